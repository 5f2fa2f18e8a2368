import { buildSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { executorOf } from "../executor/executor.ts";
import { loadGraph } from "../executor/plan/graph.ts";
import { graphInThread } from "../graph/graph-in-thread.ts";
import { readSupergraph } from "../supergraph/supergraph.ts";
import { composed } from "../testing/composed.ts";
import { type Stub, startStubGraph } from "../testing/stub-graph.ts";
import { labelPolicy } from "./label-policy.ts";
import { overrideLabels } from "./override-labels.ts";

const product = (more: string) => `type Product @key(fields: "id") { id: ID! ${more} }`;
const answering = (from: string) => ({
  __resolveReference: ({ id }: { id: string }) => ({ id }),
  stock: () => `${from} has it`,
  price: () => `${from} sells it`,
});
/** `stock` moves from `old` to `next` by a label. */
const stubsWith = (label: string): Record<string, Stub> => ({
  old: {
    sdl: `type Query { product: Product } ${product("name: String stock: String price: String")}`,
    resolvers: {
      Query: { product: () => ({ id: "1", name: "tea" }) },
      Product: answering("old"),
    },
  },
  next: {
    sdl: product(`stock: String @override(from: "old", label: "${label}")`),
    resolvers: { Product: answering("next") },
  },
});
const sdlWith = (label: string) =>
  composed(Object.fromEntries(Object.entries(stubsWith(label)).map(([name, { sdl }]) => [name, sdl])));
const STOCK = "{ product { stock } }";
const PEOPLE = Array.from({ length: 40 }, (_, index) => `person-${index}`);

describe("a field that is overridden by a label", () => {
  it.each([
    [[], "old has it", ["old"]],
    [["moves"], "next has it", ["old", "next"]],
  ])("is asked of the one or the other, with %j active", async (overrideLabelsActive, stock, asked) => {
    await using graph = await startStubGraph({
      stubs: stubsWith("moves"),
      gatewayOptions: { overrideLabels: overrideLabelsActive },
    });

    const { data, errors } = await graph.query(STOCK);

    expect({ data, errors }).toEqual({ data: { product: { stock } }, errors: [] });
    expect(graph.asked.map(({ subgraph }) => subgraph)).toEqual(asked);
  });

  it("is decided by a hook where there is one, for each who asks", async () => {
    await using graph = await startStubGraph({
      stubs: stubsWith("moves"),
      gatewayOptions: { decideLabel: (_label, who) => who === "alice" },
    });
    const stockFor = async (person: string) =>
      (await graph.query(STOCK, { token: await graph.issuer.tokenOf(person) })).data.product.stock;

    const got = [await stockFor("alice"), await stockFor("bob"), await stockFor("alice")];

    expect(got).toEqual(["next has it", "old has it", "next has it"]);
  });

  it("is planned for whoever asks also where the plan is shown", async () => {
    await using graph = await startStubGraph({
      stubs: stubsWith("moves"),
      gatewayOptions: { decideLabel: (_label, who) => who === "alice" },
    });
    const planFor = async (person: string) => {
      const token = await graph.issuer.tokenOf(person);
      return (await graph.query(STOCK, { token, headers: { "kith-query-plan": "1" } })).extensions.kith
        .queryPlan;
    };

    expect(await planFor("alice")).toContain('service: "next"');
    expect(await planFor("bob")).not.toContain('service: "next"');
  });

  it("moves for a part of the people, always the same ones", async () => {
    await using graph = await startStubGraph({ stubs: stubsWith("percent(50)") });
    const round = () =>
      Promise.all(
        PEOPLE.map(async (person) => {
          const token = await graph.issuer.tokenOf(person);
          return (await graph.query(STOCK, { token })).data.product.stock as string;
        }),
      );

    const [first, second] = [await round(), await round()];

    expect(second).toEqual(first);
    expect(new Set(first)).toEqual(new Set(["old has it", "next has it"]));
  });

  it("has two plans for what depends on it, and one for everything else", async () => {
    const sdl = sdlWith("moves");
    const { supergraph, executor } = {
      supergraph: readSupergraph(sdl),
      executor: executorOf(loadGraph(sdl)),
    };
    const labels = overrideLabels(supergraph.schema) ?? expect.unreachable();
    const texts = [STOCK, "{ product { name } }"];

    for (const active of [[], ["moves"], ["moves"], ["moves", "another"]])
      for (const text of texts) {
        const document = parse(text);
        const activeLabels = labels.matterTo(document, text).filter((label) => active.includes(label));
        await executor.prepare({ document, documentHash: text, activeLabels });
      }

    expect(executor.counts).toMatchObject({ size: 3, misses: 3, hits: 5 });
  });

  it("matters to whatever a subgraph may need it for", () => {
    const schema = buildSchema(
      `directive @join__field(requires: String, overrideLabel: String) on FIELD_DEFINITION
      type Query { isThere: Int @join__field(requires: "stock { count }") other: Int }
      type Stock { count: Int @join__field(overrideLabel: "moves") size: Int @join__field(overrideLabel: "a") }`,
    );

    const labels = overrideLabels(schema);

    expect(labels?.matterTo(parse("{ isThere }"), "a")).toEqual(["moves"]);
    expect(overrideLabels(readSupergraph(composed({ a: "type Query { a: Int }" })).schema)).toBeNull();
  });

  it("is planned in the thread as it is here", async () => {
    const sdl = sdlWith("moves");
    const there = await graphInThread(sdl);

    for (const active of [[], ["moves"]])
      expect(await there.planOf(parse(STOCK), undefined, active)).toEqual(
        JSON.parse(JSON.stringify(await loadGraph(sdl).planOf(parse(STOCK), undefined, active))),
      );
    await there.close();
  });
});

describe("labelPolicy", () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `user_${index}`);
  const share = (label: string) => many.filter((who) => labelPolicy({ active: [] })(label, who));

  it.each([
    ["percent(0)", 0],
    ["percent(0.5)", 0.5],
    ["percent(10)", 10],
    ["percent(100)", 100],
  ])("gives %s its share", (label, percent) => {
    expect(Math.abs((share(label).length / many.length) * 100 - percent)).toBeLessThan(1);
  });

  it("keeps whoever has moved when the share grows", () => {
    const twenty = new Set(share("percent(20)"));

    expect(share("percent(10)").every((who) => twenty.has(who))).toBe(true);
  });

  it("takes other labels from the list, and nothing for a percentage that is none", () => {
    const policy = labelPolicy({ active: ["here", "percent(x)"] });

    expect(["here", "there", "percent(-1)", "percent(x)"].map((label) => policy(label, "a"))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
