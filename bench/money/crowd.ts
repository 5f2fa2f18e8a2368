import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { loadFriendships, loadMemberships } from "../../scripts/loading/load-graph.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";

const SINCE = new Date(Date.UTC(2026, 0, 1));
const FUNDS_MINOR = 5_000_000n;

/** How many people there are: all of them in one group, every two of them a pair of friends. */
export const PEOPLE = 1_200;
export const GROUP: GlobalId = idOfName("group", "bench money", 0);

export const personOf = (index: number): GlobalId => idOfName("user", `bench money ${index}`, 0);

/** Whom a person sends money to, and gets it from. */
export const friendOf = (index: number): GlobalId => personOf(index ^ 1);

/** Adds people with money, who are friends in pairs, and a group of them all. */
export async function loadCrowd(stores: Stores): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    _id: personOf(index),
    handle: `payer-${index}`,
    displayName: `付款人 ${index}`,
    city: null,
    bio: null,
    interests: [],
    createdAt: SINCE,
  }));
  await stores.people.addMissing(people);
  const bonds = people
    .filter((_, index) => index % 2 === 0)
    .map(({ _id }, pair) => ({
      people: [_id, friendOf(2 * pair)] as const,
      since: SINCE,
      source: "IMPORT" as const,
    }));
  await loadFriendships(stores, bonds);

  const group = { _id: GROUP, name: "年会", description: "一年一度。", interest: "旅行", city: null };
  await stores.groups.addMissing([{ ...group, createdAt: SINCE }]);
  await loadMemberships(
    stores,
    people.map(({ _id: user }) => membershipOf({ group: GROUP, user, role: "MEMBER", joinedAt: SINCE })),
  );

  await transferService({ ...stores, now: () => SINCE }).fund(
    people.map(({ _id: recipient }, index) => ({
      ...{ recipient, amountMinor: FUNDS_MINOR, currency: "CNY" },
      idempotencyKey: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    })),
  );
}
