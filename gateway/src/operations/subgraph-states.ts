import { setTimeout as sleep } from "node:timers/promises";
import type { SubgraphHttp } from "../fetch/subgraph-http.ts";

/** Of each subgraph, by name, whether it says that it is ready. */
export type SubgraphStates = Readonly<Record<string, "ready" | "unavailable">>;

type Checked = ReadonlyMap<string, Pick<SubgraphHttp, "checkReady">>;

/** Asks all of them, and waits for each of them as long as a subgraph may take to say it. */
export async function statesOfAll(httpBySubgraph: Checked): Promise<SubgraphStates> {
  const { states, all } = ask(httpBySubgraph);
  await all;
  return states();
}

/** Asks all of them; once one is ready, those that have said nothing for so long after it count as unavailable. */
export async function statesAroundOne(httpBySubgraph: Checked, othersMaxMs: number): Promise<SubgraphStates> {
  const { states, all, one } = ask(httpBySubgraph);
  await Promise.race([all, one.then(() => sleep(othersMaxMs, undefined, { ref: false }))]);
  return states();
}

function ask(httpBySubgraph: Checked) {
  const ready = new Set<string>();
  const { promise: one, resolve: oneIsReady } = Promise.withResolvers<void>();
  const all = Promise.all(
    [...httpBySubgraph].map(([name, http]) =>
      http.checkReady().then(
        () => {
          ready.add(name);
          oneIsReady();
        },
        // That it is not in the set says it.
        () => {},
      ),
    ),
  );
  const states = () =>
    Object.fromEntries(
      [...httpBySubgraph.keys()].map((name) => [name, ready.has(name) ? "ready" : "unavailable"] as const),
    );
  return { states, all, one };
}
