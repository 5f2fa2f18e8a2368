import { DEADLINE_HEADER } from "@kith/kit/deadline/deadline-header.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PREFLIGHT_HEADERS, STREAM_TOKEN_HEADER } from "./request-rules.ts";

/** Which pages of other hosts may read answers. */
export type CorsSettings = {
  /** `https://app.example.org`; `loopback`: pages of this machine, at any port; `*`: any page. */
  readonly origins: readonly string[];
  /** Whether browsers may send cookies along, which the gateway has no use for. Never together with `*`. */
  readonly allowsCredentials: boolean;
};

export const ANY_ORIGIN = "*";
export const LOOPBACK = "loopback";
const LOOPBACK_ORIGIN = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

// As long as Chromium remembers at most.
const MAX_AGE_S = 7_200;
const METHODS = "GET, POST, PUT, DELETE";
const REQUEST_HEADERS = [
  "accept",
  "authorization",
  "content-type",
  ...PREFLIGHT_HEADERS,
  STREAM_TOKEN_HEADER,
  "apollographql-client-name",
  "apollographql-client-version",
  "graphql-client-name",
  "graphql-client-version",
  DEADLINE_HEADER,
  "last-event-id",
  "traceparent",
  "tracestate",
].join(", ");
const ANSWER_HEADERS = "age, retry-after, www-authenticate, x-request-id";

/** Whether a text may stand in the list of origins. */
export const isOriginSetting = (text: string): boolean =>
  text === LOOPBACK ||
  text === ANY_ORIGIN ||
  (/^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text);

/** Tells whether a page may read answers, by its `Origin` as browsers write it. */
export function originRule({ origins }: CorsSettings): (origin: string) => boolean {
  const exact = new Set(origins);
  if (exact.has(ANY_ORIGIN)) return () => true;
  if (exact.has(LOOPBACK)) return (origin) => exact.has(origin) || LOOPBACK_ORIGIN.test(origin);
  return (origin) => exact.has(origin);
}

/**
 * Tells browsers which pages may ask the graph. A page that may not gets an answer without these headers, which its browser does
 * not show it; what changes something is not even sent, since JSON and the headers against CSRF are asked for beforehand.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function addCors(app: FastifyInstance, path: string, settings: CorsSettings): void {
  const isAllowed = originRule(settings);
  const isForAny = settings.origins.includes(ANY_ORIGIN) && !settings.allowsCredentials;
  const allow = ({ headers: { origin } }: FastifyRequest, reply: FastifyReply): boolean => {
    if (origin === undefined || !isAllowed(origin)) return false;
    reply.header("access-control-allow-origin", isForAny ? ANY_ORIGIN : origin);
    if (settings.allowsCredentials) reply.header("access-control-allow-credentials", "true");
    return true;
  };

  if (settings.origins.length > 0)
    app.addHook("onRequest", (request, reply, done) => {
      if (request.routeOptions.url === path && request.method !== "OPTIONS" && allow(request, reply))
        reply.header("access-control-expose-headers", ANSWER_HEADERS);
      done();
    });

  app.options(path, (request, reply) => {
    const isPreflight = request.headers["access-control-request-method"] !== undefined;
    if (isPreflight && allow(request, reply))
      reply.headers({
        "access-control-allow-methods": METHODS,
        "access-control-allow-headers": REQUEST_HEADERS,
        "access-control-max-age": String(MAX_AGE_S),
      });
    return reply.header("allow", `${METHODS}, OPTIONS`).code(204).send();
  });
}
