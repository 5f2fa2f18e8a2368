import { createHash } from "node:crypto";
import { CouldNotCheck } from "../could-not-check.ts";

export const MANIFEST = "manifest.json";
export const OPERATIONS_MAX = 10_000;

export type ManifestEntry = {
  readonly name: string;
  /** `sha256:` and the hash of the text of the file, in hex. */
  readonly id: string;
  /** Beside the manifest. */
  readonly file: string;
};

/** What one version of a client has registered: the gateway's trusted documents are those of the active ones. */
export type Manifest = {
  readonly client: string;
  readonly version: string;
  readonly status: "active" | "retired";
  /** By name. */
  readonly operations: readonly ManifestEntry[];
};

const CLIENT = /^[a-z0-9][a-z0-9-]{0,63}$/;
const VERSION = /^[0-9A-Za-z][0-9A-Za-z.-]{0,63}$/;
const NAME = /^[_A-Za-z]\w{0,127}$/;
const ID = /^sha256:[0-9a-f]{64}$/;

export const isClient = (text: string): boolean => CLIENT.test(text);
export const isVersion = (text: string): boolean => VERSION.test(text);

export const idOf = (text: string): string => `sha256:${createHash("sha256").update(text).digest("hex")}`;

export const fileOf = (name: string): string => `${name}.graphql`;

export const folderOf = ({ client, version }: Pick<Manifest, "client" | "version">): string =>
  `${client}@${version}`;

/** A manifest as it stands in its file: the same operations give the same text. */
export function manifestText({ client, version, status, operations }: Manifest): string {
  const sorted = operations.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return `${JSON.stringify({ client, version, status, operations: sorted }, null, 2)}\n`;
}

/**
 * Reads what stands in `path`, whose folder is named `<client>@<version>`.
 *
 * @throws CouldNotCheck that says what was expected and what came.
 */
export function readManifest(text: string, path: string): Manifest {
  const fail = (expected: string, got: unknown): never => {
    throw new CouldNotCheck(`${path}: expected ${expected}, got ${shown(got)}.`);
  };
  const json = jsonOf(text, path);
  if (!isRecord(json)) return fail("an object with client, version, status and operations", json);

  const { client, version, status, operations } = json;
  if (typeof client !== "string" || !isClient(client)) return fail("client of a-z, 0-9 and -", client);
  if (typeof version !== "string" || !isVersion(version))
    return fail("version such as 1.4 (0-9, letters, . and -)", version);
  if (path.split("/").at(-2) !== `${client}@${version}`)
    return fail(`the client and version of its folder, ${path.split("/").at(-2)}`, `${client}@${version}`);
  if (status !== "active" && status !== "retired") return fail('status "active" or "retired"', status);
  if (!Array.isArray(operations)) return fail("operations, a list", operations);
  if (operations.length > OPERATIONS_MAX)
    return fail(`at most ${OPERATIONS_MAX} operations`, operations.length);

  const entries = operations.map((entry: unknown, index): ManifestEntry => {
    const at = `operations[${index}]`;
    if (!isRecord(entry)) return fail(`${at} to be an object with name, id and file`, entry);
    const { name, id, file } = entry;
    if (typeof name !== "string" || !NAME.test(name)) return fail(`${at}.name, a GraphQL name`, name);
    if (typeof id !== "string" || !ID.test(id)) return fail(`${at}.id, sha256: and 64 hex digits`, id);
    if (file !== fileOf(name)) return fail(`${at}.file to be ${fileOf(name)}`, file);
    return { name, id, file: fileOf(name) };
  });
  const twice = entries.find(({ name }, index) => entries.findIndex((one) => one.name === name) < index);
  if (twice !== undefined) return fail("each operation once", twice.name);
  return { client, version, status, operations: entries };
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CouldNotCheck(`${path} is not JSON: ${(error as Error).message.replaceAll("\n", " ")}.`);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const SHOWN_CHARACTERS_MAX = 80;
const shown = (value: unknown): string => {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text;
};
