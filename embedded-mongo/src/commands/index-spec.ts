import { type CodeName, CommandError, failure } from "../errors.ts";
import type { FilterNode } from "../query/filter.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { isEqual } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import {
  type Document,
  type Int32,
  int,
  isDocument,
  isNumber,
  toNumber,
  typeNameOf,
} from "../values/types.ts";

const KNOWN_OPTIONS = [
  "key",
  "name",
  "unique",
  "sparse",
  "partialFilterExpression",
  "background",
  "v",
  "hidden",
  "ns",
  "expireAfterSeconds",
  "prepareUnique",
  "clustered",
  "collation",
];
const UNSUPPORTED_OPTIONS = [
  "weights",
  "default_language",
  "language_override",
  "textIndexVersion",
  "2dsphereIndexVersion",
  "bits",
  "min",
  "max",
  "bucketSize",
  "wildcardProjection",
  "storageEngine",
];

const FLAGS = ["unique", "sparse", "hidden", "prepareUnique"];

const EXPIRY_MAX_S = 2_147_483_647;

/** Documents expire by one date each. @throws CommandError with the code that the command has for it. */
export function expiryOf(spec: Document, code: CodeName): Int32 {
  const { expireAfterSeconds: seconds, key } = spec;
  const refuse = (why: string) => failure(code, `${why} Index spec: ${showValue(spec)}`);
  if (!isNumber(seconds))
    throw refuse(
      `TTL index 'expireAfterSeconds' option must be numeric, but received a type of '${typeNameOf(seconds)}'.`,
    );
  if (!(toNumber(seconds) >= 0 && toNumber(seconds) <= EXPIRY_MAX_S))
    throw refuse(
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, 0 to ${EXPIRY_MAX_S}.`,
    );
  const paths = Object.keys(key as Document);
  if (paths.length > 1)
    throw refuse("TTL indexes are single-field indexes, compound indexes do not support TTL.");
  if (paths[0] === "_id") throw refuse("the _id field does not support TTL indexes.");
  return int(Math.trunc(toNumber(seconds)));
}

/** Kinds of conditions a partial index may have. */
function refuseBadPartialFilter(node: FilterNode): void {
  if (node.kind === "and" || node.kind === "or") node.nodes.forEach(refuseBadPartialFilter);
  else if (!["compare", "in", "exists"].includes(node.kind) && (node.kind !== "test" || node.op !== "$type"))
    throw failure("CannotCreateIndex", "unsupported expression in partial index");
}

/** @throws CommandError 67, 9, 2 and others for a specification that cannot be an index. */
export function readSpec(spec: unknown): Document {
  if (!isDocument(spec)) throw failure("TypeMismatch", "each index specification must be an object");
  if (!isDocument(spec.key))
    throw failure("FailedToParse", "The 'key' field is a required property of an index specification");
  for (const option of Object.keys(spec)) {
    if (UNSUPPORTED_OPTIONS.includes(option))
      throw failure("NotImplemented", `the index option '${option}' is not supported by this server`);
    if (option === "collation" && (!isDocument(spec[option]) || spec[option].locale !== "simple"))
      throw failure("NotImplemented", "collation is not supported by this server");
    if (!KNOWN_OPTIONS.includes(option))
      throw new CommandError(
        197,
        `The field '${option}' is not valid for an index specification. Specification: ${showValue(spec)}`,
      );
  }
  if (Object.keys(spec.key).length === 0)
    throw failure("CannotCreateIndex", "Index keys cannot be an empty object");
  for (const [path, direction] of Object.entries(spec.key)) {
    if (typeof direction === "string") {
      if (["text", "2d", "2dsphere", "hashed", "columnstore"].includes(direction))
        throw failure("NotImplemented", `indexes of type '${direction}' are not supported by this server`);
      throw failure("CannotCreateIndex", `Unknown index plugin '${direction}'`);
    }
    if (!isNumber(direction))
      throw failure(
        "CannotCreateIndex",
        `Values in v:2 index key pattern cannot be of type ${typeof direction}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    if (toNumber(direction) === 0 || Number.isNaN(toNumber(direction)))
      throw failure("CannotCreateIndex", "Values in the index key pattern cannot be 0.");
    if (path.includes("$**"))
      throw failure("NotImplemented", "wildcard indexes are not supported by this server");
    if (path === "" || path.split(".").includes(""))
      throw failure("CannotCreateIndex", "Index keys cannot contain an empty field.");
    if (path.split(".").some((part) => part.startsWith("$")))
      throw failure(
        "CannotCreateIndex",
        `Index key contains an illegal field name: field name starts with '$': ${path}`,
      );
  }
  if (typeof spec.name !== "string")
    throw failure("FailedToParse", "The 'name' field is a required property of an index specification");
  if (spec.name === "") throw failure("CannotCreateIndex", "index name cannot be empty");
  if (spec.name === "*") throw failure("BadValue", "The index name '*' is not valid.");
  for (const flag of FLAGS)
    if (spec[flag] !== undefined && typeof spec[flag] !== "boolean" && !isNumber(spec[flag]))
      throw failure(
        "TypeMismatch",
        `The field '${flag}' has value ${showValue(spec[flag])}, which is not convertible to bool`,
      );
  const out: Document = { v: int(2), key: spec.key, name: spec.name };
  for (const flag of FLAGS)
    if (spec[flag] === true || (isNumber(spec[flag]) && toNumber(spec[flag]) !== 0)) out[flag] = true;
  if (spec.expireAfterSeconds !== undefined) out.expireAfterSeconds = expiryOf(spec, "CannotCreateIndex");
  if (spec.partialFilterExpression !== undefined) {
    if (!isDocument(spec.partialFilterExpression))
      throw failure("TypeMismatch", "The field 'partialFilterExpression' must be an object");
    if (out.sparse)
      throw failure("CannotCreateIndex", 'cannot mix "partialFilterExpression" and "sparse" options');
    refuseBadPartialFilter(parseFilter(spec.partialFilterExpression));
    out.partialFilterExpression = spec.partialFilterExpression;
  }
  return out;
}

