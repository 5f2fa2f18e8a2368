import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readFolder } from "./manifest.ts";

/** All operations that client teams have registered and not retired. */
export type RegisteredDocuments = {
  readonly textByHash: ReadonlyMap<string, string>;
  /** The same texts: to look one up costs less than to compute its hash. */
  readonly hashByText: ReadonlyMap<string, string>;
};

/** What is registered cannot be relied on; the message has a sentence for each mistake. */
export class RegistrationError extends Error {
  override readonly name = "RegistrationError";
}

const DOCUMENTS_MAX = 20_000;
const MISTAKES_SHOWN_MAX = 20;

export const NOTHING_REGISTERED: RegisteredDocuments = { textByHash: new Map(), hashByText: new Map() };

/**
 * Reads the folders `<client>@<version>` of a folder.
 *
 * @throws RegistrationError that names every mistake, such as a file that is not what its manifest says.
 */
export function readRegisteredDocuments(folder: string): RegisteredDocuments {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes("@"))
    .map(({ name }) => readFolder(join(folder, name)));
  const mistakes = folders.flatMap((one) => one.mistakes);
  const documents = folders.flatMap((one) => one.documents);
  if (documents.length > DOCUMENTS_MAX)
    mistakes.push(`${folder}: must have at most ${DOCUMENTS_MAX} operations, got ${documents.length}`);
  if (mistakes.length > 0)
    throw new RegistrationError(
      `The registered operations cannot be relied on:\n  ${mistakes.slice(0, MISTAKES_SHOWN_MAX).join("\n  ")}`,
    );
  return {
    textByHash: new Map(documents.map(({ hash, text }) => [hash, text])),
    hashByText: new Map(documents.map(({ hash, text }) => [text, hash])),
  };
}
