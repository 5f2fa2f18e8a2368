import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CouldNotCheck } from "../could-not-check.ts";

const FILE_BYTES_MAX = 16 * 1024 * 1024;
const FILES_MAX = 50_000;

/**
 * What a folder holds: text by path, sorted. Links are not followed.
 *
 * @throws CouldNotCheck when it cannot be read, or is too much to be a schema.
 */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const paths = pathsIn(folder);
  if (paths.length > FILES_MAX)
    throw new CouldNotCheck(`${folder}/ holds ${paths.length} files, a schema has at most ${FILES_MAX}.`);
  return new Map(paths.map((path) => [path, textOf(path)]));
}

function pathsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => lstatSync(path).isFile())
      .toSorted();
  } catch (error) {
    throw new CouldNotCheck(`The folder ${folder} cannot be read: ${(error as Error).message}.`);
  }
}

/** @throws CouldNotCheck when it cannot be read, or is too large to be one of a schema. */
export function textOf(path: string): string {
  try {
    const { size } = lstatSync(path);
    if (size > FILE_BYTES_MAX)
      throw new Error(`it has ${size} bytes, a file of a schema has at most ${FILE_BYTES_MAX}`);
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CouldNotCheck(`${path} cannot be read: ${(error as Error).message}.`);
  }
}
