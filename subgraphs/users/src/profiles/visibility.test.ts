import { describe, expect, it } from "vitest";
import type { Visibility } from "../generated/schema.types.ts";
import type { Person } from "../people/model.ts";
import { sightOf } from "./visibility.ts";

const personWith = (bio: Visibility): Person => ({
  _id: "user_owner",
  handle: "owner",
  displayName: "主人",
  city: null,
  bio: "你好",
  interests: [],
  createdAt: new Date(0),
  visibility: { bio },
});

// Who sees what, and whether it takes a question about a friendship.
const TABLE: readonly [Visibility, string | null, boolean, string | null, number][] = [
  ["EVERYBODY", null, false, "你好", 0],
  ["EVERYBODY", "user_stranger", false, "你好", 0],
  ["FRIENDS", null, false, null, 0],
  ["FRIENDS", "user_stranger", false, null, 1],
  ["FRIENDS", "user_friend", true, "你好", 1],
  ["FRIENDS", "user_owner", false, "你好", 0],
  ["NOBODY", null, false, null, 0],
  ["NOBODY", "user_friend", true, null, 0],
  ["NOBODY", "user_owner", false, "你好", 0],
];

describe("what a viewer sees of a part", () => {
  it.each(TABLE)(
    "that is for %s, as %s (friend: %s), is %s",
    async (visibility, viewerId, isFriend, seen, asked) => {
      const questions: string[] = [];
      const see = sightOf({
        viewerId,
        async isFriendOfViewer(id) {
          questions.push(id);
          return isFriend;
        },
      });

      expect(await see(personWith(visibility), "bio")).toBe(seen);
      expect(questions).toHaveLength(asked);
    },
  );

  it("is everything where nothing was said about visibility", () => {
    const { visibility: _none, ...person } = personWith("NOBODY");
    const see = sightOf({ viewerId: null, isFriendOfViewer: async () => false });

    expect(see(person, "bio")).toBe("你好");
  });

  it("is not shown when nobody can say who is a friend", async () => {
    const see = sightOf({
      viewerId: "user_friend",
      isFriendOfViewer: () => Promise.reject(new Error("social is down")),
    });

    await expect(see(personWith("FRIENDS"), "bio")).rejects.toThrow("social is down");
  });
});
