import { describe, expect, it } from "vitest";
import { type Draft, stateOf } from "./draft.ts";
import { execute, type TransferRequest } from "./execute.ts";
import {
  type AccountRef,
  availableOf,
  balanceOf,
  emptyAccount,
  fundingOf,
  heldOf,
  walletOf,
} from "./model.ts";
import type { TransferResult } from "./results.ts";

const AT = new Date("2026-02-17T08:00:00Z");
const LATER = new Date("2026-02-18T08:00:00Z");
const [ANNA, BO] = [walletOf("user_anna", "CNY"), walletOf("user_bo", "CNY")];
const OUTSIDE = fundingOf("CNY");
const INT64_MAX = 2n ** 63n - 1n;

let count = 0;
const move = (
  debit: AccountRef,
  credit: AccountRef,
  amountMinor: bigint,
  more: object = {},
): TransferRequest => {
  count += 1;
  const postings = [{ debit, credit, amountMinor }];
  return { _id: `transfer_${count}`, kind: "TRANSFER", phase: "SINGLE", postings, note: null, ...more };
};
const hold = (amountMinor: bigint, more: object = {}) =>
  move(ANNA, BO, amountMinor, { phase: "PENDING", ...more });
const end = (
  phase: "POST" | "VOID" | "EXPIRE",
  { _id }: TransferRequest,
  more: object = {},
): TransferRequest => {
  count += 1;
  return { _id: `transfer_${count}`, phase, pendingId: _id, ...more };
};

/** Anna has 100, Bo nothing; `before` was done earlier. */
function after(before: readonly TransferRequest[] = [], frozen: readonly AccountRef[] = []): Draft {
  const accounts = frozen.map((ref) => ({ ...emptyAccount(ref), frozenAt: AT }));
  const state = stateOf({ accounts, pendings: [], transferIds: [] });
  const { draft, results } = execute(state, [move(OUTSIDE, ANNA, 100n), ...before], AT);
  expect(new Set(results)).toEqual(new Set(["CREATED"]));
  return draft;
}
const resultsOf = (draft: Draft, requests: readonly TransferRequest[], at = AT) =>
  execute(draft, requests, at).results;
const standing = (draft: Draft, ref: AccountRef) => {
  const account = draft.account(ref);
  return [balanceOf(account), heldOf(account), availableOf(account)];
};

describe("a transfer", () => {
  it("has two sides that sum to zero, each with the balance after it", () => {
    const { draft } = execute(after(), [move(ANNA, BO, 30n)], AT);

    const [debit, credit] = draft.changes().entries;
    expect(debit).toMatchObject({ side: "DEBIT", amountMinor: -30n, balanceAfterMinor: 70n, sequence: 2 });
    expect(credit).toMatchObject({ side: "CREDIT", amountMinor: 30n, balanceAfterMinor: 30n, sequence: 1 });
  });

  it("may have several postings, and then happens wholly or not at all", () => {
    const [split, other] = [move(ANNA, BO, 60n), walletOf("user_cy", "CNY")];
    const postings = (amountMinor: bigint) => [
      { debit: ANNA, credit: BO, amountMinor: 60n },
      { debit: ANNA, credit: other, amountMinor },
    ];

    const whole = execute(after(), [{ ...split, postings: postings(40n) } as TransferRequest], AT);
    const broken = execute(after(), [{ ...split, postings: postings(41n) } as TransferRequest], AT);

    expect(whole.results).toEqual(["CREATED"]);
    expect(standing(whole.draft, ANNA)).toEqual([0n, 0n, 0n]);
    expect(broken.results).toEqual(["EXCEEDS_CREDITS"]);
    expect(broken.draft.changes().entries).toEqual([]);
    expect(standing(broken.draft, ANNA)).toEqual([100n, 0n, 100n]);
  });
});

describe("a pending transfer", () => {
  it("is held until it is posted, and what is not posted of it comes back", () => {
    const held = hold(80n);
    const draft = after([held]);
    const posted = execute(draft, [end("POST", held, { amountMinor: 50n })], AT).draft;

    expect(standing(draft, ANNA)).toEqual([100n, 80n, 20n]);
    expect(standing(draft, BO)).toEqual([0n, 0n, 0n]);
    expect(standing(posted, ANNA)).toEqual([50n, 0n, 50n]);
    expect(standing(posted, BO)).toEqual([50n, 0n, 50n]);
  });

  it.each(["VOID", "EXPIRE"] as const)("comes back wholly by %s", (phase) => {
    const held = hold(80n, { expiresAt: LATER });
    const { draft } = execute(after([held]), [end(phase, held)], phase === "VOID" ? AT : LATER);

    expect(standing(draft, ANNA)).toEqual([100n, 0n, 100n]);
    expect(draft.account(BO).creditsPendingMinor).toBe(0n);
  });
});

