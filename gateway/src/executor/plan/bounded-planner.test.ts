import { readFileSync } from "node:fs";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { loadableSdl } from "../../supergraph/loadable-sdl.ts";
import { composed } from "../../testing/composed.ts";
import { executorOf } from "../executor.ts";
import { loadGraph, loadPlanner, newGraphSecret } from "./graph.ts";

const TOO_COMPLEX = {
  extensions: expect.objectContaining({ code: "GRAPHQL_VALIDATION_FAILED" }),
  message: expect.stringMatching(/^There are too many ways to ask subgraphs for this operation/),
};
const planned = (sdl: string) => loadPlanner(loadableSdl(sdl), newGraphSecret());
const plannerOf = (sdls: Readonly<Record<string, string>>) => planned(composed(sdls));

/** Apollo's planner fills 4 GB with the operation below, and does not come to an end. */
const MEDIA = {
  a: `type Query { medias: [Media!]! media: Media }
    interface Media @key(fields: "id") { id: ID! title: String! rank: Int next: Media }
    ${[0, 1, 2, 3]
      .map(
        (n) =>
          `type T${n} implements Media @key(fields: "id") { id: ID! title: String! rank: Int own${n}: Int next: Media }`,
      )
      .join("\n")}`,
  b: `type Query { top: Media } type Media @key(fields: "id") @interfaceObject {
    id: ID! rank: Int @external title: String! @external score: Int @requires(fields: "rank title") related: [Media!] }`,
  c: `type Media @key(fields: "id") @interfaceObject { id: ID! score: Int @external stars: Int @requires(fields: "score") }`,
};
const media = plannerOf(MEDIA);
const ENDLESS = `query ($v0: Boolean!, $v1: Boolean! = true) {
  media { title __typename }
  top {
    related {
      related {
        next { __proto__: score rank title score }
        related { id score rank rank @include(if: $v0) }
        constructor: id b: id kind: __typename
        ... on Media { stars title stars stars @skip(if: false) }
        ... on T2 { id rank }
      }
      ... on T3 { title __typename }
      ... on Media { title @skip(if: $v1) related { stars } a: related { stars a: title title } id kind: __typename ... on T1 { own1 id } }
    }
    __typename
  }
}`;

describe("a planner with bounds", () => {
  it("gives up in time on fragments over an @interfaceObject with @requires", () => {
    const startedAtMs = performance.now();

    expect(() => media.plan(parse(ENDLESS), undefined)).toThrow(expect.objectContaining(TOO_COMPLEX));
    // Some 100 ms here: the bound is on steps, and this only says that they are not endless.
    expect(performance.now() - startedAtMs).toBeLessThan(10_000);
  });

  it("plans an ordinary operation over the same graph", () => {
    const plan = media.plan(parse("{ medias { id title ... on T1 { own1 next { id } } } }"), undefined);

    expect(plan.node).toBeDefined();
  });

  it("finds out once that an operation cannot be planned", async () => {
    const graph = loadGraph(loadableSdl(composed(MEDIA)));
    let planCount = 0;
    const executor = executorOf({
      ...graph,
      planOf: (...operation) => {
        planCount += 1;
        return graph.planOf(...operation);
      },
    });
    const ask = () => expect.unreachable("a subgraph was asked");
    const execution = { document: parse(ENDLESS), documentHash: "h", variables: { v0: true }, ask };

    for (let round = 0; round < 2; round += 1)
      await expect(executor.execute(execution)).rejects.toMatchObject(TOO_COMPLEX);

    expect(planCount).toBe(1);
  });

  it("counts what is exponential by itself, where no limit of the planner's own is reached", () => {
    const values =
      'type T @key(fields: "id") { id: ID! next: T @shareable v: V @shareable } type V @shareable { n: Int m: Int }';
    const shared = plannerOf({
      a: 'type Query { t: T } type T @key(fields: "id") { id: ID! }',
      b: values,
      c: values,
      d: values,
    });
    const tree = (depth: number): string =>
      depth === 0 ? "v { n }" : `v { n m } a: next { ${tree(depth - 1)} } b: next { ${tree(depth - 1)} }`;

    expect(() => shared.plan(parse(`{ t { ${tree(5)} } }`), undefined)).toThrow(
      expect.objectContaining(TOO_COMPLEX),
    );
    expect(shared.plan(parse(`{ t { ${tree(2)} } }`), undefined).node).toBeDefined();
  });

  it("leaves room twenty times over to the home screen", () => {
    const kith = planned(readFileSync("schema/supergraph.graphql", "utf8"));
    const home = readFileSync("schema/operations/web@1.0/Home.graphql", "utf8");

    kith.plan(parse(home), undefined);

    expect(kith.planningSteps()).toBeLessThan(1_000);
  });
});
