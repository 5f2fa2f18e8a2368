import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { nodeOf } from "./interests-file.ts";

const EDGE = /^\d+,\d+$/;

/** One friendship of the file: two different node numbers. */
export type Edge = readonly [number, number];

/**
 * Reads a CSV of `node_1,node_2` lines, the first of which may be a header. Lines that befriend somebody with themselves
 * are left out.
 *
 * @throws Error that names the line which is not of that form.
 */
export async function* readEdges(file: string, onBytes: (bytes: number) => void): AsyncGenerator<Edge> {
  const bytes = createReadStream(file).on("data", (chunk) => onBytes(chunk.length));
  const lines = createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY });
  bytes.on("error", () => lines.close());

  let lineNumber = 0;
  for await (const line of lines) {
    lineNumber += 1;
    if (line === "" || (lineNumber === 1 && !EDGE.test(line))) continue;
    const [one, other, ...rest] = line.split(",");
    const where = `${file}, line ${lineNumber}: each side`;
    if (rest.length > 0 || one === undefined || other === undefined) {
      throw new Error(`${file}, line ${lineNumber}: expected "node_1,node_2", got "${line.slice(0, 60)}".`);
    }
    const edge: Edge = [nodeOf(one, where), nodeOf(other, where)];
    if (edge[0] !== edge[1]) yield edge;
  }
  if (bytes.errored) throw bytes.errored;
}
