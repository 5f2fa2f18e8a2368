import fc from "fast-check";
import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { knownAnswers } from "../../fetch/known-answers.ts";
import { composed, subgraphSdl } from "../../testing/composed.ts";
import { type Execution, executorOf } from "../executor.ts";
import type { Answer, Ask } from "../fetch/ask.ts";
import type { JsonObject } from "../json.ts";
import { loadGraph } from "../plan/graph.ts";
import type { Operation } from "../testing/both-executors.ts";
import { FEATURE_GRAPHS, type Sdls } from "../testing/feature-graphs.ts";
import { mockSubgraph } from "../testing/mock-subgraph.ts";
import { randomOperation } from "../testing/random-operation.ts";

const RUNS = Number(process.env.KITH_RUNS ?? 5);
/** What the subgraphs know, one after the other: now the same as before, now something else, and what was once. */
const STATES = [0, 0, 0, 1, 1, 0, 2, 2] as const;
const MISCHIEFS = [
  { nullOneIn: 0, errorOneIn: 0, listLength: 2, ids: 3 },
  { nullOneIn: 5, errorOneIn: 0, listLength: 2, ids: 2 },
  { nullOneIn: 5, errorOneIn: 9 },
] as const;

/** An executor whose subgraphs' answers are recognised, and one whose are not; how often an answer was read by the former. */
function twoExecutors(sdls: Sdls) {
  const graph = loadGraph(composed(sdls));
  const states = MISCHIEFS.map(
    (mischief) =>
      new Map(Object.entries(sdls).map(([name, sdl]) => [name, mockSubgraph(subgraphSdl(sdl), mischief)])),
  );
  const tell = async (state: number, subgraph: string, body: string): Promise<string> => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: JsonObject };
    return JSON.stringify(await states[state]?.get(subgraph)?.(query, variables));
  };
  const known = knownAnswers();
  const counted = { asked: 0, reads: 0 };
  const recognising =
    (state: number, viewer: string): Ask =>
    async ({ subgraph, body }) => {
      const text = await tell(state, subgraph, body);
      counted.asked += 1;
      const {
        data = null,
        identity,
        errors,
      } = known.read(`${viewer}${subgraph}`, body, {
        statusCode: 200,
        text,
      });
      return withReads({ data, identity, ...(errors && { errors }) }, counted);
    };
  const plain =
    (state: number): Ask =>
    async ({ subgraph, body }) =>
      JSON.parse(await tell(state, subgraph, body)) as Answer;
  return { graph, recognising, plain, counted };
}

const withReads = ({ data, ...others }: Answer, counted: { reads: number }): Answer => ({
  ...others,
  get data() {
    counted.reads += 1;
    return data ?? null;
  },
});

const outcomeOf = async (
  executor: ReturnType<typeof executorOf>,
  { query, variables = {} }: Operation,
  ask: Ask,
) => {
  const execution: Execution = { document: parse(query), documentHash: query, variables, ask };
  const { text, errors, misfits } = await executor.execute(execution);
  return { text, errors: errors.map(String).sort(), misfits: misfits.map(String).sort() };
};

describe.each(Object.entries(FEATURE_GRAPHS))("%s", (_name, sdls) => {
  it("is answered the same whether or not subgraphs repeat themselves", async () => {
    const { graph, recognising, plain } = twoExecutors(sdls);
    const executor = executorOf(graph);
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const operation = randomOperation(graph.apiSchema, { seed, isRepetitive: false });
        if (operation === null) return;
        for (const state of STATES) {
          const expected = await outcomeOf(executorOf(graph), operation, plain(state));
          expect(await outcomeOf(executor, operation, recognising(state, "alice"))).toEqual(expected);
        }
      }),
      { numRuns: RUNS, seed: 6, endOnFailure: true },
    );
  });
});

