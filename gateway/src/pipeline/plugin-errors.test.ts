import Fastify from "fastify";
import { expect, it } from "vitest";
import { AnswerText } from "../answer-text.ts";
import { newClientRequest } from "../client-request.ts";
import { loadGraph } from "../executor/plan/graph.ts";
import { graphqlHandler } from "../http/graphql-handler.ts";
import { loadableSdl } from "../supergraph/loadable-sdl.ts";
import { readSupergraphInTurns } from "../supergraph/supergraph.ts";
import { composed } from "../testing/composed.ts";
import { people } from "../testing/people.ts";
import type { OperationListener } from "./operation-plugin.ts";
import { pipelineOf } from "./pipeline.ts";

/** A gateway of two plugins: one tells what it sees, the other one fails. */
async function startWith(failing: OperationListener, execute: () => Promise<{ data: never }>) {
  const sdl = composed(Object.fromEntries(Object.entries(people).map(([name, stub]) => [name, stub.sdl])));
  const [supergraph, graph] = [await readSupergraphInTurns(sdl), await loadGraph(loadableSdl(sdl))];
  const app = Fastify();
  let sentCount = 0;
  const pipeline = pipelineOf({
    supergraph,
    graph,
    execute,
    plugins: [
      {
        requestDidStart: () => ({
          willSendResponse: () => {
            sentCount += 1;
          },
        }),
      },
      { requestDidStart: () => failing },
    ],
    log: app.log,
  });
  await pipeline.server.start();
  const contextOf = () => ({ client: newClientRequest({ viewerId: null, scopes: [] }, "request") });
  app.post("/graphql", graphqlHandler(pipeline, contextOf));
  return {
    async answer() {
      const payload = { query: "{ viewer { id } }" };
      const { statusCode, body } = await app.inject({ method: "POST", url: "/graphql", payload });
      return { statusCode, body, sentCount, takenCount: pipeline.shortWay.takenCount };
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([app.close(), pipeline.server.stop(), graph.close()]);
    },
  };
}

const fail = (): never => {
  throw new Error("a mistake of ours");
};
const failLater = async () => fail();
const answered = async () => ({ data: new AnswerText('{"viewer":null}') as never });

it.for([
  ["a plugin that looks at the document", { didResolveOperation: fail }, answered],
  ["a plugin that looks at the document for a while", { didResolveOperation: failLater }, answered],
  ["a plugin that could answer", { responseForOperation: fail }, answered],
  ["a plugin that could answer after a while", { responseForOperation: failLater }, answered],
  ["the executor", {}, failLater],
] as const)(
  "tells of a mistake of %s as the first time, and to the same plugins",
  async ([, failing, execute]) => {
    await using gateway = await startWith(failing, execute);
    const first = await gateway.answer();

    const second = await gateway.answer();

    expect(first.statusCode).toBe(500);
    expect(second).toEqual({ ...first, sentCount: 2 * first.sentCount, takenCount: 1 });
  },
);
