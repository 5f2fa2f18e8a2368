import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { CHECKS } from "../../scripts/check-data/checks.ts";
import { openDatabases } from "../../scripts/check-data/databases.ts";
import { runChecks } from "../../scripts/check-data/run-checks.ts";
import { loadFriendships } from "../../scripts/loading/load-graph.ts";
import { groupAccountServices } from "../../subgraphs/commerce/src/group-accounts/group-accounts.ts";
import { moneyRequestService } from "../../subgraphs/commerce/src/money-requests/money-request-service.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import { erasePeople } from "../../subgraphs/users/src/deletions/eraser.ts";
import { usersStores } from "../../subgraphs/users/src/stores.ts";
import { acceptAllMoney } from "../accept-money.ts";
import { cast, castId, GROUP_ID } from "../cast.ts";
import { envelopesOn, giveEnvelope } from "../give-envelope.ts";
import { askForMoney, FRIENDS } from "../give-money.ts";
import { codeOf, PASSWORD, signUp, withToken } from "../sign-in-client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const DAY_MS = 86_400_000;
const NOTE = "祝一切顺利";

const usersDbOf = ({ stores }: Supergraph) => stores.clients.users.db(`${stores.databasePrefix}users`);

/** Every row of every subgraph, as text, by `subgraph.collection`. */
async function everyRow({ stores }: Supergraph): Promise<[string, string][]> {
  await using open = await openDatabases(stores);
  const rows = await Promise.all(
    Object.entries(open.databases).map(async ([subgraph, db]) =>
      Promise.all(
        (await db.collections()).map(async (collection) =>
          (await collection.find().toArray()).map((row): [string, string] => [
            `${subgraph}.${collection.collectionName}`,
            JSON.stringify(row, (_key, value) => (typeof value === "bigint" ? String(value) : value)),
          ]),
        ),
      ),
    ),
  );
  return rows.flat(2);
}

const placesOf = async (graph: Supergraph, text: string) =>
  [
    ...new Set((await everyRow(graph)).filter(([, row]) => row.includes(text)).map(([place]) => place)),
  ].sort();

const makeKeeper = ({ stores }: Supergraph, user: string): Promise<void> => {
  const services = groupAccountServices({ ...stores, byOwner: walletQueue(), now: () => new Date() });
  const membership = { role: "OWNER" as const, joinedAt: new Date(0) };
  return services.keeping.appoint(
    { group: GROUP_ID, user, by: castId("dan") },
    { isGroupThere: true, membership, isPersonThere: true, personMembership: membership },
  );
};

/** Somebody with a friend, a group, a post, money that was sent with a few words, and a profile. */
async function liveAWhile(graph: Supergraph) {
  const signedUp = await signUp(graph);
  const id = signedUp.session?.user.id ?? "";
  const client = withToken(graph, signedUp);
  await loadFriendships(graph.stores, [
    { people: [id, castId("alice")], since: new Date(), source: "SCAN" },
    { people: [id, castId("bob")], since: new Date(), source: "SCAN" },
  ]);
  const money = transferService({
    ...graph.stores,
    now: () => new Date(),
  });
  const key = "00000000-0000-4000-8000-0000000000aa";
  await money.fund([{ recipient: id, amountMinor: 500n, currency: "CNY", idempotencyKey: key }]);
  await makeKeeper(graph, id);
  const { errors } = await client.query(`mutation {
    updateProfile(input: { city: "杭州", bio: "我的生活", interests: ["徒步"] }) { userErrors { message } }
    grantConsent(input: { purpose: MARKETING, expiresAt: "${new Date(Date.now() + DAY_MS).toISOString()}" }) { userErrors { message } }
    joinGroup(input: { groupId: "${GROUP_ID}" }) { userErrors { message } }
    createPost(input: { text: "我的一天" }) { userErrors { message } }
    requestFriend(input: { userId: "${castId("eve")}", message: "你好呀" }) { userErrors { message } }
    transferToFriend(input: { recipientId: "${castId("alice")}", note: "${NOTE}", idempotencyKey: "${key}",
      amount: { amountMinor: 200, currency: CNY } }) { userErrors { message } }
    contributeToGroup(input: { groupId: "${GROUP_ID}", note: "我的份子", idempotencyKey: "${randomUUID()}",
      amount: { amountMinor: 50, currency: CNY } }) { userErrors { message } }
    createBillSplit(input: { title: "我的晚饭", method: EQUAL, people: [{ personId: "${castId("alice")}" }],
      total: { amountMinor: 50, currency: CNY }, idempotencyKey: "${randomUUID()}" }) { userErrors { message } }
    deleteAccount(input: { password: "${PASSWORD}" }) { userErrors { message } }
  }`);
  expect(errors).toBeUndefined();
  await acceptAllMoney(await graph.as("alice"));
  // One request for money was paid, the other one waits.
  const asked = { asker: id, payer: castId("alice"), currency: "CNY" as const, note: NOTE };
  const wish = (amountMinor: bigint) => ({ ...asked, amountMinor, idempotencyKey: randomUUID() });
  await askForMoney(graph.stores, wish(30n));
  const moneyRequestId = await askForMoney(graph.stores, wish(50n));
  const paid = await moneyRequestService({ ...graph.stores, now: () => new Date() }).payMoneyRequest(
    { requestId: moneyRequestId, person: castId("alice"), isHidden: async () => false },
    async () => FRIENDS,
  );
  expect(paid.moneyRequest.status).toBe("PAID");
  const toGroup = { sender: id, group: GROUP_ID, cover: NOTE, amountMinor: 10n, shareCount: 2 };
  await giveEnvelope(envelopesOn(graph.stores), toGroup, [id]);
  return id;
}

