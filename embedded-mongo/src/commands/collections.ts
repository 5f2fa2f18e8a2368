import { Binary } from "bson";
import { failure } from "../errors.ts";
import { BACKGROUND_BATCH_WRITES } from "../limits.ts";
import { rowOf } from "../plan/row.ts";
import { compileFilter } from "../query/filter.ts";
import { type Collection, ID_INDEX, ID_INDEX_NAME } from "../store/catalog.ts";
import type { Key, Storage, Write } from "../store/storage.ts";
import { type Document, Long } from "../values/types.ts";
import { readContext } from "./find.ts";
import {
  type Command,
  type CommandContext,
  documentField,
  flagField,
  namespaceOf,
  numberField,
} from "./request.ts";

/** The specifications of all indexes of a collection. */
export const indexSpecsOf = ({ options, indexes }: Collection): Document[] => {
  const { clusteredIndex } = options as { clusteredIndex?: Document };
  const first = clusteredIndex ? { ...clusteredIndex, clustered: true } : ID_INDEX;
  return [first, ...indexes.map(({ spec }) => spec)];
};

/** Removes all keys of a tree, a stretch at a time, so that other writers get their turn. */
export async function clearTree(storage: Storage, tree: Key): Promise<void> {
  for (;;) {
    const cursor = storage.latest.range({ start: tree, end: `${tree}\xff` });
    const writes: Write[] = [];
    for (let entry = cursor.next(); entry && writes.length < BACKGROUND_BATCH_WRITES; entry = cursor.next())
      writes.push([entry.key, null]);
    cursor.close();
    if (writes.length === 0) return;
    await storage.commit(writes).durable;
  }
}

async function dropCollection({ server: { engine } }: CommandContext, collection: Collection): Promise<void> {
  engine.tell(collection, { op: "drop" });
  for (const tree of engine.catalog.remove(collection)) await clearTree(engine.storage, tree);
}

export const drop: Command = {
  fields: [],
  writeConcern: true,
  async run(context) {
    const ns = namespaceOf(context);
    const collection = context.server.engine.catalog.find(ns);
    if (!collection) return { document: { ok: 1 } };
    const nIndexesWas = collection.indexes.length + 1;
    await dropCollection(context, collection);
    return { document: { nIndexesWas, ns, ok: 1 } };
  },
};

export const dropDatabase: Command = {
  fields: [],
  writeConcern: true,
  async run(context) {
    const { server, db } = context;
    for (const collection of server.engine.catalog.list(db)) await dropCollection(context, collection);
    server.engine.tell({ ns: `${db}.`, uuid: new Uint8Array(16), options: {} }, { op: "dropDatabase" });
    return { document: { dropped: db, ok: 1 } };
  },
};

export const listCollections: Command = {
  fields: ["filter", "nameOnly", "authorizedCollections", "cursor"],
  run(context) {
    const { server, db, body } = context;
    const matches = compileFilter(documentField(body, "filter") ?? {});
    const isNameOnly = flagField(body, "nameOnly");
    const rows = server.engine.catalog
      .list(db)
      .map(({ name, options, uuid }) => ({
        name,
        type: "collection",
        ...(isNameOnly
          ? {}
          : {
              options,
              info: { readOnly: false, uuid: new Binary(uuid, 4) },
              ...(options.clusteredIndex ? {} : { idIndex: ID_INDEX }),
            }),
      }))
      .filter((document) => matches(document as Document))
      .map((document) => rowOf(document as Document));
    return server.cursors.open({
      ns: `${db}.$cmd.listCollections`,
      rows,
      context: readContext(context),
      batchSize: Number.POSITIVE_INFINITY,
      transaction: null,
    });
  },
};

export const listDatabases: Command = {
  fields: ["filter", "nameOnly", "authorizedDatabases"],
  isForAdmin: true,
  run({ server, body }) {
    const matches = compileFilter(documentField(body, "filter") ?? {});
    const names = [...new Set(server.engine.catalog.list().map(({ db }) => db))].sort();
    const databases = names
      .map((name) => ({
        name,
        sizeOnDisk: Long.fromNumber(
          server.engine.catalog.list(name).reduce((sum, { dataBytes }) => sum + dataBytes, 0),
        ),
        empty: false,
      }))
      .filter((document) => matches(document));
    const totalSize = Long.fromNumber(server.engine.storage.sizeBytes());
    return {
      document: flagField(body, "nameOnly")
        ? { databases: databases.map(({ name }) => ({ name })), ok: 1 }
        : { databases, totalSize, ok: 1 },
    };
  },
};

/** Sizes of a collection, all zero when there is none, in units of `scale` bytes. */
export function collectionStats(collection: Collection | undefined, scale = 1) {
  const { documentCount: count = 0, dataBytes = 0, indexes = [] } = collection ?? {};
  const size = Math.floor(dataBytes / scale);
  return {
    size,
    count,
    avgObjSize: count > 0 ? Math.round(dataBytes / count) : 0,
    storageSize: size,
    freeStorageSize: 0,
    capped: false,
    nindexes: indexes.length + (collection ? 1 : 0),
    indexBuilds: [],
    totalIndexSize: 0,
    indexSizes: collection
      ? Object.fromEntries([ID_INDEX_NAME, ...indexes.map(({ name }) => name)].map((name) => [name, 0]))
      : {},
    totalSize: size,
    scaleFactor: scale,
  };
}

export const scaleOf = (body: Document): number => numberField(body, "scale", { min: 1 }) ?? 1;

export const collStats: Command = {
  fields: ["scale"],
  run(context) {
    const ns = namespaceOf(context);
    const collection = context.server.engine.catalog.find(ns);
    return { document: { ns, ...collectionStats(collection, scaleOf(context.body)), ok: 1 } };
  },
};

export const dbStats: Command = {
  fields: ["scale", "freeStorage"],
  run({ server, db, body }) {
    const scale = scaleOf(body);
    const collections = server.engine.catalog.list(db);
    const objects = collections.reduce((sum, { documentCount }) => sum + documentCount, 0);
    const dataBytes = collections.reduce((sum, collection) => sum + collection.dataBytes, 0);
    const size = Math.floor(dataBytes / scale);
    const indexes = collections.reduce((sum, collection) => sum + collection.indexes.length + 1, 0);
    return {
      document: {
        db,
        collections: collections.length,
        views: 0,
        objects,
        avgObjSize: objects > 0 ? dataBytes / objects : 0,
        dataSize: size,
        storageSize: size,
        indexes,
        indexSize: 0,
        totalSize: size,
        scaleFactor: scale,
        ok: 1,
      },
    };
  },
};

export const notFound = (ns: string) => failure("NamespaceNotFound", `ns does not exist: ${ns}`);
