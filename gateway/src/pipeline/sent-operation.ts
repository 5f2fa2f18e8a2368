import type { FastifyRequest } from "fastify";

/** An operation as it came by POST, of a form that leaves no question open. */
export type SentOperation = {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
  readonly extensions: Record<string, unknown> | undefined;
};

/** @returns null: Apollo Server says what is wrong with it, if anything is. */
export function sentOperation({ method, body }: FastifyRequest): SentOperation | null {
  if (method !== "POST" || !isObject(body)) return null;
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== "string" || query === "") return null;
  if (operationName != null && typeof operationName !== "string") return null;
  if (variables != null && !isObject(variables)) return null;
  if (extensions != null && (!isObject(extensions) || "persistedQuery" in extensions)) return null;
  return {
    query,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
