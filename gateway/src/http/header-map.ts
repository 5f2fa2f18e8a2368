import { HeaderMap } from "@apollo/server";
import type { FastifyRequest } from "fastify";

/** Headers of a client as Apollo Server wants them. */
export function headerMapOf({ headers }: Pick<FastifyRequest, "headers">): HeaderMap {
  const map = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value) map.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return map;
}
