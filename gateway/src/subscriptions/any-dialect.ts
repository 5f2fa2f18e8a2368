import { ApiError } from "@kith/kit/api-error.ts";
import { EVENT_STREAM } from "@kith/kit/subscriptions/event-stream.ts";
import type { FastifyBaseLogger } from "fastify";
import { errorsIn } from "../fetch/answer.ts";
import type { ForwardedHeaders } from "../forwarded-headers.ts";
import type { ConnectionParams, Dialect } from "./dialect.ts";
import { SubscriptionRefused } from "./subgraph-events.ts";

type Parts = {
  /** Headers, in lower case, that the first message of a WebSocket may have where the request for it has not. */
  readonly forwardedParams: readonly string[];
  readonly log: Pick<FastifyBaseLogger, "error">;
};

/** What a header may hold, and as much as one of a request could. */
const HEADER_VALUE = /^[\t\x20-\x7e]{1,8192}$/;
const SHOWN_LENGTH_MAX = 100;

/** Subgraphs get the headers of clients that are forwarded, and nobody is known; errors are told as they are. */
export const anyDialect = ({ forwardedParams, log }: Parts): Dialect => ({
  headersFor: (_subgraph, { forwarded }) => forwarded,

  refusalOf({ subgraph, statusCode, contentType, text }) {
    const errors = errorsIn(text).map(({ extensions, ...error }) => ({
      ...error,
      extensions: { ...extensions, serviceName: subgraph },
    }));
    if (errors.length > 0) return new SubscriptionRefused(errors, statusCode >= 500);
    const type = contentType === "" ? "no content type" : contentType.slice(0, SHOWN_LENGTH_MAX);
    return new ApiError(
      "SUBGRAPH_UNAVAILABLE",
      `The subgraph ${subgraph} has to answer a subscription as ${EVENT_STREAM}, in the distinct connections mode of graphql-sse. It answers ${statusCode} with ${type}.`,
      { cause: new Error(text.slice(0, SHOWN_LENGTH_MAX)) },
    );
  },

  speakerOf: async (params, speaker) => ({
    ...speaker,
    forwarded: { ...headersIn(params, forwardedParams), ...speaker.forwarded },
  }),

  showErrors(error, requestId) {
    if (error instanceof SubscriptionRefused) return error.errors;
    const { message } = error as Error;
    if (error instanceof ApiError) return [{ message, extensions: { ...error.extensions } }];
    log.error({ err: error, requestId }, "unexpected error");
    return [{ message, extensions: { code: "INTERNAL_SERVER_ERROR" } }];
  },
});

/** @throws ApiError BAD_REQUEST when one of them is there and no text that a header could hold. */
function headersIn(params: ConnectionParams, names: readonly string[]): ForwardedHeaders {
  if (params === undefined || names.length === 0) return {};
  const known = new Set(names);
  const given = Object.entries(params).flatMap(([key, value]): [string, string][] => {
    const name = key.toLowerCase();
    if (!known.has(name) || value == null) return [];
    if (typeof value === "string" && HEADER_VALUE.test(value)) return [[name, value]];
    throw new ApiError(
      "BAD_REQUEST",
      `connectionParams.${name} must be a header's text: ASCII, 1 to 8192 characters.`,
    );
  });
  return Object.fromEntries(given);
}
