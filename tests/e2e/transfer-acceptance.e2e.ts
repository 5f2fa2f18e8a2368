import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expirePendings } from "../../subgraphs/commerce/src/ledger/expiry.ts";
import { type CastMember, cast, castId } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { sendMoney } from "../give-money.ts";
import { violations } from "../invariants.ts";
import { askToBeDeleted, FRIEND_FUNDS_MINOR, newFriends } from "../new-friends.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Shown = { id: string; status: string; resolvedAt: string | null };
type Done = { done: { transfer: Shown | null; userErrors: { code: string }[] } };
type Wallet = {
  balance: { amountMinor: string };
  held: { amountMinor: string };
  incomingTransfers: { nodes: Shown[] };
  outgoingTransfers: { nodes: Shown[] };
};

const answer = async (client: Client, mutation: "accept" | "decline", transferId: string) => {
  const name = mutation === "accept" ? "AcceptTransfer" : "DeclineTransfer";
  const { data } = await client.query<Done>(
    `mutation ($input: ${name}Input!) { done: ${mutation}Transfer(input: $input) {
      transfer { id status resolvedAt } userErrors { ... on ${name}Error { code } }
    } }`,
    { input: { transferId } },
  );
  return data.done;
};
const outcomeOf = async (...act: Parameters<typeof answer>) => {
  const { transfer, userErrors } = await answer(...act);
  return transfer?.status ?? userErrors.map(({ code }) => code).join();
};

const walletOf = async (client: Client): Promise<Wallet> =>
  (
    await client.query<{ viewer: { wallet: Wallet } }>(
      `{ viewer { wallet { balance { amountMinor } held { amountMinor }
        incomingTransfers { nodes { id status resolvedAt } } outgoingTransfers { nodes { id status resolvedAt } }
      } } }`,
    )
  ).data.viewer.wallet;

const transferOf = async (client: Client, id: string): Promise<Shown | null> =>
  (
    await client.query<{ viewer: { wallet: { transfer: Shown | null } } }>(
      "query ($id: ID!) { viewer { wallet { transfer(id: $id) { id status resolvedAt } } } }",
      { id },
    )
  ).data.viewer.wallet.transfer;

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

/** Two friends, and money of one on the way to the other, sent so long ago. */
async function withMoneyOnTheWay({ sentAgoMs = 0 } = {}) {
  const [sender, recipient] = await newFriends(graph);
  const order = {
    ...{ sender: sender.id, recipient: recipient.id, idempotencyKey: randomUUID() },
    ...{ amountMinor: 500n, currency: "CNY" as const, note: "奶茶" },
  };
  const id = await sendMoney(graph.stores, order, { now: () => new Date(Date.now() - sentAgoMs) });
  return { sender, recipient, id };
}

