import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, Kind } from "graphql";
import { isDatabaseUnavailable, isTimeExpired } from "./database.ts";
import { tooLate } from "./deadline/work-limit.ts";
import { presentError } from "./present-error.ts";

type Logger = {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/**
 * What a subgraph says of an error, to the gateway: that its database is away, or its time over, is no fault of its own. A mutation that
 * was cut short by either may have happened.
 */
export const errorPresenter =
  (subgraph: string, log: Logger, schema: GraphQLSchema) =>
  (formatted: GraphQLFormattedError, error: unknown, requestId: string | null): GraphQLFormattedError => {
    const thrown = unwrapResolverError(error);
    const isUnavailable = isDatabaseUnavailable(thrown);
    const isLate = isTimeExpired(thrown) || formatted.extensions?.code === tooLate().extensions.code;
    if (!isUnavailable && !isLate) return presentError(formatted, error, { log, requestId });

    const place = { ...(formatted.path && { path: formatted.path }) };
    if (isUnavailable) log.warn({ err: error, requestId }, "database unavailable");
    if (isOfMutation(error, schema)) {
      const message = `The ${subgraph} service was cut short: this may have happened. Look, or repeat it with the same idempotencyKey.`;
      return { message, ...place, extensions: { code: "OUTCOME_UNKNOWN" } };
    }
    if (isUnavailable) {
      const message = `The ${subgraph} service cannot reach its database: try again.`;
      return { message, ...place, extensions: { code: "SUBGRAPH_UNAVAILABLE" } };
    }
    const { message, extensions } = tooLate();
    return { message, ...place, extensions };
  };

/** Whether a mutation itself failed: what its payload could not show is only read. */
function isOfMutation(error: unknown, schema: GraphQLSchema): boolean {
  if (!(error instanceof GraphQLError) || error.path?.length !== 1) return false;
  const [node] = error.nodes ?? [];
  const fields = schema.getMutationType()?.getFields() ?? {};
  return node?.kind === Kind.FIELD && node.name.value in fields;
}
