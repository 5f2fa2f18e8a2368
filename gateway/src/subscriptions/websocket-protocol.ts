import { ApiError } from "@kith/kit/api-error.ts";
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, parse } from "graphql";
import { makeServer } from "graphql-ws";
import { type ClientIdentity, clientIdentityIn } from "../client-identity.ts";
import { newRequestId } from "../client-request.ts";
import type { DocumentAccess, SentDocument } from "../documents/document-access.ts";
import { TOKENS_CEILING } from "../limits/limits.ts";
import type { Payer } from "../rate-limit/rate-limiter.ts";
import { CLOSE_CODES } from "./close-codes.ts";
import type { Dialect, Speaker } from "./dialect.ts";
import { endOfToken } from "./end-of-token.ts";
import { endable } from "./endable.ts";
import { lastEventIdIn } from "./last-event-id.ts";
import { type OpenOperation, operationOf } from "./operation-results.ts";
import { holderOf, type Places, placesFor } from "./places.ts";
import { refuseConditionalRoot } from "./subscription-document.ts";
import type { Connection } from "./websocket-connection.ts";

const INIT_WITHIN_MS = 5_000;
export const CONNECTIONS_MAX = 5_000;

type Parts = {
  readonly open: OpenOperation;
  readonly places: Places;
  readonly dialect: Pick<Dialect, "speakerOf" | "showErrors">;
  /** Of WebSockets. */
  readonly perViewerMax: number;
  readonly admitMore: (viewer: Payer) => void;
  readonly documents: DocumentAccess;
};

/** Who is at the other end of a connection. */
export type Peer = {
  readonly connection: Connection;
  readonly address: string;
  /** Of the header of the request for the connection, then of its first message if that has one. */
  speaker: Speaker;
  /** Of the headers of the request for the connection, or of its first message if that has a name: browsers send no headers. */
  identity: ClientIdentity;
  /** What is open, or about to be, by the id that the client has for it, with what ends it. */
  readonly endById: Map<string, () => void>;
  /** To be called when it is known whose the connection is. */
  readonly begun: () => void;
  /** Gives back what the connection holds. */
  leave(): void;
  isGone: boolean;
};

/** An error that is shown as it is, with all that `GraphQLError` would leave out. */
class ShownError extends GraphQLError {
  readonly shown: GraphQLFormattedError;
  constructor(shown: GraphQLFormattedError) {
    super(shown.message);
    this.shown = shown;
  }
  override toJSON(): GraphQLFormattedError {
    return this.shown;
  }
}

/**
 * The protocol graphql-transport-ws: subscriptions, any number of them over one connection that speaks for one viewer. Queries
 * and mutations are refused: they have the limits and the answers of HTTP.
 *
 * @see https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverWebSocket.md
 */
export function websocketProtocol({ open, places, dialect, perViewerMax, admitMore, documents }: Parts) {
  const connections = placesFor({ called: "WebSockets", perViewerMax, perProcessMax: CONNECTIONS_MAX });

  const textIn = (payload: SentDocument, { name }: ClientIdentity): string =>
    String(documents.textOf(payload, name));

  return makeServer<Record<string, unknown>, Peer>({
    connectionInitWaitTimeout: INIT_WITHIN_MS,

    async onConnect({ connectionParams, extra: peer }) {
      const said = clientIdentityIn(connectionParams ?? {});
      if (said.name !== null) peer.identity = said;
      try {
        peer.speaker = await dialect.speakerOf(connectionParams, peer.speaker, peer.address);
        // Nobody would give back what is taken for somebody who has left meanwhile.
        if (peer.isGone) return false;
        peer.leave = connections.take(holderOf({ ...peer.speaker.viewer, address: peer.address }));
        peer.begun();
      } catch (error) {
        peer.connection.close(closeCodeOf(error), reasonOf(error));
        return false;
      }
      const token = endOfToken(peer.speaker.expiresAtMs);
      const { leave } = peer;
      peer.leave = () => {
        token.forget();
        leave();
      };
      token.signal.addEventListener("abort", () =>
        peer.connection.close(CLOSE_CODES.TOKEN_EXPIRED, reasonOf(token.signal.reason)),
      );
      return true;
    },

    async onSubscribe({ extra: peer }, id, payload) {
      const { endById } = peer;
      // graphql-ws takes an id for free as soon as it is given up, and would mix up the one that is ending with the other one.
      if (endById.has(id)) {
        peer.connection.close(
          CLOSE_CODES.SUBSCRIBER_ALREADY_EXISTS,
          `Subscriber for ${id} has not ended yet`,
        );
        return [new ShownError({ message: "The id is in use.", extensions: { code: "BAD_REQUEST" } })];
      }
      const { viewer: speaking, forwarded = {} } = peer.speaker;
      const viewer = { ...speaking, address: peer.address, requestId: newRequestId() };
      const ended = new AbortController();
      let leave = () => {};
      const end = () => {
        ended.abort();
        leave();
      };
      endById.set(id, end);
      const refuse = (errors: readonly GraphQLFormattedError[]) => {
        end();
        endById.delete(id);
        return errors.map((error) => new ShownError(error));
      };
      try {
        admitMore(viewer);
        const { operationName, extensions } = payload;
        const query = textIn(payload, peer.identity);
        refuseConditionalRoot(query);
        leave = places.take(holderOf(viewer));
        const lastEventId = lastEventIdIn(extensions);
        const opened = await open(operationOf({ ...payload, query }), {
          viewer,
          identity: peer.identity,
          forwarded,
          lastEventId,
          signal: ended.signal,
        });
        if ("refusal" in opened) return refuse(opened.refusal.errors ?? []);
        const results = endable(resultsOf(opened.results), end, () => endById.delete(id));
        // The pipeline has read and checked it: graphql-ws only looks which operation is meant.
        const document = parse(query, { maxTokens: TOKENS_CEILING, noLocation: true });
        return { document, operationName, contextValue: results } as never;
      } catch (error) {
        return refuse(dialect.showErrors(error, viewer.requestId));
      }
    },

    subscribe: ({ contextValue }) => contextValue as never,

    // As the pipeline has formed it: graphql-ws expects errors that are still to be formatted.
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult as never,

    onError: (_context, _id, _payload, errors) =>
      errors.flatMap((error) =>
        error instanceof ShownError
          ? [error.shown]
          : dialect.showErrors((error as GraphQLError).originalError, null),
      ),

    onClose({ extra: peer }) {
      peer.isGone = true;
      for (const end of peer.endById.values()) end();
      peer.leave();
    },
  });
}

async function* resultsOf(results: AsyncIterable<{ readonly result: FormattedExecutionResult | null }>) {
  for await (const { result } of results) if (result !== null) yield result;
}

/** Of an error for which a connection is not acknowledged: what is no fault of its first message may be over soon. */
function closeCodeOf(error: unknown): number {
  const code = error instanceof ApiError ? error.extensions.code : null;
  if (code === "UNAUTHENTICATED") return CLOSE_CODES.UNAUTHORIZED;
  return code === "BAD_REQUEST" ? CLOSE_CODES.BAD_REQUEST : CLOSE_CODES.TRY_AGAIN_LATER;
}

// What was not written for clients is not told to them.
const reasonOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : "Something went wrong on our side.";
