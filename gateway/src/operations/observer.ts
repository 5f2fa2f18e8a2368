import type { IncomingHttpHeaders } from "node:http";
import type { ClientRequest } from "../client-request.ts";

/** How an operation came out: with all it asked for, with a part of it, or with nothing but errors. */
export type Outcome = "ok" | "partial" | "failed";

/** An operation that was answered. */
export type AnsweredOperation = {
  /** As the client calls it; null where it has none, or none was found. */
  readonly name: string | null;
  readonly kind: "query" | "mutation" | "subscription" | "unknown";
  /** What the client calls itself. */
  readonly client: string | null;
  readonly outcome: Outcome;
};

/** A question to a subgraph that is observed. */
export type ObservedFetch = {
  /** What the question carries for whoever observes the subgraph. */
  readonly headers: Readonly<Record<string, string>>;
  done(isAnswered: boolean): void;
};

/** Is told what happens to requests. Every place that tells it something does without it when nobody observes. */
export type Observer = {
  arrived(client: ClientRequest, headers: IncomingHttpHeaders): void;
  answered(client: ClientRequest, operation: AnsweredOperation): void;
  planned(tookMs: number, isPlanned: boolean): void;
  fetching(client: ClientRequest, subgraph: string): ObservedFetch;
};

/** One observer out of several; null out of none. */
export function observers(all: readonly Observer[]): Observer | null {
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return first ?? null;
  return {
    arrived(client, headers) {
      for (const one of all) one.arrived(client, headers);
    },
    answered(client, operation) {
      for (const one of all) one.answered(client, operation);
    },
    planned(tookMs, isPlanned) {
      for (const one of all) one.planned(tookMs, isPlanned);
    },
    fetching(client, subgraph) {
      const fetches = all.map((one) => one.fetching(client, subgraph));
      return {
        headers: Object.assign({}, ...fetches.map(({ headers }) => headers)),
        done(isAnswered) {
          for (const one of fetches) one.done(isAnswered);
        },
      };
    },
  };
}