describe("an answer that repeats", () => {
  const sdls: Sdls = {
    a: `type Query { users: [User!]! } type User @key(fields: "id") { id: ID! name: String! }`,
    b: `type User @key(fields: "id") { id: ID! age: Int friends: [User!]! }`,
  };
  const operation = { query: "{ users { name age friends { name age } } }" };

  it("is not read again, and everything is asked again", async () => {
    const { graph, recognising, counted } = twoExecutors(sdls);
    const executor = executorOf(graph);
    const first = await outcomeOf(executor, operation, recognising(0, "alice"));
    const { asked, reads } = { ...counted };

    const second = await outcomeOf(executor, operation, recognising(0, "alice"));

    expect(second).toEqual(first);
    expect(counted).toEqual({ asked: 2 * asked, reads });
  });

  it("is another viewer's own, who is told the same or not", async () => {
    const { graph, recognising, plain, counted } = twoExecutors(sdls);
    const executor = executorOf(graph);
    await outcomeOf(executor, operation, recognising(0, "alice"));
    const { reads } = counted;

    const bobs = await outcomeOf(executor, operation, recognising(0, "bob"));
    const carols = await outcomeOf(executor, operation, recognising(1, "carol"));

    expect(bobs).toEqual(await outcomeOf(executorOf(graph), operation, plain(0)));
    expect(carols).toEqual(await outcomeOf(executorOf(graph), operation, plain(1)));
    expect(counted.reads).toBeGreaterThan(reads);
  });

  it("is made anew when only the last of its parts is another one", async () => {
    const { graph, recognising, plain } = twoExecutors(sdls);
    const executor = executorOf(graph);
    const lateChange =
      (of: (state: number) => Ask): Ask =>
      (question) =>
        of(question.subgraph === "b" ? 1 : 0)(question);
    await outcomeOf(executor, operation, recognising(0, "alice"));

    const changed = await outcomeOf(
      executor,
      operation,
      lateChange((state) => recognising(state, "alice")),
    );

    expect(changed).toEqual(await outcomeOf(executorOf(graph), operation, lateChange(plain)));
  });

  it("depends on variables that no subgraph is told of", async () => {
    const { graph, recognising } = twoExecutors(sdls);
    const executor = executorOf(graph);
    const asked = (isOld: boolean) => ({
      query: "query ($isOld: Boolean!) { users { name @include(if: $isOld) id } }",
      variables: { isOld },
    });
    await outcomeOf(executor, asked(true), recognising(0, "alice"));

    const { text } = await outcomeOf(executor, asked(false), recognising(0, "alice"));

    expect(text).not.toContain("name");
  });

  it("does not depend on variables that the operation does not declare, however much of them comes", async () => {
    const { graph, recognising, counted } = twoExecutors(sdls);
    const executor = executorOf(graph);
    const asked = (junk: string) => ({ ...operation, variables: { junk: junk.repeat(100_000) } });
    const first = await outcomeOf(executor, asked("a"), recognising(0, "alice"));
    const { reads } = counted;

    const second = await outcomeOf(executor, asked("b"), recognising(0, "alice"));

    expect(second).toEqual(first);
    expect(counted.reads).toBe(reads);
  });

  it("depends on each of many variables, of which no more is kept than of few", async () => {
    const { graph, recognising } = twoExecutors(sdls);
    const executor = executorOf(graph);
    const asked = (isOld: boolean) => ({
      query: "query ($isOld: Boolean!, $text: String) { users { name @include(if: $isOld) id } }",
      variables: { text: "x".repeat(100_000), isOld },
    });
    await outcomeOf(executor, asked(true), recognising(0, "alice"));

    const { text } = await outcomeOf(executor, asked(false), recognising(0, "alice"));

    expect(text).not.toContain("name");
  });

  it("is told of those whom it is about, not of others who were called the same once", async () => {
    const graph = loadGraph(
      composed({
        a: `type Query { users: [User!]! } type User @key(fields: "id") { id: ID! name: String! }`,
        b: `type User @key(fields: "id") { id: ID! friends: [User!]! }`,
      }),
    );
    const executor = executorOf(graph);
    const names = { bob: "Li", carol: "Li" };
    const askAbout =
      (friend: keyof typeof names): Ask =>
      async ({ subgraph, body }) => {
        if (subgraph === "b")
          return {
            identity: friend,
            data: { _entities: [{ friends: [{ __typename: "User", id: friend }] }] },
          };
        if (!body.includes("_entities"))
          return { identity: "users", data: { users: [{ __typename: "User", id: "alice" }] } };
        const asked = body.includes("bob") ? "bob" : "carol";
        return { identity: `${asked} ${names[asked]}`, data: { _entities: [{ name: names[asked] }] } };
      };
    const friends = { query: "{ users { friends { name } } }" };
    for (const friend of ["bob", "carol"] as const) await outcomeOf(executor, friends, askAbout(friend));
    names.bob = "Wang";

    const { text } = await outcomeOf(executor, friends, askAbout("bob"));

    expect(text).toBe('{"users":[{"friends":[{"name":"Wang"}]}]}');
  });
});
