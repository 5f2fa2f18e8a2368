import { createHash } from "node:crypto";
import { invariant } from "@kith/kit/invariant.ts";
import type { RouteHandlerMethod } from "fastify";
import type { Contract } from "../contract/contract.ts";
import { contractSupergraph } from "../contract/contract-supergraph.ts";
import { type Executor, executorOf } from "../executor/executor.ts";
import { type Graph, loadGraph } from "../executor/plan/graph.ts";
import type { OnPlanned } from "../executor/plan/operation-cache.ts";
import { type SubgraphHttp, subgraphHttp } from "../fetch/subgraph-http.ts";
import { type ContextOf, graphqlHandler } from "../http/graphql-handler.ts";
import type { Pipeline } from "../pipeline/pipeline.ts";
import { loadableSdl } from "../supergraph/loadable-sdl.ts";
import { readSupergraphInTurns, type Supergraph } from "../supergraph/supergraph.ts";
import { contractInThread } from "./contract-in-thread.ts";
import { graphInThread } from "./graph-in-thread.ts";
import { subgraphUrlsOf } from "./subgraph-urls.ts";

/** Where operations are planned: in a thread of the graph's own, or `here`, which starts sooner and blocks. */
export const PLANNERS = ["thread", "here"] as const;
export type PlannerPlace = (typeof PLANNERS)[number];

/** A composed file, and where its subgraphs answer. */
export type SupergraphSource = {
  readonly sdl: string;
  /** By name; one that is missing here answers at its URL in the file. */
  readonly urlBySubgraph: Readonly<Record<string, string>>;
};

/** What a graph is served with. */
export type LoadedGraph = {
  readonly supergraph: Supergraph;
  readonly graph: Graph;
  readonly executor: Executor;
  readonly httpOf: (subgraph: string) => SubgraphHttp;
};

/** Everything that follows from one supergraph: it takes over as a whole, and goes as a whole. */
export type GraphInForce = LoadedGraph & {
  readonly source: SupergraphSource;
  /** Of the file: the same for the same text. */
  readonly hash: string;
  readonly server: Pipeline["server"];
  readonly shortWay: Pipeline["shortWay"];
  readonly answer: RouteHandlerMethod;
  readonly httpBySubgraph: ReadonlyMap<string, SubgraphHttp>;
  /** Aborts when another graph has taken over. */
  readonly retired: AbortSignal;
  /** Keeps all of it in working order. @returns What says that it is not needed any more. */
  enter(): () => void;
  /**
   * Ends what nobody needs any more, once those who entered have left, 60 s at most. Connections that the successor uses stay.
   *
   * @param before When the graphs have ended that had some of its connections before it, and may have users yet.
   */
  retire(successor: GraphInForce | null, before: Promise<unknown>): Promise<void>;
};

export type GraphParts = {
  readonly planner: PlannerPlace;
  /** The part of the API that is served; null: all of it. */
  readonly contract?: Contract | null;
  readonly onPlanned?: OnPlanned | undefined;
  /** The way to a subgraph, at a URL. */
  readonly httpAt?: (name: string, url: string) => SubgraphHttp;
  readonly serverOf: (loaded: LoadedGraph) => Pipeline;
  readonly contextOf: ContextOf;
};

const HASH_LENGTH = 12;
const RETIRING_MAX_MS = 60_000;

/**
 * Makes a graph that is ready to answer.
 *
 * @param previous Its connections go on to subgraphs that have not moved.
 * @throws SupergraphError when the supergraph promises a protection that the gateway does not give, or a subgraph's URL is none.
 * @throws ContractError when the contract leaves no API of the supergraph.
 * @throws Error that says what is wrong with the SDL.
 */
export async function graphInForce(
  source: SupergraphSource,
  { planner, contract = null, onPlanned, httpAt = subgraphHttp, serverOf, contextOf }: GraphParts,
  previous: GraphInForce | null,
): Promise<GraphInForce> {
  const sdl = await underContract(source.sdl, contract, planner);
  const supergraph = await readSupergraphInTurns(sdl);
  const urls = subgraphUrlsOf(supergraph.urlBySubgraph, source.urlBySubgraph);
  const graph = await (planner === "thread" ? graphInThread(sdl) : loadGraph(loadableSdl(sdl)));
  const executor = executorOf(graph, onPlanned);
  const httpBySubgraph = connectionsOf(urls, { previous, httpAt });
  const closeConnections = async (keeper: GraphInForce | null): Promise<void> => {
    const kept = new Set(keeper?.httpBySubgraph.values());
    const left = [...httpBySubgraph.values()].filter((http) => !kept.has(http));
    await Promise.all(left.map((http) => http.close()));
  };
  const httpOf = (name: string): SubgraphHttp => {
    const http = httpBySubgraph.get(name);
    invariant(http !== undefined, `the supergraph has no subgraph ${name}`);
    return http;
  };
  const { server, shortWay } = serverOf({ supergraph, graph, executor, httpOf });
  try {
    await server.start();
  } catch (error) {
    await Promise.all([graph.close(), closeConnections(previous)]);
    throw error;
  }

  const retired = new AbortController();
  const users = userCount();
  return {
    source,
    hash: createHash("sha256").update(source.sdl).digest("hex").slice(0, HASH_LENGTH),
    supergraph,
    graph,
    executor,
    httpOf,
    httpBySubgraph,
    server,
    shortWay,
    answer: graphqlHandler({ server, shortWay }, contextOf),
    retired: retired.signal,
    enter: users.enter,
    async retire(successor, before) {
      retired.abort();
      await users.none(RETIRING_MAX_MS);
      await server.stop();
      await Promise.all([graph.close(), before.then(() => closeConnections(successor))]);
    },
  };
}

const underContract = async (
  sdl: string,
  contract: Contract | null,
  planner: PlannerPlace,
): Promise<string> => {
  if (contract === null) return sdl;
  return planner === "thread" ? contractInThread(sdl, contract) : contractSupergraph(sdl, contract);
};

// What a connection has learnt of its subgraph outlives the graph, as long as both mean the same place.
function connectionsOf(
  urls: ReadonlyMap<string, string>,
  { previous, httpAt }: { previous: GraphInForce | null; httpAt: NonNullable<GraphParts["httpAt"]> },
): ReadonlyMap<string, SubgraphHttp> {
  const before = previous && subgraphUrlsOf(previous.supergraph.urlBySubgraph, previous.source.urlBySubgraph);
  return new Map(
    [...urls].map(([name, url]) => {
      const known = before?.get(name) === url ? previous?.httpBySubgraph.get(name) : undefined;
      return [name, known ?? httpAt(name, url)];
    }),
  );
}

function userCount() {
  let count = 0;
  let wake = (): void => {};
  return {
    enter() {
      count += 1;
      let hasLeft = false;
      return () => {
        if (hasLeft) return;
        hasLeft = true;
        count -= 1;
        if (count === 0) wake();
      };
    },
    none(waitMaxMs: number): Promise<void> {
      return new Promise((resolve) => {
        if (count === 0) return resolve();
        const late = setTimeout(resolve, waitMaxMs).unref();
        wake = () => {
          clearTimeout(late);
          resolve();
        };
      });
    },
  };
}
