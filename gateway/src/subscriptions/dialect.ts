import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { GraphQLFormattedError } from "graphql";
import type { Bearer } from "../access-token.ts";
import type { ForwardedHeaders } from "../forwarded-headers.ts";
import type { InsteadOfEvents } from "./instead-of-events.ts";

/** Whoever is at the other end of a connection, until when, and what of their headers subgraphs get: nothing, unless said. */
export type Speaker = Bearer & { readonly forwarded?: ForwardedHeaders };

/** Who a subgraph is asked on behalf of. */
export type Listening = { readonly viewer: Viewer; readonly forwarded: ForwardedHeaders };

/** The first message of a WebSocket, in which browsers say what others say in headers. */
export type ConnectionParams = Readonly<Record<string, unknown>> | undefined;

/** What differs between subscriptions of Kith's own graph and those of any other. */
export type Dialect = {
  /** What a subgraph is told beside the question. */
  headersFor(subgraph: string, listening: Listening): Readonly<Record<string, string>>;
  /** Why a subgraph has no events, by what it answers in their place. */
  refusalOf(answer: InsteadOfEvents): Error;
  /**
   * Who speaks from the first message of a WebSocket on.
   *
   * @throws ApiError UNAUTHENTICATED, BAD_REQUEST when it says something that it cannot; any other when that cannot be told now.
   */
  speakerOf(params: ConnectionParams, speaker: Speaker, address: string): Promise<Speaker>;
  /** What a client is told of an error that ends a subscription, or for which there is none. */
  showErrors(error: unknown, requestId: string | null): readonly GraphQLFormattedError[];
};
