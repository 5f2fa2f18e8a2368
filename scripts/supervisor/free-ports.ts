import { once } from "node:events";
import { createServer } from "node:net";

/** The ports of a list on which somebody listens already. 0 stands for "the system chooses" and is always free. */
export async function takenPorts(ports: readonly number[], host: string): Promise<number[]> {
  const taken = await Promise.all(
    ports.map(async (port) => (port === 0 || (await isFree(port, host)) ? [] : [port])),
  );
  return taken.flat();
}

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
