import { expect, it } from "vitest";
import { composed } from "../testing/composed.ts";
import type { Answer } from "./fetch/ask.ts";
import { bothExecutors } from "./testing/both-executors.ts";
import type { MockSubgraph } from "./testing/mock-subgraph.ts";

const sdls = {
  start: `type Query { users: [User!]! } type User @key(fields: "id") { id: ID! }`,
  byId: `type User @key(fields: "id") { id: ID! best: Person @shareable } type Person @key(fields: "id") { id: ID! }`,
  byMail: `type User @key(fields: "id") { id: ID! best: Person @shareable } type Person @key(fields: "mail") { mail: String! }`,
  age: `type Person @key(fields: "id") { id: ID! age: Int }`,
  city: `type Person @key(fields: "mail") { mail: String! city: String }`,
};
const person = { __typename: "Person" };
const entities = (...all: object[]) => structuredClone({ data: { _entities: all } });

/** `age` is asked about one person who stands in two places before `byMail` tells of the two, and answers after it. */
function subgraphs(age: () => object): Record<string, MockSubgraph> {
  const ageAsked = Promise.withResolvers<void>();
  const cityAsked = Promise.withResolvers<void>();
  return {
    start: async () => ({ data: { users: ["1", "2"].map((id) => ({ __typename: "User", id })) } }),
    byId: async () => entities({ best: { ...person, id: "7" } }, { best: { ...person, id: "7" } }),
    byMail: async () => {
      await ageAsked.promise;
      return entities({ best: { ...person, mail: "m" } }, { best: { ...person, mail: "m" } });
    },
    age: async () => {
      ageAsked.resolve();
      await cityAsked.promise;
      return age() as Answer;
    },
    city: async () => {
      cityAsked.resolve();
      return entities({ city: "Ulm" });
    },
  };
}
const query = "{ users { best { age city } } }";

it("tells of an object what was asked for it before others told of it", async () => {
  const { ours } = await bothExecutors(
    composed(sdls),
    subgraphs(() => entities({ age: 30 })),
  );

  const { data, errors, misfits } = await ours({ query });

  const best = { age: 30, city: "Ulm" };
  expect(JSON.parse(data)).toEqual({ users: [{ best }, { best }] });
  expect([...errors, ...misfits]).toEqual([]);
});

it.each([
  [
    "about it",
    () => ({ data: { _entities: [null] }, errors: [{ message: "no", path: ["_entities", 0, "age"] }] }),
  ],
  ["altogether", () => Promise.reject(new Error("no"))],
])("tells of an error %s at each of its places", async (_what, age) => {
  const { ours } = await bothExecutors(composed(sdls), subgraphs(age));

  const { data, errors } = await ours({ query });

  const best = { age: null, city: "Ulm" };
  expect(JSON.parse(data)).toEqual({ users: [{ best }, { best }] });
  expect(errors.map((error) => JSON.parse(error).path)).toEqual(
    [0, 1].map((index) => ["users", index, "best", "age"]),
  );
});
