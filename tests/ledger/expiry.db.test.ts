import { newId } from "@kith/kit/global-id.ts";
import { expect, it } from "vitest";
import { LEDGER_CHECKS } from "../../scripts/check-data/ledger-checks.ts";
import type { Stores } from "../../scripts/database/stores.ts";
import { expirePendings } from "../../subgraphs/commerce/src/ledger/expiry.ts";
import {
  accountIdOf,
  balanceOf,
  fundingOf,
  heldOf,
  TRANSFER_PREFIX,
  walletOf,
} from "../../subgraphs/commerce/src/ledger/model.ts";
import { violations } from "../invariants.ts";
import type { TestStores } from "../stores.ts";
import { twoProcesses } from "../two-processes.ts";

const HOLDS = 120;
const START = new Date("2026-02-17T08:00:00Z");
const LATER = new Date("2026-02-18T08:00:00Z");
const [ANNA, BO] = [walletOf("user_anna", "CNY"), walletOf("user_bo", "CNY")];

let stores: TestStores;
let others: Stores;
twoProcesses((opened) => {
  ({ stores, others } = opened);
});

const heldByAnna = async (): Promise<readonly bigint[]> => {
  const [account] = await stores.accounts.findByIds([accountIdOf(ANNA)]);
  return account === undefined ? [] : [balanceOf(account), heldOf(account)];
};

it("gives back once what has expired, though a worker is killed in the middle and two others go on at once", async () => {
  const transfer = (debit: typeof ANNA, credit: typeof ANNA, amountMinor: bigint) => ({
    ...({ _id: newId(TRANSFER_PREFIX), kind: "TRANSFER", note: null } as const),
    postings: [{ debit, credit, amountMinor }],
  });
  const requests = [
    { ...transfer(fundingOf("CNY"), ANNA, BigInt(HOLDS)), phase: "SINGLE" as const },
    ...Array.from({ length: HOLDS }, () => ({
      ...transfer(ANNA, BO, 1n),
      phase: "PENDING" as const,
      expiresAt: LATER,
    })),
  ];
  await stores.ledger.transact((session) => stores.ledger.submit({ requests, at: START }, session));
  expect(await expirePendings({ ...stores, store: stores.ledgerRows }, START)).toBe(0);
  expect(await heldByAnna()).toEqual([BigInt(HOLDS), BigInt(HOLDS)]);

  // The first batch is committed, the second is not.
  let batches = 0;
  const killed: Stores["ledger"] = {
    ...stores.ledger,
    transact: (act) =>
      stores.ledger.transact(async (session) => {
        const result = await act(session);
        batches += 1;
        if (batches === 2) throw new Error("killed");
        return result;
      }),
  };
  await expect(expirePendings({ ledger: killed, store: stores.ledgerRows }, LATER)).rejects.toThrow("killed");
  const [, heldMinor = 0n] = await heldByAnna();
  expect(heldMinor).toBeGreaterThan(0n);
  expect(heldMinor).toBeLessThan(BigInt(HOLDS));

  const ended = await Promise.all(
    [stores, others].map(({ ledger, ledgerRows }) => expirePendings({ ledger, store: ledgerRows }, LATER)),
  );
  // Whoever finds the other at it leaves the rest to them.
  const rest = await expirePendings({ ...stores, store: stores.ledgerRows }, LATER);

  expect(BigInt(ended.reduce((sum, count) => sum + count, rest))).toBe(heldMinor);
  expect(await heldByAnna()).toEqual([BigInt(HOLDS), 0n]);
  expect(await violations(stores, LEDGER_CHECKS)).toEqual([]);
});
