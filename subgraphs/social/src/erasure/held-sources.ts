import type { GlobalId } from "@kith/kit/global-id.ts";
import type { HeldSource } from "@kith/kit/held-rows.ts";
import type { Db } from "mongodb";
import { BLOCKS_KEYSET } from "../blocks/model.ts";
import { FOLLOWED_KEYSET } from "../follows/model.ts";
import { KEYSET_BY_ORDER } from "../friendships/model.ts";
import { lifeAccountStore } from "../life-accounts/life-account-store.ts";
import { POSTS_KEYSET } from "../posts/model.ts";
import { FAVOURITES_KEYSET } from "../reactions/model.ts";

const BY_ID = [{ field: "_id", direction: 1, kind: "string" }] as const;

/**
 * What social holds of a person, to be given to them: not who has blocked them, nor whether somebody has declined in silence
 * what they asked.
 */
export const heldSources = (db: Db): readonly HeldSource[] => [
  {
    ...{ name: "friendships", collection: db.collection("friendships"), of: (user: GlobalId) => ({ user }) },
    keyset: KEYSET_BY_ORDER.RECENT,
    without: ["closeness", "user"],
  },
  {
    ...{
      name: "sentRequests",
      collection: db.collection("friendRequests"),
      of: (from: GlobalId) => ({ from }),
      keyset: BY_ID,
    },
    without: ["status", "declinedAt", "pair"],
  },
  {
    ...{
      name: "receivedRequests",
      collection: db.collection("friendRequests"),
      of: (to: GlobalId) => ({ to }),
      keyset: BY_ID,
    },
    without: ["pair"],
  },
  {
    ...{
      name: "blocks",
      collection: db.collection("blocks"),
      of: (blocker: GlobalId) => ({ blocker }),
      keyset: BLOCKS_KEYSET,
    },
    without: ["people"],
  },
  {
    ...{ name: "dismissedSuggestions", collection: db.collection("dismissals"), keyset: BY_ID },
    // As ids go: `<user>:<person>`.
    of: (user: GlobalId) => ({ _id: { $gt: `${user}:`, $lt: `${user};` } }),
  },
  {
    name: "posts",
    collection: db.collection("posts"),
    // The person's own, and those of their life accounts: one command more.
    of: async (user: GlobalId) => {
      const accounts = await lifeAccountStore(db).findByOwners([user]);
      return { author: { $in: [user, ...accounts.map(({ _id }) => _id)] } };
    },
    keyset: [{ field: "author", direction: 1, kind: "string" }, ...POSTS_KEYSET],
  },
  {
    name: "likes",
    collection: db.collection("likes"),
    of: (user: GlobalId) => ({ user }),
    keyset: FAVOURITES_KEYSET,
  },
  {
    name: "favourites",
    collection: db.collection("favourites"),
    of: (user: GlobalId) => ({ user }),
    keyset: FAVOURITES_KEYSET,
  },
  {
    name: "comments",
    collection: db.collection("comments"),
    of: (author: GlobalId) => ({ author }),
    keyset: BY_ID,
  },
  {
    name: "follows",
    collection: db.collection("follows"),
    of: (user: GlobalId) => ({ user }),
    keyset: FOLLOWED_KEYSET,
  },
  {
    // Of the inbox only when it was read: which posts stand there follows from friendships and from what friends have posted.
    ...{
      name: "feed",
      collection: db.collection("feedHeads"),
      of: (_id: GlobalId) => ({ _id }),
      keyset: BY_ID,
    },
    without: ["state", "floor", "dueAt", "touched"],
  },
  {
    ...{
      name: "lifeAccounts",
      collection: db.collection("lifeAccounts"),
      of: (owner: GlobalId) => ({ owner }),
      keyset: BY_ID,
    },
    without: ["searchKey"],
  },
];
