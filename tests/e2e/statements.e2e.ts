import { newId } from "@kith/kit/global-id.ts";
import { expect, it } from "vitest";
import { TRANSFER_PREFIX, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { CAST_FUNDS_MINOR, type CastMember, cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import type { TestStores } from "../stores.ts";
import { startSupergraph } from "../supergraph.ts";

type Entries = { viewer: { wallet: { entries: { nodes: { amount: { amountMinor: string } }[] } } } };
type Statement = {
  viewer: { wallet: { statement: { csv: string; entryCount: number; endCursor: string | null } } };
};

const MARCH = new Date("2026-03-31T23:59:59.999Z");
const APRIL = new Date("2026-04-01T00:00:00.000Z");
const MANY = 1_001;
const BATCH = 500;

/** Transfers of alice, 1 fen, 2 fen, … */
async function give({ ledger }: TestStores, to: CastMember, { at, count }: { at: Date; count: number }) {
  const requests = Array.from({ length: count }, (_, index) => ({
    ...({ _id: newId(TRANSFER_PREFIX), kind: "TRANSFER", phase: "SINGLE", note: "=1" } as const),
    postings: [
      {
        ...{ debit: walletOf(castId("alice"), "CNY"), credit: walletOf(castId(to), "CNY") },
        amountMinor: BigInt((index % 10) + 1),
      },
    ],
  }));
  for (let from = 0; from < count; from += BATCH)
    await ledger.transact((session) =>
      ledger.submit({ requests: requests.slice(from, from + BATCH), at }, session),
    );
}

it("lists the entries of a month, a kind and a counterparty, with one command", async () => {
  await using graph = await startSupergraph({ seed: cast });
  await give(graph.stores, "bob", { at: MARCH, count: 2 });
  await give(graph.stores, "dan", { at: MARCH, count: 1 });
  await give(graph.stores, "bob", { at: APRIL, count: 3 });
  // What is set aside is in no statement.
  const held = {
    debit: walletOf(castId("alice"), "CNY"),
    credit: walletOf(castId("bob"), "CNY"),
    amountMinor: 7n,
  };
  const hold = { _id: newId(TRANSFER_PREFIX), kind: "TRANSFER", phase: "PENDING", note: null } as const;
  const { ledger } = graph.stores;
  await ledger.transact((session) =>
    ledger.submit({ requests: [{ ...hold, postings: [held] }], at: APRIL }, session),
  );
  const alice = await graph.as("alice");
  const amounts = async (filter: string) => {
    const { data } = await alice.query<Entries>(
      `{ viewer { wallet { entries(filter: ${filter}) { nodes { amount { amountMinor } } } } } }`,
    );
    return data.viewer.wallet.entries.nodes.map(({ amount }) => amount.amountMinor);
  };

  expect(await amounts('{ month: "2026-03" }')).toEqual(["-1", "-2", "-1"]);
  expect(await amounts("{ kind: TOP_UP }")).toEqual([`${CAST_FUNDS_MINOR}`]);
  expect(await amounts(`{ counterpartyId: "${castId("dan")}" }`)).toEqual(["-1"]);
  expect(await amounts(`{ month: "2026-03", kind: TRANSFER, counterpartyId: "${castId("bob")}" }`)).toEqual([
    "-2",
    "-1",
  ]);
  expect(await amounts('{ month: "2025-12" }')).toEqual([]);
  const { data, extensions } = await alice.query<{ viewer: { wallet: object } }>(
    '{ viewer { wallet { balance { amountMinor } held { amountMinor } a: entries(filter: { month: "2026-03" }) { nodes { kind } } b: entries(filter: { month: "2026-04" }) { nodes { kind } } } } }',
  );
  expect(data.viewer.wallet).toMatchObject({
    balance: { amountMinor: `${CAST_FUNDS_MINOR - 1n - 2n - 1n - 6n - 7n}` },
    held: { amountMinor: "7" },
  });
  expect(extensions.kith.commands.commerce).toBe(3);
});

it("exports a month in parts of a thousand lines, and shows it to nobody else", async () => {
  await using graph = await startSupergraph({ seed: cast });
  await give(graph.stores, "bob", { at: MARCH, count: MANY });
  const alice = await graph.as("alice");
  const statement =
    '{ viewer { wallet { statement(month: "2026-03", after: $after) { csv entryCount endCursor } } } }';
  const part = (after: string | null) =>
    alice.query<Statement>(`query ($after: String) ${statement}`, { after });

  const first = (await part(null)).data.viewer.wallet.statement;
  const second = (await part(first.endCursor)).data.viewer.wallet.statement;

  expect([first.entryCount, second.entryCount, second.endCursor]).toEqual([1_000, 1, null]);
  const lines = `${first.csv}${second.csv}`.split("\r\n");
  expect(lines[0]).toMatch(/^sequence,/);
  expect(lines[1]).toMatch(
    new RegExp(`^2,2026-03-31T23:59:59.999Z,TRANSFER,-0.01,999.99,CNY,"${castId("bob")}","'=1",entry_`),
  );
  expect(lines.length).toBe(MANY + 2);
  const ofAlice = await (await graph.as("bob")).query<{ user: { wallet: unknown } }>(
    `{ user(id: "${castId("alice")}") { wallet { statement(month: "2026-03") { csv } } } }`,
  );
  expect(ofAlice.data.user.wallet).toBeNull();
}, 120_000);

it("says what is wrong with a month, a counterparty and a cursor", async () => {
  await using graph = await startSupergraph({ seed: cast });
  const alice = await graph.as("alice");
  const wrong = [
    'entries(filter: { month: "2026-13" }) { nodes { id } }',
    'entries(filter: { month: "February" }) { nodes { id } }',
    'entries(filter: { counterpartyId: "bob" }) { nodes { id } }',
    'statement(month: "2026") { csv }',
    'statement(month: "2026-03", after: "here") { csv }',
  ];

  const answers = await Promise.all(wrong.map((field) => alice.query(`{ viewer { wallet { ${field} } } }`)));

  expect(answers.map(codesOf)).toEqual(wrong.map(() => ["BAD_USER_INPUT"]));
});
