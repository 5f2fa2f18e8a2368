import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { commandsSoFar, noteCommands, withCommandLog } from "./command-log.ts";
import { keyBatches } from "./key-batches.ts";

const BOUNDS = { batchSizeMax: 3, waitersMax: 100 } as const;

/** An act whose end the test decides. */
function heldAct() {
  const calls: [string, readonly number[]][] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const act = async (key: string, items: readonly number[]) => {
    calls.push([key, items]);
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    await gate.promise;
    return items.map((item) => (item < 0 ? new Error(`not ${item}`) : item * 10));
  };
  const letGo = async () => {
    await turn();
    gates.shift()?.resolve();
    await turn();
  };
  return { calls, act, letGo };
}
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe("batches by key", () => {
  it("do together what is asked for in one turn, and what comes meanwhile in the next", async () => {
    const { calls, act, letGo } = heldAct();
    const batches = keyBatches({ act, ...BOUNDS });

    const first = [1, 2].map((item) => batches.run("a", item));
    await turn();
    const later = [3, 4, 5, 6].map((item) => batches.run("a", item));
    await letGo();
    await letGo();
    await letGo();

    expect(await Promise.all([...first, ...later])).toEqual([10, 20, 30, 40, 50, 60]);
    expect(calls).toEqual([
      ["a", [1, 2]],
      ["a", [3, 4, 5]],
      ["a", [6]],
    ]);
  });

  it("are side by side for different keys", async () => {
    const { calls, act, letGo } = heldAct();
    const batches = keyBatches({ act, ...BOUNDS });

    const results = ["a", "b"].map((key) => batches.run(key, 1));
    await letGo();
    await letGo();

    expect(await Promise.all(results)).toEqual([10, 10]);
    expect(calls.map(([key]) => key)).toEqual(["a", "b"]);
  });

  it("throw for those whose result is an error, and for nobody else", async () => {
    const { act, letGo } = heldAct();
    const batches = keyBatches({ act, ...BOUNDS });

    const outcomes = Promise.allSettled([1, -2, 3].map((item) => batches.run("a", item)));
    await letGo();

    expect((await outcomes).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it("throw for all of a batch that fails as a whole, and go on with the next", async () => {
    let calls = 0;
    const act = async (_key: string, items: readonly number[]) => {
      calls += 1;
      if (calls === 1) throw new Error("the database is gone");
      return items;
    };
    const batches = keyBatches({ act, ...BOUNDS });

    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((item) => batches.run("a", item)));

    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected", "fulfilled"]);
  });

  it("count what they cost for everybody whom they served, and for one of those who were all refused", async () => {
    const act = async (_key: string, items: readonly number[]) => {
      noteCommands("commerce", ["envelopes.find"]);
      return items.map((item) => (item < 0 ? new Error(`not ${item}`) : item));
    };
    const batches = keyBatches({ act, ...BOUNDS });
    const costOf = (item: number) =>
      withCommandLog(async () => {
        await batches.run("a", item).catch(() => {});
        return commandsSoFar();
      });

    const cost = { commerce: ["envelopes.find"] };
    const costOfTwo = await withCommandLog(async () => {
      await Promise.all([batches.run("a", 1), batches.run("a", 2)]);
      return commandsSoFar();
    });
    expect(costOfTwo).toEqual(cost);
    expect(await Promise.all([1, -2, 3].map(costOf))).toEqual([cost, {}, cost]);
    expect(await Promise.all([-1, -2].map(costOf))).toEqual([cost, {}]);
  });

  it("refuse whoever is one too many, for a key and in all", async () => {
    const { act, letGo } = heldAct();
    const batches = keyBatches({ act, batchSizeMax: 1, waitersMax: 3, waitersPerKeyMax: 2 });
    const [first, second] = [batches.run("a", 1), batches.run("a", 2)];

    await expect(batches.run("a", 3)).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    const other = batches.run("b", 3);
    await expect(batches.run("c", 4)).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    await letGo();
    await letGo();
    await letGo();

    expect(await Promise.all([first, second, other])).toEqual([10, 20, 30]);
  });

  it("refuse whose turn comes too late, without doing anything for them", async () => {
    const { calls, act, letGo } = heldAct();
    const batches = keyBatches({ act, batchSizeMax: 1, waitersMax: 10, waitMaxMs: 5 });
    const first = batches.run("a", 1);
    await turn();
    const late = batches.run("a", 2);
    late.catch(() => {});

    await sleep(20);
    await letGo();

    expect(await first).toBe(10);
    await expect(late).rejects.toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    expect(calls).toEqual([["a", [1]]]);
  });
});
