import { randomUUID } from "node:crypto";
import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import {
  loadFollows,
  loadFriendships,
  loadLife,
  loadMemberships,
  loadPublished,
} from "../../scripts/loading/load-graph.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { followOf } from "../../subgraphs/social/src/follows/model.ts";
import type { Post } from "../../subgraphs/social/src/posts/model.ts";
import { postOf } from "../../subgraphs/social/src/posts/post-service.ts";
import { collectBlessings } from "../blessings/collect.ts";
import { cast, castId, GROUP_ID } from "../cast.ts";
import { envelopesOn, giveEnvelope } from "../give-envelope.ts";
import { askForMoney, sendMoney } from "../give-money.ts";
import { lifeRows } from "../life-rows.ts";

const CROWD_SIZE = 150;
const WAITING = 30;
const COLLECTING = 12;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
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

/** The life accounts of the hub, which alice and the whole crowd follow, and of alice, which bob and the hub do. */
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
  const money = transferService({ ...stores, now: () => NOW });
  const funding = { recipient: HUB, amountMinor: 100_000n, currency: "CNY" as const };
  await money.fund([{ ...funding, idempotencyKey: randomUUID() }]);
  await sendAround(stores);
  await giveEnvelopes(stores);
  await collectBlessings(stores, [
    { person: HUB, friends: CROWD.slice(0, COLLECTING) },
    { person: castId("alice"), friends: [castId("bob")] },
  ]);
}

/** Envelopes of dan for the cast's group and of the first of the crowd for a large one: some to look at, some to open. */
export const ENVELOPES = { few: "", many: "", small: "", large: "" };

// Of the ones to look at nobody or thirty have claimed; the hub and bob of none of them.
async function giveEnvelopes(stores: Stores): Promise<void> {
  const services = envelopesOn(stores);
  const inCast = { sender: castId("dan"), group: GROUP_ID, amountMinor: 100n, shareCount: 50 };
  const inCrowd = { ...inCast, sender: FIRST, group: LARGE_GROUPS[0] ?? "" };
  ENVELOPES.few = await giveEnvelope(services, inCast, [castId("dan")]);
  ENVELOPES.small = await giveEnvelope(services, inCast, []);
  ENVELOPES.many = await giveEnvelope(services, inCrowd, CROWD.slice(1, WAITING));
  ENVELOPES.large = await giveEnvelope(services, inCrowd, CROWD.slice(1, WAITING));
}

// So much waits for the hub, and is sent and asked for by it, that a page is full; bob and alice have one each.
async function sendAround(stores: Stores): Promise<void> {
  const pairs = [
    ...CROWD.slice(0, WAITING).flatMap((person) => [
      [person, HUB],
      [HUB, person],
    ]),
    [castId("alice"), castId("bob")],
    [castId("bob"), castId("alice")],
  ] as const;
  const money = transferService({ ...stores, now: () => new Date() });
  await money.fund(
    CROWD.map((recipient) => ({
      ...{ recipient, amountMinor: 1_000n, currency: "CNY" as const, idempotencyKey: randomUUID() },
    })),
  );
  for (const [sender = "", recipient = ""] of pairs) {
    const order = { sender, recipient, amountMinor: 1n, currency: "CNY" as const, note: null };
    await sendMoney(stores, { ...order, idempotencyKey: randomUUID() });
    const wish = { asker: sender, payer: recipient, amountMinor: 1n, currency: "CNY" as const, note: null };
    await askForMoney(stores, { ...wish, idempotencyKey: randomUUID() });
  }
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
  const followers = [castId("alice"), ...CROWD].map((person) => follow(ACCOUNTS.large, person));
  const few = [castId("bob"), HUB].map((person) => follow(ACCOUNTS.small, person));
  await loadFollows(stores, [...few, ...followers]);
  const draft = {
    text: "你好",
    imageUrls: [],
    video: null,
    place: null,
    audience: "EVERYBODY" as const,
    named: [],
  };
  // The newest of them comes before what people post, the others after it.
  const createdAt = (number: number) => new Date(NOW.getTime() + (number === 0 ? DAY_MS : -number * YEAR_MS));
  const post = (author: GlobalId, owner: GlobalId, number: number): Post => ({
    ...postOf(draft, { _id: id("post", `${author}:${number}`), author, createdAt: createdAt(number) }),
    ...{ owner, title: null },
  });
  const many = Array.from({ length: 30 }, (_, number) => post(ACCOUNTS.large, HUB, number));
  await loadPublished(stores, { posts: [post(ACCOUNTS.small, castId("alice"), 0), ...many], likes: [] });
}
