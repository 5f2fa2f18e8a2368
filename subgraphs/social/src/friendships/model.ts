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
  /** What sorts the friend by name, and their city where friends may see it: as the friend's circle says. */
  readonly friendName: string;
  readonly friendCity: string | null;
};

/** One of a person's friends, as pages list them: whose, the page says; the name is there where it is the order. */
export type ListedFriend = Omit<Friendship, "_id" | "user" | "friendName" | "friendCity"> &
  Partial<Pick<Friendship, "friendName">>;

/** How others list a person, as users says. */
export type Listing = {
  /** Sorts people by name, byte by byte. */
  readonly nameKey: string;
  /** Where friends may see it. */
  readonly city: string | null;
  /** Grows with every change. */
  readonly version: number;
};

/** How a person is listed of whom users knows nothing: after everybody else. */
const UNLISTED: Listing = { nameKey: "~", city: null, version: -1 };

/** Where a person's friends meet, whatever happens to them: each of them and the counter change together. */
export type Circle = {
  readonly _id: GlobalId;
  /** Always the number of the person's rows in the friendships. */
  readonly friendCount: number;
  /** How their friends list the person. Missing until the first friendship, or the first change of a name. */
  readonly listing?: Listing;
  /** Since when the person is gone: nobody becomes their friend. */
  readonly goneAt?: Date;
  /** How often the person has posted: so that whoever does, and whoever becomes a friend or ceases to be one, meet. */
  readonly touched?: number;
};

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
  NAME: [
    { field: "friendName", direction: 1, kind: "string" },
    { field: "friend", direction: 1, kind: "string" },
  ],
};

/** The order of shared friends: by their ids. */
export const MUTUAL_FRIENDS_KEYSET: Keyset = [{ field: "friend", direction: 1, kind: "string" }];

const CLOSENESS_AT_FIRST = 0;

/** The id of one side of a friendship. */
export const sideOf = (user: GlobalId, friend: GlobalId): string => `${user}:${friend}`;

/** Whose side an id is the id of. */
export const userOfSide = (side: string): GlobalId => side.slice(0, side.indexOf(":"));

type Bond = {
  readonly people: readonly [GlobalId, GlobalId];
  readonly since: Date;
  readonly source: FriendshipSource;
  /** How each of the two is listed. Whoever is missing is listed last. */
  readonly listings?: ReadonlyMap<GlobalId, Listing>;
};

/** What a friend's listing is on the rows of those who list them. */
export const listedAs = ({ nameKey, city }: Listing) => ({ friendName: nameKey, friendCity: city });

/** Both sides of a new friendship. */
export function sidesOf({ people, since, source, listings }: Bond): readonly [Friendship, Friendship] {
  const [one, other] = people;
  const side = (user: GlobalId, friend: GlobalId): Friendship => ({
    _id: sideOf(user, friend),
    user,
    friend,
    since,
    source,
    closeness: CLOSENESS_AT_FIRST,
    ...listedAs(listings?.get(friend) ?? UNLISTED),
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
