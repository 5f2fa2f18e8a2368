import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast, castId } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { askForMoney } from "../give-money.ts";
import { violations } from "../invariants.ts";
import { askToBeDeleted, FRIEND_FUNDS_MINOR, newFriends } from "../new-friends.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const DAY_MS = 86_400_000;
const AMOUNT_MINOR = 500n;

type Shown = { id: string; status: string; resolvedAt: string | null };
type Done = { done: { moneyRequest: Shown | null; userErrors: { code: string }[] } };
type Lists = {
  incomingMoneyRequests: { nodes: Shown[] };
  outgoingMoneyRequests: { nodes: Shown[] };
  moneyRequest: Shown | null;
};

const act = async (client: Client, mutation: string, input: object) => {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  return client.query<Done>(
    `mutation ($input: ${name}Input!) { done: ${mutation}(input: $input) {
      moneyRequest { id status resolvedAt } userErrors { ... on ${name}Error { code } }
    } }`,
    { input },
  );
};
const outcomeOf = async (...asked: Parameters<typeof act>): Promise<string> => {
  const { moneyRequest, userErrors } = (await act(...asked)).data.done;
  return moneyRequest?.status ?? userErrors.map(({ code }) => code).join();
};

const wish = (payer: string, amountMinor: bigint | string = AMOUNT_MINOR, more: object = {}) => ({
  ...{ idempotencyKey: randomUUID(), payerId: payer },
  ...{ amount: { amountMinor: String(amountMinor), currency: "CNY" }, ...more },
});

const listsOf = async (client: Client, id: string): Promise<Lists> =>
  (
    await client.query<{ viewer: { wallet: Lists } }>(
      `query ($id: ID!) { viewer { wallet {
        incomingMoneyRequests { nodes { id status resolvedAt } } outgoingMoneyRequests { nodes { id status resolvedAt } }
        moneyRequest(id: $id) { id status resolvedAt }
      } } }`,
      { id },
    )
  ).data.viewer.wallet;

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

/** Two friends, one of whom has asked the other for money. */
async function withRequest() {
  const [asker, payer] = await newFriends(graph);
  const asked = { asker: asker.id, payer: payer.id, currency: "CNY" as const, note: "房租" };
  const ask = (amountMinor: bigint, now = () => new Date()) =>
    askForMoney(graph.stores, { ...asked, amountMinor, idempotencyKey: randomUUID() }, { now });
  const id = await ask(AMOUNT_MINOR);
  return { asker, payer, ask, id, input: { moneyRequestId: id } };
}

