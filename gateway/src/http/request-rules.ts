import type { FastifyRequest } from "fastify";
import { HttpRefusal } from "./http-refusal.ts";
import { type AnswerType, answerTypeFor, isAcceptable, isJsonBody } from "./media-types.ts";

/** Headers that a page can send to another host only if that host was asked first and allowed it. */
export const PREFLIGHT_HEADERS = [
  "apollo-require-preflight",
  "graphql-require-preflight",
  "x-apollo-operation-name",
] as const;

/** What names a stream that several subscriptions share. */
export const STREAM_TOKEN_HEADER = "x-graphql-event-stream-token";

/**
 * Refuses a request that is none for a graph, before its body is read: what any web page could make a browser send (CSRF), what
 * is written in something else than JSON, and who reads nothing that is answered.
 *
 * @throws HttpRefusal
 */
export function refuseUnfit({ method, headers }: FastifyRequest): void {
  if (!isAcceptable(headers.accept))
    throw new HttpRefusal(
      `Accept must allow application/json, application/graphql-response+json or text/event-stream, got ${shown(headers.accept)}.`,
      { status: 406 },
    );
  const { "content-encoding": encoding = "identity", "content-type": contentType } = headers;
  if (encoding !== "identity")
    throw new HttpRefusal(`The body must not be compressed, got content-encoding ${shown(encoding)}.`, {
      status: 415,
      headers: { "accept-encoding": "identity" },
    });

  // Of PUT and DELETE browsers ask beforehand, whatever they carry.
  if (isJsonBody(contentType) || method === "PUT" || method === "DELETE") return;
  if (method === "POST") throw notJson(contentType);
  if (!PREFLIGHT_HEADERS.some((name) => headers[name]) && !headers[STREAM_TOKEN_HEADER])
    throw new HttpRefusal(
      `A GET must have one of the headers ${PREFLIGHT_HEADERS.join(", ")}, or content-type: application/json: without them it could come from any web page (CSRF).`,
      { status: 400 },
    );
}

/**
 * What a whole answer is written in. Whoever reads only streams of events is refused before the operation is executed, which
 * could have changed something.
 *
 * @throws HttpRefusal
 */
export function answerTypeOf({ headers: { accept } }: FastifyRequest): AnswerType {
  const type = answerTypeFor(accept);
  if (type !== null) return type;
  throw new HttpRefusal(
    `Accept must allow application/json or application/graphql-response+json where no stream is answered, got ${shown(accept)}.`,
    { status: 406 },
  );
}

function notJson(contentType: string | undefined): HttpRefusal {
  const isMultipart = contentType?.trimStart().toLowerCase().startsWith("multipart/") ?? false;
  return new HttpRefusal(
    isMultipart
      ? "Files and other multipart bodies are not taken: send JSON, with content-type: application/json."
      : `content-type must be application/json in UTF-8, got ${shown(contentType)}.`,
    { status: 415, headers: { "accept-post": "application/json" } },
  );
}

/**
 * Refuses a body that is JSON and still no operation.
 *
 * @throws HttpRefusal
 */
export function refuseBatch(body: unknown): void {
  if (Array.isArray(body))
    throw new HttpRefusal(
      `A request holds one operation, got a list of ${body.length}: send each by itself, over one connection.`,
      { status: 400 },
    );
}

const SHOWN_LENGTH_MAX = 100;

const shown = (value: string | undefined): string =>
  value === undefined ? "none" : JSON.stringify(value.slice(0, SHOWN_LENGTH_MAX));
