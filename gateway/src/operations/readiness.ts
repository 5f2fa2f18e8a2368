import { NotReadyError } from "@kith/kit/http-service.ts";
import type { Graphs } from "../graph/graphs.ts";

/** For so long an answer stands: who asks in a loop asks the gateway, not each subgraph behind it. */
const FRESH_MS = 1_000;

type Options = {
  readonly tellsReasons: boolean;
  /** Whether subgraphs say at `/ready` that they are. */
  readonly asksSubgraphs: boolean;
};
type SubgraphStates = Readonly<Record<string, "ready" | "unavailable">>;

/** What `/ready` tells of the supergraph and its subgraphs; why a supergraph was refused, only to operators. */
export function readiness(graphs: () => Graphs, { tellsReasons, asksSubgraphs }: Options) {
  let asked: { readonly atMs: number; readonly states: Promise<SubgraphStates> } | null = null;

  const statesOf = async (): Promise<SubgraphStates> => {
    if (!asksSubgraphs) return {};
    const states = [...graphs().current().httpBySubgraph].map(async ([name, http]) => {
      const isReady = await http.checkReady().then(
        () => true,
        () => false,
      );
      return [name, isReady ? "ready" : "unavailable"] as const;
    });
    return Object.fromEntries(await Promise.all(states));
  };

  /** @throws NotReadyError when a subgraph does not answer. */
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
    const missing = Object.keys(subgraphs).filter((name) => subgraphs[name] !== "ready");
    if (missing.length === 0) return { supergraph, subgraphs };
    throw new NotReadyError(`no answer from ${missing.join(", ")}`, { supergraph, subgraphs });
  };
}