describe("linked transfers", () => {
  const linked = { isLinked: true };

  it("happen together", () => {
    const chain = [move(ANNA, BO, 100n, linked), move(BO, ANNA, 40n)];

    expect(resultsOf(after(), chain)).toEqual(["CREATED", "CREATED"]);
  });

  it("fail together, and leave what stands beside them alone", () => {
    const chain = [move(ANNA, BO, 60n, linked), move(ANNA, BO, 41n, linked), move(BO, ANNA, 1n)];
    const { results, draft } = execute(after(), [...chain, move(ANNA, BO, 100n)], AT);

    expect(results).toEqual(["LINKED_EVENT_FAILED", "EXCEEDS_CREDITS", "LINKED_EVENT_FAILED", "CREATED"]);
    expect(standing(draft, ANNA)).toEqual([0n, 0n, 0n]);
  });

  it("are an open chain where the last one says that another follows", () => {
    expect(resultsOf(after(), [move(ANNA, BO, 1n, linked), move(ANNA, BO, 1n, linked)])).toEqual([
      "LINKED_EVENT_FAILED",
      "LINKED_EVENT_CHAIN_OPEN",
    ]);
  });
});

describe("what is refused", () => {
  const held = hold(80n, { expiresAt: LATER });
  const dollars = { ...BO, currency: "USD" as never };
  const cases: [TransferResult, TransferRequest, Draft, Date?][] = [
    ["EXISTS", held, after([held])],
    ["PENDING_TRANSFER_NOT_FOUND", end("POST", held), after()],
    ["PENDING_TRANSFER_ALREADY_POSTED", end("VOID", held), after([held, end("POST", held)])],
    ["PENDING_TRANSFER_ALREADY_VOIDED", end("POST", held), after([held, end("VOID", held)])],
    ["PENDING_TRANSFER_EXPIRED", end("POST", held), after([held]), LATER],
    ["PENDING_TRANSFER_EXPIRED", end("VOID", held), after([held]), LATER],
    ["PENDING_TRANSFER_NOT_EXPIRED", end("EXPIRE", held), after([held])],
    ["EXCEEDS_PENDING_TRANSFER_AMOUNT", end("POST", held, { amountMinor: 81n }), after([held])],
    ["AMOUNT_MUST_BE_POSITIVE", end("POST", held, { amountMinor: 0n }), after([held])],
    ["ACCOUNTS_MUST_BE_DIFFERENT", move(ANNA, ANNA, 0n), after()],
    ["AMOUNT_MUST_BE_POSITIVE", move(ANNA, dollars, 0n), after()],
    ["AMOUNT_MUST_BE_POSITIVE", move(ANNA, BO, -1n), after()],
    ["ACCOUNTS_MUST_HAVE_THE_SAME_CURRENCY", move(ANNA, dollars, 1n), after([], [BO])],
    ["DEBIT_ACCOUNT_FROZEN", move(ANNA, BO, 101n), after([], [ANNA])],
    ["OVERFLOWS", move(OUTSIDE, ANNA, INT64_MAX), after()],
    ["EXCEEDS_CREDITS", move(ANNA, BO, 101n), after()],
    ["EXCEEDS_CREDITS", move(ANNA, BO, 21n, { perDayMaxMinor: 1n }), after([held])],
    ["EXCEEDS_DAILY_LIMIT", move(ANNA, BO, 51n, { perDayMaxMinor: 50n }), after()],
    [
      "EXCEEDS_DAILY_LIMIT",
      move(ANNA, BO, 1n, { perDayMaxMinor: 50n }),
      after([move(ANNA, BO, 50n, { perDayMaxMinor: 50n })]),
    ],
  ];

  it.each(cases)("gets %s", (result, request, draft, at = AT) => {
    const refused = execute(draft, [request], at);

    expect(refused.results).toEqual([result]);
    expect(refused.draft.changes()).toEqual({ accounts: [], pendings: [], transfers: [], entries: [] });
  });

  it("lets money into a frozen account, and what was held come back to it", () => {
    expect(resultsOf(after([], [ANNA]), [move(OUTSIDE, ANNA, 1n)])).toEqual(["CREATED"]);
    const draft = after([held]);
    draft.putAccount({ ...draft.account(ANNA), frozenAt: AT });

    expect(resultsOf(draft, [end("POST", held), end("VOID", held)])).toEqual([
      "DEBIT_ACCOUNT_FROZEN",
      "CREATED",
    ]);
  });

  it("is limited anew on the next day", () => {
    const draft = after([move(ANNA, BO, 50n, { perDayMaxMinor: 50n })]);

    expect(resultsOf(draft, [move(ANNA, BO, 50n, { perDayMaxMinor: 50n })], LATER)).toEqual(["CREATED"]);
  });
});