describe("money that was sent", () => {
  it("shows to both while it waits, and is neither's to spend", async () => {
    const { sender, recipient, id } = await withMoneyOnTheWay();
    const waiting = { id, status: "PENDING", resolvedAt: null };

    expect(await walletOf(sender.client)).toEqual({
      balance: { amountMinor: `${FRIEND_FUNDS_MINOR - 500n}` },
      held: { amountMinor: "500" },
      incomingTransfers: { nodes: [] },
      outgoingTransfers: { nodes: [waiting] },
    });
    expect(await walletOf(recipient.client)).toMatchObject({
      balance: { amountMinor: `${FRIEND_FUNDS_MINOR}` },
      incomingTransfers: { nodes: [waiting] },
      outgoingTransfers: { nodes: [] },
    });
  });

  it("is the recipient's once accepted, and stays what it became", async () => {
    const { sender, recipient, id } = await withMoneyOnTheWay();

    const first = await answer(recipient.client, "accept", id);

    expect(first.transfer?.status).toBe("ACCEPTED");
    expect((await answer(recipient.client, "accept", id)).transfer).toEqual(first.transfer);
    expect(await outcomeOf(recipient.client, "decline", id)).toBe("ALREADY_ACCEPTED");
    expect(await transferOf(sender.client, id)).toEqual(first.transfer);
    expect(await walletOf(recipient.client)).toMatchObject({
      balance: { amountMinor: `${FRIEND_FUNDS_MINOR + 500n}` },
      incomingTransfers: { nodes: [] },
    });
    expect(await walletOf(sender.client)).toMatchObject({
      held: { amountMinor: "0" },
      outgoingTransfers: { nodes: [] },
    });
  });

  it("goes back once declined, and stays what it became", async () => {
    const { sender, recipient, id } = await withMoneyOnTheWay();

    const first = await answer(recipient.client, "decline", id);

    expect(first.transfer?.status).toBe("DECLINED");
    expect((await answer(recipient.client, "decline", id)).transfer).toEqual(first.transfer);
    expect(await outcomeOf(recipient.client, "accept", id)).toBe("ALREADY_DECLINED");
    expect(await transferOf(sender.client, id)).toEqual(first.transfer);
    expect(await walletOf(sender.client)).toMatchObject({
      balance: { amountMinor: `${FRIEND_FUNDS_MINOR}` },
      held: { amountMinor: "0" },
    });
  });

  it("has expired when its time is over, before the worker has come as after it", async () => {
    const { sender, recipient, id } = await withMoneyOnTheWay({ sentAgoMs: DAY_MS });
    const { ledger, ledgerRows } = graph.stores;

    const before = await transferOf(sender.client, id);
    const refused = [
      await outcomeOf(recipient.client, "accept", id),
      await outcomeOf(recipient.client, "decline", id),
    ];
    const incoming = (await walletOf(recipient.client)).incomingTransfers.nodes;
    await expirePendings({ ledger, store: ledgerRows }, new Date());

    expect(before).toMatchObject({ status: "EXPIRED" });
    expect([refused, incoming]).toEqual([["EXPIRED", "EXPIRED"], []]);
    expect(await transferOf(sender.client, id)).toEqual(before);
    expect(await walletOf(sender.client)).toMatchObject({
      balance: { amountMinor: `${FRIEND_FUNDS_MINOR}` },
      outgoingTransfers: { nodes: [] },
    });
  });

  it("is nobody else's to see, to accept or to decline: its sender's neither", async () => {
    const { sender, id } = await withMoneyOnTheWay();
    const others = [sender.client, await graph.as("dan"), await graph.as("eve")];

    const outcomes = await Promise.all(
      others.flatMap((client) => [outcomeOf(client, "accept", id), outcomeOf(client, "decline", id)]),
    );
    const shown = await Promise.all(others.slice(1).map((client) => transferOf(client, id)));
    const unknown = await outcomeOf(sender.client, "accept", newId("transfer"));
    const malformed = await sender.client.query(
      'mutation { acceptTransfer(input: { transferId: "mine" }) { userErrors { message } } }',
    );

    expect(new Set([...outcomes, unknown])).toEqual(new Set(["TRANSFER_NOT_FOUND"]));
    expect(shown).toEqual([null, null]);
    expect(codesOf(malformed)).toEqual(["BAD_USER_INPUT"]);
  });

  it("is accepted or declined when both come at once, and whoever loses is told", async () => {
    const { recipient, id } = await withMoneyOnTheWay();

    const [accepted, declined] = await Promise.all([
      outcomeOf(recipient.client, "accept", id),
      outcomeOf(recipient.client, "decline", id),
    ]);

    expect([
      ["ACCEPTED", "ALREADY_ACCEPTED"],
      ["ALREADY_DECLINED", "DECLINED"],
    ]).toContainEqual([accepted, declined]);
  });
});

type Page = { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };

/** The whole list, two at a time. */
async function idsOf(
  client: Client,
  list: "incomingTransfers" | "outgoingTransfers",
  after: string | null = null,
): Promise<string[]> {
  const { data } = await client.query<{ viewer: { wallet: { page: Page } } }>(
    `query ($after: String) { viewer { wallet { page: ${list}(first: 2, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor }
    } } } }`,
    { after },
  );
  const { nodes, pageInfo } = data.viewer.wallet.page;
  const rest = pageInfo.hasNextPage ? await idsOf(client, list, pageInfo.endCursor) : [];
  return [...nodes.map(({ id }) => id), ...rest];
}

