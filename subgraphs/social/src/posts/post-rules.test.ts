import { describe, expect, it } from "vitest";
import type { Post } from "./model.ts";
import { postRulesFor } from "./post-rules.ts";

const FRIENDS = new Set(["me:friend", "me:other"]);
const HIDDEN = new Set(["hidden"]);

function rulesOf(viewerId: string | null) {
  const asked: string[] = [];
  const rules = postRulesFor({
    viewerId,
    visibility: {
      isHidden: async (person) => HIDDEN.has(person),
      shownOf: async (people) => people.filter((person) => !HIDDEN.has(person)),
      filterOn: async (field) => ({ [field]: { $nin: [...HIDDEN] } }),
    },
    friendshipBySide: {
      async load(side) {
        asked.push(side);
        return FRIENDS.has(side) ? {} : null;
      },
    },
    friendIdsOf: async () => ["friend", "hidden"],
    followedIdsOf: async () => ["account"],
    accountById: { load: async (id) => (id === "account" ? {} : null) },
  });
  return { asked, rules };
}

const post = (author: string, audience: Post["audience"], lists: Partial<Post> = {}): Post => ({
  _id: `${author} ${audience}`,
  author,
  text: "你好",
  imageUrls: [],
  video: null,
  place: null,
  audience,
  only: null,
  except: null,
  createdAt: new Date(0),
  likeCount: 0,
  favouriteCount: 0,
  commentCount: 0,
  ...lists,
});

const isShownTo = async (viewer: string | null, of: Post): Promise<boolean> =>
  (await rulesOf(viewer).rules.shownOf([of])).length === 1;

describe("who may see a post", () => {
  it.for<[string, Post, boolean]>([
    ["the author, whatever the audience", post("me", "SOME", { only: ["me", "friend"] }), true],
    ["anybody, of a post for everybody", post("stranger", "EVERYBODY"), true],
    ["nobody behind a block", post("hidden", "EVERYBODY"), false],
    ["a friend, of a post for friends", post("friend", "FRIENDS"), true],
    ["no stranger, of a post for friends", post("stranger", "FRIENDS"), false],
    ["a friend for whom it is", post("friend", "SOME", { only: ["friend", "me"] }), true],
    ["no other friend", post("friend", "SOME", { only: ["friend", "other"] }), false],
    ["nobody for whom it is and who is a friend no longer", post("former", "SOME", { only: ["me"] }), false],
    ["a friend who is not left out", post("friend", "EXCEPT", { except: ["other"] }), true],
    [
      "whoever may see the account that has published it",
      post("account", "EVERYBODY", { owner: "stranger" }),
      true,
    ],
    [
      "nobody who may not see the account",
      post("account-of-hidden", "EVERYBODY", { owner: "hidden" }),
      false,
    ],
    ["no owner of an account that is gone", post("account-gone", "EVERYBODY", { owner: "me" }), false],
    ["no friend who is left out", post("friend", "EXCEPT", { except: ["me"] }), false],
  ])("%s", async ([, of, isShown]) => {
    expect(await isShownTo("me", of)).toBe(isShown);
  });

  it("is nobody without a viewer", async () => {
    expect(await isShownTo(null, post("friend", "EVERYBODY"))).toBe(false);
  });

  it("asks for friendships only where they decide", async () => {
    const { asked, rules } = rulesOf("me");

    await rules.shownOf([
      post("me", "FRIENDS"),
      post("stranger", "EVERYBODY"),
      post("friend", "EXCEPT", { except: ["me"] }),
      post("other", "FRIENDS"),
    ]);

    expect(asked).toEqual(["me:other"]);
  });
});

describe("the viewer's feed", () => {
  it("is of the viewer, of friends who are not hidden, and of accounts that the viewer follows", async () => {
    expect(await rulesOf("me").rules.feedAuthors("me")).toEqual(["me", "friend", "account"]);
  });
});
