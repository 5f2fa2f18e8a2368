import { CommandError, failure } from "../errors.ts";
import type { Collection, Index } from "../store/catalog.ts";
import { idKeyOf, uniquePartOf } from "../store/index-keys.ts";
import type { Engine } from "../transactions/engine.ts";
import { decode } from "../values/codec.ts";
import { showValue } from "../values/show.ts";
import { type Document, isDocument, Long, toNumber } from "../values/types.ts";
import { notFound } from "./collections.ts";
import { refuseBadImages } from "./create.ts";
import { expiryOf, isSameKey } from "./index-spec.ts";
import { type Command, documentField, namespaceOf } from "./request.ts";
import { passGates } from "./write.ts";

const CHANGES = ["expireAfterSeconds", "hidden", "unique", "prepareUnique"];
const KEPT = ["changeStreamPreAndPostImages", "validationLevel", "validationAction"];
const UNSUPPORTED = ["viewOn", "pipeline", "cappedSize", "cappedMax", "timeseries", "expireAfterSeconds"];

function indexMeant(collection: Collection, { name, keyPattern }: Document): Index {
  if (name !== undefined && keyPattern !== undefined)
    throw failure("InvalidOptions", "Cannot specify both key pattern and name.");
  if (name === undefined && keyPattern === undefined)
    throw failure("InvalidOptions", "Must specify either index name or key pattern.");
  if (name === "_id_" || (isDocument(keyPattern) && isSameKey(keyPattern, { _id: 1 })))
    throw failure("BadValue", "can't hide, expire or convert the _id index");
  const found = collection.indexes.filter((index) =>
    keyPattern === undefined ? index.name === name : isSameKey(index.spec.key, keyPattern),
  );
  const shown = keyPattern === undefined ? name : showValue(keyPattern);
  if (found.length > 1)
    throw failure("AmbiguousIndexKeyPattern", `index keyPattern ${shown} matches ${found.length} indexes`);
  const [index] = found;
  if (!index) throw failure("IndexNotFound", `cannot find index ${shown} for ns ${collection.ns}`);
  return index;
}

/** The documents whose keys stand in the way of a unique index, by key. */
function violationsOf(engine: Engine, collection: Collection, index: Index): Document[] {
  const idsByPart = new Map<string, unknown[]>();
  const cursor = engine.latest.range({ start: index.tree, end: `${index.tree}\xff` });
  let previous = { part: "", idKey: "" };
  const idOf = (idKey: string) => decode(engine.latest.get(collection.tree + idKey) as Uint8Array)._id;
  for (let entry = cursor.next(); entry; entry = cursor.next()) {
    const idKey = idKeyOf(entry.key);
    const part = uniquePartOf(entry.key, idKey);
    if (part === previous.part && idKey !== previous.idKey) {
      const ids = idsByPart.get(part) ?? [idOf(previous.idKey)];
      idsByPart.set(part, [...ids, idOf(idKey)]);
    }
    previous = { part, idKey };
  }
  return [...idsByPart.values()].map((ids) => ({ ids }));
}

/** @returns The index's new specification, and what the reply tells of the change. */
function changed(
  engine: Engine,
  collection: Collection,
  index: Index,
  change: Document,
): [Document, Document] {
  const spec: Document = { ...index.spec };
  const told: Document = {};
  const { expireAfterSeconds, hidden, unique, prepareUnique } = change;
  if (expireAfterSeconds !== undefined) {
    const seconds = expiryOf({ ...spec, expireAfterSeconds }, "InvalidOptions");
    const longOf = (value: unknown) => Long.fromNumber(toNumber(value));
    if (spec.expireAfterSeconds !== undefined) told.expireAfterSeconds_old = longOf(spec.expireAfterSeconds);
    told.expireAfterSeconds_new = longOf(seconds);
    spec.expireAfterSeconds = seconds;
  }
  const flip = (name: "hidden" | "prepareUnique", value: unknown) => {
    if (value === undefined || (spec[name] === true) === value) return;
    told[`${name}_old`] = spec[name] === true;
    told[`${name}_new`] = value;
    if (value === true) spec[name] = true;
    else delete spec[name];
  };
  flip("hidden", hidden);
  flip("prepareUnique", prepareUnique);
  if (unique === false) throw failure("BadValue", "'unique' can only be set to true");
  if (unique === true && spec.unique !== true) {
    if (spec.prepareUnique !== true)
      throw failure(
        "InvalidOptions",
        "Cannot make index unique with 'unique' unless 'prepareUnique' is set before",
      );
    const violations = violationsOf(engine, collection, index);
    if (violations.length > 0)
      throw failure(
        "CannotConvertIndexToUnique",
        "Cannot convert the index to unique. Please resolve conflicting documents before running collMod again.",
        { violations },
      );
    spec.unique = true;
    delete spec.prepareUnique;
    told.unique_new = true;
  }
  return [spec, told];
}

function changeIndex(engine: Engine, collection: Collection, change: Document): Document {
  const known = ["name", "keyPattern", ...CHANGES];
  const unknown = Object.keys(change).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new CommandError(40415, `BSON field 'collMod.index.${unknown}' is an unknown field.`);
  for (const name of CHANGES.slice(1))
    if (change[name] !== undefined && typeof change[name] !== "boolean")
      throw failure("TypeMismatch", `BSON field 'collMod.index.${name}' must be a bool`);
  if (!CHANGES.some((name) => change[name] !== undefined))
    throw failure("InvalidOptions", "no expireAfterSeconds, hidden, unique, or prepareUnique field");
  const index = indexMeant(collection, change);
  const [spec, told] = changed(engine, collection, index, change);
  engine.catalog.changeIndex(collection, index, spec);
  return told;
}

export const collMod: Command = {
  fields: ["index", "validator", "dryRun", ...KEPT, ...UNSUPPORTED],
  writeConcern: true,
  async run(context) {
    const { body, server } = context;
    const { engine } = server;
    const ns = namespaceOf(context);
    const collection = engine.catalog.find(ns);
    if (!collection) throw notFound(ns);
    const validator = documentField(body, "validator") ?? {};
    if (Object.keys(validator).length > 0)
      throw failure("NotImplemented", "collMod.validator is not supported by this server");
    for (const name of UNSUPPORTED)
      if (body[name] !== undefined)
        throw failure("NotImplemented", `collMod.${name} is not supported by this server`);
    refuseBadImages(body.changeStreamPreAndPostImages, "collMod");
    await passGates([collection]);
    const change = documentField(body, "index");
    const told = change ? changeIndex(engine, collection, change) : {};
    const kept = KEPT.filter((name) => body[name] !== undefined);
    const options = Object.fromEntries(kept.map((name) => [name, body[name]]));
    if (kept.length > 0) engine.catalog.rename(collection, ns, { ...collection.options, ...options });
    engine.tell(collection, {
      op: "modify",
      description: { ...(change ? { index: change } : {}), ...options },
    });
    return { document: { ...told, ok: 1 } };
  },
};