describe("a request for money", () => {
  it("shows to both, is paid at once and once, and stands in both statements", async () => {
    const { asker, payer, id, input } = await withRequest();
    const open = { id, status: "OPEN", resolvedAt: null };
    const shown = {
      outgoingMoneyRequests: { nodes: [] },
      incomingMoneyRequests: { nodes: [] },
      moneyRequest: open,
    };
    expect(await listsOf(payer.client, id)).toEqual({ ...shown, incomingMoneyRequests: { nodes: [open] } });
    expect(await listsOf(asker.client, id)).toEqual({ ...shown, outgoingMoneyRequests: { nodes: [open] } });

    const paid = (await act(payer.client, "payMoneyRequest", input)).data.done.moneyRequest;

    expect(paid?.status).toBe("PAID");
    expect((await act(payer.client, "payMoneyRequest", input)).data.done.moneyRequest).toEqual(paid);
    expect((await listsOf(asker.client, id)).moneyRequest).toEqual(paid);
    const statement = (amount: bigint, id: string) => ({
      viewer: {
        wallet: {
          balance: { amountMinor: `${FRIEND_FUNDS_MINOR + amount}` },
          entries: {
            nodes: [{ amount: { amountMinor: `${amount}` }, note: "房租", counterparty: { id } }],
          },
        },
      },
    });
    const query =
      "{ viewer { wallet { balance { amountMinor } entries(filter: { kind: MONEY_REQUEST }) { nodes { amount { amountMinor } note counterparty { id } } } } } }";
    expect((await payer.client.query(query)).data).toEqual(statement(-AMOUNT_MINOR, asker.id));
    expect((await asker.client.query(query)).data).toEqual(statement(AMOUNT_MINOR, payer.id));
  });

  it("is refused with a reason", async () => {
    const { asker, payer } = await withRequest();
    const [gone] = await newFriends(graph);
    await askToBeDeleted(graph, gone.id);
    const ask = (whom: string, amountMinor: bigint | string = AMOUNT_MINOR, more: object = {}) =>
      outcomeOf(payer.client, "requestMoney", wish(whom, amountMinor, more));

    expect([
      await ask(asker.id, 0n),
      await ask(asker.id, -5n),
      await ask(asker.id, 500_000_001n),
      await ask(asker.id, 2n ** 53n),
      await ask(asker.id, 2n ** 63n - 1n),
      await ask(asker.id, 1n, { note: "好".repeat(101) }),
      await ask(payer.id),
      await ask(newId("user")),
      await ask(gone.id),
      await ask(castId("carol")),
      await ask(castId("eve")),
    ]).toEqual([
      ...["INVALID_AMOUNT", "INVALID_AMOUNT", "INVALID_AMOUNT", "INVALID_AMOUNT", "INVALID_AMOUNT"],
      ...["NOTE_TOO_LONG", "SELF", "USER_NOT_FOUND", "USER_NOT_FOUND", "NOT_FRIENDS", "NOT_FRIENDS"],
    ]);
    const wrong = [
      wish(asker.id, "1.5"),
      wish(asker.id, 2n ** 63n),
      wish(asker.id, 1n, { amount: { amountMinor: "1", currency: "USD" } }),
      wish(asker.id, 1n, { idempotencyKey: "again" }),
      wish("bob"),
    ];
    const answers = await Promise.all(wrong.map((input) => act(payer.client, "requestMoney", input)));
    expect(answers.map(codesOf)).toEqual(wrong.map(() => ["BAD_USER_INPUT"]));
  });

  it("is nobody else's to see or to answer, and each of the two may do their part only", async () => {
    const { asker, payer, id, input } = await withRequest();
    const [dan, eve] = [await graph.as("dan"), await graph.as("eve")];

    const tried = await Promise.all([
      ...[dan, eve].flatMap((client) =>
        ["payMoneyRequest", "declineMoneyRequest", "cancelMoneyRequest"].map((mutation) =>
          outcomeOf(client, mutation, input),
        ),
      ),
      outcomeOf(asker.client, "payMoneyRequest", input),
      outcomeOf(asker.client, "declineMoneyRequest", input),
      outcomeOf(payer.client, "cancelMoneyRequest", input),
      outcomeOf(payer.client, "payMoneyRequest", { moneyRequestId: newId("moneyrequest") }),
    ]);

    expect(new Set(tried)).toEqual(new Set(["REQUEST_NOT_FOUND"]));
    expect([(await listsOf(dan, id)).moneyRequest, (await listsOf(eve, id)).moneyRequest]).toEqual([
      null,
      null,
    ]);
    expect(codesOf(await act(payer.client, "payMoneyRequest", { moneyRequestId: "mine" }))).toEqual([
      "BAD_USER_INPUT",
    ]);
  });

  it.for(["the payer", "the asker"] as const)(
    "is not there for either any more when %s blocks the other",
    async (who) => {
      const { asker, payer, id, input } = await withRequest();
      const [blocker, other] = who === "the payer" ? [payer, asker] : [asker, payer];
      await blocker.client.query(
        `mutation { blockUser(input: { userId: "${other.id}" }) { userErrors { message } } }`,
      );

      const nothing = {
        incomingMoneyRequests: { nodes: [] },
        outgoingMoneyRequests: { nodes: [] },
        moneyRequest: null,
      };
      expect([await listsOf(payer.client, id), await listsOf(asker.client, id)]).toEqual([nothing, nothing]);
      expect([
        await outcomeOf(payer.client, "payMoneyRequest", input),
        await outcomeOf(payer.client, "declineMoneyRequest", input),
        await outcomeOf(asker.client, "cancelMoneyRequest", input),
        await outcomeOf(asker.client, "requestMoney", wish(payer.id)),
        await outcomeOf(payer.client, "requestMoney", wish(asker.id)),
      ]).toEqual([
        "REQUEST_NOT_FOUND",
        "REQUEST_NOT_FOUND",
        "REQUEST_NOT_FOUND",
        "NOT_FRIENDS",
        "NOT_FRIENDS",
      ]);
    },
  );

  it("of somebody who is no friend any more cannot be paid, but declined; and they cannot ask again", async () => {
    const { asker, payer, id, input } = await withRequest();
    await payer.client.query(
      `mutation { unfriend(input: { userId: "${asker.id}" }) { userErrors { message } } }`,
    );

    expect((await listsOf(payer.client, id)).incomingMoneyRequests.nodes).toMatchObject([
      { id, status: "OPEN" },
    ]);
    expect(await outcomeOf(payer.client, "payMoneyRequest", input)).toBe("NOT_FRIENDS");
    expect(await outcomeOf(asker.client, "requestMoney", wish(payer.id))).toBe("NOT_FRIENDS");
    expect(await outcomeOf(payer.client, "declineMoneyRequest", input)).toBe("DECLINED");
  });

  it("of somebody who has asked to be deleted cannot be paid", async () => {
    const { asker, payer, input } = await withRequest();
    await askToBeDeleted(graph, asker.id);

    expect(await outcomeOf(payer.client, "payMoneyRequest", input)).toBe("USER_NOT_FOUND");
  });

  it("stays open when the payer's wallet is frozen, holds too little or has reached its limit", async () => {
    const { payer, ask, input, id } = await withRequest();
    const { stores } = graph;
    const desk = await graph.as("eve", ["user", "support"]);
    const freeze = (mutation: "freezeWallet" | "unfreezeWallet") =>
      desk.query(
        `mutation { ${mutation}(input: { userId: "${payer.id}", reason: "查" }) { userErrors { message } } }`,
      );
    const tooMuch = await ask(FRIEND_FUNDS_MINOR + 1n);
    const pay = (moneyRequestId: string) => outcomeOf(payer.client, "payMoneyRequest", { moneyRequestId });

    await freeze("freezeWallet");
    const frozen = await pay(id);
    await freeze("unfreezeWallet");
    const poor = await pay(tooMuch);
    const accounts = stores.clients.commerce.db(`${stores.databasePrefix}commerce`).collection("accounts");
    const spending = { day: new Date().toISOString().slice(0, 10), amountMinor: 500_000n };
    await accounts.updateOne({ owner: payer.id }, { $set: { spending } });
    const limited = await pay(id);
    await accounts.updateOne({ owner: payer.id }, { $set: { spending: null } });

    expect([frozen, poor, limited]).toEqual(["WALLET_FROZEN", "INSUFFICIENT_BALANCE", "DAILY_LIMIT"]);
    expect(await outcomeOf(payer.client, "payMoneyRequest", input)).toBe("PAID");
  });

  it("is listed by status and page by page", async () => {
    const { asker, payer, ask, id } = await withRequest();
    const expired = await ask(1n, () => new Date(Date.now() - 8 * DAY_MS));
    const declined = await ask(1n, () => new Date(Date.now() - DAY_MS));
    await act(payer.client, "declineMoneyRequest", { moneyRequestId: declined });
    const idsOf = async (client: Client, list: string) => {
      type Page = { page: { nodes: { id: string }[]; pageInfo: { endCursor: string } } };
      const { data } = await client.query<{ viewer: { wallet: Page } }>(
        `{ viewer { wallet { page: ${list} { nodes { id } pageInfo { endCursor } } } } }`,
      );
      const { nodes, pageInfo } = data.viewer.wallet.page;
      return { ids: nodes.map((node) => node.id), endCursor: pageInfo.endCursor };
    };

    const first = await idsOf(payer.client, "incomingMoneyRequests(first: 2)");
    const second = await idsOf(payer.client, `incomingMoneyRequests(first: 2, after: "${first.endCursor}")`);

    expect([first.ids, second.ids]).toEqual([[id, declined], [expired]]);
    const byStatus = await Promise.all(
      ["OPEN", "DECLINED", "EXPIRED", "PAID", "CANCELLED"].map(
        async (status) => (await idsOf(asker.client, `outgoingMoneyRequests(status: ${status})`)).ids,
      ),
    );
    expect(byStatus).toEqual([[id], [declined], [expired], [], []]);
  });
});

it("leaves the data as it has to be, whatever came of it", async () => {
  expect(await violations(graph.stores)).toEqual([]);
});
