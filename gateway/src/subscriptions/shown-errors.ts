import { ApiError } from "@kith/kit/api-error.ts";
import { presentError } from "@kith/kit/present-error.ts";
import type { FastifyBaseLogger } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import { SubscriptionRefused } from "./subgraph-events.ts";

type Place = { readonly log: FastifyBaseLogger; readonly requestId: string | null };

/** What a client is told of an error that ends a subscription, or for which there is none. */
export function shownErrors(error: unknown, place: Place): readonly GraphQLFormattedError[] {
  if (error instanceof SubscriptionRefused) return error.errors.map((one) => presentError(one, error, place));
  const { message } = error as Error;
  const extensions = error instanceof ApiError ? error.extensions : {};
  return [presentError({ message, extensions }, error, place)];
}
