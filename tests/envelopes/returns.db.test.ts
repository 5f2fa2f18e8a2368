import { expect, it } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import { LIFETIME_MS } from "../../subgraphs/commerce/src/envelopes/model.ts";
import { accountIdOf, balanceOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { CAST_FUNDS_MINOR, cast, castId, GROUP_ID } from "../cast.ts";
import { envelopesOn, giveEnvelope } from "../give-envelope.ts";
import { violations } from "../invariants.ts";
import { outcomeOf } from "../races.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";

/** More than one batch of the worker. */
const ENVELOPES = 70;

let stores: TestStores;
let others: Stores;
twoProcesses(async (opened) => {
  ({ stores, others } = opened);
  await cast(stores);
});

const balanceOfAlice = async () => {
  const [account] = await stores.accounts.findByIds([accountIdOf(walletOf(castId("alice"), "CNY"))]);
  return account && balanceOf(account);
};

it("gives back once what is left, though a worker is killed in the middle and two others go on at once", async () => {
  const aDayAgo = { now: () => new Date(Date.now() - LIFETIME_MS) };
  const sender = envelopesOn(stores, aDayAgo);
  const order = { sender: castId("alice"), group: GROUP_ID, amountMinor: 10n, shareCount: 2 } as const;
  const ids = await Promise.all(
    Array.from({ length: ENVELOPES }, () =>
      giveEnvelope(sender, { ...order, split: "EQUAL" }, [castId("bob")]),
    ),
  );
  expect(await sender.returnExpired()).toBe(0);
  expect(await balanceOfAlice()).toBe(CAST_FUNDS_MINOR - BigInt(ENVELOPES) * 10n);

  // The first batch is committed, the second is not.
  let batches = 0;
  const killed = envelopesOn({
    ...stores,
    ledger: {
      ...stores.ledger,
      transact: (act) =>
        stores.ledger.transact(async (session) => {
          const result = await act(session);
          batches += 1;
          if (batches === 2) throw new Error("killed");
          return result;
        }),
    },
  });
  await expect(killed.returnExpired()).rejects.toThrow("killed");
  expect(await violations(stores)).toEqual([]);
  const [one, other] = [envelopesOn(stores), envelopesOn(others)];
  // Whoever claims meanwhile is too late, whether the worker has been there or not.
  const [byOne, byOther, ...late] = await Promise.all([
    one.returnExpired(),
    other.returnExpired(),
    ...ids.map((id) => outcomeOf(one.claim(id, castId("carol")))),
  ]);

  expect(byOne + byOther).toBe(ENVELOPES - 50);
  expect(new Set(late)).toEqual(new Set(["ENVELOPE_EXPIRED"]));
  expect(await balanceOfAlice()).toBe(CAST_FUNDS_MINOR - BigInt(ENVELOPES) * 5n);
  expect(await one.returnExpired()).toBe(0);
  expect(await violations(stores)).toEqual([]);
});

it("does not begin again when it is told to end", async () => {
  const ending = new AbortController();
  ending.abort();

  await expect(envelopesOn(stores).returnExpired(ending.signal)).rejects.toThrow("abort");
});
