import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";
import { createHandler } from "graphql-sse/lib/use/http";
import { subgraphSdl } from "./composed.ts";

/** What it was asked. */
export type SseAsked = {
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
};
type Modules = Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>;
type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A subgraph that somebody else has written: queries are answered with JSON, subscriptions by the library `graphql-sse`. */
export async function startSseSubgraph({
  sdl,
  resolvers,
}: {
  readonly sdl: string;
  readonly resolvers: object;
}) {
  const asked: SseAsked[] = [];
  const schema = buildSubgraphSchema({ typeDefs: parse(subgraphSdl(sdl)), resolvers } as Modules);
  const bySse = createHandler({
    schema,
    onSubscribe: ({ raw }, { query }) => void asked.push({ query, headers: raw.headers }),
  });
  let [queriesBy, eventsBy]: (Answer | null)[] = [null, null];

  const answerQuery: Answer = async (request, response) => {
    const { query, variables } = JSON.parse(String(Buffer.concat(await request.toArray())));
    asked.push({ query, headers: request.headers });
    const result = await graphql({ schema, source: query, variableValues: variables });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(result));
  };
  const server = createServer((request, response) => {
    const isForEvents = request.headers.accept === "text/event-stream";
    const answer = isForEvents ? (eventsBy ?? bySse) : (queriesBy ?? answerQuery);
    Promise.resolve(answer(request, response)).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    sdl,
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Answers in the place of the library whoever asks for events; null: nobody does any more. */
    answerEventsBy(answer: Answer | null): void {
      eventsBy = answer;
    },
    /** The same of whoever asks for anything else. */
    answerQueriesBy(answer: Answer | null): void {
      queriesBy = answer;
    },
    /** Ends every connection in the middle of whatever it says. */
    cut: () => server.closeAllConnections(),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
