import { CommandError, failure } from "../errors.ts";
import { isEqual } from "../values/compare.ts";
import { showValue } from "../values/show.ts";
import { type Document, int, isDocument } from "../values/types.ts";
import { type Command, collectionOf, ensureCollection, namespaceOf } from "./request.ts";

/** What would change answers if it were taken and ignored. */
const UNSUPPORTED = [
  "capped",
  "timeseries",
  "viewOn",
  "pipeline",
  "validator",
  "collation",
  "expireAfterSeconds",
  "encryptedFields",
];
/** Kept, and shown by `listCollections`. */
const KEPT = [
  "changeStreamPreAndPostImages",
  "clusteredIndex",
  "validationLevel",
  "validationAction",
  "storageEngine",
  "indexOptionDefaults",
];

const isEmpty = (value: unknown) =>
  value === undefined || value === false || (isDocument(value) && Object.keys(value).length === 0);
const isSimple = (value: unknown) => isDocument(value) && value.locale === "simple";

/** @throws CommandError 14, 40415 unless it is `{enabled: boolean}`. */
export function refuseBadImages(images: unknown, command: string): void {
  if (images === undefined) return;
  const path = `${command}.changeStreamPreAndPostImages`;
  if (!isDocument(images))
    throw failure("TypeMismatch", `BSON field '${path}' is the wrong type, expected type 'object'`);
  const unknown = Object.keys(images).find((name) => name !== "enabled");
  if (unknown !== undefined)
    throw new CommandError(40415, `BSON field '${path}.${unknown}' is an unknown field.`);
  if (images.enabled === undefined)
    throw new CommandError(40414, `BSON field '${path}.enabled' is missing but a required field`);
  if (typeof images.enabled !== "boolean")
    throw failure("TypeMismatch", `BSON field '${path}.enabled' is the wrong type, expected type 'bool'`);
}

/** Every collection lies in the order of `_id`, as MongoDB's clustered ones do: what remains is to say so. */
function clusteredOf(index: unknown): Document {
  if (!isDocument(index)) return { v: int(2), key: { _id: int(1) }, name: "_id_", unique: true };
  if (!isDocument(index.key) || !isEqual(index.key, { _id: int(1) }) || index.unique !== true)
    throw failure(
      "InvalidOptions",
      "The clusteredIndex option is only supported with the key {_id: 1} and unique: true",
    );
  if (index.name !== undefined && typeof index.name !== "string")
    throw failure("TypeMismatch", "BSON field 'create.clusteredIndex.name' must be a string");
  return { v: int(2), key: index.key, name: index.name ?? "_id_", unique: true };
}

function optionsOf(body: Document): Document {
  for (const name of UNSUPPORTED)
    if (!isEmpty(body[name]) && !(name === "collation" && isSimple(body[name])))
      throw failure("NotImplemented", `create.${name} is not supported by this server`);
  for (const name of ["size", "max"])
    if (body[name] !== undefined)
      throw failure(
        "InvalidOptions",
        "the 'capped' field needs to be true when either the 'size' or 'max' fields are present",
      );
  refuseBadImages(body.changeStreamPreAndPostImages, "create");
  const options: Document = {};
  for (const name of KEPT)
    if (!isEmpty(body[name]))
      options[name] = name === "clusteredIndex" ? clusteredOf(body[name]) : body[name];
  return options;
}

export const create: Command = {
  fields: ["size", "max", "autoIndexId", "idIndex", ...UNSUPPORTED, ...KEPT],
  inTransaction: true,
  writeConcern: true,
  run(context) {
    const ns = namespaceOf(context);
    const options = optionsOf(context.body);
    const found = collectionOf(context, ns);
    if (found && context.participation.kind === "transaction")
      throw failure("NamespaceExists", `Collection ${ns} already exists.`);
    if (found && !isEqual(found.options, options))
      throw failure(
        "NamespaceExists",
        `namespace ${ns} already exists, but with different options: ${showValue(found.options)}`,
      );
    ensureCollection(context, ns, options);
    return { document: { ok: 1 } };
  },
};
