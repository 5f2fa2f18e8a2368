import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { type Canary, tryCanaries } from "./canary.ts";
import { type GraphInForce, type GraphParts, graphInForce, type SupergraphSource } from "./graph-in-force.ts";

/** How long the end waits for a reload that is under way. */
const CLOSING_MAX_MS = 1_000;

/** What came of a reload. */
export const RELOAD_RESULTS = ["loaded", "unchanged", "refused"] as const;
export type ReloadResult = (typeof RELOAD_RESULTS)[number];

/** The last reload that was tried. */
export type Reload = {
  readonly at: Date;
  readonly result: ReloadResult;
  /** Why it was refused, else null. */
  readonly reason: string | null;
  readonly tookMs: number;
};

/** The graph in force, and how another takes its place. */
export type Graphs = {
  current(): GraphInForce;
  /** Reads the supergraph again. One reload at a time: who asks during one gets the result of the next. */
  reload(): Promise<ReloadResult>;
  readonly status: { readonly loadedAt: Date; readonly lastReload: Reload | null };
  /** Calls whoever wants to know after each reload. */
  onReload(tell: (reload: Reload) => void): void;
  close(): Promise<void>;
};

type Logger = Record<"info" | "error", (details: object, message: string) => void>;
type Options = {
  readonly first: SupergraphSource;
  /** @throws Error that says why there is none. */
  readonly read: () => Promise<SupergraphSource>;
  readonly canaries: () => Promise<readonly Canary[]>;
  readonly parts: GraphParts;
  readonly log: Logger;
};

/**
 * Loads the first graph, and others in its place. A new one is read, checked like the first, and tried on canaries while the old
 * one answers; then it takes over between two requests. One that fails anything is refused, and the old one stays.
 *
 * @throws SupergraphError, Error when the first is no good.
 */
export async function graphsOf({ first, read, canaries, parts, log }: Options): Promise<Graphs> {
  let current = await graphInForce(first, parts, null);
  let loadedAt = new Date();
  let lastReload: Reload | null = null;
  let running: Promise<ReloadResult> | null = null;
  let next: Promise<ReloadResult> | null = null;
  let isClosed = false;
  const listeners: ((reload: Reload) => void)[] = [];
  const retiring = new Set<Promise<void>>();

  const retire = (graph: GraphInForce, successor: GraphInForce | null): Promise<void> => {
    const ended = graph
      .retire(successor, Promise.all(retiring))
      .catch((err) => log.error({ err, supergraph: graph.hash }, "a graph did not end cleanly"))
      .finally(() => retiring.delete(ended));
    retiring.add(ended);
    return ended;
  };

  const replace = async (): Promise<ReloadResult> => {
    const source = await read();
    if (isDeepStrictEqual(source, current.source)) return "unchanged";
    const graph = await graphInForce(source, parts, current);
    try {
      await tryCanaries(graph, await canaries(), current);
      if (isClosed) throw new Error("The process ends.");
    } catch (error) {
      void retire(graph, current);
      throw error;
    }
    const old = current;
    current = graph;
    loadedAt = new Date();
    void retire(old, graph);
    return "loaded";
  };

  // Whoever is told cannot undo what has happened.
  const told = (tell: (reload: Reload) => void, reload: Reload): void => {
    try {
      tell(reload);
    } catch (err) {
      log.error({ err }, "what follows a reload went wrong");
    }
  };

  const reloadOnce = async (): Promise<ReloadResult> => {
    const startedAtMs = performance.now();
    const done = (result: ReloadResult, reason: string | null): ReloadResult => {
      lastReload = { at: new Date(), result, reason, tookMs: Math.round(performance.now() - startedAtMs) };
      for (const tell of listeners) told(tell, lastReload);
      return result;
    };
    try {
      const before = current.hash;
      const result = await replace();
      done(result, null);
      const what = result === "loaded" ? "supergraph reloaded" : "supergraph is the same as before";
      log.info({ supergraph: current.hash, before, ms: lastReload?.tookMs }, what);
      return result;
    } catch (error) {
      const reason = (error as Error).message;
      log.error({ supergraph: current.hash, reason }, "supergraph refused: the one from before stays");
      return done("refused", reason);
    }
  };

  const reload = (): Promise<ReloadResult> => {
    if (running === null) {
      running = reloadOnce().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running.then(() => {
      next = null;
      return reload();
    });
    return next;
  };

  return {
    current: () => current,
    reload,
    status: {
      get loadedAt() {
        return loadedAt;
      },
      get lastReload() {
        return lastReload;
      },
    },
    onReload: (tell) => void listeners.push(tell),
    async close() {
      isClosed = true;
      // What is still being loaded is let go when it is there.
      await Promise.race([running, sleep(CLOSING_MAX_MS, undefined, { ref: false })]);
      await Promise.all([retire(current, null), ...retiring]);
    },
  };
}
