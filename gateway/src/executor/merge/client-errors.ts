import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { EntityErrors } from "../fetch/entity-errors.ts";
import type { JsonObject } from "../json.ts";
import type { FetchStep } from "../plan/step.ts";
import { type ClientPath, pathsAt } from "./places.ts";

/** Paths that one failed fetch is reported at; a page of friends with several fields each has them, no more is useful. */
export const FAILED_PATHS_MAX = 50;

/** The objects of the answer that a fetch was for. */
type Asked = { readonly step: FetchStep; readonly root: JsonObject; readonly targets: readonly JsonObject[] };

/** The errors of a fetch at the root of the graph, at the client's paths. */
export function rootErrors(errors: readonly GraphQLFormattedError[], asked: Asked): readonly GraphQLError[] {
  const { pathsOf } = placesOf(asked);
  return errors.flatMap((error) =>
    error.path === undefined
      ? [clientError(error, asked.step)]
      : asked.targets.flatMap((target) =>
          pathsOf(target, error.path ?? []).map((path) => clientError(error, asked.step, path)),
        ),
  );
}

/** The errors of a fetch of entities, at the client's paths. @param places The index of each target's representation. */
export function entityErrors(
  errors: EntityErrors,
  asked: Asked & { readonly places: readonly number[] },
): readonly GraphQLError[] {
  const { pathsOf, failedPaths } = placesOf(asked);
  return errors.flatMap(({ error, about, path }) => {
    if (about === null) return [clientError(error, asked.step)];
    if (about === "all") return failedPaths().map((failed) => clientError(error, asked.step, failed));
    return asked.targets
      .filter((_, index) => asked.places[index] === about)
      .flatMap((target) => pathsOf(target, path).map((place) => clientError(error, asked.step, place)));
  });
}

/**
 * What is told of a fetch that got no answer: an error at each field that it was for, so that a client can tell "there is
 * none" from "we do not know".
 */
export function failureErrors(reason: unknown, asked: Asked): readonly GraphQLError[] {
  const { message, extensions } = reason as Partial<GraphQLFormattedError>;
  const error = { message: message ?? String(reason), ...(extensions && { extensions }) };
  return placesOf(asked)
    .failedPaths()
    .map((failed) => clientError(error, asked.step, failed));
}

function placesOf({ step, root, targets }: Asked) {
  const paths = pathsAt(root, step.path);
  const pathsOf = (target: JsonObject, below: ClientPath): readonly ClientPath[] => {
    const end = below.map((key) => (typeof key === "string" ? (step.clientKeys.get(key) ?? key) : key));
    return (paths.get(target) ?? [[]]).map((path) => [...path, ...end]);
  };
  const typeOf = ({ __typename: typename }: JsonObject) =>
    step.representation !== null && typeof typename === "string" ? typename : undefined;
  const failedPaths = () =>
    targets
      .slice(0, FAILED_PATHS_MAX)
      .flatMap((target) => step.query.keysFor(typeOf(target)).flatMap((key) => pathsOf(target, [key])))
      .slice(0, FAILED_PATHS_MAX);
  return { pathsOf, failedPaths };
}

function clientError(
  { message, extensions }: GraphQLFormattedError,
  { subgraph }: FetchStep,
  path?: ClientPath,
): GraphQLError {
  const code = extensions?.code ? {} : { code: "DOWNSTREAM_SERVICE_ERROR" };
  return new GraphQLError(message || `Error while fetching subquery from service "${subgraph}"`, {
    ...(path && { path }),
    extensions: { ...extensions, serviceName: subgraph, ...code },
  });
}
