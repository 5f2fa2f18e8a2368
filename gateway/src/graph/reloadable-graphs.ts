import { readFile, stat } from "node:fs/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { canariesIn } from "./canary.ts";
import type { GraphParts, PlannerPlace, SupergraphSource } from "./graph-in-force.ts";
import { type Graphs, graphsOf } from "./graphs.ts";
import { watchFile } from "./supergraph-file.ts";

/** Some fifty times the largest here: what is longer is something else, and reading it would block. */
const SIZE_MAX_BYTES = 16 * 1_024 * 1_024;

/** Where a supergraph is had anew, and what it must be able to do. */
export type ReloadOptions = {
  readonly file: string;
  /** Whether a change of the file is enough: otherwise only who asks for it gets a reload. */
  readonly isWatched: boolean;
  /** Where its subgraphs answer, by name. @throws SettingsError when what says so is no URL. */
  readonly urlsOf?: (sdl: string) => Readonly<Record<string, string>>;
  /** Operations that a new supergraph must be able to answer; null: only `{ __typename }`. */
  readonly canaryFolder: string | null;
  readonly lookEveryMs?: number;
};

type Options = Omit<GraphParts, "planner"> & {
  readonly supergraphSdl: string;
  readonly urlBySubgraph?: Readonly<Record<string, string>>;
  readonly planner?: PlannerPlace;
  readonly reload?: ReloadOptions;
  readonly log: Parameters<typeof graphsOf>[0]["log"];
};

/** Graphs, and how a request is answered by the one in force. */
export type ReloadableGraphs = Graphs & {
  /** Answers on the graph that is in force now, whatever takes over meanwhile. */
  answer(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<unknown>;
};

/** The first graph, and those that the file comes to hold. @throws SupergraphError, Error when the first is no good. */
export async function reloadableGraphs({
  supergraphSdl,
  urlBySubgraph = {},
  planner = "thread",
  reload,
  log,
  ...parts
}: Options): Promise<ReloadableGraphs> {
  const read = async (): Promise<SupergraphSource> => {
    if (reload === undefined) throw new Error("There is no file to read it from.");
    const { size } = await stat(reload.file);
    if (size > SIZE_MAX_BYTES)
      throw new Error(`The file has ${size} bytes: a supergraph may have ${SIZE_MAX_BYTES}.`);
    const sdl = await readFile(reload.file, "utf8");
    return { sdl, urlBySubgraph: reload.urlsOf?.(sdl) ?? urlBySubgraph };
  };
  const graphs = await graphsOf({
    first: { sdl: supergraphSdl, urlBySubgraph },
    read,
    canaries: () => canariesIn(reload?.canaryFolder ?? null),
    parts: { ...parts, planner },
    log,
  });
  const watch =
    reload?.isWatched === true
      ? watchFile(reload.file, () => void graphs.reload(), reload.lookEveryMs)
      : undefined;

  return {
    ...graphs,
    async answer(app, request, reply) {
      const graph = graphs.current();
      const leave = graph.enter();
      try {
        return await graph.answer.call(app, request, reply);
      } finally {
        leave();
      }
    },
    close() {
      watch?.close();
      return graphs.close();
    },
  };
}
