import { Agent, request } from "undici";
import { ApiError } from "./api-error.ts";
import { noteCommands } from "./command-log.ts";
import { DEADLINE_HEADER } from "./deadline/deadline-header.ts";
import { currentLimit, leftOf } from "./deadline/work-limit.ts";
import { batchLoaderOf } from "./loader.ts";
import { sharedLoaderOf } from "./shared-loader.ts";
import { currentSpan } from "./tracing/current-span.ts";
import { PEER_SCOPE, signViewer, VIEWER_HEADER, type Viewer } from "./viewer-header.ts";

const TIMEOUT_MS = 3_000;
const RESPONSE_SIZE_MAX = 4 * 1024 * 1024;
const CONNECTIONS_MAX = 50;

/** A subgraph that may be asked about its entities. */
export type Peer = { readonly name: string; readonly url: string; readonly viewerKey: Buffer };

type Question = {
  readonly peer: Peer;
  readonly viewer: Viewer;
  readonly typename: string;
  /** The fields that are asked for, without braces. */
  readonly selection: string;
};

type Answer<Entity> = {
  readonly data?: { readonly entities?: readonly (Entity | null)[] } | null;
  readonly errors?: readonly { readonly message: string }[];
  readonly extensions?: { readonly kith?: { readonly commands?: Record<string, readonly string[]> } };
};

// Shared by all requests of the process: connections outlive them.
const agent = new Agent({ connections: CONNECTIONS_MAX, maxResponseSize: RESPONSE_SIZE_MAX });

/**
 * Asks another subgraph about its entities on behalf of the viewer: one call for all ids of a tick, null for what the
 * peer does not know.
 *
 * @throws ApiError SUBGRAPH_UNAVAILABLE when the peer gives no complete answer within 3 s.
 */
export function peerLoaderOf<Entity>(name: string, question: Question) {
  return batchLoaderOf<string, Entity | null>({
    name,
    loadMany: (ids) => ask<Entity>(question, ids),
  });
}

const ITSELF: Viewer = { viewerId: null, scopes: [PEER_SCOPE], requestId: "shared" };

/**
 * Asks another subgraph about its entities for all requests of the process together, on behalf of nobody: for entities that are shown to
 * peers only, and say the same whoever asks.
 *
 * @throws ApiError SUBGRAPH_UNAVAILABLE when the peer gives no complete answer within 3 s, or when too many wait.
 */
export function sharedPeerLoaderOf<Entity>(name: string, question: Omit<Question, "viewer">) {
  return sharedLoaderOf<Entity | null>({
    name,
    loadMany: (ids) => ask<Entity>({ ...question, viewer: ITSELF }, ids),
  });
}

async function ask<Entity>({ peer, viewer, typename, selection }: Question, ids: readonly string[]) {
  const unavailable = (cause: unknown) =>
    new ApiError("SUBGRAPH_UNAVAILABLE", `The ${peer.name} service does not answer: try again.`, {
      cause: cause instanceof Error ? cause : new Error(String(cause)),
    });

  const limit = currentLimit();
  limit?.signal.throwIfAborted();
  const timeoutMs = leftOf(TIMEOUT_MS, limit);
  const timeout = AbortSignal.timeout(timeoutMs);
  const span = currentSpan()?.child({ name: `ask ${peer.name}`, kind: "client" });
  let answer: Answer<Entity> | null;
  try {
    const { body } = await request(peer.url, {
      method: "POST",
      dispatcher: agent,
      signal: limit === undefined ? timeout : AbortSignal.any([timeout, limit.signal]),
      headers: {
        "content-type": "application/json",
        [DEADLINE_HEADER]: String(timeoutMs),
        ...(span !== undefined && { traceparent: span.traceparent }),
        [VIEWER_HEADER]: signViewer(viewer, { key: peer.viewerKey, audience: peer.name }),
      },
      body: JSON.stringify({
        query: `query ($of: [_Any!]!) { entities: _entities(representations: $of) { ... on ${typename} { ${selection} } } }`,
        variables: { of: ids.map((id) => ({ __typename: typename, id })) },
      }),
    });
    answer = (await body.json()) as Answer<Entity> | null;
  } catch (error) {
    span?.end({ isFailed: true });
    throw unavailable(error);
  }
  span?.end();

  for (const [subgraph, names] of Object.entries(answer?.extensions?.kith?.commands ?? {}))
    noteCommands(subgraph, names);
  const entities = answer?.data?.entities;
  if (answer?.errors || entities?.length !== ids.length)
    throw unavailable(answer?.errors?.[0]?.message ?? "incomplete answer");
  return entities;
}
