import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { QueryPlan } from "@apollo/query-planner";
import { GraphQLError } from "graphql";
import type { Loaded, Planned, PlannerStart, PlanQuestion } from "./planner-thread.ts";

const THREAD_FILE = new URL("./planner-thread.ts", import.meta.url);
/** A planner that needs more is ended, and with it only what it was planning. */
const HEAP_MAX_MB = 1_024;

/** A planner in a thread of its own, which is asked one thing at a time. */
export type PlannerConnection = {
  readonly loaded: Exclude<Loaded, { refusal: string }>;
  /** @throws GraphQLError when it cannot be planned. @throws Error when the thread ended or took too long; it has ended then. */
  ask(question: PlanQuestion, timeoutMs: number): Promise<QueryPlan>;
  close(): Promise<void>;
};

/** @throws Error that says what is wrong with the SDL, or that it took too long to load. */
export async function connectPlanner(start: PlannerStart, timeoutMs: number): Promise<PlannerConnection> {
  const thread = new Worker(THREAD_FILE, {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
  });
  // Whoever waits is told through its answer; an error nobody waits for must not end the process.
  thread.on("error", () => {});
  // Requests keep the process alive, not what could be planned for them.
  thread.unref();
  try {
    const loaded = await answerOf<Loaded>(thread, timeoutMs, "loading the supergraph");
    if ("refusal" in loaded) throw new Error(loaded.refusal);
    return {
      loaded,
      async ask(question, withinMs) {
        thread.postMessage(question);
        const planned = await answerOf<Planned>(thread, withinMs, "planning an operation").catch(
          async (error) => {
            await thread.terminate();
            throw error;
          },
        );
        if ("plan" in planned) return planned.plan;
        throw new GraphQLError(planned.refusal, { extensions: planned.extensions });
      },
      close: async () => void (await thread.terminate()),
    };
  } catch (error) {
    await thread.terminate();
    throw error;
  }
}

async function answerOf<Answer>(thread: Worker, timeoutMs: number, what: string): Promise<Answer> {
  const heard = new AbortController();
  const { signal } = heard;
  const timer = setTimeout(
    () => heard.abort(new Error(`${what} took longer than ${timeoutMs} ms`)),
    timeoutMs,
  );
  try {
    // "error" rejects by itself.
    const answered = once(thread, "message", { signal }).then(([answer]) => answer as Answer);
    const ended = once(thread, "exit", { signal }).then(([code]) => {
      throw new Error(`the planner ended with code ${code} while ${what}`);
    });
    return await Promise.race([answered, ended]);
  } catch (error) {
    throw signal.aborted ? (signal.reason as Error) : error;
  } finally {
    clearTimeout(timer);
    heard.abort();
  }
}
