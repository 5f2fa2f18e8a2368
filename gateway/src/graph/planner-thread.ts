import { parentPort, workerData } from "node:worker_threads";
import { printSchema } from "@apollo/federation-internals";
import type { QueryPlan } from "@apollo/query-planner";
import { type GraphQLError, parse } from "graphql";
import { loadPlanner, type Planner } from "../executor/plan/graph.ts";
import { loadableSdl } from "../supergraph/loadable-sdl.ts";

/** What the thread is asked. */
export type PlanQuestion = {
  readonly text: string;
  readonly operationName: string | undefined;
  readonly activeLabels: readonly string[];
};

/** What it begins with. */
export type PlannerStart = { readonly sdl: string; readonly secret: string };

/** What it tells first: the SDL of both schemas, or why there are none. */
export type Loaded =
  | ({ readonly apiSdl: string; readonly supergraphSdl: string } & Pick<Planner, "twins" | "plannerKeys">)
  | { readonly refusal: string };

/** What it answers to a question. */
export type Planned =
  | { readonly plan: QueryPlan }
  | { readonly refusal: string; readonly extensions: Readonly<Record<string, unknown>> };

const port = parentPort;
if (port === null) throw new Error("planner-thread.ts is the main file of a thread.");

let planner: Planner | null = null;
try {
  const { sdl, secret } = workerData as PlannerStart;
  planner = loadPlanner(loadableSdl(sdl), secret);
  const { apiSchema, supergraphSchema, twins, plannerKeys } = planner;
  port.postMessage({
    apiSdl: printSchema(apiSchema),
    supergraphSdl: printSchema(supergraphSchema),
    twins,
    plannerKeys,
  } satisfies Loaded);
} catch (error) {
  port.postMessage({ refusal: (error as Error).message } satisfies Loaded);
}

port.on("message", ({ text, operationName, activeLabels }: PlanQuestion) => {
  try {
    const plan = planner?.plan(parse(text), operationName, activeLabels);
    if (plan === undefined) throw new Error("The supergraph was not loaded.");
    port.postMessage({ plan } satisfies Planned);
  } catch (error) {
    const { message, extensions = {} } = error as GraphQLError;
    port.postMessage({ refusal: message, extensions } satisfies Planned);
  }
});
