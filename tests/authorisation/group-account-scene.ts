import { randomUUID } from "node:crypto";
import { idOfName } from "@kith/kit/global-id.ts";
import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { loadMemberships } from "../../scripts/loading/load-graph.ts";
import { freezeService } from "../../subgraphs/commerce/src/freezes/freeze-service.ts";
import { groupAccountServices } from "../../subgraphs/commerce/src/group-accounts/group-accounts.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { socialServices } from "../../subgraphs/social/src/services.ts";
import { cast, castId, GROUP_ID } from "../cast.ts";
import { type Client, clientOf } from "../client.ts";
import type { TestStores } from "../stores.ts";
import type { Supergraph } from "../supergraph.ts";

const extra = (name: string): string => idOfName("user", `scene:${name}`, 0);

/**
 * Who looks at the money of the cast's group. The owner is dan and the keeper bob, who has blocked another member; the other
 * member is of another group. Support is a stranger of the support desk. Nobody is a request without a viewer.
 */
export const VIEWER_BY_ROLE = {
  owner: castId("dan"),
  keeper: castId("bob"),
  member: castId("alice"),
  blocked: castId("carol"),
  otherMember: extra("other-member"),
  stranger: castId("eve"),
  support: extra("support"),
  nobody: null,
} as const;
export type GroupRole = keyof typeof VIEWER_BY_ROLE;
export const GROUP_ROLES = Object.keys(VIEWER_BY_ROLE) as GroupRole[];
export type OutcomeByGroupRole = Readonly<Record<GroupRole, string>>;

/** Another keeper, who proposes things. */
const PROPOSER = extra("proposer");
/** Since when everybody is in the group whom the cast has not put there. */
const JOINED_AT = new Date(0);
const OTHER_GROUP = idOfName("group", "scene:other", 0);

/** The cast with three more people and more members of the group: done once. */
export async function setGroupScene(stores: TestStores): Promise<void> {
  await cast(stores);
  const bare = { displayName: "某人", city: "杭州", bio: null, interests: [], createdAt: new Date(0) };
  await stores.people.addMissing([
    { ...bare, _id: VIEWER_BY_ROLE.otherMember, handle: "other-member" },
    { ...bare, _id: VIEWER_BY_ROLE.support, handle: "support-desk" },
    { ...bare, _id: PROPOSER, handle: "proposer" },
  ]);
  const place = (group: string, user: string, role: "OWNER" | "MEMBER") =>
    membershipOf({ group, user, role, joinedAt: JOINED_AT });
  const memberships = stores.clients.groups.db(`${stores.databasePrefix}groups`).collection("memberships");
  await memberships.updateMany({ group: GROUP_ID }, { $set: { joinedAt: JOINED_AT } });
  const other = {
    name: "夜跑",
    description: "每晚五公里",
    interest: "跑步",
    city: "杭州",
    createdAt: new Date(0),
  };
  await stores.groups.addMissing([{ ...other, _id: OTHER_GROUP }]);
  await loadMemberships(stores, [
    place(GROUP_ID, VIEWER_BY_ROLE.member, "MEMBER"),
    place(GROUP_ID, VIEWER_BY_ROLE.blocked, "MEMBER"),
    place(GROUP_ID, PROPOSER, "MEMBER"),
    place(OTHER_GROUP, VIEWER_BY_ROLE.otherMember, "OWNER"),
  ]);
  const { blockService } = socialServices({ client: stores.clients.social, ...stores, now });
  await blockService.blockUser(VIEWER_BY_ROLE.keeper, VIEWER_BY_ROLE.blocked, async () => true);
}

const now = () => new Date();
const CNY = "CNY" as const;

/** What the wallet is set up for: the proposal that waits in it. */
export type GroupMoney = { readonly spendingId: string };

/**
 * Fills the wallet of the group anew: everybody has money, some members have given some, and of what a second keeper proposes
 * the keeper has agreed to some.
 */
export async function setGroupMoney(
  stores: TestStores,
  { isFrozen }: { readonly isFrozen: boolean },
): Promise<GroupMoney> {
  const db = stores.clients.commerce.db(`${stores.databasePrefix}commerce`);
  await Promise.all((await db.collections()).map((collection) => collection.deleteMany({})));
  await transferService({ ...stores, now }).fund(
    Object.values(VIEWER_BY_ROLE)
      .filter((person) => person !== null)
      .map((recipient) => ({ recipient, amountMinor: 100n, currency: CNY, idempotencyKey: randomUUID() })),
  );
  const { contributions, keeping, spending, proposals } = groupAccountServices({
    ...stores,
    byOwner: walletQueue(),
    now,
  });
  const order = { group: GROUP_ID, currency: CNY, note: "路费", amountMinor: 20n };
  for (const role of ["member", "keeper"] as const)
    await contributions.contribute(
      { ...order, member: VIEWER_BY_ROLE[role], idempotencyKey: randomUUID() },
      async () => ({ isGroupThere: true, isMember: true, isVerified: false }),
    );
  const membership = (role: "OWNER" | "MEMBER") => ({ role, joinedAt: JOINED_AT });
  for (const user of [VIEWER_BY_ROLE.keeper, PROPOSER])
    await keeping.appoint(
      { group: GROUP_ID, user, by: VIEWER_BY_ROLE.owner },
      {
        ...{ isGroupThere: true, membership: membership("OWNER") },
        ...{ isPersonThere: true, personMembership: membership("MEMBER") },
      },
    );
  const recipient = { isRecipientThere: true, isRecipientMember: true };
  const propose = () =>
    spending.spend(
      { ...order, keeper: PROPOSER, recipient: PROPOSER, amountMinor: 2n, idempotencyKey: randomUUID() },
      async () => ({ isGroupThere: true, membership: membership("MEMBER"), ...recipient }),
    );
  const [agreed, waiting] = [await propose(), await propose()];
  await proposals.approve(
    { spendingId: agreed._id, viewerId: VIEWER_BY_ROLE.keeper, idempotencyKey: randomUUID() },
    async () => ({
      membership: membership("MEMBER"),
      proposerMembership: membership("MEMBER"),
      ...recipient,
    }),
  );
  const act = { agent: VIEWER_BY_ROLE.support, group: GROUP_ID, reason: "查" };
  if (isFrozen) await freezeService({ ...stores, now }).freezeGroup(act, async () => true);
  return { spendingId: waiting._id };
}

/** Asks commerce itself, past the gateway's guard: what it gives away, any path can show. */
export function clientAs(role: GroupRole, { services, viewerKey }: Supergraph): Client {
  const scopes = role === "support" ? ["user", "support"] : ["user"];
  const viewer = { viewerId: VIEWER_BY_ROLE[role], scopes, requestId: "matrix" };
  const header = signViewer(viewer, { key: viewerKey, audience: "commerce" });
  return clientOf(`${services.commerce.url}/graphql`, undefined, { [VIEWER_HEADER]: header });
}
