import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { seedTown } from "../../scripts/town/seed-town.ts";
import { townId } from "../../scripts/town/town.ts";
import { startSupergraph } from "../supergraph.ts";

const QUERY_WITH_ANSWER = /```graphql\n([\s\S]*?)```\s+```json\n([\s\S]*?)```/g;

it("gives the answers that the README shows for the queries that it shows", async () => {
  await using graph = await startSupergraph({ seed: async (stores) => void (await seedTown(stores)) });
  const alice = await graph.as(townId("alice") as `user_${string}`);
  const examples = [...readFileSync("README.md", "utf8").matchAll(QUERY_WITH_ANSWER)];

  expect(examples).toHaveLength(3);
  for (const [, query = "", answer = ""] of examples) {
    const { data, errors } = await alice.query(query);

    expect(errors).toBeUndefined();
    expect({ data }).toEqual(JSON.parse(answer));
  }
});

it("fills the town once, whoever asks for it again", async () => {
  await using graph = await startSupergraph({ seed: async (stores) => void (await seedTown(stores)) });

  expect(await seedTown(graph.stores)).toBe(false);
});
