import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import fc from "fast-check";
import { Kind, parse, print, visit } from "graphql";
import { describe, expect, it } from "vitest";
import { loadableSdl } from "../supergraph/loadable-sdl.ts";
import { composed, subgraphSdl } from "../testing/composed.ts";
import { bothExecutors, type Outcome } from "./testing/both-executors.ts";
import { FEATURE_GRAPHS, type Sdls } from "./testing/feature-graphs.ts";
import { mockSubgraph } from "./testing/mock-subgraph.ts";
import type { Mischief } from "./testing/mock-value.ts";
import { randomOperation } from "./testing/random-operation.ts";

/** Operations for each graph and each way of subgraphs to answer; KITH_RUNS=200 makes it some thousand. */
const RUNS = Number(process.env.KITH_RUNS ?? 6);
const WAYS: Readonly<Record<string, Mischief>> = {
  answer: { nullOneIn: 0, errorOneIn: 0 },
  "fail at times": { nullOneIn: 9, errorOneIn: 11, listLength: 3, ids: 2 },
};

const PLANNED_FOR = /@(?:key|requires)\(fields: "(?<fields>(?:[^"\\]|\\.)*)"/g;
const plannedFor = (sdl: string): readonly string[] =>
  [...sdl.matchAll(PLANNED_FOR)].flatMap(({ groups }) => groups?.fields?.match(/\w+/g) ?? []);

const MARK = "harmless_";
/** The same operation with aliases that are nobody's name. */
const harmless = (query: string): string =>
  print(
    visit(parse(query), {
      [Kind.FIELD]({ alias, name, ...field }) {
        if (alias === undefined || alias.value === name.value) return undefined;
        return { ...field, name, alias: { ...alias, value: `${MARK}${alias.value}` } };
      },
    }),
  );
const withoutMark = ({ data, errors, misfits }: Outcome): Outcome => {
  const plain = (text: string) => text.replaceAll(MARK, "");
  return { data: plain(data), errors: errors.map(plain).sort(), misfits: misfits.map(plain).sort() };
};

/** What the stock executor cannot be asked: there are fields with arguments that are required. */
const REQUIRED_WITH_ARGUMENTS: Sdls = {
  a: `type Query { product: Product products: [Product!]! }
      type Product @key(fields: "id") { id: ID! price(currency: String): Int size(unit: String): Int name: String maker(id: ID): Maker }
      type Maker { n: Int zip: String }`,
  b: `type Product @key(fields: "id") {
        id: ID! price(currency: String): Int @external size(unit: String): Int @external maker(id: ID): Maker @external
        tax: Int @requires(fields: "price(currency: \\"EUR\\") size") fee: Int @requires(fields: "price(currency: \\"USD\\")")
        duty: Int @requires(fields: "maker(id: \\"x\\") { n }") note: String }
      type Maker { n: Int @external }`,
};

async function compare(sdl: string, sdls: Sdls, mischief: Mischief, isStockRight = true): Promise<void> {
  const subgraphs = Object.entries(sdls).map(([name, text]) => [name, mockSubgraph(text, mischief)]);
  const { ours, stock, apiSchema } = await bothExecutors(sdl, Object.fromEntries(subgraphs));
  const aliases = ["__typename", ...new Set(Object.values(sdls).flatMap(plannedFor))];
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.boolean(), async (seed, isRepetitive) => {
      const operation = randomOperation(apiSchema, { seed, isRepetitive, aliases });
      const safe = operation === null ? null : { ...operation, query: harmless(operation.query) };
      const expected = safe !== null && isStockRight ? await stock(safe) : null;
      if (operation === null || safe === null || (isStockRight && expected === null)) return;
      const got = await ours(operation);
      expect(got).toEqual(withoutMark(await ours(safe)));
      // What the stock executor says of errors is for other tests, as is how it orders what is repeated.
      if (expected !== null && !isRepetitive) expect(got.data).toBe(withoutMark(expected).data);
    }),
    { numRuns: RUNS, seed: 6, endOnFailure: true },
  );
}

describe("an operation whose aliases are what plans ask for", () => {
  it.each(Object.entries(WAYS))(
    "is answered as with others where fields with arguments are required and subgraphs %s",
    async (_what, mischief) => {
      const texts = Object.entries(REQUIRED_WITH_ARGUMENTS).map(([name, sdl]) => [name, subgraphSdl(sdl)]);
      await compare(composed(REQUIRED_WITH_ARGUMENTS), Object.fromEntries(texts), mischief, false);
    },
  );

  describe.each(Object.entries(FEATURE_GRAPHS))("%s", (_name, sdls) => {
    const texts = Object.entries(sdls).map(([name, sdl]) => [name, subgraphSdl(sdl)] as const);

    it.each(Object.entries(WAYS))(
      "is answered as with others where subgraphs %s",
      async (_what, mischief) => {
        await compare(composed(sdls), Object.fromEntries(texts), mischief);
      },
    );
  });

  it.each(Object.entries(WAYS))(
    "is answered as with others by Kith's own graph where subgraphs %s",
    async (_what, mischief) => {
      const sdls = globSync("schema/{users,social,groups,commerce}.graphql").map((path) => [
        basename(path, ".graphql"),
        readFileSync(path, "utf8"),
      ]);
      const supergraph = loadableSdl(readFileSync("schema/supergraph.graphql", "utf8"));
      await compare(supergraph, Object.fromEntries(sdls), mischief);
    },
  );
});
