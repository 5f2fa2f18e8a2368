import { ApiError } from "@kith/kit/api-error.ts";
import type { FastifyRequest } from "fastify";
import { type Operation, operationOf } from "./operation-results.ts";

type Sent = Parameters<typeof operationOf>[0];

/** What a request asks for, by whichever method it came: nothing of it is known to be what it should be. */
export const sentIn = ({ method, query, body }: FastifyRequest): Partial<Sent> =>
  ((method === "GET" ? query : body) ?? {}) as Partial<Sent>;

/**
 * The operation of a request that has one.
 *
 * @throws ApiError BAD_REQUEST when the variables are none; in a URL they are JSON.
 */
export function operationIn(request: FastifyRequest): Operation {
  const sent = sentIn(request) as Sent;
  if (request.method !== "GET") return operationOf(sent);
  const { variables } = sent;
  return operationOf({ ...sent, variables: typeof variables === "string" ? parsed(variables) : variables });
}

function parsed(variables: string): unknown {
  if (variables === "") return null;
  try {
    return JSON.parse(variables);
  } catch {
    throw new ApiError("BAD_REQUEST", "variables must be an object, in a URL as JSON.");
  }
}
