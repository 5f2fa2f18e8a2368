import type { EntityRef, GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import type { FriendOrder, FriendshipSource, PageInfo } from "../generated/schema.types.ts";

export const USER_PREFIX = "user";
export const FRIENDS_MAX = 5_000;

/** One side of a friendship, as stored: every friendship has two. */
export type Friendship = {
  /** `<user>:<friend>` */
  readonly _id: string;
  readonly user: GlobalId;
  readonly friend: GlobalId;
  readonly since: Date;
  readonly source: FriendshipSource;
  /** How much they had to do with each other, on the scale of `closeness/model.ts`; 0 when nothing. */
  readonly closeness: number;
};

/** One of a person's friends, as pages list them: whose, the page says. */
export type ListedFriend = Omit<Friendship, "_id" | "user">;

/** How many friends a person has: always the number of their rows in the friendships. */
export type Circle = { readonly _id: GlobalId; readonly friendCount: number };

/** The orders of somebody's friends. An index on the user and the fields of each serves its pages. */
export const KEYSET_BY_ORDER: Readonly<Record<FriendOrder, Keyset>> = {
  RECENT: [
    { field: "since", direction: -1, kind: "date" },
    { field: "friend", direction: 1, kind: "string" },
  ],
  CLOSENESS: [
    { field: "closeness", direction: -1, kind: "number" },
    { field: "friend", direction: 1, kind: "string" },
  ],
};

/** The order of shared friends: by their ids. */
export const MUTUAL_FRIENDS_KEYSET: Keyset = [{ field: "friend", direction: 1, kind: "string" }];

const CLOSENESS_AT_FIRST = 0;

/** The id of one side of a friendship. */
export const sideOf = (user: GlobalId, friend: GlobalId): string => `${user}:${friend}`;

type Bond = {
  readonly people: readonly [GlobalId, GlobalId];
  readonly since: Date;
  readonly source: FriendshipSource;
};

/** Both sides of a new friendship. */
export function sidesOf({ people: [one, other], since, source }: Bond): readonly [Friendship, Friendship] {
  const side = (user: GlobalId, friend: GlobalId): Friendship => ({
    _id: sideOf(user, friend),
    user,
    friend,
    since,
    source,
    closeness: CLOSENESS_AT_FIRST,
  });
  return [side(one, other), side(other, one)];
}

/** A page of a person's friends, with whose friends they are. */
export type FriendList = {
  readonly user: GlobalId;
  readonly edges: (ListedFriend & { node: EntityRef; cursor: string })[];
  readonly nodes: EntityRef[];
  readonly pageInfo: PageInfo;
};
