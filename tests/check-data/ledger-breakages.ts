import { accountIdOf, fundingOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { CAST_FUNDS_MINOR, castId } from "../cast.ts";
import { BILL_MONEY } from "./bill-money.ts";
import type { Breakages } from "./breakages.ts";
import { ENVELOPES_MOVED_MINOR } from "./envelope-scene.ts";
import { GROUP_MONEY } from "./group-money.ts";
import { ASKED, PENDING, POT_MINOR, type Rows } from "./scene.ts";

const FUNDED = 4;
/** Those who were funded, and a pot. */
const FUNDING_ENTRIES = FUNDED + 1;
const FUNDING_MINOR = CAST_FUNDS_MINOR * BigInt(FUNDED) + POT_MINOR;
/** What was ever debited, and credited. */
const TOTAL_MINOR =
  FUNDING_MINOR +
  POT_MINOR +
  PENDING.postedMinor +
  ASKED.amountMinor +
  GROUP_MONEY.postedMinor +
  ENVELOPES_MOVED_MINOR +
  BILL_MONEY.postedMinor;
/** What is set aside by everybody. */
const HELD_MINOR = PENDING.waitingMinor + GROUP_MONEY.pendingMinor;

const alice = accountIdOf(walletOf(castId("alice"), "CNY"));
const carol = accountIdOf(walletOf(castId("carol"), "CNY"));
const dan = accountIdOf(walletOf(castId("dan"), "CNY"));
const funding = accountIdOf(fundingOf("CNY"));

const entries = (rows: Rows) => rows("commerce.entries");
const accounts = (rows: Rows) => rows("commerce.accounts");
const transfers = (rows: Rows) => rows("commerce.transfers");
const pendings = (rows: Rows) => rows("commerce.pendings");

const unequal = (debitsMinor: bigint, creditsMinor: bigint): string =>
  `CNY has ${debitsMinor} of posted debits and ${creditsMinor} of credits`;

/** What carol has set aside counts as spent, on one day. */
const SPENT_ON = "1970-01-01";
const spentBy = (account: string, itsEntries: string): string =>
  `account ${carol} has spent ${account}, its entries ${itsEntries}`;

/** Changes what came into an account by its only entry, and all that follows from it within the account. */
async function receive(rows: Rows, account: string, amountMinor: bigint): Promise<void> {
  await entries(rows).updateOne({ account }, { $set: { amountMinor, balanceAfterMinor: amountMinor } });
  await accounts(rows).updateOne({ _id: account }, { $set: { creditsPostedMinor: amountMinor } });
}

/** Gives back more than dan has, with all that belongs to a transfer. */
async function overdraw(rows: Rows): Promise<void> {
  const amountMinor = CAST_FUNDS_MINOR + 5n;
  const transfer = "transfer_7zzz";
  const posting = { debit: walletOf(castId("dan"), "CNY"), credit: fundingOf("CNY"), amountMinor };
  await transfers(rows).insertOne({ _id: transfer, phase: "SINGLE", postings: [posting] });
  const entry = { transfer, amountMinor: -amountMinor, pendingMinor: 0n };
  await entries(rows).insertMany([
    {
      ...{ ...entry, _id: "entry_7zz1", account: dan, sequence: 2, side: "DEBIT" },
      balanceAfterMinor: -5n,
    },
    {
      ...{ ...entry, _id: "entry_7zz2", account: funding, sequence: FUNDING_ENTRIES + 1, side: "CREDIT" },
      balanceAfterMinor: FUNDING_MINOR - amountMinor,
    },
  ]);
  await accounts(rows).updateOne({ _id: dan }, { $set: { debitsPostedMinor: amountMinor, entryCount: 2 } });
  await accounts(rows).updateOne(
    { _id: funding },
    { $set: { creditsPostedMinor: amountMinor, entryCount: FUNDING_ENTRIES + 1 } },
  );
}

const aboutPosted = `pending transfer ${PENDING.posted}`;

export const LEDGER_BREAKAGES: Breakages = {
  "a transfer has two entries a posting that come to its amount on both sides, and an entry has a transfer": [
    {
      how: "one entry",
      async damage(rows) {
        await entries(rows).deleteOne({ account: alice });
        await accounts(rows).updateOne({ _id: alice }, { $set: { creditsPostedMinor: 0n, entryCount: 0 } });
      },
      says: [
        /^transfer \S+ has 1 entries for 1 postings$/,
        unequal(TOTAL_MINOR, TOTAL_MINOR - CAST_FUNDS_MINOR),
      ],
    },
    {
      how: "three entries",
      async damage(rows) {
        const entry = await entries(rows).findOne({ account: alice });
        const third = { ...entry, _id: "entry_7zzz", sequence: 2, amountMinor: 0n };
        await entries(rows).insertOne(third);
        await accounts(rows).updateOne({ _id: alice }, { $set: { entryCount: 2 } });
      },
      says: [/^transfer \S+ has 3 entries for 1 postings$/],
    },
    {
      how: "no transfer",
      damage: (rows) => transfers(rows).deleteOne({ kind: "TOP_UP" }),
      says: [/^transfer \S+ has entries and is not there$/],
    },
    {
      how: "another phase",
      damage: (rows) => transfers(rows).updateOne({ _id: PENDING.postedBy }, { $set: { phase: "VOID" } }),
      says: [
        `transfer ${PENDING.postedBy} moves 0 and has debit entries of ${PENDING.postedMinor}`,
        `${aboutPosted} is POSTED and was ended by a VOID`,
      ],
    },
  ],
  "a pending transfer was asked for once, and a post, void or expiry ends exactly one": [
    {
      how: "nothing says how far it is",
      damage: (rows) => pendings(rows).deleteOne({ _id: PENDING.waiting }),
      says: [`pending transfer ${PENDING.waiting} does not say how far it is`],
    },
    {
      how: "an end of nothing",
      damage: (rows) => pendings(rows).deleteOne({ _id: PENDING.posted }),
      says: [
        `${aboutPosted} does not say how far it is`,
        `${aboutPosted} is ended by ${PENDING.postedBy} and is not there`,
      ],
    },
    {
      how: "no transfer",
      damage: (rows) => pendings(rows).insertOne({ _id: "transfer_1", status: "PENDING", postings: [] }),
      says: ["pending transfer transfer_1 was never asked for"],
    },
    {
      how: "no end",
      damage: (rows) => pendings(rows).updateOne({ _id: PENDING.waiting }, { $set: { status: "VOIDED" } }),
      says: [`pending transfer ${PENDING.waiting} is VOIDED and nothing has ended it`],
    },
    {
      how: "waiting, and ended",
      damage: (rows) => pendings(rows).updateOne({ _id: PENDING.posted }, { $set: { status: "PENDING" } }),
      says: [`${aboutPosted} is PENDING and was ended by a POST`],
    },
    {
      how: "another end",
      damage: (rows) =>
        pendings(rows).updateOne({ _id: PENDING.posted }, { $set: { resolvedBy: "transfer_1" } }),
      says: [`${aboutPosted} was ended by ${PENDING.postedBy} and says transfer_1`],
    },
    {
      how: "less set aside than came back",
      damage: (rows) =>
        pendings(rows).updateOne({ _id: PENDING.posted }, { $set: { "postings.0.amountMinor": 299n } }),
      says: [`${aboutPosted} set 299 aside and ${PENDING.heldMinor} came back`],
    },
  ],
  "an idempotency key leads to what was done under it": [
    {
      how: "nowhere",
      damage: (rows) =>
        rows("commerce.idempotencyKeys").insertOne({ _id: "user_1:k", transfer: "transfer_1" }),
      says: ["key user_1:k was used for transfer_1, which is not there"],
    },
  ],
  "an account's entries are numbered without gaps, each balance follows from the one before, and all come to its sums":
    [
      {
        how: "a gap",
        damage: (rows) =>
          entries(rows).updateOne(
            { account: funding, sequence: FUNDING_ENTRIES },
            { $set: { sequence: FUNDING_ENTRIES + 1 } },
          ),
        says: [`account ${funding} breaks off at its entry ${FUNDING_ENTRIES + 1}`],
      },
      {
        how: "no beginning",
        damage: (rows) => entries(rows).updateOne({ account: alice }, { $set: { sequence: 2 } }),
        says: [`account ${alice} breaks off at its entry 2`],
      },
      {
        how: "a balance from nowhere",
        damage: (rows) =>
          entries(rows).updateOne({ account: funding, sequence: 2 }, { $inc: { balanceAfterMinor: 1 } }),
        says: [`account ${funding} breaks off at its entry 3`],
      },
      {
        how: "another count",
        damage: (rows) => accounts(rows).updateOne({ _id: alice }, { $set: { entryCount: 3 } }),
        says: [`account ${alice} has 1 entries and counts 3`],
      },
      {
        how: "a sum of its own",
        damage: (rows) => accounts(rows).updateOne({ _id: alice }, { $set: { creditsPostedMinor: 7n } }),
        says: [
          `account ${alice} has creditsPostedMinor 7 and entries of ${CAST_FUNDS_MINOR}`,
          unequal(TOTAL_MINOR, TOTAL_MINOR - CAST_FUNDS_MINOR + 7n),
        ],
      },
      {
        how: "more set aside than was asked for",
        damage: (rows) => accounts(rows).updateOne({ _id: carol }, { $inc: { debitsPendingMinor: 1 } }),
        says: [
          `account ${carol} has debitsPendingMinor ${PENDING.waitingMinor + 1n} and entries of ${PENDING.waitingMinor}`,
          `CNY has ${HELD_MINOR + 1n} of pending debits and ${HELD_MINOR} of credits`,
        ],
      },
      {
        how: "no account",
        damage: (rows) => accounts(rows).deleteOne({ _id: alice }),
        says: [
          `account ${alice} has entries and is not there`,
          unequal(TOTAL_MINOR, TOTAL_MINOR - CAST_FUNDS_MINOR),
        ],
      },
    ],
  "all debits of a currency equal all its credits, posted and pending": [
    {
      how: "money from nowhere",
      damage: (rows) => receive(rows, alice, CAST_FUNDS_MINOR + 1n),
      says: [
        new RegExp(
          `^transfer \\S+ moves ${CAST_FUNDS_MINOR} and has credit entries of ${CAST_FUNDS_MINOR + 1n}$`,
        ),
        unequal(TOTAL_MINOR, TOTAL_MINOR + 1n),
      ],
    },
  ],
  "an account is frozen when, and since, the support desk froze it": [
    {
      how: "by nobody",
      damage: (rows) => accounts(rows).updateOne({ _id: alice }, { $set: { frozenAt: new Date(0) } }),
      says: [`account ${alice} is frozen since 1970-01-01T00:00:00.000Z, by the desk never`],
    },
    {
      how: "not in the end",
      async damage(rows) {
        const act = { account: alice, at: new Date(0) };
        await rows("commerce.freezes").insertOne({ ...act, _id: "freeze_1", act: "UNFREEZE" });
        await rows("commerce.freezes").insertOne({ ...act, _id: "freeze_2", act: "FREEZE" });
      },
      says: [`account ${alice} is frozen since never, by the desk 1970-01-01T00:00:00.000Z`],
    },
  ],
  "what has left an account on its last day of limited transfers is what their entries come to": [
    {
      how: "more than left",
      damage: (rows) => accounts(rows).updateOne({ _id: carol }, { $inc: { "spending.amountMinor": 1 } }),
      says: [spentBy(`701 on ${SPENT_ON}`, `700 on ${SPENT_ON}`)],
    },
    {
      how: "on another day",
      damage: (rows) => accounts(rows).updateOne({ _id: carol }, { $set: { "spending.day": "1970-01-02" } }),
      says: [spentBy("700 on 1970-01-02", `700 on ${SPENT_ON}`)],
    },
    {
      how: "forgotten",
      damage: (rows) => accounts(rows).updateOne({ _id: carol }, { $set: { spending: null } }),
      says: [spentBy("nothing", `700 on ${SPENT_ON}`)],
    },
    {
      how: "an entry of the day before",
      damage: (rows) =>
        entries(rows).updateOne({ account: carol, sequence: 2 }, { $set: { postedAt: new Date(-1) } }),
      says: [spentBy(`700 on ${SPENT_ON}`, `${PENDING.waitingMinor} on ${SPENT_ON}`)],
    },
    {
      how: "an entry that does not count",
      damage: (rows) =>
        entries(rows).updateOne({ account: carol, sequence: 3 }, { $unset: { spentMinor: 1 } }),
      says: [spentBy(`700 on ${SPENT_ON}`, `${PENDING.heldMinor} on ${SPENT_ON}`)],
    },
  ],
  "no account is below its bound, or other than its kind says": [
    { how: "below zero", damage: overdraw, says: [`account ${dan} is at -5`] },
    {
      how: "an account of another name",
      damage: (rows) =>
        accounts(rows).insertOne({
          ...{ _id: "wallet_1", kind: "WALLET", owner: castId("eve"), currency: "CNY" },
          ...{ normalSide: "CREDIT", lowerBoundMinor: 0n, entryCount: 0 },
          ...{
            debitsPendingMinor: 0n,
            debitsPostedMinor: 0n,
            creditsPendingMinor: 0n,
            creditsPostedMinor: 0n,
          },
        }),
      says: [`account wallet_1 is not the WALLET of ${castId("eve")} in CNY`],
    },
    {
      how: "no bound",
      damage: (rows) => accounts(rows).updateOne({ _id: alice }, { $set: { lowerBoundMinor: null } }),
      says: [`account ${alice} grows by CREDIT down to null, which no WALLET does`],
    },
  ],
};