/** Erases who is due, and waits until the other subgraphs have been told. */
async function erase(graph: Supergraph, now: () => Date): Promise<number> {
  const users = await usersStores(usersDbOf(graph));
  const erased = await erasePeople({ ...users, client: graph.stores.clients.users, now });
  // Of two events for each subgraph the second one waits for a minute.
  await vi.waitFor(
    async () => expect(await usersDbOf(graph).collection("outbox").countDocuments()).toBe(erased * 3),
    {
      timeout: 15_000,
      interval: 50,
    },
  );
  return erased;
}

describe("an account that is erased", () => {
  it("is gone from every subgraph; the ledger keeps the id alone, and the handle is reserved for a year", async () => {
    const clock = { aheadMs: 0 };
    const now = () => new Date(Date.now() + clock.aheadMs);
    await using graph = await startSupergraph({ seed: cast, now });
    const id = await liveAWhile(graph);
    clock.aheadMs = 30 * DAY_MS - 60_000;
    expect(await erase(graph, now)).toBe(0);
    clock.aheadMs = 30 * DAY_MS + 60_000;

    expect([await erase(graph, now), await eraseDue(graph, now)]).toEqual([1, 0]);

    const places = await placesOf(graph, id);
    // Whether the transfers have been told of by then is nobody's promise.
    const told = ["social.interactionDays", "commerce.outbox"];
    expect(places.filter((place) => !told.includes(place))).toEqual([
      ...["commerce.accounts", "commerce.billShares", "commerce.bills", "commerce.entries"],
      ...["commerce.envelopeClaims", "commerce.envelopes", "commerce.keeperActs"],
      ...["commerce.moneyRequests", "commerce.pendings", "commerce.transfers"],
      ...["social.circles", "social.pairLocks", "social.postDays", "social.requestDays", "users.outbox"],
    ]);
    expect(await placesOf(graph, "xiaoming")).toEqual(["users.reservedHandles"]);
    const words = ["王小明", "我的生活", "我的一天", "你好呀", "我的份子", "我的晚饭", NOTE];
    expect(await Promise.all(words.map((word) => placesOf(graph, word)))).toEqual(words.map(() => []));

    const { data } = await (await graph.as("alice")).query(
      `{ viewer { friendCount wallet { balance { amountMinor } entries(first: 2, filter: { counterpartyId: "${id}" }) { nodes {
        amount { amountMinor } note counterparty { id handle displayName }
      } } } } group(id: "${GROUP_ID}") { memberCount } }`,
    );
    const counterparty = { id, handle: null, displayName: null };
    expect(data).toEqual({
      viewer: {
        friendCount: 2,
        wallet: {
          balance: { amountMinor: "100150" },
          entries: {
            nodes: [
              { amount: { amountMinor: "-50" }, note: null, counterparty },
              { amount: { amountMinor: "200" }, note: null, counterparty },
            ],
          },
        },
      },
      group: { memberCount: 2 },
    });
    expect(await brokenRules(graph)).toEqual([]);

    expect(codeOf(await signUp(graph))).toBe("HANDLE_TAKEN");
    clock.aheadMs += 366 * DAY_MS;
    expect(codeOf(await signUp(graph))).toBeUndefined();
  }, 60_000);

  it("is erased once by three that do it at once", async () => {
    const clock = { aheadMs: 0 };
    const now = () => new Date(Date.now() + clock.aheadMs);
    await using graph = await startSupergraph({ seed: cast, now });
    await liveAWhile(graph);
    clock.aheadMs = 31 * DAY_MS;

    const counts = await Promise.all([eraseDue(graph, now), eraseDue(graph, now), eraseDue(graph, now)]);

    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
  }, 30_000);
});

async function eraseDue(graph: Supergraph, now: () => Date): Promise<number> {
  const users = await usersStores(usersDbOf(graph));
  return erasePeople({ ...users, client: graph.stores.clients.users, now });
}

async function brokenRules({ stores }: Supergraph): Promise<string[]> {
  await using open = await openDatabases(stores);
  const broken: string[] = [];
  for await (const { rule, violations } of runChecks(CHECKS, open.databases))
    broken.push(...violations.map(({ about, says }) => `${rule}: ${about} ${says}`));
  return broken;
}