it("is listed page by page, the last sent first, on both sides", async () => {
  const order = { sender: castId("alice"), amountMinor: 1n, currency: "CNY" as const, note: null };
  const send = (to: CastMember) =>
    sendMoney(graph.stores, { ...order, recipient: castId(to), idempotencyKey: randomUUID() });
  const [first, second, third, fourth] = [
    await send("bob"),
    await send("dan"),
    await send("bob"),
    await send("bob"),
  ];

  expect(await idsOf(await graph.as("alice"), "outgoingTransfers")).toEqual([fourth, third, second, first]);
  expect(await idsOf(await graph.as("bob"), "incomingTransfers")).toEqual([fourth, third, first]);
  expect(await idsOf(await graph.as("dan"), "incomingTransfers")).toEqual([second]);
});

const query = (client: Client, mutation: string, input: object) =>
  client.query(
    `mutation ($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { userErrors { message } } }`,
    { input },
  );

describe("what happens between sending and accepting", () => {
  it.for([
    "the friendship ends",
    "the sender blocks",
    "the recipient blocks",
    "the sender asks to be deleted",
  ])("does not take back what was given: %s", async (what) => {
    const { sender, recipient, id } = await withMoneyOnTheWay();
    if (what === "the friendship ends") await query(sender.client, "unfriend", { userId: recipient.id });
    if (what === "the sender blocks") await query(sender.client, "blockUser", { userId: recipient.id });
    if (what === "the recipient blocks") await query(recipient.client, "blockUser", { userId: sender.id });
    if (what === "the sender asks to be deleted") await askToBeDeleted(graph, sender.id);

    expect((await walletOf(recipient.client)).incomingTransfers.nodes).toMatchObject([{ id }]);
    expect(await outcomeOf(recipient.client, "accept", id)).toBe("ACCEPTED");
  });

  it("gives nothing to a recipient who has asked to be deleted, who may decline", async () => {
    const { recipient, id } = await withMoneyOnTheWay();
    await askToBeDeleted(graph, recipient.id);

    expect(await outcomeOf(recipient.client, "accept", id)).toBe("DELETION_SCHEDULED");
    expect(await outcomeOf(recipient.client, "decline", id)).toBe("DECLINED");
  });

  it("keeps it on hold while the sender's wallet is frozen, and lets it go back", async () => {
    const { sender, recipient, id } = await withMoneyOnTheWay();
    const desk = await graph.as("eve", ["user", "support"]);
    const input = { userId: sender.id, reason: "查" };

    await query(desk, "freezeWallet", input);
    const held = await outcomeOf(recipient.client, "accept", id);
    await query(desk, "unfreezeWallet", input);
    const released = await outcomeOf(recipient.client, "accept", id);

    expect([held, released]).toEqual(["ON_HOLD", "ACCEPTED"]);
  });

  it("lets a frozen recipient accept, and a frozen sender's money be declined", async () => {
    const { sender, recipient, id } = await withMoneyOnTheWay();
    const order = { sender: sender.id, recipient: castId("dan"), amountMinor: 1n, note: null };
    const other = await sendMoney(graph.stores, { ...order, currency: "CNY", idempotencyKey: randomUUID() });
    const desk = await graph.as("eve", ["user", "support"]);
    await query(desk, "freezeWallet", { userId: recipient.id, reason: "查" });

    expect(await outcomeOf(recipient.client, "accept", id)).toBe("ACCEPTED");
    await query(desk, "freezeWallet", { userId: sender.id, reason: "查" });
    expect(await outcomeOf(await graph.as("dan"), "decline", other)).toBe("DECLINED");
  });
});

it("leaves the data as it has to be, whatever came of it", async () => {
  expect(await violations(graph.stores)).toEqual([]);
});
