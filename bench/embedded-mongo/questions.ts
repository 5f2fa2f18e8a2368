import type { Collection } from "mongodb";
import { type Edge, edgeId, userName, usersOf } from "./edges.ts";

/** What clients do, each time on other data; `inFlight`: by how many clients at once, a run each. */
export type Question = {
  readonly name: string;
  readonly inFlight: readonly number[];
  readonly act: () => Promise<unknown>;
  /** At least so many a second, by the client count that the bar is for. */
  readonly bar?: { readonly inFlight: number; readonly perSecondMin: number };
};

const PAGE = 20;

export function questionsOf(collection: Collection<Edge>, edges: number): readonly Question[] {
  const users = usersOf(edges);
  const any = (count: number) => Math.floor(Math.random() * count);
  const ids = (count: number) => Array.from({ length: count }, () => edgeId(any(edges)));
  const byIds = (count: number) => () => collection.find({ _id: { $in: ids(count) } }).toArray();

  return [
    {
      name: "read one by _id",
      inFlight: [1, 32],
      act: () => collection.findOne({ _id: edgeId(any(edges)) }),
    },
    { name: "read 100 by $in", inFlight: [1, 8], act: byIds(100) },
    { name: "read 1,000 by $in", inFlight: [1, 8], act: byIds(1_000) },
    {
      name: `newest ${PAGE} edges of a user: range, sort, limit`,
      inFlight: [1, 32],
      act: () =>
        collection
          .find({ from: userName(any(users)) })
          .sort({ at: -1 })
          .limit(PAGE)
          .toArray(),
      bar: { inFlight: 32, perSecondMin: 2_500 },
    },
    {
      name: "durable update of one by _id",
      inFlight: [1, 32],
      act: () => collection.updateOne({ _id: edgeId(any(edges)) }, { $inc: { weight: 1 } }),
    },
  ];
}
