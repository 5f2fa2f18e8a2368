import { createHash } from "node:crypto";
import { type Dirent, existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { getOperationAST, parse, validate } from "graphql";
import type { GraphInForce } from "./graph-in-force.ts";

/** An operation that a new graph must be able to answer before it takes over. */
export type Canary = { readonly name: string; readonly text: string };

/** What every graph can answer. */
const TYPENAME: Canary = { name: "{ __typename }", text: "{ __typename }" };
const CANARIES_MAX = 1_000;

/** A new graph that does not answer what clients ask; the message says which operation and why. */
export class CanaryError extends Error {
  override readonly name = "CanaryError";
}

/** The operations below a folder, one a file; a folder that is not there has none. @throws Error when there are more than 1,000. */
export async function canariesIn(folder: string | null): Promise<readonly Canary[]> {
  if (folder === null || !existsSync(folder)) return [TYPENAME];
  const files = (await readdir(folder, { withFileTypes: true, recursive: true }))
    .filter((entry: Dirent) => entry.isFile() && entry.name.endsWith(".graphql"))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  if (files.length > CANARIES_MAX)
    throw new Error(`${folder} holds ${files.length} operations, at most ${CANARIES_MAX} are tried.`);
  const canaries: Canary[] = [TYPENAME];
  for (const file of files)
    canaries.push({ name: relative(folder, file), text: await readFile(file, "utf8") });
  return canaries;
}

type Tried = Pick<GraphInForce, "graph" | "executor">;

/**
 * Validates and plans each canary that the graph before it answers, which also leaves it planned for who asks for it first.
 *
 * @throws CanaryError for the first that the graph does not answer.
 */
export async function tryCanaries(
  { graph: { apiSchema }, executor }: Tried,
  canaries: readonly Canary[],
  before: Tried,
): Promise<void> {
  for (const { name, text } of canaries) {
    try {
      const document = parse(text);
      const [mistake] = validate(apiSchema, document);
      if (mistake !== undefined) {
        if (validate(before.graph.apiSchema, document).length > 0) continue;
        throw mistake;
      }
      const documentHash = createHash("sha256").update(text).digest("hex");
      const operationName = getOperationAST(document)?.name?.value;
      await executor.prepare({ document, documentHash, operationName });
    } catch (error) {
      throw new CanaryError(`${name} has no answer in it: ${(error as Error).message}`, { cause: error });
    }
    await turn();
  }
}
