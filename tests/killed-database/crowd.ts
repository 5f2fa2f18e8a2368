import { randomUUID } from "node:crypto";
import { idOfName, newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { loadFriendships } from "../../scripts/loading/load-graph.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { pairOf, REQUEST_PREFIX } from "../../subgraphs/social/src/requests/model.ts";
import { openInboxes } from "../feeds.ts";
import { askForMoney, sendMoney } from "../give-money.ts";
import type { TestStores } from "../stores.ts";

const GROUPS = 5;
const FUNDS_MINOR = 100_000n;

/** People in a ring, each of whom has something to do with those who come next: another thing at every distance. */
export type Crowd = {
  readonly people: readonly string[];
  readonly groups: readonly string[];
  /** A life account of somebody else, which nobody follows yet. */
  readonly account: string;
  /** The requests from each person to the one at the distance `ACCEPTED`. */
  readonly requests: readonly string[];
  /** What waits for each person from the one before: a transfer, and a request for money. */
  readonly sent: readonly string[];
  readonly asked: readonly string[];
};

/** At which distances people are friends, or have asked each other. */
export const DISTANCES = { paid: 1, unfriended: 2, accepted: 3, asked: [4, 5], blocked: 6, blockedFriend: 7 };

export const at = (people: readonly string[], index: number): string => people[index % people.length] ?? "";

/** Lets a crowd move in: with money, friends, inboxes, requests that wait, and groups that nobody has joined yet. */
export async function moveIn(stores: TestStores, name: string, size: number): Promise<Crowd> {
  const id = (prefix: string, index: number) => idOfName(prefix, `${name}:${index}`, 0);
  const people = Array.from({ length: size }, (_, index) => id("user", index));
  const groups = Array.from({ length: GROUPS }, (_, index) => id("group", index));
  const now = new Date();

  const [owner, account] = [id("user", size), id("account", 0)];
  await stores.people.addMissing(
    [...people, owner].map((_id, index) => ({
      _id,
      handle: `${name}-${index}`,
      displayName: `第${index}人`,
      city: null,
      bio: null,
      interests: [],
      createdAt: now,
    })),
  );
  await stores.groups.addMissing(
    groups.map((_id) => ({ _id, name, description: "", interest: "徒步", city: null, createdAt: now })),
  );
  await stores.lifeAccounts.addMissing([
    {
      ...{ _id: account, owner, handle: name, displayName: "同城", description: null, avatarUrl: null },
      ...{ kind: "CREATOR", createdAt: now },
    },
  ]);
  const distances = [DISTANCES.paid, DISTANCES.unfriended, DISTANCES.blockedFriend];
  await loadFriendships(
    stores,
    distances.flatMap((distance) =>
      people.map((person, index) => ({
        people: [person, at(people, index + distance)] as const,
        since: now,
        source: "SCAN" as const,
      })),
    ),
  );
  const money = transferService({ ...stores, now: () => now });
  const fundings = people.map((recipient) => ({
    recipient,
    amountMinor: FUNDS_MINOR,
    currency: "CNY" as const,
    idempotencyKey: randomUUID(),
  }));
  await money.fund(fundings);
  await openInboxes(stores, people);
  const requests = await ask(stores, people, now);
  return { people, groups, account, requests, ...(await payAround(stores, people)) };
}

async function payAround(stores: TestStores, people: readonly string[]) {
  const [sent, asked]: [string[], string[]] = [[], []];
  for (const [index, person] of people.entries()) {
    const before = at(people, index + people.length - DISTANCES.paid);
    const order = { amountMinor: 10n, currency: "CNY" as const, note: null };
    const [key, other] = [randomUUID(), randomUUID()];
    sent.push(await sendMoney(stores, { ...order, sender: before, recipient: person, idempotencyKey: key }));
    asked.push(await askForMoney(stores, { ...order, asker: before, payer: person, idempotencyKey: other }));
  }
  return { sent, asked };
}

async function ask(stores: TestStores, people: readonly string[], createdAt: Date): Promise<string[]> {
  const requests = people.map((from, index) => {
    const to = at(people, index + DISTANCES.accepted);
    const text = { source: "SEARCH" as const, message: null, declinedAt: null };
    return { _id: newId(REQUEST_PREFIX), pair: pairOf(from, to), from, to, createdAt, ...text };
  });
  await inTransaction(stores.clients.social, async (session) => {
    for (const request of requests) await stores.requests.put({ ...request, status: "PENDING" }, session);
  });
  return requests.map(({ _id }) => _id);
}
