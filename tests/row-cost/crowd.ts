import { randomUUID } from "node:crypto";
import { idOfName } from "@kith/kit/global-id.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { loadFriendships, loadLife, loadMemberships } from "../../scripts/loading/load-graph.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { socialServices } from "../../subgraphs/social/src/services.ts";
import { collectBlessings } from "../blessings/collect.ts";
import { envelopesOn, giveEnvelope } from "../give-envelope.ts";
import { askForMoney, giveMoney, sendMoney } from "../give-money.ts";
import { lifeRows } from "../life-rows.ts";
import { splitBills } from "./bill-money.ts";
import { poolMoney } from "./group-money.ts";

const FOUNDED_AT = new Date(Date.UTC(2026, 0, 1));
/** One more than the test asks for: a page that is full does not look further. */
const SIZE = 5;

const idOf = (prefix: string, name: string) => idOfName(prefix, `crowd:${name}`, FOUNDED_AT.getTime());
const several = (name: string) => Array.from({ length: SIZE }, (_, index) => `${name}${index}`);

export const VIEWER = idOf("user", "viewer") as `user_${string}`;
export const FRIEND: string = idOf("user", "friend0");
export const GROUP: string = idOf("group", "group0");
/** What the handles of everybody begin with whom a search finds. */
export const SEARCHED = "crowd-friend";

/** The viewer's own life account. */
export const ACCOUNT_HANDLE = "crowd-own-viewer";
/** What the handles of the life accounts begin with that a search finds. */
export const SEARCHED_ACCOUNTS = "crowd-account";

const [friends, strangers] = [several("friend"), several("stranger")];
const [askers, asked, blocked] = [several("asker"), several("asked"), several("blocked")];
const groups = several("group").map((name) => idOf("group", name));
const everybody = ["viewer", ...friends, ...strangers, ...askers, ...asked, ...blocked];

/**
 * A town in which every list of the viewer's has several rows that are alike: whatever the first row needs, all need, so that
 * what more rows cost is the cost of rows.
 */
export async function crowd(stores: Stores): Promise<void> {
  await stores.people.addMissing(
    everybody.map((name) => ({
      _id: idOf("user", name),
      handle: `crowd-${name}`,
      displayName: `众人 ${name}`,
      city: "杭州",
      bio: "你好",
      interests: ["徒步"],
      createdAt: FOUNDED_AT,
      // For friends only, so that it is asked who they are.
      visibility: { bio: "FRIENDS" as const },
    })),
  );
  await befriend(stores);
  await gather(stores);
  await meet(stores);
  await publish(stores);
  await talk(stores);
  await pay(stores);
  await poolMoney(stores, {
    group: GROUP,
    otherGroups: groups.filter((group) => group !== GROUP),
    members: friends.map((name) => idOf("user", name)),
  });
  await splitBills(stores, {
    ...{ viewer: VIEWER, group: GROUP },
    others: friends.map((name) => idOf("user", name)),
  });
  const circle = { person: VIEWER, friends: friends.map((name) => idOf("user", name)) };
  await collectBlessings(stores, [circle]);
}

async function befriend(stores: Stores): Promise<void> {
  const pairs = [
    ...friends.map((friend) => ["viewer", friend]),
    ...[friends, strangers, askers, asked].flatMap(pairsWithin),
    ...friends.flatMap((friend) => strangers.map((stranger) => [friend, stranger])),
  ];
  await loadFriendships(
    stores,
    pairs.map(([one = "", other = ""]) => ({
      people: [idOf("user", one), idOf("user", other)],
      since: FOUNDED_AT,
      source: "SCAN",
    })),
  );
}

const pairsWithin = (names: readonly string[]): string[][] =>
  names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other]));

async function gather(stores: Stores): Promise<void> {
  await stores.groups.addMissing(
    groups.map((_id) => ({
      _id,
      name: "西湖徒步",
      description: "周末一起走走",
      interest: "徒步",
      city: "杭州",
      createdAt: FOUNDED_AT,
    })),
  );
  const places = groups.flatMap((group) =>
    [...friends, ...strangers, "viewer"].map((name, index) =>
      membershipOf({
        group,
        user: idOf("user", name),
        role: "MEMBER",
        joinedAt: new Date(FOUNDED_AT.getTime() + index),
      }),
    ),
  );
  await loadMemberships(stores, places);
}

