import { ApiError } from "@kith/kit/api-error.ts";
import { isEventId } from "@kith/kit/subscriptions/event-stream.ts";

/**
 * Where a client goes on from that says so in an operation's `extensions`.
 *
 * @throws ApiError BAD_REQUEST
 */
export function lastEventIdIn(
  extensions: Readonly<Record<string, unknown>> | null | undefined,
): string | null {
  const given = extensions?.lastEventId ?? null;
  if (given === null || isEventId(given)) return given;
  throw new ApiError("BAD_REQUEST", "extensions.lastEventId must be an id that came with an event.");
}
