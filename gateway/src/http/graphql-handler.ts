import type { ApolloServer } from "@apollo/server";
import { invariant } from "@kith/kit/invariant.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { answerBody } from "../answer-text.ts";
import type { GatewayContext } from "../client-request.ts";
import type { Pipeline } from "../pipeline/pipeline.ts";
import { headerMapOf } from "./header-map.ts";
import { answerTypeOf } from "./request-rules.ts";

export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => GatewayContext;

/** Answers operations over HTTP: what is known and goes well without Apollo Server, and everything else through it. */
export const graphqlHandler =
  ({ server, shortWay }: Pipeline, contextOf: ContextOf) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<string | Buffer> => {
    const context = contextOf(request, reply);
    const short = await shortWay.answer(request, context);
    if (short === null || "settled" in short) {
      const answer = await throughServer(server, request, { ...context, ...short });
      for (const [name, value] of answer.headers) reply.header(name, value);
      reply.code(answer.status ?? 200);
      sayFreshness(reply, context);
      return answer.text;
    }
    for (const [name, value] of short.headers) reply.header(name, value);
    reply.header("content-type", short.contentType);
    sayFreshness(reply, context);
    return answerBody(short.result);
  };

/** As Apollo's handler for fastify does, without making a URL and a stream of each request. */
async function throughServer(
  server: ApolloServer<GatewayContext>,
  request: FastifyRequest,
  context: GatewayContext,
) {
  const { method, query, body } = request;
  const sentHeaders = headerMapOf(request);
  // The gateway has a rule for what a client takes; Apollo Server has another one, which refuses some after it has asked for all.
  sentHeaders.set("accept", answerTypeOf(request));
  const { headers, status, ...answer } = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, body, headers: sentHeaders, search: searchOf(query) },
    context: async () => context,
  });
  invariant(answer.body.kind === "complete", "an answer comes in parts");
  return { headers, status, text: answer.body.string };
}

/** @see https://www.rfc-editor.org/rfc/rfc9111 */
function sayFreshness(reply: FastifyReply, { client: { freshness } }: GatewayContext): void {
  if (freshness === undefined) return;
  const { maxAgeS, isPrivate, ageS } = freshness;
  reply.header("cache-control", `${isPrivate ? "private" : "public"}, max-age=${maxAgeS}`);
  reply.header("age", String(ageS));
  // Of a browser whose person has signed in as another one.
  if (isPrivate) return void reply.header("vary", `${reply.getHeader("vary")}, authorization`);
  // What one viewer has left is not for everybody whom a cache outside gives the answer to.
  reply.removeHeader("ratelimit").removeHeader("ratelimit-policy");
}

// Written anew from what everything before has looked at: whoever reads the URL by other rules finds another operation in it.
function searchOf(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query ?? {}))
    for (const value of [values].flat()) search.append(name, String(value));
  return search.size === 0 ? "" : `?${search}`;
}
