import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import { type ClientIdentity, NO_IDENTITY } from "./client-identity.ts";
import type { ForwardedHeaders } from "./forwarded-headers.ts";
import type { Settled } from "./pipeline/settled.ts";
import { endless, type Life } from "./resilience/request-life.ts";
import type { SubscriptionStage } from "./subscriptions/subscription-stage.ts";

/** What a client request has cost so far, by subgraph. */
export type RequestCost = {
  readonly fetches: Map<string, number>;
  /** Database commands, as subgraphs report them. */
  readonly commands: Map<string, number>;
  /** What the operation could come to by `@cost` and `@listSize`; null until that is known. */
  estimated: number | null;
};

/** One request of a client, from its first byte to the end of its answer. */
export type ClientRequest = {
  readonly viewer: Viewer;
  /** With what the viewer asks. */
  readonly identity: ClientIdentity;
  /** On the clock of `performance.now()`. */
  readonly startedAtMs: number;
  readonly cost: RequestCost;
  /** How long somebody waits for its answer. */
  readonly life: Life;
  /** How long the answer may be kept, once that is known: not at all, until then. */
  freshness?: Freshness;
};

/** For how long an answer may be kept, and since when it is. */
export type Freshness = {
  readonly maxAgeS: number;
  /** Whether it is for one viewer only. */
  readonly isPrivate: boolean;
  readonly ageS: number;
};

/** What Apollo's pipeline hands from step to step. */
export type GatewayContext = {
  readonly client: ClientRequest;
  /** What of the client's headers subgraphs get, where they know nobody by a header of ours. */
  readonly forwarded?: ForwardedHeaders;
  /** Of a subscription: absent where a query or a mutation is answered. */
  readonly stage?: SubscriptionStage;
  /** What it came to already, where it did not get through by the short way. */
  readonly settled?: Settled;
};

const current = new AsyncLocalStorage<ClientRequest>();

/** A request that has just arrived, on behalf of nobody until a token says otherwise. */
export const newClientRequest = (
  viewer: Omit<Viewer, "requestId">,
  requestId: string,
  life: Life = endless(),
  identity: ClientIdentity = NO_IDENTITY,
): ClientRequest => ({
  viewer: { ...viewer, requestId },
  identity,
  life,
  startedAtMs: performance.now(),
  cost: { fetches: new Map(), commands: new Map(), estimated: null },
});

/** The same request, for what anybody may be told of its answer. */
export const onBehalfOfNobody = (client: ClientRequest): ClientRequest => ({
  ...client,
  viewer: { viewerId: null, scopes: [], requestId: client.viewer.requestId },
});

/** Ids are made here, never taken from a client, who could otherwise write into the log what they like. */
export const newRequestId = (): string => randomUUID();

/** Runs the rest of a request so that code without a context, such as the formatting of errors, finds it. */
export const withClientRequest = <Result>(client: ClientRequest, run: () => Result): Result =>
  current.run(client, run);

/** The request under way. */
export const currentClientRequest = (): ClientRequest | undefined => current.getStore();

/** The id of the request under way. */
export const currentRequestId = (): string | null => current.getStore()?.viewer.requestId ?? null;

/** Counts one fetch. */
export function noteFetch({ fetches }: RequestCost, subgraph: string): void {
  fetches.set(subgraph, (fetches.get(subgraph) ?? 0) + 1);
}

/** Counts the database commands in the extensions of a subgraph's answer, of the subgraph and of peers it asked. */
export function noteCommands({ commands }: RequestCost, extensions: unknown): void {
  const reported = (extensions as { kith?: { commands?: unknown } } | null | undefined)?.kith?.commands;
  if (typeof reported !== "object" || reported === null) return;
  for (const [subgraph, names] of Object.entries(reported))
    if (Array.isArray(names)) commands.set(subgraph, (commands.get(subgraph) ?? 0) + names.length);
}
