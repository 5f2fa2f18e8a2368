import {
  type Circle,
  FRIENDS_MAX,
  type Friendship,
  sideOf,
} from "../../subgraphs/social/src/friendships/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, meet, rowByValue, rowsOf, runLengths } from "./streams.ts";

const bothSides: Check = {
  rule: "a friendship has two sides, which agree on when and how it began",
  async *violations({ social }) {
    const fields = ["_id", "user", "friend", "since", "source"] as const;
    for await (const batch of batchesOf(rowsOf<Friendship>(social, "friendships", { fields }))) {
      const values = batch.map(({ user, friend }) => sideOf(friend, user));
      const other = await rowByValue<Friendship>(social, "friendships", {
        field: "_id",
        values,
        fields: ["since", "source"],
      });
      for (const side of batch) {
        const about = `friendship ${side._id}`;
        const back = other.get(sideOf(side.friend, side.user));
        if (side._id !== sideOf(side.user, side.friend) || side.user === side.friend)
          yield { about, says: "is not between the two people of its id" };
        else if (back === undefined) yield { about, says: "has no other side" };
        else if (side.user < side.friend && !isSameBond(side, back))
          yield { about, says: "began otherwise than its other side" };
      }
    }
  },
};

const isSameBond = (one: Friendship, other: Friendship): boolean =>
  one.since.getTime() === other.since.getTime() && one.source === other.source;

const counters: Check = {
  rule: `a friend counter is the number of friends, at most ${FRIENDS_MAX}`,
  async *violations({ social }) {
    const sides = rowsOf<Friendship>(social, "friendships", {
      sort: { user: 1, friend: 1 },
      fields: ["user", "friend"],
    });
    const circles = rowsOf<Circle>(social, "circles", { fields: ["_id", "friendCount"] });
    const people = meet(
      runLengths(sides, ({ user }) => user),
      circles,
      {
        left: ({ key }) => key,
        right: ({ _id }) => _id,
      },
    );
    for await (const { key: about, left, right } of people) {
      const length = left?.length ?? 0;
      if (right === null) yield { about, says: "has friends and no counter" };
      else if (right.friendCount !== length)
        yield { about, says: `has friendCount ${right.friendCount} and ${length} friends` };
      else if (length > FRIENDS_MAX) yield { about, says: `has ${length} friends` };
    }
  },
};

export const FRIENDSHIP_CHECKS: readonly Check[] = [bothSides, counters];
