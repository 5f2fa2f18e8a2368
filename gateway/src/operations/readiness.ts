import { NotReadyError } from "@kith/kit/http-service.ts";
import type { Graphs } from "../graph/graphs.ts";
import { type SubgraphStates, statesAroundOne, statesOfAll } from "./subgraph-states.ts";

/** For so long an answer stands: who asks in a loop asks the gateway, not each subgraph behind it. */
const FRESH_MS = 1_000;
/** What stands before gateways often waits a second for an answer: a subgraph that hangs must not look like a gateway that does. */
const OTHERS_MAX_MS = 500;

/** How many subgraphs must be ready so that a gateway is: `one` of them, since the rest of an answer is given, or `all`. */
export const READY_NEEDS = ["one", "all"] as const;
export type ReadyNeeds = (typeof READY_NEEDS)[number];

type Options = {
  readonly tellsReasons: boolean;
  /** Whether subgraphs say at `/ready` that they are. */
  readonly asksSubgraphs: boolean;
  readonly needs: ReadyNeeds;
};

/** What `/ready` tells of the supergraph and its subgraphs; why a supergraph was refused, only to operators. */
export function readiness(graphs: () => Graphs, { tellsReasons, asksSubgraphs, needs }: Options) {
  let asked: { readonly atMs: number; readonly states: Promise<SubgraphStates> } | null = null;

  const statesOf = async (): Promise<SubgraphStates> => {
    if (!asksSubgraphs) return {};
    const { httpBySubgraph } = graphs().current();
    return needs === "all" ? statesOfAll(httpBySubgraph) : statesAroundOne(httpBySubgraph, OTHERS_MAX_MS);
  };

  /** @throws NotReadyError when a subgraph does not answer; where `one` is needed, when none does. */
  return async (): Promise<object> => {
    const nowMs = performance.now();
    if (asked === null || nowMs - asked.atMs > FRESH_MS) asked = { atMs: nowMs, states: statesOf() };
    const subgraphs = await asked.states;
    const { status, current } = graphs();
    const { at, result, reason } = status.lastReload ?? {};
    const lastReload = at && {
      lastReload: { at: at.toISOString(), result, ...(tellsReasons && reason !== null && { reason }) },
    };
    const supergraph = { hash: current().hash, loadedAt: status.loadedAt.toISOString(), ...lastReload };
    const names = Object.keys(subgraphs);
    const missing = names.filter((name) => subgraphs[name] !== "ready");
    const isReady = missing.length === 0 || (needs === "one" && missing.length < names.length);
    if (isReady) return { supergraph, subgraphs };
    throw new NotReadyError(`no answer from ${missing.join(", ")}`, { supergraph, subgraphs });
  };
}
