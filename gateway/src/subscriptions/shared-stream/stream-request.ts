import { ApiError } from "@kith/kit/api-error.ts";
import { wantsEventStream } from "@kith/kit/subscriptions/subscription-handler.ts";
import type { FastifyRequest } from "fastify";
import { STREAM_TOKEN_HEADER } from "../../http/request-rules.ts";

const ID_LENGTH_MAX = 128;

/** What a request has to do with a shared stream; null: nothing. */
export type StreamRequest =
  | { readonly kind: "reserve" }
  | { readonly kind: "read" | "subscribe" | "end"; readonly token: string };

/**
 * As the single connection mode of `graphql-sse` has it. In a URL a token is looked for only where an `EventSource` or an end
 * has it: on a POST it would be part of an address that means something else.
 */
export function streamRequestOf(request: FastifyRequest): StreamRequest | null {
  const { method, headers } = request;
  if (method === "PUT") return { kind: "reserve" };
  const inHeader = headers[STREAM_TOKEN_HEADER];
  const { token: inUrl } = request.query as { readonly token?: unknown };
  const token = inHeader ?? (method === "POST" ? undefined : inUrl);
  if (method === "DELETE") return { kind: "end", token: String(token ?? "") };
  if (typeof token !== "string") return null;
  if (method === "POST") return { kind: "subscribe", token };
  return method === "GET" && wantsEventStream(request) ? { kind: "read", token } : null;
}

/** @throws ApiError BAD_REQUEST when it is none. */
export function operationIdFrom(id: unknown, where: string): string {
  if (typeof id === "string" && id !== "" && id.length <= ID_LENGTH_MAX) return id;
  throw new ApiError("BAD_REQUEST", `${where} must be a text of 1 to ${ID_LENGTH_MAX} characters.`);
}
