import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import type { Rows } from "./scene.ts";

const shares = (rows: Rows) => rows("commerce.billShares");
const bills = (rows: Rows) => rows("commerce.bills");
const PAID = { person: castId("bob") };
const OPEN = { person: castId("dan") };

export const BILL_BREAKAGES: Breakages = {
  "the shares of a bill and what is its creator's own come to its total": [
    {
      how: "less than the total",
      damage: (rows) => shares(rows).updateOne(OPEN, { $set: { amountMinor: 4n } }),
      says: [/^bill \S+ is of 12, and its parts of 11$/],
    },
    {
      how: "no bill",
      damage: (rows) => bills(rows).deleteMany({}),
      says: [/^bill \S+ has shares and is not there$/],
    },
    {
      how: "owed by nobody",
      damage: (rows) => bills(rows).insertOne({ _id: "bill_1", totalMinor: 3n, ownMinor: 3n }),
      says: ["bill bill_1 is owed by 0 people"],
    },
  ],
  "a share of a bill that was paid has one transfer of its amount between the two, and the other way round": [
    {
      how: "a transfer that pays nothing",
      damage: (rows) => shares(rows).updateOne(PAID, { $set: { transfer: null, status: "OPEN" } }),
      says: [/^transfer \S+ pays no share of a bill$/],
    },
    {
      how: "no transfer",
      damage: (rows) => shares(rows).updateOne(OPEN, { $set: { transfer: "transfer_1", status: "PAID" } }),
      says: [/^transfer transfer_1 pays billshare_\S+ and is not there$/],
    },
    {
      how: "to somebody else",
      damage: (rows) => shares(rows).updateOne(PAID, { $set: { creator: castId("eve") } }),
      says: [/^transfer \S+ does not move what is owed by billshare_\S+$/],
    },
  ],
  "a share of a bill is somebody's own of that bill, and says that it was paid when it was": [
    {
      how: "of somebody else",
      damage: (rows) => shares(rows).updateOne(OPEN, { $set: { person: castId("eve") } }),
      says: [new RegExp(`^share billshare_\\S+ is not the one of ${castId("eve")} of bill_\\S+$`)],
    },
    {
      how: "owed to oneself",
      damage: (rows) => shares(rows).updateOne(OPEN, { $set: { creator: castId("dan") } }),
      says: [new RegExp(`^share billshare_\\S+ is owed by ${castId("dan")} to themselves$`)],
    },
    {
      how: "paid by nothing",
      damage: (rows) => shares(rows).updateOne(OPEN, { $set: { status: "PAID" } }),
      says: [/^share \S+ is PAID, and its transfer null$/],
    },
  ],
};
