import { randomUUID } from "node:crypto";
import { Refusal } from "@kith/kit/refusal.ts";
import { expect, it } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import { expirePendings } from "../../subgraphs/commerce/src/ledger/expiry.ts";
import { accountIdOf, availableOf, balanceOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { acceptanceService } from "../../subgraphs/commerce/src/transfers/acceptance-service.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { CAST_FUNDS_MINOR, cast, castId } from "../cast.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";

const THIRTY_DAYS_S = 2_592_000;
const PROCESSES = 2;
const TIMES = 10;

let stores: TestStores;
let others: Stores;
twoProcesses(async (opened) => {
  ({ stores, others } = opened);
  await cast(stores);
});

const now = () => new Date();
const areFriends = async () => ({ isRecipientThere: true, areFriends: true, isSenderVerified: true });
const orderOf = (amountMinor: bigint) => ({
  sender: castId("alice"),
  recipient: castId("bob"),
  currency: "CNY" as const,
  note: null,
  amountMinor,
  idempotencyKey: randomUUID(),
});
const walletOfMember = async (member: "alice" | "bob") => {
  const [account] = await stores.accounts.findByIds([accountIdOf(walletOf(castId(member), "CNY"))]);
  if (account === undefined) throw new Error("everybody of the cast but eve has a wallet");
  return account;
};
/** What is left to alice: what waits to be accepted is not. */
const balanceOfAlice = async () => availableOf(await walletOfMember("alice"));
const codeOf = (reason: unknown) => (reason instanceof Refusal ? reason.code : reason);

it("sets money aside once when the same key comes to two processes ten times each at once", async () => {
  const services = [transferService({ ...stores, now }), transferService({ ...others, now })];
  const order = orderOf(100n);
  const before = await balanceOfAlice();

  const outcomes = await Promise.allSettled(
    services.flatMap((service) =>
      Array.from({ length: TIMES }, () => service.transferToFriend(order, areFriends)),
    ),
  );

  const done = outcomes.filter((outcome) => outcome.status === "fulfilled");
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(new Set(done.map(({ value }) => value._id)).size).toBe(1);
  // One under way in each process; which of the two was first, the database decides.
  expect(refused.map(({ reason }) => codeOf(reason))).toEqual(
    Array.from({ length: PROCESSES * (TIMES - 1) }, () => "IDEMPOTENCY_CONFLICT"),
  );
  expect(await balanceOfAlice()).toBe(before - 100n);
  expect(await violations(stores)).toEqual([]);
});

it("moves what was set aside once when it is accepted ten times at once in two processes each", async () => {
  const services = [acceptanceService({ ...stores, now }), acceptanceService({ ...others, now })];
  const { _id } = await transferService({ ...stores, now }).transferToFriend(orderOf(100n), areFriends);
  const [mine, before] = [await balanceOfAlice(), balanceOf(await walletOfMember("bob"))];
  const answer = { transferId: _id, recipient: castId("bob") };

  const accepted = await Promise.all(
    services.flatMap((service) =>
      Array.from({ length: TIMES }, () => service.acceptTransfer(answer, async () => true)),
    ),
  );

  const [first] = accepted;
  expect(accepted.map(({ status, resolvedAt }) => ({ status, resolvedAt }))).toEqual(
    accepted.map(() => ({ status: "POSTED", resolvedAt: first?.resolvedAt })),
  );
  expect(balanceOf(await walletOfMember("bob"))).toBe(before + 100n);
  expect(await balanceOfAlice()).toBe(mine);
  expect(await violations(stores)).toEqual([]);
});

it("is accepted or expires at the moment at which its time is over, never both, and whoever is late is told", async () => {
  for (let round = 0; round < TIMES; round += 1) {
    const { _id, expiresAt } = await transferService({ ...stores, now }).transferToFriend(
      orderOf(1n),
      areFriends,
    );
    const before = await walletOfMember("bob");
    const end = expiresAt ?? new Date(0);
    // Its clock is a little behind the worker's.
    const late = acceptanceService({ ...stores, now: () => new Date(end.getTime() - 1) });
    const answer = { transferId: _id, recipient: castId("bob") };

    const [accepted, expired] = await Promise.all([
      outcomeOf(late.acceptTransfer(answer, async () => true)),
      expirePendings({ ledger: others.ledger, store: others.ledgerRows }, end),
    ]);

    const status = (await stores.pendings.findById(_id))?.status;
    expect([
      ["done", "POSTED"],
      ["EXPIRED", "EXPIRED"],
    ]).toContainEqual([accepted, status]);
    // Whatever else had been left waiting by the tests before has expired by then too.
    if (round > 0) expect(expired).toBe(status === "EXPIRED" ? 1 : 0);
    expect(balanceOf(await walletOfMember("bob")) - balanceOf(before)).toBe(status === "POSTED" ? 1n : 0n);
  }
  expect(await violations(stores)).toEqual([]);
});

it("leaves nothing of an act that is cut short between the ledger and the commit, the key included", async () => {
  const { ledger } = stores;
  const cutShort = transferService({
    ...stores,
    ledger: {
      ...ledger,
      transact: (act) =>
        ledger.transact(async (session) => {
          await act(session);
          throw new Error("killed");
        }),
    },
    now,
  });
  const order = orderOf(CAST_FUNDS_MINOR / 2n);
  const before = await balanceOfAlice();

  await expect(cutShort.transferToFriend(order, areFriends)).rejects.toThrow("killed");

  expect(await balanceOfAlice()).toBe(before);
  const { _id } = await transferService({ ...stores, now }).transferToFriend(order, areFriends);
  expect(await stores.ledgerRows.findTransfer(_id)).not.toBeNull();
  expect(await violations(stores)).toEqual([]);
});

it("keeps a key for thirty days, and what was done under it for ever", async () => {
  const db = stores.clients.commerce.db(`${stores.databasePrefix}commerce`);
  const service = transferService({ ...stores, now });
  const order = orderOf(1n);
  const first = await service.transferToFriend(order, areFriends);

  const indexes = await db.collection("idempotencyKeys").indexes();
  await db.collection("idempotencyKeys").deleteMany({});

  expect(indexes.map(({ expireAfterSeconds }) => expireAfterSeconds)).toContain(THIRTY_DAYS_S);
  expect(await stores.ledgerRows.findTransfer(first._id)).toMatchObject({ _id: first._id });
  expect(await service.transferToFriend(order, areFriends)).not.toMatchObject({ _id: first._id });
});
