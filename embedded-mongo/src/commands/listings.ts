import { hostname } from "node:os";
import { Binary } from "bson";
import { failure } from "../errors.ts";
import { type Row, rowOf } from "../plan/row.ts";
import { decode, encode } from "../values/codec.ts";
import { type Document, isDocument, Long } from "../values/types.ts";
import { collectionStats, indexSpecsOf, scaleOf } from "./collections.ts";
import { type CommandContext, namespaceOf } from "./request.ts";

/** A first stage that tells of the server itself. */
type Listing = (context: CommandContext, spec: Document) => Document[];

/** Nobody signs in: every session is nobody's. */
const NOBODY = new Binary(
  Buffer.from("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "hex"),
);

const sessions: Listing = ({ server, body }) => {
  server.sessions.find(body.lsid);
  return server.sessions.list().map(({ id, lastUsedAt }) => ({
    _id: { id: new Binary(id, Binary.SUBTYPE_UUID), uid: NOBODY },
    lastUse: new Date(lastUsedAt),
  }));
};

const indexStats: Listing = (context) => {
  const { engine, startedAt, address } = context.server;
  const collection = engine.catalog.find(namespaceOf(context));
  const specs = collection ? indexSpecsOf(collection) : [];
  return specs.map((spec) => ({
    name: spec.name,
    key: spec.key,
    host: `${hostname()}:${address.port}`,
    accesses: { ops: Long.ZERO, since: startedAt },
    spec,
  }));
};

const collStats: Listing = (context, spec) => {
  const ns = namespaceOf(context);
  const collection = context.server.engine.catalog.find(ns);
  const [asked] = ["storageStats", "count"].filter((name) => spec[name] !== undefined);
  if (!collection && asked)
    throw failure(
      "NamespaceNotFound",
      `Unable to retrieve ${asked} in $collStats stage :: caused by :: Collection [${ns}] not found.`,
    );
  const scale = isDocument(spec.storageStats) ? scaleOf(spec.storageStats) : 1;
  const { count, ...storageStats } = collectionStats(collection, scale);
  return [
    {
      ns,
      host: `${hostname()}:${context.server.address.port}`,
      localTime: new Date(),
      ...(spec.storageStats === undefined ? {} : { storageStats: { count, ...storageStats } }),
      ...(spec.count === undefined ? {} : { count }),
    },
  ];
};

/** Those that stand alone begin a pipeline of the whole database. */
const LISTINGS: Record<string, { of: "database" | "collection"; rows: Listing }> = {
  $listLocalSessions: { of: "database", rows: sessions },
  $listSessions: { of: "collection", rows: sessions },
  $indexStats: { of: "collection", rows: indexStats },
  $collStats: { of: "collection", rows: collStats },
};
export const LISTING_NAMES: readonly string[] = Object.keys(LISTINGS);

/** @returns The rows of a listing stage, and the stages behind it; null when the pipeline begins with another one. */
export function takeListing(
  context: CommandContext,
  pipeline: unknown,
): { rows: Row[]; stages: unknown[] } | null {
  const [first, ...stages] = Array.isArray(pipeline) ? pipeline : [];
  const [name = ""] = isDocument(first) ? Object.keys(first) : [];
  const listing = Object.hasOwn(LISTINGS, name) ? LISTINGS[name] : undefined;
  if (!listing) return null;
  if ((typeof context.body.aggregate === "string") !== (listing.of === "collection"))
    throw failure("InvalidNamespace", `${name} must be run against a ${listing.of}`);
  const spec = (first as Document)[name];
  if (context.body.apiStrict === true)
    throw failure("APIStrictError", `stage ${name} is not allowed with 'apiStrict: true' in API Version 1`);
  if (!isDocument(spec)) throw failure("TypeMismatch", `${name} must take a nested object`);
  // The stages behind it want BSON's own numbers, as documents from the store have them.
  return { rows: listing.rows(context, spec).map((row) => rowOf(decode(encode(row)))), stages };
}
