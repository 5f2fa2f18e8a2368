import { setTimeout as sleep } from "node:timers/promises";
import { type Child, type ChildOptions, startChild } from "./child-process.ts";

const RESTARTS_MAX = 5;
const RESTART_DELAY_MS = 500;
/** Who has run so long is healthy again: what went before does not count any more. */
const HEALTHY_AFTER_MS = 60_000;

type Hooks = {
  /** Tells what happened, in one line. */
  readonly tell: (line: string) => void;
  /** Called once when a service cannot be kept running. */
  readonly onGivenUp: (name: string) => void;
};

/** Services under watch: what they are, and their common end. */
export type Supervised = { readonly children: readonly Child[]; stopAll(): Promise<void> };

/**
 * Starts services together and keeps them running: one that ends by itself is started again, up to five times in short order.
 *
 * @throws Error of the first service that does not start; the others are ended.
 */
export async function supervise(
  services: readonly ChildOptions[],
  { tell, onGivenUp }: Hooks,
): Promise<Supervised> {
  const running = new Map<string, Child>();
  let isStopping = false;

  const stopAll = async () => {
    isStopping = true;
    await Promise.all([...running.values()].map((child) => child.stop()));
  };

  const start = async (service: ChildOptions, restartsLeft: number): Promise<Child> => {
    const child = await startChild(service);
    running.set(service.name, child);
    const startedAtMs = Date.now();
    void child.exited.then((end) => {
      const isHealthy = Date.now() - startedAtMs >= HEALTHY_AFTER_MS;
      return restart(service, end, isHealthy ? RESTARTS_MAX : restartsLeft);
    });
    return child;
  };

  const restart = async (service: ChildOptions, end: string, restartsLeft: number): Promise<void> => {
    if (isStopping) return;
    running.delete(service.name);
    if (restartsLeft === 0) return onGivenUp(service.name);
    tell(`${service.name} ended (${end}) and is started again.`);
    await sleep(RESTART_DELAY_MS);
    if (!isStopping) await start(service, restartsLeft - 1).catch(() => onGivenUp(service.name));
  };

  const outcomes = await Promise.allSettled(services.map((service) => start(service, RESTARTS_MAX)));
  const failure = outcomes.find(({ status }) => status === "rejected");
  if (failure?.status === "rejected") {
    await stopAll();
    throw failure.reason;
  }
  return { children: [...running.values()], stopAll };
}
