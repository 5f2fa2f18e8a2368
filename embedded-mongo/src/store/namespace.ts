import { failure } from "../errors.ts";

/** The parts of `db.name`. */
export const nameOf = (ns: string) => ({
  ns,
  db: ns.slice(0, ns.indexOf(".")),
  name: ns.slice(ns.indexOf(".") + 1),
});

const NAMESPACE_MAX_BYTES = 255;

const DATABASE_MAX_BYTES = 63;

/** @throws CommandError 73 for a name that no database can have. */
export function refuseBadDatabase(db: string): void {
  if (/[/\\. "*<>:|?\0]/.test(db) || Buffer.byteLength(db) > DATABASE_MAX_BYTES)
    throw failure("InvalidNamespace", `Invalid database name: '${db}'`);
}

export function refuseBadNamespace(ns: string): void {
  const dot = ns.indexOf(".");
  const [db, name] = [ns.slice(0, dot), ns.slice(dot + 1)];
  refuseBadDatabase(db);
  const isBad = dot <= 0 || db.includes("$") || name === "" || name.startsWith(".") || /[$\0]/.test(name);
  if (isBad) throw failure("InvalidNamespace", `Invalid namespace specified '${ns}'`);
  if (Buffer.byteLength(ns) > NAMESPACE_MAX_BYTES)
    throw failure("InvalidNamespace", `Fully qualified namespace is too long: ${ns}`);
}
