import { type ApolloServer, HeaderMap } from "@apollo/server";
import { invariant } from "@kith/kit/invariant.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Freshness, GatewayContext } from "../client-request.ts";

/** Answers operations over HTTP: as Apollo's handler for fastify does, without making a URL and a stream of each request. */
export const graphqlHandler =
  (server: ApolloServer<GatewayContext>, contextOf: (request: FastifyRequest) => Promise<GatewayContext>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const { method, query, body } = request;
    const context = await contextOf(request);
    const { headers, status, ...answer } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, body, headers: headersOf(request), search: searchOf(query) },
      context: async () => context,
    });
    invariant(answer.body.kind === "complete", "an answer comes in parts");
    for (const [name, value] of headers) reply.header(name, value);
    reply.code(status ?? 200);
    const { freshness } = context.client;
    if (freshness !== undefined) sayFreshness(reply, freshness);
    return answer.body.string;
  };

/** @see https://www.rfc-editor.org/rfc/rfc9111 */
function sayFreshness(reply: FastifyReply, { maxAgeS, isPrivate, ageS }: Freshness): void {
  reply.header("cache-control", `${isPrivate ? "private" : "public"}, max-age=${maxAgeS}`);
  reply.header("age", String(ageS));
  // Of a browser whose person has signed in as another one.
  if (isPrivate) return void reply.header("vary", `${reply.getHeader("vary")}, authorization`);
  // What one viewer has left is not for everybody whom a cache outside gives the answer to.
  reply.removeHeader("ratelimit").removeHeader("ratelimit-policy");
}

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const map = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value) map.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return map;
}

// Written anew from what everything before has looked at: whoever reads the URL by other rules finds another operation in it.
function searchOf(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query ?? {}))
    for (const value of [values].flat()) search.append(name, String(value));
  return search.size === 0 ? "" : `?${search}`;
}
