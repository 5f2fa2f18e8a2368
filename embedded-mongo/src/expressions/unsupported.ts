import { failure } from "../errors.ts";

const METADATA = new Set([
  "geoNearDistance",
  "geoNearPoint",
  "indexKey",
  "randVal",
  "recordId",
  "score",
  "scoreDetails",
  "searchHighlights",
  "searchScore",
  "searchSequenceToken",
  "sortKey",
  "textScore",
  "vectorSearchScore",
]);

/** Operators that MongoDB has and this server has not: refused as a server would where the feature is turned off. */
const REFUSALS: Record<string, (spec: unknown) => Error> = {
  $function: () =>
    failure(31264, "Cannot run server-side javascript without the javascript engine enabled ($function)"),
  $meta: (spec) => {
    if (typeof spec !== "string") return failure(17307, "$meta only supports string arguments");
    if (!METADATA.has(spec)) return failure(17308, `Unsupported argument to $meta: ${spec}`);
    return failure(40218, `query requires ${spec} metadata, but it is not available`);
  },
  $toHashedIndexKey: () =>
    failure("NotImplemented", "$toHashedIndexKey is not supported: no index is hashed"),
};

/** @throws CommandError for an operator of MongoDB's that this server does not run. */
export function refuseUnsupported(name: string, spec: unknown): void {
  if (Object.hasOwn(REFUSALS, name)) throw REFUSALS[name]?.(spec);
}
