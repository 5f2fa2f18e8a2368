import { failure } from "../errors.ts";
import { refuseBadNamespace } from "../store/namespace.ts";
import { clearTree } from "./collections.ts";
import { type Command, flagField } from "./request.ts";

/** A rename is one entry of the catalog, within a database or across two. */
export const renameCollection: Command = {
  fields: ["to", "dropTarget", "stayTemp"],
  writeConcern: true,
  async run({ server, body, db }) {
    if (db !== "admin")
      throw failure("Unauthorized", "renameCollection may only be run against the admin database.");
    const { renameCollection: from, to } = body;
    if (typeof from !== "string" || typeof to !== "string")
      throw failure("TypeMismatch", "renameCollection and to must be strings");
    [from, to].forEach(refuseBadNamespace);
    const { catalog, storage } = server.engine;
    const source = catalog.find(from);
    if (from === to) throw failure("IllegalOperation", "Can't rename a collection to itself");
    if (!source) throw failure("NamespaceNotFound", `Source collection ${from} does not exist`);
    if (catalog.find(to) && !flagField(body, "dropTarget"))
      throw failure("NamespaceExists", "target namespace exists");
    for (const tree of catalog.rename(source, to)) await clearTree(storage, tree);
    return { document: { ok: 1 } };
  },
};
