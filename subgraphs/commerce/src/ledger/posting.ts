import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Draft } from "./draft.ts";
import {
  type Account,
  availableOf,
  balanceOf,
  type Posting,
  type Side,
  type Spending,
  spentAt,
  type Transfer,
} from "./model.ts";
import type { TransferResult } from "./results.ts";

/** `2026-02` of `2026-02-17T08:00:00.000Z` */
const MONTH_LENGTH = 7;
const INT64_MAX = 2n ** 63n - 1n;

type Moment = { readonly at: Date; readonly perDayMaxMinor: bigint | undefined };

/** Why a posting cannot be made, now and on these accounts; null when it can. In the order of TRANSFER_RESULTS. */
export function failureOfPosting(
  draft: Draft,
  posting: Posting,
  { at, perDayMaxMinor }: Moment,
): TransferResult | null {
  const { amountMinor } = posting;
  const [debit, credit] = [draft.account(posting.debit), draft.account(posting.credit)];
  if (debit._id === credit._id) return "ACCOUNTS_MUST_BE_DIFFERENT";
  if (amountMinor < 1n) return "AMOUNT_MUST_BE_POSITIVE";
  if (debit.currency !== credit.currency) return "ACCOUNTS_MUST_HAVE_THE_SAME_CURRENCY";
  if (debit.frozenAt !== null) return "DEBIT_ACCOUNT_FROZEN";
  const debits = debit.debitsPostedMinor + debit.debitsPendingMinor + amountMinor;
  const credits = credit.creditsPostedMinor + credit.creditsPendingMinor + amountMinor;
  if (debits > INT64_MAX || credits > INT64_MAX) return "OVERFLOWS";
  if (debit.normalSide === "CREDIT" && isBelow(debit, amountMinor)) return "EXCEEDS_CREDITS";
  if (credit.normalSide === "DEBIT" && isBelow(credit, amountMinor)) return "EXCEEDS_DEBITS";
  if (perDayMaxMinor !== undefined && spent(debit, amountMinor, at).amountMinor > perDayMaxMinor)
    return "EXCEEDS_DAILY_LIMIT";
  return null;
}

const isBelow = (account: Account, amountMinor: bigint): boolean =>
  account.lowerBoundMinor !== null && availableOf(account) - amountMinor < account.lowerBoundMinor;

/** What has left an account on the day of `at`, with an amount more. */
function spent(account: Account, amountMinor: bigint, at: Date): Spending {
  const before = spentAt(account, at);
  return { ...before, amountMinor: before.amountMinor + amountMinor };
}

type Cause = {
  readonly transfer: Transfer;
  readonly entryId: () => GlobalId;
  readonly perDayMaxMinor?: bigint | undefined;
};

/** Moves an amount for good. */
export const post = (draft: Draft, posting: Posting, cause: Cause): void =>
  change(draft, posting, cause, { postedMinor: posting.amountMinor, pendingMinor: 0n });

/** Sets an amount aside. */
export const hold = (draft: Draft, posting: Posting, cause: Cause): void =>
  change(draft, posting, cause, { postedMinor: 0n, pendingMinor: posting.amountMinor });

/** Ends what was set aside: `postedMinor` of it moves for good, which may be nothing. */
export const release = (
  draft: Draft,
  held: Posting,
  { postedMinor, ...cause }: Cause & { readonly postedMinor: bigint },
) => change(draft, held, cause, { postedMinor, pendingMinor: -held.amountMinor });

type Amounts = { readonly postedMinor: bigint; readonly pendingMinor: bigint };

function change(draft: Draft, { debit, credit }: Posting, cause: Cause, amounts: Amounts): void {
  const { transfer, entryId, perDayMaxMinor } = cause;
  for (const side of ["DEBIT", "CREDIT"] as const) {
    const [mine, other] = side === "DEBIT" ? [debit, credit] : [credit, debit];
    const before = draft.account(mine);
    const isLimited = side === "DEBIT" && perDayMaxMinor !== undefined;
    const spentMinor = amounts.postedMinor + amounts.pendingMinor;
    const account: Account = {
      ...before,
      ...added(before, side, amounts),
      entryCount: before.entryCount + 1,
      ...(isLimited && { spending: spent(before, spentMinor, transfer.postedAt) }),
    };
    draft.putAccount(account);
    draft.addEntry({
      _id: entryId(),
      account: account._id,
      sequence: account.entryCount,
      transfer: transfer._id,
      kind: transfer.kind,
      side,
      amountMinor: side === account.normalSide ? amounts.postedMinor : -amounts.postedMinor,
      isPosted: amounts.postedMinor > 0n,
      pendingMinor: amounts.pendingMinor,
      ...(isLimited && { spentMinor }),
      balanceAfterMinor: balanceOf(account),
      currency: mine.currency,
      counterparty: other.owner,
      note: transfer.note,
      postedAt: transfer.postedAt,
      month: transfer.postedAt.toISOString().slice(0, MONTH_LENGTH),
    });
  }
}

const added = (account: Account, side: Side, { postedMinor, pendingMinor }: Amounts): Partial<Account> =>
  side === "DEBIT"
    ? {
        debitsPostedMinor: account.debitsPostedMinor + postedMinor,
        debitsPendingMinor: account.debitsPendingMinor + pendingMinor,
      }
    : {
        creditsPostedMinor: account.creditsPostedMinor + postedMinor,
        creditsPendingMinor: account.creditsPendingMinor + pendingMinor,
      };
