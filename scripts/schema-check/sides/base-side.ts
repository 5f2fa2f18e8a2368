import { existsSync, statSync } from "node:fs";
import { relative } from "node:path";
import { CouldNotCheck } from "../could-not-check.ts";
import type { Side } from "../side.ts";
import { type ComposedSide, composeSide, sideOfSupergraph } from "./compose-side.ts";
import { commitOf, filesAt, forkPoint } from "./git.ts";
import { parsed, SCHEMA_FOLDER } from "./subgraph-sources.ts";
import { filesIn, textOf } from "./tree-files.ts";

/** What is published, and how a person calls it: `origin/main at 1c9293b`. */
export type Base = { readonly name: string; readonly side: Side };

/**
 * What a pull request is compared with.
 *
 * @param wanted A git ref, else a file with a supergraph or a folder of SDLs; null for where this branch left
 *   `origin/main`, else for the last commit.
 * @param option By which it was named.
 * @throws CouldNotCheck when there is none, or it makes no graph.
 */
export function readBase(wanted: string | null, option = "--base"): Base {
  if (wanted === null) return defaultBase();
  const commit = commitOf(wanted);
  if (commit !== null) return baseAt(commit, wanted);
  if (!existsSync(wanted))
    throw new CouldNotCheck(`${option} ${wanted} is neither a commit that git knows nor a file or a folder.`);

  const path = relative("", wanted) || ".";
  if (!statSync(wanted).isDirectory()) return { name: path, side: readSupergraph(path) };
  return { name: `${path}/`, side: composedOf(composeSide(filesIn(path), path), `${path}/`) };
}

// What others have merged since this branch left is not this branch's change.
function defaultBase(): Base {
  const main = commitOf("origin/main");
  const commit = main === null ? commitOf("HEAD") : (forkPoint("HEAD", "origin/main") ?? main);
  if (commit === null)
    throw new CouldNotCheck(
      "There is no base: git knows neither origin/main nor a last commit; name one by --base REF or --base FILE.",
    );
  return baseAt(commit, main === null ? "the last commit" : "origin/main");
}

function baseAt(commit: string, ref: string): Base {
  const name = commit.startsWith(ref) ? commit.slice(0, 7) : `${ref} at ${commit.slice(0, 7)}`;
  const files = filesAt(commit, SCHEMA_FOLDER);
  if (files.size === 0) throw new CouldNotCheck(`The base, ${name}, has no folder ${SCHEMA_FOLDER}/.`);
  return { name, side: inBase(name, () => composedOf(composeSide(files), name)) };
}

function composedOf(composed: ComposedSide, name: string): Side {
  if ("side" in composed) return composed.side;
  const [first] = composed.errors;
  throw new CouldNotCheck(`The base, ${name}, does not compose: ${first?.message ?? "no reason given"}`);
}

function readSupergraph(file: string): Side {
  const sdl = textOf(file);
  parsed(sdl, file);
  if (!/@link\(\s*url:\s*"https:\/\/specs\.apollo\.dev\/join\//.test(sdl))
    throw new CouldNotCheck(
      `${file} is not a composed supergraph: it does not @link https://specs.apollo.dev/join/.`,
    );
  try {
    return sideOfSupergraph(sdl);
  } catch (error) {
    throw new CouldNotCheck(`${file} is not a valid supergraph: ${(error as Error).message.split("\n")[0]}.`);
  }
}

function inBase<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CouldNotCheck) || error.message.startsWith("The base,")) throw error;
    throw new CouldNotCheck(`In the base, ${name}: ${error.message}`);
  }
}
