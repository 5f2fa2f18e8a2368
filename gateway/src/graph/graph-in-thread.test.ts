import { readFileSync } from "node:fs";
import { Kind, parse, printSchema, visit } from "graphql";
import { describe, expect, it } from "vitest";
import { loadGraph } from "../executor/plan/graph.ts";
import { loadableSdl } from "../supergraph/loadable-sdl.ts";
import { composed } from "../testing/composed.ts";
import { graphInThread } from "./graph-in-thread.ts";

const SMALL = composed({ a: "type Query { one: Int two: Int }" });

describe("graphInThread", () => {
  it("has the schemas and makes the plans that are made here", async () => {
    const sdl = readFileSync("schema/supergraph.graphql", "utf8");
    const home = parse(readFileSync("schema/operations/web@1.0/Home.graphql", "utf8"));
    const here = loadGraph(loadableSdl(sdl));
    const there = await graphInThread(sdl);

    const plans = await Promise.all([here, there].map((graph) => graph.planOf(home, "Home")));
    await there.close();

    expect(plans[1]).toEqual(JSON.parse(JSON.stringify(plans[0])));
    for (const name of ["apiSchema", "supergraphSchema"] as const)
      expect(printSchema(there[name])).toBe(printSchema(here[name]));
    expect(there.plannerKeys).toEqual(here.plannerKeys);
  });

  it("plans what others have asked meanwhile, in turn, and says what cannot be planned", async () => {
    const graph = await graphInThread(SMALL);

    const outcomes = await Promise.allSettled(
      ["{ one }", "{ none }", "{ two }"].map((text) => graph.planOf(parse(text), undefined)),
    );
    await graph.close();

    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({
      reason: { name: "GraphQLError", message: 'Cannot query field "none" on type "Query".' },
    });
  });

  it("turns away what comes while too many wait, to ask again", async () => {
    const graph = await graphInThread(SMALL);
    const asked = Array.from({ length: 1_002 }, (_, index) =>
      graph.planOf(parse(`{ a${index}: one }`), undefined),
    );

    const outcomes = await Promise.allSettled(asked);
    await graph.close();

    const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused.map(({ extensions }) => [extensions.code, extensions.http.status])).toEqual([
      ["OVERLOADED", 503],
      ["OVERLOADED", 503],
    ]);
  });

  it("gives up an operation that takes too long, and plans the next", async () => {
    const graph = await graphInThread(SMALL, 0);

    const planned = graph.planOf(parse("{ one }"), undefined);

    await expect(planned).rejects.toThrow("planning an operation took longer than 0 ms");
    await expect(graph.planOf(parse("{ two }"), undefined)).rejects.toThrow("took longer");
    await graph.close();
    await expect(graph.planOf(parse("{ one }"), undefined)).rejects.toThrow("retired");
  });

  it("plans what a document holds, not what it was read from", async () => {
    const graph = await graphInThread(SMALL);
    const whole = parse("{ one two }");
    const withoutTwo = visit(whole, {
      [Kind.FIELD]: ({ name }) => (name.value === "two" ? null : undefined),
    });

    const plan = await graph.planOf(withoutTwo, undefined);
    await graph.close();

    expect(JSON.stringify(plan)).toContain("one");
    expect(JSON.stringify(plan)).not.toContain("two");
  });

  it("says what is wrong with a supergraph", async () => {
    const wrong = SMALL.replace("type Query", "type Query implements Nothing");

    await expect(graphInThread(wrong)).rejects.toThrow("Nothing");
  });
});
