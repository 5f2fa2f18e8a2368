import { randomUUID } from "node:crypto";
import { groupAccountServices } from "../../subgraphs/commerce/src/group-accounts/group-accounts.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { castId, GROUP_ID } from "../cast.ts";
import type { TestStores } from "../stores.ts";

/** What was ever posted to and from the wallet of the cast's group, and what is set aside there. */
export const GROUP_MONEY = { postedMinor: 650n, pendingMinor: 20n } as const;

const CNY = "CNY" as const;
const membership = (role: "OWNER" | "MEMBER") => ({ role, joinedAt: new Date(0) });

/**
 * Money in the wallet of the cast's group: bob has given 500; of its keepers, dan has given him 100 back, and bob wanted 50 for
 * himself, which carol agreed to, 30, which she did not, and 20, for which he waits.
 */
export async function poolGroupMoney(stores: TestStores): Promise<void> {
  const services = groupAccountServices({ ...stores, byOwner: walletQueue(), now: () => new Date() });
  const { contributions, keeping, spending, proposals } = services;
  const order = { group: GROUP_ID, currency: CNY, note: "路费" };
  await contributions.contribute(
    { ...order, member: castId("bob"), amountMinor: 500n, idempotencyKey: randomUUID() },
    async () => ({ isGroupThere: true, isMember: true, isVerified: true }),
  );
  for (const keeper of ["dan", "carol", "bob", "eve"] as const)
    await keeping.appoint(
      { group: GROUP_ID, user: castId(keeper), by: castId("dan") },
      {
        ...{ isGroupThere: true, membership: membership("OWNER") },
        ...{ isPersonThere: true, personMembership: membership("MEMBER") },
      },
    );
  await keeping.dismiss(
    { group: GROUP_ID, user: castId("eve"), by: castId("dan") },
    { isGroupThere: true, membership: membership("OWNER") },
  );
  const spend = (keeper: "bob" | "dan", amountMinor: bigint) =>
    spending.spend(
      {
        ...{ ...order, keeper: castId(keeper), recipient: castId("bob"), amountMinor },
        idempotencyKey: randomUUID(),
      },
      async () => ({
        ...{ isGroupThere: true, membership: membership("OWNER") },
        ...{ isRecipientThere: true, isRecipientMember: true },
      }),
    );
  await spend("dan", 100n);
  const [agreed, refused] = [await proposeFor(50n), await proposeFor(30n)];
  await proposeFor(20n);
  const standing = async () => ({
    ...{ membership: membership("MEMBER"), proposerMembership: membership("OWNER") },
    ...{ isRecipientThere: true, isRecipientMember: true },
  });
  const by = (spendingId: string) => ({
    spendingId,
    viewerId: castId("carol"),
    idempotencyKey: randomUUID(),
  });
  await proposals.approve(by(agreed), standing);
  await proposals.reject(by(refused), standing);

  // Whoever would get it is its keeper: it takes two, whatever it is.
  async function proposeFor(amountMinor: bigint): Promise<string> {
    return (await spend("bob", amountMinor))._id;
  }
}
