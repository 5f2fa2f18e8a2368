import { idOfName } from "@kith/kit/global-id.ts";
import type { Stores } from "../scripts/database/stores.ts";
import { loadFriendships, loadMemberships } from "../scripts/loading/load-graph.ts";
import { transferService } from "../subgraphs/commerce/src/transfers/transfer-service.ts";
import { membershipOf } from "../subgraphs/groups/src/memberships/model.ts";
import { socialServices } from "../subgraphs/social/src/services.ts";

/** Everybody in every test: alice ⇄ bob, alice → carol (pending), dan knows alice and bob, eve is new. */
export const CAST = ["alice", "bob", "carol", "dan", "eve"] as const;
export type CastMember = (typeof CAST)[number];

const EPOCH_MS = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

/** What everybody but eve has in their wallet, in fen. */
export const CAST_FUNDS_MINOR = 100_000n;

export const castId = (member: CastMember): string => idOfName("user", `cast:${member}`, EPOCH_MS);
export const GROUP_ID: string = idOfName("group", "cast:hiking", EPOCH_MS);

const day = (number: number): Date => new Date(EPOCH_MS + number * DAY_MS);

/** Lets the cast move in. */
export async function cast(stores: Stores): Promise<void> {
  await stores.people.addMissing(
    CAST.map((member) => ({
      _id: castId(member),
      handle: member,
      displayName: member === "alice" ? "林爱丽" : member,
      city: "杭州",
      bio: null,
      interests: ["徒步"],
      createdAt: day(0),
    })),
  );
  await loadFriendships(stores, [
    { people: [castId("alice"), castId("bob")], since: day(1), source: "SCAN" },
    { people: [castId("alice"), castId("dan")], since: day(2), source: "GROUP" },
    { people: [castId("bob"), castId("dan")], since: day(3), source: "PHONE_CONTACTS" },
  ]);
  await addGroup(stores);

  // Of today, since a request does not wait for ever.
  const social = socialServices({ client: stores.clients.social, ...stores, now: () => new Date() });
  const wish = { from: castId("alice"), to: castId("carol"), source: "SEARCH" as const, message: "你好" };
  await social.friendshipService.requestFriend(wish, async () => true);
  await fund(stores, () => day(4));
}

async function addGroup(stores: Stores): Promise<void> {
  const group = {
    _id: GROUP_ID,
    name: "西湖徒步",
    description: "周末一起走走",
    interest: "徒步",
    city: "杭州",
  };
  await stores.groups.addMissing([{ ...group, createdAt: day(0) }]);
  await loadMemberships(stores, [
    membershipOf({ group: GROUP_ID, user: castId("dan"), role: "OWNER", joinedAt: day(0) }),
    membershipOf({ group: GROUP_ID, user: castId("bob"), role: "MEMBER", joinedAt: day(1) }),
  ]);
}

async function fund(stores: Stores, now: () => Date): Promise<void> {
  const money = transferService({ ...stores, now });
  const funded = CAST.filter((member) => member !== "eve");
  await money.fund(
    funded.map((member, index) => ({
      recipient: castId(member),
      amountMinor: CAST_FUNDS_MINOR,
      currency: "CNY" as const,
      idempotencyKey: `00000000-0000-4000-8000-00000000000${index}`,
    })),
  );
}
