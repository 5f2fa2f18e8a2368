import { readEdges } from "../../scripts/import/edges-file.ts";

/** How many friends each person of an edge list has. */
export async function readDegrees(file: string): Promise<readonly number[]> {
  const degreeByNode = new Map<number, number>();
  for await (const edge of readEdges(file, () => {}))
    for (const node of edge) degreeByNode.set(node, (degreeByNode.get(node) ?? 0) + 1);
  return [...degreeByNode.values()];
}
