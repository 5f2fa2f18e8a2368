import { castId, GROUP_ID } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import type { Row, Rows } from "./scene.ts";

const spendings = (rows: Rows) => rows("commerce.groupSpendings");
const ALONE = { keeper: castId("dan") };
const AGREED = { amountMinor: 50n };
const REFUSED = { amountMinor: 30n };
const WAITING = { amountMinor: 20n };

const found = async (rows: Rows, which: object): Promise<Row> => {
  const row = await spendings(rows).findOne(which);
  if (row === null) throw new Error("the scene has such a spending");
  return row;
};

/** Takes all away that says who may spend. */
const forget = async (rows: Rows): Promise<void> => {
  await rows("commerce.keeperActs").deleteMany({});
  await rows("commerce.groupKeepers").deleteMany({});
};

export const GROUP_ACCOUNT_BREAKAGES: Breakages = {
  "what left a group's wallet, or was set aside there, is what a keeper asked for, and the other way round": [
    {
      how: "nobody asked for what left",
      damage: (rows) => spendings(rows).deleteOne(ALONE),
      says: Array.from(
        { length: 2 },
        () => /^transfer \S+ took money from a group's wallet, and no keeper asked for it$/,
      ),
    },
    {
      how: "nobody asked for what was set aside",
      damage: (rows) => spendings(rows).deleteOne(WAITING),
      says: [/^transfer \S+ took money from a group's wallet, and no keeper asked for it$/],
    },
    {
      how: "another amount",
      damage: (rows) => spendings(rows).updateOne(WAITING, { $set: { amountMinor: 21n } }),
      says: [/^transfer \S+ does not move what spending_\S+ says$/],
    },
    {
      how: "another recipient",
      damage: (rows) => spendings(rows).updateOne(REFUSED, { $set: { recipient: castId("eve") } }),
      says: [/^transfer \S+ does not move what spending_\S+ says$/],
    },
    {
      how: "nothing has moved",
      damage: (rows) =>
        spendings(rows).insertOne({
          ...{ _id: "spending_1", group: GROUP_ID, transfer: "transfer_1", postedBy: null },
          ...{ keeper: "user_1", recipient: "user_2", status: "REJECTED", expiresAt: new Date(0) },
          appointment: "keeperact_1",
        }),
      says: [
        "transfer transfer_1 was asked for by spending_1 and is not there",
        "spending spending_1 is by user_1, who was not named by keeperact_1",
      ],
    },
  ],
  "a proposal to spend is as far as what was set aside for it": [
    {
      how: "rejected, and set aside still",
      damage: (rows) => spendings(rows).updateOne(WAITING, { $set: { status: "REJECTED" } }),
      says: [/^spending \S+ is REJECTED, and what it set aside PENDING$/],
    },
    {
      how: "waiting, and given back",
      damage: (rows) => spendings(rows).updateOne(REFUSED, { $set: { status: "PROPOSED" } }),
      says: [/^spending \S+ is PROPOSED, and what it set aside VOIDED$/],
    },
  ],
  "whoever spends from a group's wallet was named keeper, and two different ones agree where one is not enough":
    [
      {
        how: "to oneself alone",
        async damage(rows) {
          const { keeper, appointment } = await found(rows, { keeper: castId("bob") });
          await spendings(rows).updateOne(ALONE, { $set: { keeper, appointment } });
        },
        says: [new RegExp(`^spending \\S+ is by ${castId("bob")} alone, who got it$`)],
      },
      {
        how: "agreed to by whoever proposed it",
        damage: (rows) => spendings(rows).updateOne(AGREED, { $set: { endedBy: castId("bob") } }),
        says: [new RegExp(`^spending \\S+ was proposed and agreed to by ${castId("bob")}$`)],
      },
      {
        how: "agreed to by nobody who was named",
        damage: (rows) => spendings(rows).updateOne(AGREED, { $set: { endedBy: castId("eve") } }),
        says: [new RegExp(`^spending \\S+ was agreed to by ${castId("eve")}, who was not named by \\S+$`)],
      },
      {
        how: "by nobody who was named",
        damage: forget,
        says: Array.from({ length: 4 }, () => /^spending \S+ is by \S+, who was not named by \S+$/),
      },
    ],
  "a group's keepers are those who were named and not dismissed since, at most ten": [
    {
      how: "nobody",
      damage: (rows) => rows("commerce.groupKeepers").deleteMany({}),
      says: [new RegExp(`^the keepers of ${GROUP_ID} are by , and ought to be by \\S+$`)],
    },
    {
      how: "somebody who was not named",
      damage: (rows) =>
        rows("commerce.groupKeepers").insertOne({ _id: "group_1", keepers: [{ appointment: "a" }] }),
      says: ["the keepers of group_1 are by a, and ought to be by "],
    },
    {
      how: "eleven",
      async damage(rows) {
        const many = Array.from({ length: 11 }, (_, index) => `keeperact_${String(index).padStart(2, "0")}`);
        const acts = many.map((_id) => ({ _id, group: "group_1", user: _id, act: "APPOINTED" }));
        await rows("commerce.keeperActs").insertMany(acts);
        const keepers = many.map((appointment) => ({ appointment }));
        await rows("commerce.groupKeepers").insertOne({ _id: "group_1", keepers });
      },
      says: ["the keepers of group_1 are 11"],
    },
  ],
};
