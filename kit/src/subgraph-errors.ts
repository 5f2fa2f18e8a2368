import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLFormattedError } from "graphql";
import { isDatabaseUnavailable, isTimeExpired } from "./database.ts";
import { tooLate } from "./deadline/work-limit.ts";
import { presentError } from "./present-error.ts";

type Logger = {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/** What a subgraph says of an error, to the gateway: that its database is away is no fault of its own. */
export const errorPresenter =
  (subgraph: string, log: Logger) =>
  (formatted: GraphQLFormattedError, error: unknown, requestId: string | null): GraphQLFormattedError => {
    const thrown = unwrapResolverError(error);
    if (!isDatabaseUnavailable(thrown)) {
      if (!isTimeExpired(thrown)) return presentError(formatted, error, { log, requestId });
      const { message, extensions } = tooLate();
      return { message, ...(formatted.path && { path: formatted.path }), extensions };
    }
    log.warn({ err: error, requestId }, "database unavailable");
    return {
      message: `The ${subgraph} service cannot reach its database: try again.`,
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: "SUBGRAPH_UNAVAILABLE" },
    };
  };