async function meet(stores: Stores): Promise<void> {
  const now = () => new Date();
  const { friendshipService, blockService } = socialServices({
    client: stores.clients.social,
    ...stores,
    now,
  });
  const isThere = async () => true;
  const request = (from: string, to: string) =>
    friendshipService.requestFriend({ from, to, source: "SEARCH", message: "你好" }, isThere);
  for (const name of askers) await request(idOf("user", name), VIEWER);
  for (const name of asked) await request(VIEWER, idOf("user", name));
  for (const name of blocked) await blockService.blockUser(VIEWER, idOf("user", name), isThere);
}

// The viewer follows each friend's account, and each friend the viewer's.
async function publish(stores: Stores): Promise<void> {
  const services = socialServices({ client: stores.clients.social, ...stores, now: () => new Date() });
  const { lifeAccountService, followService } = services;
  const open = (name: string, handle: string) =>
    lifeAccountService.createAccount(idOf("user", name), { handle, displayName: `众人的号 ${name}` });
  const own = await open("viewer", ACCOUNT_HANDLE);
  await write(stores, own._id);
  for (const name of friends) {
    const account = await open(name, `${SEARCHED_ACCOUNTS}-${name}`);
    await followService.follow(VIEWER, account._id);
    await followService.follow(idOf("user", name), own._id);
  }
}

async function talk(stores: Stores): Promise<void> {
  const talkers = friends.map((name) => idOf("user", name));
  const rows = lifeRows({ authors: talkers, count: SIZE, talkers, keeper: VIEWER, since: FOUNDED_AT });
  await loadLife(stores, rows);
}

// Articles of the viewer's account, with as much below each as below what people post.
async function write(stores: Stores, account: string): Promise<void> {
  const talkers = friends.map((name) => idOf("user", name));
  const keeper = idOf("user", "stranger0");
  const rows = lifeRows({ authors: [account], count: SIZE, talkers, keeper, since: FOUNDED_AT });
  const posts = rows.posts.map((post) => ({ ...post, owner: VIEWER, audience: "EVERYBODY" as const }));
  await loadLife(stores, { ...rows, posts });
}

async function pay(stores: Stores): Promise<void> {
  const money = transferService({ ...stores, now: () => new Date() });
  await money.fund(
    everybody.map((name, index) => ({
      recipient: idOf("user", name),
      amountMinor: 1_000n,
      currency: "CNY" as const,
      idempotencyKey: keyOf(index),
    })),
  );
  for (const name of friends) {
    const friend = idOf("user", name);
    const order = () =>
      ({ amountMinor: 1n, currency: "CNY", note: "谢谢", idempotencyKey: randomUUID() }) as const;
    await giveMoney(stores, { ...order(), sender: friend, recipient: VIEWER });
    await sendMoney(stores, { ...order(), sender: friend, recipient: VIEWER });
    await sendMoney(stores, { ...order(), sender: VIEWER, recipient: friend });
    await askForMoney(stores, { ...order(), asker: friend, payer: VIEWER });
    await askForMoney(stores, { ...order(), asker: VIEWER, payer: friend });
  }
  await giveEnvelopes(stores);
}

// The viewer to the group, then each friend to the viewer: the last entries of the viewer's wallet are alike.
async function giveEnvelopes(stores: Stores): Promise<void> {
  const services = envelopesOn(stores);
  const people = friends.map((name) => idOf("user", name));
  for (const _friend of people) {
    const toGroup = { sender: VIEWER, group: GROUP, amountMinor: 10n, shareCount: SIZE, cover: "新年好" };
    await giveEnvelope(services, toGroup, people);
  }
  for (const friend of people) {
    await giveEnvelope(services, { sender: friend, recipient: VIEWER, amountMinor: 1n }, [VIEWER]);
  }
}

const keyOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
