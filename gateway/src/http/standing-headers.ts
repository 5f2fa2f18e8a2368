import type { FastifyInstance } from "fastify";
import { newRequestId } from "../client-request.ts";

/**
 * Headers of every answer, unless a route says otherwise: nobody keeps it, nothing guesses what it is, no page shows it in a
 * frame or loads it as its own, and nothing in it runs. `Vary` is for caches that keep what a route says may be kept.
 */
const STANDING: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  vary: "accept, accept-encoding, origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Gives every answer its id and what is true of all of them. */
export function addStandingHeaders(app: FastifyInstance): void {
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers(STANDING).header("x-request-id", newRequestId());
    done();
  });
}
