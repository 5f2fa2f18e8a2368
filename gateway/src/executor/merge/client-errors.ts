import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { EntityErrors } from "../fetch/entity-errors.ts";
import type { JsonObject } from "../json.ts";
import type { FetchStep } from "../plan/step.ts";
import { type ClientPath, type ClientPaths, clientPaths } from "./client-paths.ts";

/** Errors that a client is told of; more are no help. */
export const ERRORS_MAX = 1_000;
/** Paths that one failed fetch is reported at; a page of friends with several fields each has them, no more is useful. */
export const FAILED_PATHS_MAX = 50;

/** The objects of the answer that a fetch was for. */
type Asked = {
  readonly step: FetchStep;
  readonly root: JsonObject;
  readonly targets: readonly JsonObject[];
  /** Of errors that a client can still be told of. One about an entity that stands in thousands of places is not made for each of them. */
  readonly countMax: number;
};

/** The errors of a fetch at the root of the graph, at the client's paths. */
export function rootErrors(errors: readonly GraphQLFormattedError[], asked: Asked): readonly GraphQLError[] {
  const { pathsOf } = placesOf(asked);
  const { step, targets, countMax } = asked;
  return errors
    .values()
    .flatMap((error) => {
      const { path } = error;
      if (path === undefined) return [clientError(error, step)];
      return targets
        .values()
        .flatMap((target) => pathsOf(target, path))
        .map((place) => clientError(error, step, place));
    })
    .take(countMax)
    .toArray();
}

/** The errors of a fetch of entities, at the client's paths. @param places The index of each target's representation. */
export function entityErrors(
  errors: EntityErrors,
  asked: Asked & { readonly places: readonly number[] },
): readonly GraphQLError[] {
  const { pathsOf, failedPaths } = placesOf(asked);
  const { step, targets, places, countMax } = asked;
  const targetsByPlace = Map.groupBy(targets.keys(), (index) => places[index]);
  return errors
    .values()
    .flatMap(({ error, about, path }) => {
      if (about === null) return [clientError(error, step)];
      const paths =
        about === "all"
          ? failedPaths()
          : (targetsByPlace.get(about) ?? [])
              .values()
              .flatMap((index) => pathsOf(targets[index] as JsonObject, path));
      return paths.map((place) => clientError(error, step, place));
    })
    .take(countMax)
    .toArray();
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
    .map((failed) => clientError(error, asked.step, failed))
    .take(asked.countMax)
    .toArray();
}

function placesOf({ step, root, targets }: Asked) {
  let paths: ClientPaths | null = null;
  const pathsOf = (target: JsonObject, below: ClientPath): IteratorObject<ClientPath> => {
    paths ??= somewhere(clientPaths(root, step.path), targets);
    const end = below.map((key) => (typeof key === "string" ? (step.clientKeys.get(key) ?? key) : key));
    return Iterator.from(paths(target)).map((path) => [...path, ...end]);
  };
  const typeOf = ({ __typename: typename }: JsonObject) =>
    step.representation !== null && typeof typename === "string" ? typename : undefined;
  const failedPaths = (): IteratorObject<ClientPath> =>
    targets
      .values()
      .flatMap((target) => {
        const keys = new Set(step.query.keysFor(typeOf(target)));
        // Where nothing but its type was asked, that is what is missing of the object.
        if (keys.size === 0) return pathsOf(target, []);
        return keys.values().flatMap((key) => pathsOf(target, [key]));
      })
      .take(FAILED_PATHS_MAX);
  return { pathsOf, failedPaths };
}

/** Where nothing of a question stands in the answer any more, what is told of it is told of the whole. */
const somewhere = (paths: ClientPaths, targets: readonly JsonObject[]): ClientPaths =>
  targets.some((target) => Iterator.from(paths(target)).some(() => true)) ? paths : () => [[]];

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
