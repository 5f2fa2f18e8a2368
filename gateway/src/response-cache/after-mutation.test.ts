import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startStubGraph } from "../testing/stub-graph.ts";
import { topics } from "../testing/topics.ts";

const source = topics();
let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  const resilience = { timeoutMs: 1_000 };
  graph = await startStubGraph({ stubs: source.stubs, responseCacheBytes: 1024 * 1024, resilience });
});
afterAll(() => graph?.close());
beforeEach(() => {
  graph.asked.length = 0;
});

type Ask = { readonly as?: string; readonly scope?: string };
async function ask(query: string, { as, scope }: Ask = {}) {
  const token = as === undefined ? undefined : await graph.issuer.tokenOf(as, scope ? { scope } : {});
  return graph.query(query, { ...(token !== undefined && { token }) });
}
/** How often subgraphs are asked by these in turn. */
async function fetchesOf(...asks: (() => Promise<unknown>)[]): Promise<number> {
  const before = graph.asked.length;
  for (const one of asks) await one();
  return graph.asked.length - before;
}

describe("what is private, after a mutation of its viewer", () => {
  const change = (as: string) => () => ask('mutation { rename(title: "a") { id } }', { as });

  it.each(["seat", "badge"])("is made anew, for that viewer and every session: %s", async (field) => {
    const query = `query AfterMutation { ${field} }`;
    const asAlice = () => ask(query, { as: "alice" });
    const withScope = () => ask(query, { as: "alice", scope: "support" });
    await fetchesOf(asAlice, withScope, () => ask(query, { as: "bob" }));

    const own = await fetchesOf(change("alice"), asAlice, withScope, asAlice, withScope);
    const ofOthers = await fetchesOf(() => ask(query, { as: "bob" }));

    expect(own).toBe(3);
    expect(ofOthers).toBe(0);
  });

  it("is made anew where the mutation fails: it may have been done", async () => {
    const query = "query AfterFailure { badge }";
    const asAlice = () => ask(query, { as: "alice" });
    await asAlice();
    source.gate.isRenameBroken = true;
    const { errors } = await change("alice")();
    source.gate.isRenameBroken = false;

    expect(errors).toHaveLength(1);
    expect(await fetchesOf(asAlice)).toBe(1);
  });

  it("is not kept while a mutation that was given up on may be done yet", async () => {
    const query = "query WhileInDoubt { badge }";
    const asDan = () => ask(query, { as: "dan" });
    const { promise, resolve: finish } = Promise.withResolvers<void>();
    await asDan();
    source.gate.renamed = promise;
    const { errors } = await change("dan")();

    const inDoubt = await fetchesOf(asDan, asDan);
    finish();
    source.gate.renamed = Promise.resolve();
    const afterwards = await fetchesOf(asDan);
    const ofOthers = await fetchesOf(...["eve", "eve"].map((as) => () => ask(query, { as })));

    expect(errors[0]?.extensions.code).toBe("OUTCOME_UNKNOWN");
    expect([inDoubt, afterwards, ofOthers]).toEqual([2, 1, 1]);
  });

  it("stays where the mutation was refused, or is nobody's, and public answers stay", async () => {
    const mine = () => ask("query AfterRefusal { seat }", { as: "alice" });
    const everybodys = () => ask('{ topic(id: "1") { title } }', { as: "alice" });
    await fetchesOf(mine, everybodys);

    await ask('mutation { rename(title: "a") { nothing } }', { as: "alice" });
    await ask('mutation { rename(title: "a") { id } }');
    const afterRefusals = await fetchesOf(mine, everybodys);
    await change("alice")();
    const publicAfterChange = await fetchesOf(everybodys);

    expect([afterRefusals, publicAfterChange]).toEqual([0, 0]);
  });

  it("is made anew by whoever asks while it is being made from before", async () => {
    const query = `query Slow { slowSeat }`;
    const { promise, resolve: open } = Promise.withResolvers<void>();
    source.gate.wait = promise;
    const before = ask(query, { as: "alice" });
    await expect.poll(() => graph.asked.length).toBe(1);
    await change("alice")();
    const after = ask(query, { as: "alice" });
    await expect.poll(() => graph.asked.length).toBe(3);
    open();
    await Promise.all([before, after]);

    expect(await fetchesOf(() => ask(query, { as: "alice" }))).toBe(0);
  });
});
