import type { OutboxRow } from "@kith/kit/outbox/event.ts";
import {
  type Circle,
  type Friendship,
  type Listing,
  listedAs,
} from "../../subgraphs/social/src/friendships/model.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import { listingOf } from "../../subgraphs/users/src/profiles/listing.ts";
import type { Check } from "./check.ts";
import { batchesOf, rowByValue, rowsOf } from "./streams.ts";

const asTheirCircles: Check = {
  rule: "a friend is listed by the name and the city that their circle has",
  async *violations({ social }) {
    const fields = ["_id", "friend", "friendName", "friendCity"] as const;
    for await (const batch of batchesOf(rowsOf<Friendship>(social, "friendships", { fields }))) {
      const values = batch.map(({ friend }) => friend);
      const circles = await rowByValue<Circle>(social, "circles", {
        field: "_id",
        values,
        fields: ["listing"],
      });
      for (const { _id, friend, friendName, friendCity } of batch) {
        const listing = circles.get(friend)?.listing;
        if (listing === undefined) continue;
        const expected = listedAs(listing);
        if (friendName !== expected.friendName || friendCity !== expected.friendCity)
          yield { about: `friendship ${_id}`, says: "lists the friend otherwise than their circle" };
      }
    }
  },
};

const asTheyAre: Check = {
  rule: "a circle lists a person as they are, unless an event of the change is on its way",
  async *violations({ users, social }) {
    const fields = ["_id", "listing"] as const;
    const filter = { listing: { $exists: true } };
    for await (const batch of batchesOf(rowsOf<Circle>(social, "circles", { filter, fields }))) {
      const values = batch.map(({ _id }) => _id);
      const people = await rowByValue<Person>(users, "people", {
        field: "_id",
        values,
        fields: ["displayName", "handle", "city", "visibility", "listingVersion"],
      });
      const others = batch.filter(({ _id, listing }) => {
        const person = people.get(_id);
        return person !== undefined && !isSame(listing, listingOf(person));
      });
      if (others.length === 0) continue;
      const events = rowsOf<OutboxRow>(users, "outbox", {
        filter: { "payload.person": { $in: others.map(({ _id }) => _id) } },
        fields: ["payload"],
      });
      const underWay = new Set<unknown>();
      for await (const { payload } of events) underWay.add(payload.person);
      for (const { _id } of others)
        if (!underWay.has(_id)) yield { about: `the circle of ${_id}`, says: "lists them as they were" };
    }
  },
};

const isSame = (one: Listing | undefined, other: Listing): boolean =>
  one?.nameKey === other.nameKey && one.city === other.city && one.version === other.version;

/** What holds within social. */
export const LISTED_FRIENDS_CHECKS: readonly Check[] = [asTheirCircles];
/** What holds between social and users. */
export const LISTING_CHECKS: readonly Check[] = [asTheyAre];
