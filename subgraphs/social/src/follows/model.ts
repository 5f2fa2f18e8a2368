import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";

export const FOLLOWED_MAX = 2_000;

/** That a person follows a life account, as stored. An account may have any number of them. */
export type Follow = {
  /** `<account>:<user>` */
  readonly _id: string;
  readonly account: GlobalId;
  readonly user: GlobalId;
  readonly followedAt: Date;
};

export const followOf = (account: GlobalId, user: GlobalId): string => `${account}:${user}`;

/** Who follows, by the id of a follow. */
export const userOfFollow = (id: string): GlobalId => id.slice(id.indexOf(":") + 1);

/** How many accounts a person follows: always the number of their follows. */
export type Following = {
  readonly _id: GlobalId;
  readonly followedCount: number;
  /** What acts that are about this person and read what each other write have in common: see the store. */
  readonly touched?: number;
};

/** The order of the accounts that a person follows: the last followed first. */
export const FOLLOWED_KEYSET: Keyset = [
  { field: "followedAt", direction: -1, kind: "date" },
  { field: "account", direction: 1, kind: "string" },
];

/** The order of an account's followers: the newest first. */
export const FOLLOWERS_KEYSET: Keyset = [
  { field: "followedAt", direction: -1, kind: "date" },
  { field: "user", direction: 1, kind: "string" },
];