export const isSameKey = (a: unknown, b: unknown) =>
  Object.keys(a as Document).join("\0") === Object.keys(b as Document).join("\0") && isEqual(a, b);
const sameOptions = (a: Document, b: Document) =>
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  isEqual(a.partialFilterExpression, b.partialFilterExpression);

/** Whether the index is there already; a similar one under the same name or key is an error. */
export function isPresent(existing: readonly Document[], spec: Document): boolean {
  if (isSameKey(spec.key, { _id: int(1) })) return true;
  const named = existing.find(({ name }) => name === spec.name);
  if (named) {
    if (isSameKey(named.key, spec.key) && sameOptions(named, spec)) {
      if (isEqual(named.expireAfterSeconds, spec.expireAfterSeconds)) return true;
      throw failure(
        "IndexOptionsConflict",
        `An equivalent index already exists with the same name but different options. Requested index: ${showValue(spec)}, existing index: ${showValue(named)}`,
      );
    }
    throw failure(
      "IndexKeySpecsConflict",
      `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${showValue(spec)}, existing index: ${showValue(named)}`,
    );
  }
  const twin = existing.find(
    (other) =>
      isSameKey(other.key, spec.key) && isEqual(other.partialFilterExpression, spec.partialFilterExpression),
  );
  if (!twin) return false;
  if (sameOptions(twin, spec))
    throw failure("IndexOptionsConflict", `Index already exists with a different name: ${twin.name}`);
  throw failure(
    "IndexOptionsConflict",
    `An equivalent index already exists with the same name but different options. Requested index: ${showValue(spec)}, existing index: ${showValue(twin)}`,
  );
}
