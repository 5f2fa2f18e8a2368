import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { documentHash } from "./document-id.ts";

/** An operation that a client team has registered. */
export type RegisteredDocument = {
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
  readonly text: string;
};

/** What one folder `<client>@<version>` has, or what is wrong with it. */
export type ReadFolder = {
  readonly documents: readonly RegisteredDocument[];
  readonly mistakes: readonly string[];
};

/** Of what is registered, and of what anybody sends: all that is kept of an operation hangs on its text. */
export const DOCUMENT_BYTES_MAX = 256 * 1024;
const MANIFEST_FILE = "manifest.json";
const FOLDER_NAME = /^(?<client>[^@]+)@(?<version>[^@]+)$/;
const STATUSES: ReadonlySet<unknown> = new Set(["active", "retired"]);

type Listed = { readonly name: string; readonly id: string; readonly file: string };

/**
 * Reads what is registered in a folder: what its `manifest.json` lists while that says `active`, or without one every `.graphql`
 * file in it and below.
 */
export function readFolder(folder: string): ReadFolder {
  const mistakes: string[] = [];
  const mistake = (file: string, what: string): null => {
    mistakes.push(`${join(folder, file)}: ${what}`);
    return null;
  };
  const read = (file: string): RegisteredDocument | null => {
    const path = resolve(folder, file);
    if (!path.startsWith(resolve(folder) + sep)) return mistake(file, "is not in the folder of its manifest");
    try {
      const { size } = statSync(path);
      if (size > DOCUMENT_BYTES_MAX)
        return mistake(file, `must have at most ${DOCUMENT_BYTES_MAX} bytes, got ${size}`);
      const text = readFileSync(path, "utf8");
      return { text, hash: documentHash(text) };
    } catch (error) {
      return mistake(file, `cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  };

  const listed = listedIn(folder, (what) => mistake(MANIFEST_FILE, what));
  const files = listed?.map(({ file }) => file) ?? graphqlFilesIn(folder);
  const documents = files.map(read);
  for (const [index, document] of documents.entries()) {
    const { id, file } = listed?.[index] ?? { id: null, file: "" };
    if (document !== null && id !== null && id !== `sha256:${document.hash}`)
      mistake(file, `is not what was registered: the manifest has ${id}, the file sha256:${document.hash}`);
  }
  return { documents: documents.filter((document) => document !== null), mistakes };
}

/** What a folder's manifest lists; null: there is none. */
function listedIn(folder: string, mistake: (what: string) => null): readonly Listed[] | null {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST_FILE), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    mistake(`cannot be read (${code})`);
    return [];
  }
  const manifest = parsed(text);
  const { client, version, status, operations } = manifest;
  const named = FOLDER_NAME.exec(basename(folder))?.groups;
  if (client !== named?.client || version !== named?.version)
    mistake(`"client" and "version" must be those of the folder, got ${String(client)}@${String(version)}`);
  if (!STATUSES.has(status)) mistake(`"status" must be "active" or "retired", got ${JSON.stringify(status)}`);
  if (status !== "active") return [];
  if (!Array.isArray(operations) || !operations.every(isListed)) {
    mistake('"operations" must be a list of {"name", "id", "file"}, all texts');
    return [];
  }
  return operations;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const isListed = (value: unknown): value is Listed => {
  const { name, id, file } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [name, id, file].every((text) => typeof text === "string" && text !== "");
};

const graphqlFilesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".graphql"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
