import { payloads } from "@kith/kit/refusal.ts";
import { v5 as uuidV5 } from "uuid";
import { accountIdOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { acceptanceService } from "../../subgraphs/commerce/src/transfers/acceptance-service.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { socialServices } from "../../subgraphs/social/src/services.ts";
import type { Stores } from "../database/stores.ts";
import { chunksOf } from "../loading/chunks.ts";
import {
  type Bond,
  loadFollows,
  loadFriendships,
  loadLife,
  loadMemberships,
  loadPublished,
} from "../loading/load-graph.ts";
import { buildClubs } from "./clubs.ts";
import { consentToSuggestions } from "./consents.ts";
import { buildLife } from "./life.ts";
import { buildAccounts } from "./life-accounts.ts";
import { randomOf } from "./random.ts";
import { buildTown, type Town, townId } from "./town.ts";
import { leaveMoneyWaiting } from "./waiting-money.ts";

const SEED = 888;
const NEW_YEAR = new Date(Date.UTC(2026, 1, 17, 2));
const CHUNK_SIZE = 500;
const FUNDING_MIN_MINOR = 10_000;
const FUNDING_SPAN_MINOR = 990_000;
const LUCKY_MONEY_MINOR = 8_800n;
const LUCKY_MONEY_COUNT = 60;
const KEY_NAMESPACE = "4f2c7d0e-6d1b-4a83-9d2c-7a5d8c1b0e42";

/** The same idempotency key for the same act, always: a seed that is run again does nothing twice. */
const keyOf = (act: string): string => uuidV5(act, KEY_NAMESPACE);

/**
 * Fills an empty database with the demo town. One that has other people in it is left alone, unless they are to live
 * beside each other.
 *
 * Every step may be done twice, so a start that was cut short is completed by the next.
 *
 * @returns Whether anything had to be done.
 */
export async function seedTown(stores: Stores, { besideOthers = false } = {}): Promise<boolean> {
  const town = buildTown();
  const gifts = town.bonds.slice(0, LUCKY_MONEY_COUNT);
  if (await isComplete(stores, gifts)) return false;
  const isBegun = (await stores.people.findByIds([townId("alice")])).length > 0;
  if (!besideOthers && !isBegun && (await stores.people.count()) > 0) return false;

  await stores.people.addMissing(town.people);
  for await (const bonds of chunksOf(town.bonds, CHUNK_SIZE)) await loadFriendships(stores, bonds);

  const { groups, memberships } = buildClubs(town.people);
  await stores.groups.addMissing(groups);
  for await (const places of chunksOf(memberships, CHUNK_SIZE)) await loadMemberships(stores, places);

  await loadLife(stores, buildLife(town));
  const { accounts, follows, published } = buildAccounts(town.people);
  await stores.lifeAccounts.addMissing(accounts);
  for await (const rows of chunksOf(follows, CHUNK_SIZE)) await loadFollows(stores, rows);
  await loadPublished(stores, published);

  await consentToSuggestions(stores, town.people);
  await askCarol(stores);
  await fillWallets(stores, town, gifts);
  return true;
}

// Lucky money is given last of all, one gift after the other.
async function isComplete({ entries }: Stores, gifts: readonly Bond[]): Promise<boolean> {
  const [sender, recipient] = gifts.at(-1)?.people ?? [];
  if (sender === undefined || recipient === undefined) return true;
  return entries.hasAnyWith(accountIdOf(walletOf(sender, "CNY")), recipient);
}

// alice waits for carol's answer, since today, as a request does not wait for ever; asking twice changes nothing.
async function askCarol({ clients, ...stores }: Stores): Promise<void> {
  const services = socialServices({ client: clients.social, ...stores, now: () => new Date() });
  const wish = {
    from: townId("alice"),
    to: townId("carol"),
    source: "SCAN" as const,
    message: "我们在露营时见过！",
  };
  await payloads("RequestFriendError")(async () => ({
    request: await services.friendshipService.requestFriend(wish, async () => true),
  }));
}

async function fillWallets(
  { clients, ...stores }: Stores,
  { people }: Town,
  gifts: readonly Bond[],
): Promise<void> {
  const random = randomOf(SEED);
  const parts = { ...stores, now: () => NEW_YEAR };
  const [service, acceptances] = [transferService(parts), acceptanceService(parts)];
  const fundings = people.map(({ _id, handle }) => ({
    recipient: _id,
    amountMinor: BigInt(FUNDING_MIN_MINOR + Math.floor(random() * FUNDING_SPAN_MINOR)),
    currency: "CNY" as const,
    idempotencyKey: keyOf(`fund ${handle}`),
  }));
  await service.fund(fundings);
  await leaveMoneyWaiting({ clients, ...stores }, keyOf);

  for (const [index, { people: pair }] of gifts.entries()) {
    const [sender, recipient] = pair;
    const order = {
      sender,
      recipient,
      amountMinor: LUCKY_MONEY_MINOR,
      currency: "CNY" as const,
      note: "新年快乐",
    };
    const gift = { ...order, idempotencyKey: keyOf(`gift ${index}`) };
    const { _id, status } = await service.transferToFriend(gift, async () => ({
      isRecipientThere: true,
      areFriends: true,
      isSenderVerified: true,
    }));
    // One of a start that was cut short may have expired meanwhile.
    if (status === "PENDING")
      await acceptances.acceptTransfer({ transferId: _id, recipient }, async () => true);
  }
}
