import { idOfName } from "@kith/kit/global-id.ts";
import { type Follow, followOf } from "../../subgraphs/social/src/follows/model.ts";
import { ACCOUNT_PREFIX, type LifeAccount } from "../../subgraphs/social/src/life-accounts/model.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import { randomOf } from "./random.ts";
import { townId } from "./town.ts";

const SEED = 64;
const OPENED_AT = Date.UTC(2025, 5, 1, 2);
const DAY_MS = 86_400_000;

/** What is told of each account, whose it is, and the share of the town that follows it. */
const ACCOUNTS = [
  {
    handle: "west-lake",
    displayName: "西湖管委会",
    description: "西湖景区的开放时间、交通和活动",
    kind: "OFFICIAL",
    owner: "dan",
    share: 0.6,
  },
  {
    handle: "longjing",
    displayName: "龙井茶话",
    description: "一壶茶，一段话。每周三更新",
    kind: "CREATOR",
    owner: "bob",
    share: 0.3,
  },
  {
    handle: "camping-diary",
    displayName: "露营日记",
    description: "带上帐篷就出发：装备、路线和失败经验",
    kind: "CREATOR",
    owner: "carol",
    share: 0.2,
  },
] as const;

/** The life accounts of the town and who follows them. */
export type TownAccounts = {
  readonly accounts: readonly LifeAccount[];
  readonly follows: readonly Follow[];
};

/** Three accounts; alice follows them all, eve, who is new, none, and nobody their own. */
export function buildAccounts(people: readonly Person[]): TownAccounts {
  const random = randomOf(SEED);
  const accounts = ACCOUNTS.map(({ share: _share, owner, ...account }, index) => ({
    ...account,
    _id: idOfName(ACCOUNT_PREFIX, `town:${account.handle}`, OPENED_AT),
    owner: townId(owner),
    avatarUrl: null,
    createdAt: new Date(OPENED_AT + index * DAY_MS),
  }));
  const follows = accounts.flatMap(({ _id: account, owner }, index) => {
    const share = ACCOUNTS[index]?.share ?? 0;
    const followers = people.filter(
      ({ _id, handle }) => _id !== owner && (handle === "alice" || (handle !== "eve" && random() < share)),
    );
    return followers.map(({ _id: user }) => ({
      _id: followOf(account, user),
      account,
      user,
      followedAt: new Date(OPENED_AT + DAY_MS * (10 + Math.floor(random() * 200))),
    }));
  });
  return { accounts, follows };
}
