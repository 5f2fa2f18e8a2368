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

// Who sees what, and which questions to social it takes.
const TABLE: readonly [Visibility, string | null, boolean, string | null, string[]][] = [
  ["EVERYBODY", null, false, "你好", []],
  ["EVERYBODY", "user_stranger", false, "你好", ["hidden"]],
  ["FRIENDS", null, false, null, []],
  ["FRIENDS", "user_stranger", false, null, ["friend"]],
  ["FRIENDS", "user_friend", true, "你好", ["friend"]],
  ["FRIENDS", "user_owner", false, "你好", []],
  ["NOBODY", null, false, null, []],
  ["NOBODY", "user_friend", true, null, []],
  ["NOBODY", "user_owner", false, "你好", []],
];

const asking = (viewerId: string | null, answers: { isFriend?: boolean; isHidden?: boolean } = {}) => {
  const questions: string[] = [];
  const answer =
    (question: string, value = false) =>
    async () => {
      questions.push(question);
      return value;
    };
  const isFriendOfViewer = answer("friend", answers.isFriend);
  const isHiddenByBlock = answer("hidden", answers.isHidden);
  return { questions, ...sightOf({ viewerId, isFriendOfViewer, isHiddenByBlock }) };
};

describe("what a viewer sees of a part", () => {
  it.each(TABLE)(
    "that is for %s, as %s (friend: %s), is %s",
    async (visibility, viewerId, isFriend, seen, questions) => {
      const sight = asking(viewerId, { isFriend });

      expect(await sight.part(personWith(visibility), "bio")).toBe(seen);
      expect(sight.questions).toEqual(questions);
    },
  );

  it.each(["EVERYBODY", "FRIENDS"] as const)(
    "that was for %s is nothing once its owner wants to be gone, to friends too, and all of it to the owner",
    async (visibility) => {
      const deletion = { requestedAt: new Date(0), erasesAt: new Date(1) };
      const leaving = { ...personWith(visibility), deletion };

      expect(await asking("user_friend", { isFriend: true }).part(leaving, "bio")).toBeNull();
      expect(await asking("user_friend", { isFriend: true }).part(leaving, "displayName")).toBe("主人");
      expect(await asking("user_owner").part(leaving, "bio")).toBe("你好");
    },
  );

  it("is everything where nothing was said about visibility", () => {
    const { visibility: _none, ...person } = personWith("NOBODY");

    expect(asking(null).part(person, "bio")).toBe("你好");
  });

  it("is nothing where a block stands between the two, but for what a person is recognised by", async () => {
    const sight = asking("user_stranger", { isHidden: true });
    const person = { ...personWith("EVERYBODY"), avatarUrl: "https://img.example/a.jpg" };

    const parts = ["bio", "interests", "createdAt", "displayName", "avatarUrl"] as const;
    const seen = await Promise.all(parts.map((part) => sight.part(person, part)));

    expect(seen).toEqual([null, null, null, "主人", "https://img.example/a.jpg"]);
  });

  it.each([
    ["FRIENDS", "user_friend"],
    ["EVERYBODY", "user_stranger"],
  ] as const)(
    "that is for %s is not shown when nobody can say who the viewer is",
    async (visibility, viewerId) => {
      const isDown = () => Promise.reject(new Error("social is down"));
      const sight = sightOf({ viewerId, isFriendOfViewer: isDown, isHiddenByBlock: isDown });

      await expect(sight.part(personWith(visibility), "bio")).rejects.toThrow("social is down");
      await expect(sight.person(personWith(visibility))).rejects.toThrow("social is down");
    },
  );
});

describe("whom a viewer finds", () => {
  const person = personWith("EVERYBODY");

  it.each([
    ["user_stranger", false, person, ["hidden"]],
    ["user_stranger", true, null, ["hidden"]],
    ["user_owner", true, person, []],
    [null, true, person, []],
  ] as const)("as %s, blocked: %s", async (viewerId, isHidden, found, questions) => {
    const sight = asking(viewerId, { isHidden });

    expect(await sight.person(person)).toBe(found);
    expect(sight.questions).toEqual(questions);
  });

  it("is nobody where there is nobody", async () => {
    expect(await asking("user_stranger").person(null)).toBeNull();
  });
});
