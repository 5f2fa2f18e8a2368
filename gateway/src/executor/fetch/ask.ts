import type { GraphQLFormattedError } from "graphql";
import type { JsonObject } from "../json.ts";

/** What a subgraph says. */
export type Answer = {
  readonly data?: JsonObject | null;
  readonly errors?: readonly GraphQLFormattedError[];
  /** The same for two answers without errors to the same question of the same viewer that are the same to the byte. */
  readonly identity?: string | undefined;
};

/** What is asked: what a subscription asks is not answered but followed by events. */
export type OperationKind = "query" | "mutation" | "subscription";

/**
 * Asks a subgraph on behalf of one client request.
 *
 * Rejects when there is no answer in GraphQL's form; the message and `extensions` of the error are what is told of it.
 */
export type Ask = (question: {
  readonly subgraph: string;
  /** JSON of `query` and `variables`. */
  readonly body: string;
  readonly operation: OperationKind;
  /** What the request carries beside what every one does. */
  readonly headers?: Readonly<Record<string, string>>;
}) => Promise<Answer>;
