/** All subgraphs of a graph in one process: what was asked once is answered from memory. */

import { runService } from "@kith/kit/shutdown.ts";
import Fastify from "fastify";
import type { MockSubgraph } from "../../gateway/src/executor/testing/mock-subgraph.ts";
import { benchGraphOf } from "./graphs.ts";

const ANSWERS_MAX = 1_000;

const { subgraphNames, subgraphOf } = benchGraphOf(process.argv[2]);
const answersBySubgraph = new Map(subgraphNames.map((name) => [name, remembered(subgraphOf(name))]));

function remembered(subgraph: MockSubgraph): (body: string) => Promise<string> {
  const texts = new Map<string, string>();
  return async (body) => {
    const known = texts.get(body);
    if (known !== undefined) return known;
    const { query, variables = {} } = JSON.parse(body);
    const text = JSON.stringify(await subgraph(query, variables));
    if (texts.size < ANSWERS_MAX) texts.set(body, text);
    return text;
  };
}

await runService(async () => {
  const app = Fastify({ forceCloseConnections: true });
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
    done(null, body),
  );
  app.post<{ Params: { name: string } }>("/:name", async ({ params, body }, reply) => {
    const answer = answersBySubgraph.get(params.name);
    return reply.type("application/json").send(await answer?.(String(body)));
  });
  return { url: await app.listen({ host: "127.0.0.1", port: 0 }), close: () => app.close() };
});
