import { ApiError } from "@kith/kit/api-error.ts";
import { presentError } from "@kith/kit/present-error.ts";
import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import type { FastifyBaseLogger } from "fastify";
import { type Answer, readAnswer } from "../fetch/answer.ts";
import type { ChargedTokenReader } from "../rate-limit/charged-tokens.ts";
import type { ConnectionParams, Dialect } from "./dialect.ts";
import { SubscriptionRefused } from "./subgraph-events.ts";

type Parts = {
  readonly viewerKey: Buffer;
  readonly readToken: ChargedTokenReader;
  readonly log: FastifyBaseLogger;
};

/** Subgraphs know the viewer by a signed header, clients by their access token; errors are masked. */
export const kithDialect = ({ viewerKey, readToken, log }: Parts): Dialect => ({
  headersFor: (subgraph, { viewer }) => ({
    [VIEWER_HEADER]: signViewer(viewer, { key: viewerKey, audience: subgraph }),
  }),

  refusalOf({ subgraph, statusCode, text }) {
    let errors: Answer["errors"];
    try {
      errors = readAnswer(statusCode, text).errors;
    } catch (error) {
      return unavailable(subgraph, error as Error);
    }
    if (errors === undefined || errors.length === 0) return unavailable(subgraph, new Error(text));
    return new SubscriptionRefused(errors);
  },

  async speakerOf(params, speaker, address) {
    const authorization = authorizationIn(params);
    return authorization === undefined ? speaker : readToken(authorization, address);
  },

  showErrors(error, requestId) {
    const place = { log, requestId };
    if (error instanceof SubscriptionRefused)
      return error.errors.map((one) => presentError(one, error, place));
    const { message } = error as Error;
    const extensions = error instanceof ApiError ? error.extensions : {};
    return [presentError({ message, extensions }, error, place)];
  },
});

/** @throws ApiError UNAUTHENTICATED when it is there and no text. */
function authorizationIn(params: ConnectionParams): string | undefined {
  const given = params?.authorization ?? params?.Authorization;
  if (given == null) return undefined;
  if (typeof given === "string") return given;
  throw new ApiError("UNAUTHENTICATED", "authorization in connectionParams must be: Bearer <access token>.");
}

const unavailable = (subgraph: string, cause: Error) =>
  new ApiError("SUBGRAPH_UNAVAILABLE", `The ${subgraph} service does not answer: try again.`, { cause });
