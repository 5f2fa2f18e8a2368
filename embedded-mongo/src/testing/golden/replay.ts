import type { Db } from "mongodb";
import { expectedTextOf, textOf } from "./comparison.ts";
import { type Answer, type GoldenCase, type GoldenFile, type Kind, readGolden } from "./files.ts";
import { answerIndexes } from "./indexes.ts";
import { answerAggregation, answerFilter, answerSort } from "./reads.ts";
import { answerUpdate } from "./updates.ts";
import { documentsOf } from "./values.ts";

/** Cases under way at a time, each in its slot: those that write have a collection for each slot. */
const SLOTS = 8;

type Act = (db: Db, one: never, slot: number) => Promise<Answer>;
const ACTS: Readonly<Record<Kind, Act>> = {
  filters: answerFilter,
  sorts: answerSort,
  aggregations: answerAggregation,
  updates: answerUpdate,
  indexes: answerIndexes,
};

/** A case that the server answered otherwise than the engine. */
export type Difference = { readonly id: string; readonly expected: string; readonly got: string };

export async function loadCollections(db: Db, { collections = {} }: GoldenFile): Promise<void> {
  for (const [name, documents] of Object.entries(collections))
    await db.collection(name).insertMany(documentsOf(documents));
}

/** Asks a server every question of a file. @returns What differs, in the order of the cases. */
export async function replay(db: Db, kind: Kind, file = readGolden(kind)): Promise<Difference[]> {
  const differences: Difference[] = [];
  const act = ACTS[kind];
  const left = file.cases.values();
  const answerOne = async (one: GoldenCase, slot: number) => {
    const got = textOf(one, await act(db, one as never, slot));
    const expected = expectedTextOf(one);
    if (got !== expected) differences.push({ id: one.id, expected, got });
  };
  await Promise.all(
    Array.from({ length: SLOTS }, async (_, slot) => {
      for (const one of left) await answerOne(one, slot);
    }),
  );
  return differences.sort((a, b) => (a.id < b.id ? -1 : 1));
}
