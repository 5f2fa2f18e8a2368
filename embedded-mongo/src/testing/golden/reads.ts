import type { Db, Document } from "mongodb";
import { answerOf, pick, runCursor } from "./answers.ts";
import type { Answer, GoldenCase } from "./files.ts";
import { documentOf, documentsOf, type Json } from "./values.ts";

type FilterCase = GoldenCase & { readonly coll: string; readonly filter: Json };
export const answerFilter = (db: Db, one: FilterCase): Promise<Answer> =>
  answerOf(async () => {
    const found = await runCursor(db, {
      find: one.coll,
      filter: documentOf(one.filter),
      projection: { _id: 1 },
    });
    return { ids: found.map(({ _id }) => Number(_id)).sort((a, b) => a - b) };
  });

type SortCase = GoldenCase & {
  readonly coll: string;
  readonly filter?: Json;
  readonly sort?: Json;
  readonly projection?: Json;
};
export const answerSort = (db: Db, one: SortCase): Promise<Answer> =>
  answerOf(async () => {
    const inputs = documentOf(pick(one, ["filter", "sort", "projection", "skip", "limit"]));
    return { docs: await runCursor(db, { find: one.coll, ...inputs }) };
  });

type AggregationCase = GoldenCase & { readonly coll: string | null; readonly pipeline: Json };
export const answerAggregation = (db: Db, one: AggregationCase): Promise<Answer> =>
  answerOf(async () => {
    const pipeline: Document[] = documentsOf(one.pipeline);
    return {
      docs: await runCursor(db, { aggregate: one.coll ?? 1, pipeline, cursor: {} }),
    };
  });
