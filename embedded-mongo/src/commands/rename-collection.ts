import { Binary } from "bson";
import { failure } from "../errors.ts";
import type { Collection } from "../store/catalog.ts";
import { refuseBadNamespace } from "../store/namespace.ts";
import type { Engine } from "../transactions/engine.ts";
import type { Document } from "../values/types.ts";
import { clearTree } from "./collections.ts";
import { type Command, flagField } from "./request.ts";

/** Gives a collection another name, maybe in the place of another collection, and tells change streams of it. */
export async function rename(
  engine: Engine,
  collection: Collection,
  to: string,
  options?: Document,
): Promise<void> {
  const { ns, uuid } = collection;
  const replaced = engine.catalog.find(to);
  const trees = engine.catalog.rename(collection, to, options);
  const { db, name: coll } = collection;
  const dropTarget = replaced ? { dropTarget: new Binary(replaced.uuid, Binary.SUBTYPE_UUID) } : {};
  const description = { to: { db, coll }, ...dropTarget };
  engine.tell({ ns, uuid, options: collection.options }, { op: "rename", description });
  for (const tree of trees) await clearTree(engine.storage, tree);
}

/** A rename is one entry of the catalog, within a database or across two. */
export const renameCollection: Command = {
  fields: ["to", "dropTarget", "stayTemp"],
  writeConcern: true,
  isForAdmin: true,
  async run({ server, body }) {
    const { renameCollection: from, to } = body;
    if (typeof from !== "string" || typeof to !== "string")
      throw failure("TypeMismatch", "renameCollection and to must be strings");
    [from, to].forEach(refuseBadNamespace);
    const { catalog } = server.engine;
    const source = catalog.find(from);
    if (from === to) throw failure("IllegalOperation", "Can't rename a collection to itself");
    if (!source) throw failure("NamespaceNotFound", `Source collection ${from} does not exist`);
    if (catalog.find(to) && !flagField(body, "dropTarget"))
      throw failure("NamespaceExists", "target namespace exists");
    await rename(server.engine, source, to);
    return { document: { ok: 1 } };
  },
};
