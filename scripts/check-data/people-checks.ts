import type { Document } from "mongodb";
import type { SubgraphName } from "../schema-files.ts";
import type { Check } from "./check.ts";
import { batchesOf, rowByValue, rowsOf } from "./streams.ts";

type Reference = {
  readonly subgraph: SubgraphName;
  readonly collection: string;
  /** What a row of it is called. */
  readonly noun: string;
  /** The fields that name people. */
  readonly fields: readonly string[];
  /** Which rows do, where not all of them do. */
  readonly filter?: Document;
};

const REFERENCES: readonly Reference[] = [
  { subgraph: "social", collection: "friendships", noun: "friendship", fields: ["user", "friend"] },
  { subgraph: "social", collection: "friendRequests", noun: "request", fields: ["from", "to"] },
  { subgraph: "social", collection: "blocks", noun: "block", fields: ["blocker", "blocked"] },
  { subgraph: "social", collection: "posts", noun: "post", fields: ["author"], filter: { author: /^user_/ } },
  { subgraph: "social", collection: "likes", noun: "like", fields: ["user"] },
  { subgraph: "social", collection: "favourites", noun: "favourite", fields: ["user"] },
  { subgraph: "social", collection: "comments", noun: "comment", fields: ["author"] },
  { subgraph: "social", collection: "follows", noun: "follow", fields: ["user"] },
  {
    subgraph: "social",
    collection: "lifeAccounts",
    noun: "life account",
    fields: ["owner"],
    filter: { owner: { $exists: true } },
  },
  { subgraph: "groups", collection: "memberships", noun: "membership", fields: ["user"] },
];

type Row = Readonly<Record<string, string>>;

const ofPeopleWhoExist = ({ subgraph, collection, noun, fields, filter = {} }: Reference): Check => ({
  rule: `a ${noun} names nobody who does not exist`,
  async *violations(databases) {
    const rows = rowsOf<Row>(databases[subgraph], collection, { filter, fields: ["_id", ...fields] });
    for await (const batch of batchesOf(rows)) {
      const named = (row: Row) => fields.map((field) => row[field] ?? "");
      const people = await rowByValue<{ readonly _id: string }>(databases.users, "people", {
        field: "_id",
        values: batch.flatMap(named),
        fields: [],
      });
      for (const row of batch) {
        const missing = named(row).filter((id) => !people.has(id));
        if (missing.length > 0)
          yield { about: `${noun} ${row._id}`, says: `names ${missing.join(" and ")}, who does not exist` };
      }
    }
  },
});

export const PEOPLE_CHECKS: readonly Check[] = REFERENCES.map(ofPeopleWhoExist);
