import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const MEGABYTE = 1024 * 1024;

function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

it("keeps little of documents that are as long as they may be, and each another one", async () => {
  await using graph = await startStubGraph({ stubs: people, mode: "production" });
  const comments = "#\n".repeat(125_000);
  const ask = (index: number) =>
    graph.query(`query ($id: ID!) { user(id: $id) { id } } #${index}\n${comments}`, {
      variables: { id: "bob" },
    });
  expect((await ask(0)).data).toEqual({ user: { id: "bob" } });
  const before = heapBytes();

  for (let index = 1; index <= 40; index += 1) expect((await ask(index)).status).toBe(200);

  expect(heapBytes() - before).toBeLessThan(100 * MEGABYTE);
});
