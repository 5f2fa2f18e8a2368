import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { composed } from "../testing/composed.ts";
import { graphsOf } from "./graphs.ts";

type Options = Parameters<typeof graphsOf>[0];

const sdlOf = (field: string) => composed({ a: `type Query { ${field}: Int }` });

/** Graphs of which nothing is asked. */
async function startGraphs() {
  const closed: string[] = [];
  const next = { sdl: sdlOf("zero"), urlBySubgraph: { a: "http://first" } };
  const server = {
    start: async () => {},
    stop: async () => {},
    executeOperation: async () => ({ body: { kind: "single", singleResult: { data: {} } } }),
  };
  const parts = {
    planner: "here",
    httpAt: (_name: string, url: string) => ({ close: async () => void closed.push(url) }),
    serverOf: () => ({ server, shortWay: null }),
  } as unknown as Options["parts"];
  const log = { info: () => {}, error: () => {} };
  const graphs = await graphsOf({
    ...{ parts, log },
    first: { ...next },
    read: async () => ({ ...next }),
    canaries: async () => [],
  });
  const take = (field: string, url: string) => {
    Object.assign(next, { sdl: sdlOf(field), urlBySubgraph: { a: url } });
    return graphs.reload();
  };
  return { graphs, take, closed };
}

it("keep connections for whoever is still on a graph that had them before the one that goes", async () => {
  const { graphs, take, closed } = await startGraphs();
  const leave = graphs.current().enter();
  await take("one", "http://first");

  expect(await take("two", "http://second")).toBe("loaded");
  await sleep(50);

  expect(closed).toEqual([]);
  leave();
  await vi.waitFor(() => expect(closed).toEqual(["http://first"]));
  await graphs.close();
  expect(closed).toEqual(["http://first", "http://second"]);
});
