import { type GlobalId, isIdOf } from "@kith/kit/global-id.ts";
import type { EventPayload, Reactions } from "@kith/kit/outbox/event.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { ClientSession } from "mongodb";
import type { CircleStore } from "./circle-store.ts";
import type { FriendshipStore } from "./friendship-store.ts";
import { type Listing, USER_PREFIX } from "./model.ts";

/** How people are listed of whom that is not known yet; whom users does not know is missing. */
export type AskListings = (people: readonly GlobalId[]) => Promise<ReadonlyMap<GlobalId, Listing>>;

/** Asks users, in one call, none for nobody. It is the same for whoever asks, so nobody does. */
export const askListings =
  (users: Peer): AskListings =>
  async (people) => {
    const listingOf = peerLoaderOf<{ readonly listing: Listing }>("listing", {
      peer: users,
      viewer: { viewerId: null, scopes: [], requestId: "listing" },
      typename: "User",
      selection: "listing { nameKey city version }",
    });
    const found = await Promise.all(people.map((person) => listingOf.load(person)));
    return new Map(
      people.flatMap((person, index) => {
        const listing = found[index]?.listing;
        return listing === undefined ? [] : [[person, listing] as const];
      }),
    );
  };

type Stores = {
  readonly circles: Pick<CircleStore, "listAnew">;
  readonly friendships: Pick<FriendshipStore, "findFriendIds" | "listAnew">;
};

/**
 * Lists a person anew with all their friends when users tells that name or city has changed. What is older than what is known
 * changes nothing, in whatever order it comes.
 */
export const listingReactions = ({ circles, friendships }: Stores): Reactions => ({
  "person.changed": {
    once: async (payload: EventPayload, session: ClientSession) => {
      const { person, listing } = changeIn(payload);
      if (!(await circles.listAnew(person, listing, session))) return;
      const friends = await friendships.findFriendIds(person, session);
      if (friends.length > 0) await friendships.listAnew(person, friends, listing, session);
    },
  },
});

function changeIn({ person, nameKey, city, version }: EventPayload) {
  const isCity = city === null || typeof city === "string";
  const isVersion = typeof version === "number" && Number.isSafeInteger(version) && version >= 0;
  if (!isIdOf(USER_PREFIX, person) || typeof nameKey !== "string" || !isCity || !isVersion)
    throw new Error("person.changed needs person (a user id), nameKey, city (or null) and version");
  return { person, listing: { nameKey, city, version } };
}
