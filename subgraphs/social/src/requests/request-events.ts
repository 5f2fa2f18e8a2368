import { ApiError } from "@kith/kit/api-error.ts";
import { type GlobalId, isIdOf } from "@kith/kit/global-id.ts";
import type { ChangeFanOut } from "@kith/kit/subscriptions/change-fan-out.ts";
import type { Happenings, Listener } from "@kith/kit/subscriptions/listener.ts";
import { type FriendRequest, REQUEST_PREFIX } from "./model.ts";
import type { RequestStore } from "./request-store.ts";

/** What somebody who comes back may have missed; whoever has missed more reads the list. */
export const MISSED_MAX = 1_000;
/** How much later than its `createdAt` a request may be there for others: as long as a transaction may take. */
export const LATE_MAX_MS = 10_000;

type Parts = {
  readonly requests: Pick<RequestStore, "findReceivedSince">;
  readonly asked: ChangeFanOut<FriendRequest>;
  readonly now: () => Date;
};

export type RequestEvents = ReturnType<typeof requestEvents>;

/**
 * Requests that are sent to a person while they listen. Requests have no numbers to go on from, only times, and one with an
 * earlier time may be there later: whoever comes back is told again what was sent in the ten seconds before, and misses
 * nothing.
 */
export function requestEvents({ requests, asked, now }: Parts) {
  return async (to: GlobalId, { lastEventId, signal }: Listener): Promise<Happenings<FriendRequest>> => {
    const last = lastEventId === null ? null : timeOf(lastEventId);
    // First listen, then look what is there: what is sent in between comes twice rather than never.
    const live = await asked.listen(to, signal);
    if (last === null) return { from: eventIdOf({ createdAt: now(), _id: NONE }), live };

    const since = new Date(last.getTime() - LATE_MAX_MS);
    const missed = await requests.findReceivedSince(to, since, MISSED_MAX + 1);
    if (missed.length > MISSED_MAX)
      throw new ApiError(
        "SUBSCRIPTION_INTERRUPTED",
        `More than ${MISSED_MAX} requests were missed: read User.receivedFriendRequests, then subscribe without a last event.`,
      );
    return { from: lastEventId, live: missedThen(missed, live) };
  };
}

const NONE = "none";

/** What a listener goes on from. */
export const eventIdOf = ({ createdAt, _id }: Pick<FriendRequest, "createdAt" | "_id">): string =>
  `${createdAt.getTime()}:${_id}`;

async function* missedThen(missed: readonly FriendRequest[], live: AsyncIterable<FriendRequest>) {
  yield* missed;
  const told = new Set(missed.map(eventIdOf));
  for await (const request of live) if (!told.has(eventIdOf(request))) yield request;
}

function timeOf(eventId: string): Date {
  const [time = "", id] = eventId.split(":");
  if (/^\d{13}$/.test(time) && (id === NONE || isIdOf(REQUEST_PREFIX, id))) return new Date(Number(time));
  throw new ApiError("BAD_USER_INPUT", `The last event's id is none of this subscription: ${eventId}.`);
}
