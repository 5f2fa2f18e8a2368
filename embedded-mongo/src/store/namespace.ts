import { failure } from "../errors.ts";

/** The parts of `db.name`. */
export const nameOf = (ns: string) => ({
  ns,
  db: ns.slice(0, ns.indexOf(".")),
  name: ns.slice(ns.indexOf(".") + 1),
});

const NAMESPACE_MAX_BYTES = 255;

export function refuseBadNamespace(ns: string): void {
  const dot = ns.indexOf(".");
  const [db, name] = [ns.slice(0, dot), ns.slice(dot + 1)];
  const isBad =
    dot <= 0 ||
    name === "" ||
    name.startsWith(".") ||
    name.includes("\0") ||
    name.includes("$") ||
    /[/\\. "$*<>:|?\0]/.test(db);
  if (isBad) throw failure("InvalidNamespace", `Invalid namespace specified '${ns}'`);
  if (Buffer.byteLength(ns) > NAMESPACE_MAX_BYTES)
    throw failure("InvalidNamespace", `Fully qualified namespace is too long: ${ns}`);
}
