import { randomInt } from "node:crypto";
import { takenPorts } from "../scripts/supervisor/free-ports.ts";

// Below the ports that the system gives away by itself: one of those may be taken again before it is used here.
const PORT_MIN = 10_000;
const PORT_MAX = 30_000;

/** A port on which nobody listens, for a service whose address must be known before it starts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORT_MIN, PORT_MAX);
    if ((await takenPorts([port], "127.0.0.1")).length === 0) return port;
  }
}
