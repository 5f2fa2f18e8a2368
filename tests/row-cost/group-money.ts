import { randomUUID } from "node:crypto";
import type { Stores } from "../../scripts/database/stores.ts";
import { groupAccountServices } from "../../subgraphs/commerce/src/group-accounts/group-accounts.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";

type Pool = {
  readonly group: string;
  /** All the others, of which the rows of a list of groups must not differ from it. */
  readonly otherGroups: readonly string[];
  readonly members: readonly string[];
};

const joinedAt = new Date(0);
const [owner, member] = [
  { role: "OWNER", joinedAt },
  { role: "MEMBER", joinedAt },
] as const;
const isThere = { isGroupThere: true, isPersonThere: true, isRecipientThere: true, isRecipientMember: true };

/**
 * Gives the wallet of a group several rows of every kind that are alike: each member contributes and is keeper, has spent some
 * and proposes to spend more.
 */
export async function poolMoney(stores: Stores, { group, otherGroups, members }: Pool): Promise<void> {
  const services = groupAccountServices({ ...stores, byOwner: walletQueue(), now: () => new Date() });
  const { contributions, keeping, spending } = services;
  const [by = ""] = members;
  const appoint = (to: string, user: string) =>
    keeping.appoint({ group: to, user, by }, { ...isThere, membership: owner, personMembership: member });
  const order = () => ({
    ...{ group, currency: "CNY" as const, note: "路费", idempotencyKey: randomUUID() },
  });
  const spend = (keeper: string, recipient: string) =>
    spending.spend({ ...order(), keeper, recipient, amountMinor: 1n }, async () => ({
      ...isThere,
      membership: member,
    }));
  for (const giver of members) {
    await contributions.contribute({ ...order(), member: giver, amountMinor: 10n }, async () => ({
      ...{ isGroupThere: true, isMember: true, isVerified: true },
    }));
    await appoint(group, giver);
  }
  for (const other of otherGroups) await appoint(other, by);
  for (const [index, keeper] of members.entries()) await spend(keeper, members.at(index - 1) ?? keeper);
  for (const keeper of members) await spend(keeper, keeper);
}
