import { randomUUID } from "node:crypto";
import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { loadFollows, loadFriendships, loadLife, loadMemberships } from "../../scripts/loading/load-graph.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { followOf } from "../../subgraphs/social/src/follows/model.ts";
import { cast, castId } from "../cast.ts";
import { lifeRows } from "../life-rows.ts";

const CROWD_SIZE = 150;
const NOW = new Date(Date.UTC(2026, 1, 17));
const id = (prefix: string, name: string): GlobalId => idOfName(prefix, `budgets:${name}`, 0);

/** Knows everybody of the crowd, and alice. */
export const HUB: GlobalId = id("user", "hub");
/** People who know the hub and the first of them, and who are all in the large groups. */
export const CROWD: readonly GlobalId[] = Array.from({ length: CROWD_SIZE }, (_, index) =>
  id("user", `crowd${index}`),
);
/** The one of the crowd whom all the others know, and alice. */
export const FIRST: GlobalId = id("user", "crowd0");
export const LARGE_GROUPS: readonly GlobalId[] = ["chess", "tea", "films", "runs"].map((name) =>
  id("group", name),
);

/** The life accounts of the hub, which the whole crowd follows, and of alice, which only bob does. */
export const ACCOUNTS = { large: id("account", "large"), small: id("account", "small") } as const;

/** Lets the cast move in, and a crowd around a person with many friends, groups and money. */
export async function wellConnected(stores: Stores): Promise<void> {
  await cast(stores);
  const everybody = [HUB, ...CROWD];
  await stores.people.addMissing(
    everybody.map((_id, index) => ({
      _id,
      handle: `crowd-${index}`,
      displayName: `第${index}人`,
      city: "杭州",
      bio: null,
      interests: [],
      createdAt: NOW,
    })),
  );
  const bond = (one: GlobalId, other: GlobalId) => ({
    people: [one, other] as const,
    since: NOW,
    source: "SCAN" as const,
  });
  await loadFriendships(stores, [
    bond(HUB, castId("alice")),
    bond(FIRST, castId("alice")),
    ...CROWD.map((person) => bond(HUB, person)),
    ...CROWD.slice(1).map((person) => bond(FIRST, person)),
  ]);
  await stores.groups.addMissing(
    LARGE_GROUPS.map((_id) => ({
      _id,
      name: _id,
      description: "",
      interest: "下棋",
      city: null,
      createdAt: NOW,
    })),
  );
  await loadMemberships(
    stores,
    LARGE_GROUPS.flatMap((group) =>
      everybody.map((user) =>
        membershipOf({ group, user, role: user === HUB ? "OWNER" : "MEMBER", joinedAt: NOW }),
      ),
    ),
  );
  await openAccounts(stores);
  const posters = { authors: [...everybody, castId("alice")], count: 1, talkers: [HUB, FIRST] };
  await loadLife(stores, lifeRows({ ...posters, keeper: HUB, since: NOW }));
  const money = transferService({ client: stores.clients.commerce, ...stores, now: () => NOW });
  const funding = { recipient: HUB, amountMinor: 100_000n, currency: "CNY" as const };
  await money.fund([{ ...funding, idempotencyKey: randomUUID() }]);
}

async function openAccounts(stores: Stores): Promise<void> {
  const account = (_id: GlobalId, owner: GlobalId, handle: string) => ({
    ...{ _id, owner, handle, displayName: "同城", description: null, avatarUrl: null },
    ...{ kind: "CREATOR" as const, createdAt: NOW },
  });
  await stores.lifeAccounts.addMissing([
    account(ACCOUNTS.large, HUB, "large"),
    account(ACCOUNTS.small, castId("alice"), "small"),
  ]);
  const follow = (account: GlobalId, user: GlobalId) => ({
    ...{ _id: followOf(account, user), account, user, followedAt: NOW },
  });
  const followers = CROWD.map((person) => follow(ACCOUNTS.large, person));
  await loadFollows(stores, [follow(ACCOUNTS.small, castId("bob")), ...followers]);
}
