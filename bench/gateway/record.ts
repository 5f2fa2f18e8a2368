import { parse } from "graphql";
import { executorOf } from "../../gateway/src/executor/executor.ts";
import type { Ask } from "../../gateway/src/executor/fetch/ask.ts";
import { loadGraph } from "../../gateway/src/executor/plan/graph.ts";
import type { Recording } from "./floor.ts";

/** Executes an operation once and writes down what it takes: calls that are under way together are a wave. */
export async function recordingOf(sdl: string, query: string, origin: string): Promise<Recording> {
  const waves: { url: string; body: string }[][] = [];
  let underWay = 0;
  const ask: Ask = async ({ subgraph, body }) => {
    const url = `${origin}/${subgraph}`;
    if (underWay === 0) waves.push([]);
    waves.at(-1)?.push({ url, body });
    underWay += 1;
    try {
      const headers = { "content-type": "application/json" };
      const response = await fetch(url, { method: "POST", headers, body });
      return (await response.json()) as Awaited<ReturnType<Ask>>;
    } finally {
      underWay -= 1;
    }
  };
  const { text, errors } = await executorOf(loadGraph(sdl)).execute({
    document: parse(query),
    documentHash: query,
    variables: {},
    ask,
  });
  if (errors.length > 0) throw new Error(`The operation fails: ${errors[0]?.message}`);
  return { waves, answer: `{"data":${text}}\n` };
}
