import type { Collection } from "mongodb";

/** One direction of a friendship, as the social subgraph has a million of. */
export type Edge = {
  readonly _id: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
  readonly weight: number;
};

const EDGES_PER_USER = 100;
const BATCH_DOCUMENTS = 1_000;
const BATCHES_IN_FLIGHT = 4;
const FIRST_AT_MS = Date.UTC(2024, 0, 1);

export const usersOf = (edges: number): number => Math.max(1, Math.floor(edges / EDGES_PER_USER));
export const userName = (i: number): string => `u${String(i).padStart(6, "0")}`;
export const edgeId = (i: number): string => `e${String(i).padStart(8, "0")}`;

/** Spreads whole numbers evenly, always alike: people do not befriend each other in the order of their names. */
const scattered = (i: number): number => Math.imul(i ^ (i >>> 15), 0x2c1b3c6d) >>> 0;

function edgeOf(i: number, users: number): Edge {
  return {
    _id: edgeId(i),
    from: userName(scattered(i) % users),
    to: userName(i % users),
    at: new Date(FIRST_AT_MS + (scattered(i + 1) % 50_000_000) * 1_000),
    weight: i % 10,
  };
}

/** Inserts edges under two indexes, as an import does: batches of a thousand, four at a time. */
export async function loadEdges(collection: Collection<Edge>, edges: number): Promise<void> {
  await collection.createIndexes([{ key: { from: 1, at: -1 } }, { key: { from: 1, to: 1 } }]);
  const users = usersOf(edges);
  let next = 0;
  const load = async () => {
    while (next < edges) {
      const start = next;
      next += BATCH_DOCUMENTS;
      const size = Math.min(BATCH_DOCUMENTS, edges - start);
      await collection.insertMany(
        Array.from({ length: size }, (_, i) => edgeOf(start + i, users)),
        { ordered: false },
      );
    }
  };
  await Promise.all(Array.from({ length: BATCHES_IN_FLIGHT }, load));
}
