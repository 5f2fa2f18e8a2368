import type { Page, PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { CircleStore } from "../friendships/circle-store.ts";
import type { ListedFriend } from "../friendships/model.ts";
import { isWaiting, pairOf } from "../requests/model.ts";
import type { RequestStore } from "../requests/request-store.ts";
import type { DismissalStore } from "./dismissal-store.ts";
import { FRIENDS_OF_FRIEND_MAX, RANKED_MAX, SAMPLE_MAX, SUGGESTIONS_MAX } from "./model.ts";
import type { NearbyPeople } from "./nearby-people.ts";
import { type Ranked, rankByAdamicAdar, sampleOf } from "./ranking.ts";

type PageKey = { readonly parent: GlobalId; readonly request: PageRequest };

type Parts = {
  readonly circles: Pick<CircleStore, "findByUsers">;
  readonly requests: Pick<RequestStore, "findByPairs">;
  readonly dismissals: Pick<DismissalStore, "findAmong">;
  readonly friendIdsOf: (viewer: GlobalId) => Promise<readonly GlobalId[]>;
  /** Leads to nobody whom the viewer may not see. */
  readonly friendsPage: { load(key: PageKey): Promise<Page<ListedFriend>> };
  readonly nearbyPeople: NearbyPeople;
  readonly shownOf: (people: readonly GlobalId[]) => Promise<GlobalId[]>;
  readonly now: Date;
};

/** Whom a person may know, without whom they know, wait for, have dismissed, or may not see. New for each request. */
export function suggestionLoaders(parts: Parts) {
  const { circles, requests, dismissals, friendIdsOf, friendsPage, nearbyPeople, shownOf, now } = parts;
  const loaderOf = (name: string, find: (person: GlobalId) => Promise<readonly Ranked<GlobalId>[]>) =>
    batchLoaderOf<GlobalId, readonly Ranked<GlobalId>[]>({
      name,
      loadMany: (people) => Promise.all(people.map(find)),
    });
  return {
    /**
     * Friends of friends within a capped sample. Five commands whatever the number of friends, at most 20,000 friendships
     * read.
     */
    friendsOfFriends: loaderOf("friendsOfFriends", async (person) => {
      const friends = await friendIdsOf(person);
      return friends.length === 0 ? [] : suggestible(person, await friendsOfFriends(person, friends));
    }),

    /** People of the same groups and city, who come after all friends of friends. Two commands, and what peers take. */
    nearbyPeople: loaderOf("nearbyPeople", async (person) => {
      const [ranked, friends] = await Promise.all([nearbyPeople(person), friendIdsOf(person)]);
      const known = new Set([person, ...friends]);
      const shown = new Set(await shownOf(ranked.map(({ user }) => user)));
      const strangers = ranked.filter(({ user }) => shown.has(user) && !known.has(user));
      return strangers.length === 0 ? [] : suggestible(person, strangers);
    }),
  };

  async function suggestible(
    person: GlobalId,
    ranked: readonly Ranked<GlobalId>[],
  ): Promise<readonly Ranked<GlobalId>[]> {
    const candidates = ranked.map(({ user }) => user);
    const [between, dismissed] = await Promise.all([
      requests.findByPairs(candidates.map((candidate) => pairOf(person, candidate))),
      dismissals.findAmong(person, candidates),
    ]);
    const waiting = new Set(between.filter((request) => isWaiting(request, now)).map(({ pair }) => pair));
    return ranked
      .filter(({ user }) => !waiting.has(pairOf(person, user)) && !dismissed.has(user))
      .slice(0, SUGGESTIONS_MAX);
  }

  async function friendsOfFriends(
    person: GlobalId,
    friends: readonly GlobalId[],
  ): Promise<Ranked<GlobalId>[]> {
    const counts = await circles.findByUsers(friends);
    const degreeById = new Map(counts.map(({ _id, friendCount }) => [_id, friendCount]));
    const degreeOf = (friend: GlobalId): number => degreeById.get(friend) ?? 0;
    const sample = sampleOf(
      friends.map((id) => ({ id, degree: degreeOf(id) })),
      { size: SAMPLE_MAX, friendsMax: FRIENDS_OF_FRIEND_MAX },
    );

    const request = { limit: FRIENDS_OF_FRIEND_MAX, after: null };
    const acquaintances = await Promise.all(
      sample.map(async (friend) => {
        const { rows } = await friendsPage.load({ parent: friend, request });
        return rows.map(({ friend: candidate }) => ({ friend, candidate }));
      }),
    );
    const known = new Set([person, ...friends]);
    return rankByAdamicAdar(acquaintances.flat(), {
      degreeOf,
      isKnown: (candidate) => known.has(candidate),
      limit: RANKED_MAX,
    });
  }
}
