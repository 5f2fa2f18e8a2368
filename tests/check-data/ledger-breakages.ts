import { accountIdOf, FUNDING } from "../../subgraphs/commerce/src/ledger/model.ts";
import { CAST_FUNDS_MINOR, castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import type { Rows } from "./scene.ts";

const FUNDED = 4;
const alice = accountIdOf(castId("alice"), "CNY");
/** The last of the four that were given money, so that nothing follows from its entry. */
const dan = accountIdOf(castId("dan"), "CNY");
const funding = accountIdOf(FUNDING, "CNY");

const entries = (rows: Rows) => rows("commerce.entries");
const accounts = (rows: Rows) => rows("commerce.accounts");

/** Changes what came into an account by its only entry, and all that follows from it. */
async function receive(rows: Rows, account: string, amountMinor: bigint): Promise<void> {
  const entry = { amountMinor, balanceAfterMinor: amountMinor };
  await entries(rows).updateOne({ account }, { $set: entry });
  await accounts(rows).updateOne({ _id: account }, { $set: { balanceMinor: amountMinor } });
}

export const LEDGER_BREAKAGES: Breakages = {
  "a transfer has two entries that sum to zero, and an entry has a transfer": [
    {
      how: "another amount",
      damage: (rows) => receive(rows, alice, CAST_FUNDS_MINOR + 1n),
      says: [/^transfer \S+ has 2 entries that sum to 1$/],
    },
    {
      how: "one entry",
      async damage(rows) {
        await entries(rows).deleteOne({ account: alice });
        await accounts(rows).updateOne({ _id: alice }, { $set: { balanceMinor: 0n, entryCount: 0 } });
      },
      says: [new RegExp(`^transfer \\S+ has 1 entries that sum to -${CAST_FUNDS_MINOR}$`)],
    },
    {
      how: "three entries",
      async damage(rows) {
        const entry = await entries(rows).findOne({ account: alice });
        const third = { ...entry, _id: "entry_7zzz", sequence: 2, amountMinor: 0n };
        await entries(rows).insertOne(third);
        await accounts(rows).updateOne({ _id: alice }, { $set: { entryCount: 2 } });
      },
      says: [/^transfer \S+ has an entry and is not there, or one too many$/],
    },
    {
      how: "no transfer",
      damage: (rows) => rows("commerce.transfers").deleteOne({ recipient: castId("bob") }),
      says: [/^transfer \S+ has an entry and is not there, or one too many$/],
    },
  ],
  "an account's entries are numbered without gaps, and each balance follows from the one before": [
    {
      how: "a gap",
      damage: (rows) =>
        entries(rows).updateOne({ account: funding, sequence: FUNDED }, { $set: { sequence: FUNDED + 1 } }),
      says: [`account ${funding} breaks off at its entry ${FUNDED + 1}`],
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
      how: "another balance",
      damage: (rows) => accounts(rows).updateOne({ _id: alice }, { $set: { balanceMinor: 7n } }),
      says: [`account ${alice} has 7 and its last entry says ${CAST_FUNDS_MINOR}`],
    },
    {
      how: "another count",
      damage: (rows) => accounts(rows).updateOne({ _id: alice }, { $set: { entryCount: 3 } }),
      says: [`account ${alice} has 1 entries and counts 3`],
    },
    {
      how: "no account",
      damage: (rows) => accounts(rows).deleteOne({ _id: alice }),
      says: [`account ${alice} has entries and is not there`],
    },
  ],
  "no account is below zero but the one that money comes from": [
    {
      how: "below zero",
      async damage(rows) {
        await receive(rows, dan, -5n);
        const before = await entries(rows).findOne({ account: funding, sequence: FUNDED - 1 });
        const balance = BigInt(before?.balanceAfterMinor) + 5n;
        await entries(rows).updateOne(
          { account: funding, sequence: FUNDED },
          { $set: { amountMinor: 5n, balanceAfterMinor: balance } },
        );
        await accounts(rows).updateOne({ _id: funding }, { $set: { balanceMinor: balance } });
      },
      says: [`account ${dan} is at -5`],
    },
    {
      how: "an account of another name",
      damage: (rows) =>
        accounts(rows).insertOne({
          ...{ _id: "wallet_1", owner: castId("eve"), currency: "CNY" },
          ...{ balanceMinor: 0n, entryCount: 0 },
        }),
      says: [`account wallet_1 is not the one of ${castId("eve")} in CNY`],
    },
  ],
};
