import { basename, dirname } from "node:path";
import { canariesIn } from "../graph/canary.ts";

/** What may stand in a label: clients could write anything there, and each new value would be kept for ever. */
export type KnownNames = {
  readonly operations: ReadonlySet<string>;
  readonly clients: ReadonlySet<string>;
};

const CLIENTS_MAX = 100;

/** The names that are registered below a folder, as `<client>@<version>/<Operation>.graphql`. */
export async function knownNamesIn(folder: string | null): Promise<KnownNames> {
  const files = (await canariesIn(folder))
    .map(({ name }) => name)
    .filter((name) => name.endsWith(".graphql"));
  const clients = files
    .map((file) => basename(dirname(file)).split("@")[0] ?? "")
    .filter((name) => name !== ".");
  return {
    operations: new Set(files.map((file) => basename(file, ".graphql"))),
    clients: new Set([...new Set(clients)].slice(0, CLIENTS_MAX)),
  };
}

/** A name if it is registered. */
export const labelOf = (known: ReadonlySet<string>, name: string | null): string =>
  name === null ? "none" : known.has(name) ? name : "other";
