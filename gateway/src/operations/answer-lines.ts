import { type KnownNames, labelOf } from "./known-names.ts";
import type { Observer } from "./observer.ts";

type Log = { info(details: object, message: string): void };

/** Writes a line for each operation that was answered: what it was by its registered name, how it came out, how long it took. */
export function answerLines(knownNames: () => KnownNames): Observer & { writeTo(log: Log): void } {
  let log: Log | null = null;
  return {
    writeTo(given) {
      log = given;
    },
    arrived() {},
    answered({ viewer: { requestId }, startedAtMs }, { name, kind, client, outcome }) {
      const { operations, clients } = knownNames();
      const operation = labelOf(operations, name);
      const ms = Math.round(performance.now() - startedAtMs);
      log?.info({ requestId, operation, kind, client: labelOf(clients, client), outcome, ms }, "answered");
    },
    planned() {},
    fetching: () => UNTOLD,
  };
}

const UNTOLD = { headers: {}, done() {} };
