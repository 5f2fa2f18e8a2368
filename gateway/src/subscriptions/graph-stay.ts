import type { GraphInForce } from "../graph/graph-in-force.ts";
import { endOfStay } from "./end-of-stay.ts";

/** What of a graph subscriptions need. */
export type SubscriptionGraph = Pick<GraphInForce, "server" | "httpOf" | "retired" | "enter">;

/** A subscription's stay: on the graph that it was opened by, and on those that take over and have its events from the same place. */
export type GraphStay = {
  graph(): SubscriptionGraph;
  /** Aborts when another graph has taken over that has not: the events have to be asked for again. */
  readonly over: AbortSignal;
  leave(): void;
};

type Options = {
  readonly inForce: () => SubscriptionGraph;
  /** Whether the events come from the same place, and answer the same, on a graph that has taken over. */
  readonly isAsBefore: (next: SubscriptionGraph) => Promise<boolean>;
  /** Within how long all subscriptions of a graph leave it. */
  readonly withinMs: number;
};

export function stayOnGraphs({ inForce, isAsBefore, withinMs }: Options): GraphStay {
  const over = new AbortController();
  let hasLeft = false;
  let graph = inForce();
  let leaveHere = () => {};
  settle(graph.enter());

  function settle(leave: () => void): void {
    const stay = endOfStay(graph.retired, withinMs);
    stay.signal.addEventListener("abort", () => void moveOn());
    leaveHere = () => {
      stay.forget();
      leave();
    };
  }

  async function moveOn(): Promise<void> {
    const next = inForce();
    const leave = next.enter();
    const staysOn = await isAsBefore(next).catch(() => false);
    if (hasLeft || !staysOn) {
      leave();
      over.abort();
      return;
    }
    leaveHere();
    graph = next;
    settle(leave);
  }

  return {
    graph: () => graph,
    over: over.signal,
    leave() {
      hasLeft = true;
      leaveHere();
    },
  };
}
