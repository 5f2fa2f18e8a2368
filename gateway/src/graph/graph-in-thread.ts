import { setImmediate as turn } from "node:timers/promises";
import type { QueryPlan } from "@apollo/query-planner";
import { buildASTSchema, GraphQLError, type GraphQLSchema, parse, print } from "graphql";
import { type Graph, newGraphSecret } from "../executor/plan/graph.ts";
import { connectPlanner, type PlannerConnection } from "./planner-connection.ts";
import type { PlanQuestion } from "./planner-thread.ts";

/** The largest supergraphs that are known take some ten seconds. */
const LOADING_MAX_MS = 60_000;
/** Nobody waits longer for an answer; the planner would not come back from some operations for minutes. */
const PLANNING_MAX_MS = 10_000;
/** Operations that wait to be planned; what is beyond is refused. */
const WAITING_MAX = 1_000;

/**
 * A graph that is loaded and planned in a thread of its own, so that whatever it takes, requests are answered meanwhile. One
 * operation is planned at a time; one that takes longer than 10 s fails, and the thread begins anew with the next.
 *
 * @throws Error that says what is wrong with the SDL.
 */
export async function graphInThread(sdl: string, planningMaxMs = PLANNING_MAX_MS): Promise<Graph> {
  const start = { sdl, secret: newGraphSecret() };
  const first = await connectPlanner(start, LOADING_MAX_MS);
  let connection: PlannerConnection | null = first;
  let isClosed = false;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const ask = async (question: PlanQuestion): Promise<QueryPlan> => {
    if (isClosed) throw new Error("The graph was retired before the operation was planned.");
    connection ??= await connectPlanner(start, LOADING_MAX_MS);
    try {
      return await connection.ask(question, planningMaxMs);
    } catch (error) {
      // What the planner says of an operation is an answer; anything else was its end.
      if ((error as Error).name !== "GraphQLError") connection = null;
      throw error;
    }
  };

  const { apiSdl, supergraphSdl, twins, plannerKeys } = first.loaded;
  const apiSchema = schemaOf(apiSdl);
  await turn();
  return {
    twins,
    plannerKeys,
    apiSchema,
    supergraphSchema: schemaOf(supergraphSdl),
    async planOf(document, operationName, activeLabels = []) {
      // Printed, since a part of the document may have been taken out: its source would tell of the whole.
      const text = print(document);
      if (waiting >= WAITING_MAX) throw tooMany();
      waiting += 1;
      const planned = last.then(() => ask({ text, operationName, activeLabels }));
      last = planned.catch(() => {});
      try {
        return await planned;
      } finally {
        waiting -= 1;
      }
    },
    async close() {
      isClosed = true;
      await connection?.close();
    },
  };
}

const tooMany = (): GraphQLError =>
  new GraphQLError("Too many operations wait to be planned: ask again in 3 s.", {
    extensions: { code: "OVERLOADED", http: { status: 503, headers: new Map([["retry-after", "3"]]) } },
  });

// The loader has found them valid.
const schemaOf = (sdl: string): GraphQLSchema =>
  buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
