import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadableSdl } from "../supergraph/loadable-sdl.ts";
import { composed, subgraphSdl } from "../testing/composed.ts";
import { bothExecutors } from "./testing/both-executors.ts";
import { differenceOf, untoldLosses } from "./testing/difference.ts";
import { FEATURE_GRAPHS, type Sdls } from "./testing/feature-graphs.ts";
import { type MockSubgraph, mockSubgraph } from "./testing/mock-subgraph.ts";
import type { Mischief } from "./testing/mock-value.ts";
import { randomOperation } from "./testing/random-operation.ts";

/** Operations for each graph and each way of subgraphs to answer; KITH_RUNS=200 makes it some ten thousand. */
const RUNS = Number(process.env.KITH_RUNS ?? 8);

const down: MockSubgraph = () => Promise.reject(new Error("down"));
const mute: MockSubgraph = async () => ({ data: {} });

/** How subgraphs answer, and what one of them does instead. */
type Way = { readonly mischief: Mischief; readonly fault?: MockSubgraph };
const WAYS: Readonly<Record<string, Way>> = {
  answer: { mischief: { nullOneIn: 0, errorOneIn: 0 } },
  "answer null at times": { mischief: { nullOneIn: 7, errorOneIn: 0 } },
  "fail at times": { mischief: { nullOneIn: 9, errorOneIn: 11 } },
  "show few entities often": { mischief: { nullOneIn: 0, errorOneIn: 0, listLength: 3, ids: 2 } },
  "show few entities often and fail at times": {
    mischief: { nullOneIn: 9, errorOneIn: 11, listLength: 3, ids: 2 },
  },
  "answer, but for one that is down": { mischief: { nullOneIn: 0, errorOneIn: 0 }, fault: down },
  "answer, but for one that tells nothing": { mischief: { nullOneIn: 0, errorOneIn: 0 }, fault: mute },
};

async function compare(sdl: string, sdls: Sdls, { mischief, fault }: Way): Promise<void> {
  const subgraphs = Object.entries(sdls).map(([name, text]) => [name, mockSubgraph(text, mischief)] as const);
  const whole = await bothExecutors(sdl, Object.fromEntries(subgraphs));
  const withFault = (name: string, fault: MockSubgraph) =>
    bothExecutors(sdl, { ...Object.fromEntries(subgraphs), [name]: fault });
  // One subgraph after the other.
  const ways =
    fault === undefined ? [whole] : await Promise.all(subgraphs.map(([name]) => withFault(name, fault)));
  const { apiSchema, ours: undamaged } = whole;
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.boolean(), async (seed, isRepetitive) => {
      run += 1;
      const { ours, stock } = ways[run % ways.length] ?? whole;
      const operation = randomOperation(apiSchema, { seed, isRepetitive });
      const expected = operation === null ? null : await stock(operation);
      if (operation === null || expected === null) return;
      const got = await ours(operation);
      expect(
        differenceOf(got, expected, { hasOrder: !isRepetitive, isFaulty: fault !== undefined }),
      ).toBeNull();
      if (fault === undefined) return;
      expect(got.errors.filter((error) => /"path":\[.*(?:"@"|"_entities")/.test(error))).toEqual([]);
      expect(untoldLosses(got, await undamaged(operation))).toEqual([]);
    }),
    { numRuns: RUNS, seed: 6, endOnFailure: true },
  );
}

describe.each(Object.entries(FEATURE_GRAPHS))("%s", (_name, sdls) => {
  it.each(Object.entries(WAYS))(
    "is answered as by the stock executor where subgraphs %s",
    async (_what, way) => {
      const texts = Object.entries(sdls).map(([name, sdl]) => [name, subgraphSdl(sdl)] as const);
      await compare(composed(sdls), Object.fromEntries(texts), way);
    },
  );
});

describe("Kith's own graph", () => {
  const supergraph = loadableSdl(readFileSync("schema/supergraph.graphql", "utf8"));
  const sdls = Object.fromEntries(
    globSync("schema/{users,social,groups,commerce}.graphql").map((path) => [
      basename(path, ".graphql"),
      readFileSync(path, "utf8"),
    ]),
  );

  it.each(Object.entries(WAYS))(
    "is answered as by the stock executor where subgraphs %s",
    async (_what, way) => {
      await compare(supergraph, sdls, way);
    },
  );

  it("is answered as by the stock executor when it is asked what clients have registered", async () => {
    const mischief = { nullOneIn: 9, errorOneIn: 30 };
    const subgraphs = Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(sdl, mischief)]);
    const { ours, stock } = await bothExecutors(supergraph, Object.fromEntries(subgraphs));
    const input = { recipientId: "x", amount: "1", message: "x" };
    const variables = { id: "x", groupId: "x", friendId: "x", input };

    for (const path of globSync("schema/operations/**/*.graphql")) {
      const operation = { query: readFileSync(path, "utf8"), variables };
      expect({ path, ...(await ours(operation)) }).toEqual({ path, ...(await stock(operation)) });
    }
  });
});
