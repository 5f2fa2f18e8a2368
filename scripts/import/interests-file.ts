import { createReadStream } from "node:fs";
import { streamObject } from "stream-json/streamers/stream-object.js";

/** One person of the file: a node number and what the person likes. */
export type InterestsEntry = { readonly node: number; readonly interests: readonly string[] };

const NODE_MAX = 2 ** 31;

/**
 * Reads `{ "<node>": ["Pop", …], … }` entry by entry, however long it is.
 *
 * @throws Error that says which entry is not of that form.
 */
export async function* readInterests(
  file: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<InterestsEntry> {
  const bytes = createReadStream(file).on("data", (chunk) => onBytes(chunk.length));
  const entries = streamObject.withParserAsStream();
  bytes.on("error", (error) => entries.destroy(error));

  for await (const { key, value } of bytes.pipe(entries)) {
    yield {
      node: nodeOf(key, `${file}: the key`),
      interests: interestsOf(value, `${file}: the entry of ${key}`),
    };
  }
}

/** @throws Error that says where no node number stands. */
export function nodeOf(text: string, where: string): number {
  const node = Number(text);
  if (/^\d+$/.test(text) && node <= NODE_MAX) return node;
  throw new Error(`${where} must be a node number from 0 to ${NODE_MAX}, got "${text}".`);
}

function interestsOf(value: unknown, where: string): string[] {
  const isList = Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "");
  if (!isList) throw new Error(`${where} must be a list of texts.`);
  return [...new Set<string>(value)];
}
