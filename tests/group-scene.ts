import { randomUUID } from "node:crypto";
import { loadMemberships } from "../scripts/loading/load-graph.ts";
import { contributionService } from "../subgraphs/commerce/src/group-accounts/contribution-service.ts";
import { transferService } from "../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { membershipOf } from "../subgraphs/groups/src/memberships/model.ts";
import { CAST, CAST_FUNDS_MINOR, castId, GROUP_ID } from "./cast.ts";
import type { TestStores } from "./stores.ts";

const now = () => new Date();
const CNY = "CNY" as const;

async function clear(
  { clients, databasePrefix }: TestStores,
  subgraph: "groups" | "commerce",
): Promise<void> {
  const collections = await clients[subgraph].db(`${databasePrefix}${subgraph}`).collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
}

/** Sets groups and money anew: dan owns the cast's group, alice, bob and carol are in it, and it has what bob has given. */
export async function setGroup(stores: TestStores, pooledMinor: bigint): Promise<void> {
  await Promise.all([clear(stores, "groups"), clear(stores, "commerce")]);
  const about = { name: "西湖徒步", description: "周末一起走走", interest: "徒步", city: "杭州" };
  await stores.groups.addMissing([{ ...about, _id: GROUP_ID, createdAt: new Date(0) }]);
  await loadMemberships(
    stores,
    (["dan", "alice", "bob", "carol"] as const).map((member, index) =>
      membershipOf({
        ...{ group: GROUP_ID, user: castId(member), joinedAt: new Date(index) },
        role: member === "dan" ? "OWNER" : "MEMBER",
      }),
    ),
  );
  const money = transferService({ ...stores, now });
  const fund = (recipient: string, amountMinor: bigint) => ({
    ...{ recipient, amountMinor, currency: CNY, idempotencyKey: randomUUID() },
  });
  const rich = CAST.filter((member) => member !== "eve");
  const funds = rich.map((member) => fund(castId(member), CAST_FUNDS_MINOR));
  await money.fund([...funds, ...(pooledMinor > 0n ? [fund(castId("bob"), pooledMinor)] : [])]);
  if (pooledMinor === 0n) return;
  const parts = { ...stores, byOwner: walletQueue(), now };
  await contributionService(parts).contribute(
    {
      ...{ member: castId("bob"), group: GROUP_ID, amountMinor: pooledMinor, currency: CNY },
      ...{ note: null, idempotencyKey: randomUUID() },
    },
    async () => ({ isGroupThere: true, isMember: true, isVerified: true }),
  );
}
