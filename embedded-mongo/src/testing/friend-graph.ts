import type { Collection, Db } from "mongodb";

/** A graph of friends to ask about, and what asking cost. For tests only. */
export const USERS = 40;
export const ROWS = 50;
export const user = (i: number) => `u${String(i).padStart(3, "0")}`;
export const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1_000);

export type Edge = { _id: string; user: string; friend: string; since: Date; source: string };

/** Every user has as many friends, two of them since each moment. */
export async function makeEdges(db: Db): Promise<Collection<Edge>> {
  const edges = db.collection<Edge>("edges");
  await edges.createIndexes([{ key: { user: 1, since: -1, friend: 1 } }, { key: { user: 1, friend: 1 } }]);
  const rows = Array.from({ length: USERS * ROWS }, (_, i) => {
    const [who, n] = [user(i % USERS), Math.floor(i / USERS)];
    return {
      _id: `${who}:f${n}`,
      user: who,
      friend: `f${String(n).padStart(3, "0")}`,
      since: at((n * 7) % 25),
      source: "scan",
    };
  });
  await edges.insertMany(rows);
  return edges;
}

type Stats = { executionStats: { nReturned: number; totalKeysExamined: number; totalDocsExamined: number } };
export const examined = (explained: unknown) => {
  const { nReturned, totalKeysExamined, totalDocsExamined } = (explained as Stats).executionStats;
  return { nReturned, totalKeysExamined, totalDocsExamined };
};
