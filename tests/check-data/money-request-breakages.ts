import { PER_DAY_MAX } from "../../subgraphs/commerce/src/money-requests/model.ts";
import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import { ASKED, ASKED_AT, type Row, type Rows } from "./scene.ts";

const carol = castId("carol");
const requests = (rows: Rows) => rows("commerce.moneyRequests");
const at = ASKED_AT.toISOString();
const paid = `request ${ASKED.paid}`;

/** Changes a request. */
const set = (_id: string, fields: object) => (rows: Rows) =>
  requests(rows).updateOne({ _id }, { $set: fields });

/** More requests of somebody than anybody may make on a day. */
const tooMany = (): Row[] =>
  Array.from({ length: PER_DAY_MAX + 1 }, (_, index) => ({
    ...{ _id: `moneyrequest_${index}`, asker: "user_a", sequence: index + 1, status: "OPEN" },
    ...{ requestedAt: ASKED_AT, expiresAt: new Date(ASKED_AT.getTime() + 1), resolvedAt: null },
  }));

export const MONEY_REQUEST_BREAKAGES: Breakages = {
  "a request for money that is paid was paid by one transfer of its amount between its two, and such a transfer pays one":
    [
      {
        how: "no request",
        async damage(rows) {
          await requests(rows).deleteOne({ _id: ASKED.paid });
          // What is numbered stays so.
          for (const [index, _id] of [ASKED.declined, ASKED.open].entries())
            await set(_id, { sequence: index + 1 })(rows);
        },
        says: [/^transfer \S+ pays a request that is not there$/],
      },
      {
        how: "another transfer",
        damage: async (rows) =>
          set(ASKED.paid, { transfer: (await rows("commerce.transfers").findOne({ kind: "TOP_UP" }))?._id })(
            rows,
          ),
        says: [
          /^request \S+ is paid by \S+, which pays none$/,
          /^transfer \S+ pays a request that is not there$/,
        ],
      },
      {
        how: "another amount",
        damage: set(ASKED.paid, { amountMinor: ASKED.amountMinor + 1n }),
        says: [/^request \S+ is for something else than what transfer_\S+ has moved$/],
      },
      {
        how: "another payer",
        damage: set(ASKED.paid, { payer: castId("dan") }),
        says: [/^request \S+ is for something else than what transfer_\S+ has moved$/],
      },
      {
        how: "the wrong way round",
        damage: set(ASKED.paid, { payer: carol, asker: castId("bob"), sequence: 1 }),
        says: [
          /^request \S+ is for something else than what transfer_\S+ has moved$/,
          `${carol} has no request for money before the number 2`,
        ],
      },
    ],
  "a request for money says when it ended if it has, in time, and what paid it if it is paid": [
    {
      how: "open, and ended",
      damage: set(ASKED.declined, { status: "OPEN" }),
      says: [`request ${ASKED.declined} is OPEN and ended ${at}`],
    },
    {
      how: "declined at no time",
      damage: set(ASKED.open, { status: "DECLINED" }),
      says: [`request ${ASKED.open} is DECLINED and ended never`],
    },
    {
      how: "paid when its time was over",
      damage: set(ASKED.paid, { expiresAt: ASKED_AT }),
      says: [`${paid} ended at ${at}, when it could not`],
    },
    {
      how: "declined, and paid",
      damage: set(ASKED.paid, { status: "DECLINED" }),
      says: [/^request \S+ is DECLINED and paid by transfer_\S+$/],
    },
    {
      how: "paid by nothing",
      damage: set(ASKED.declined, { status: "PAID" }),
      says: [`request ${ASKED.declined} is PAID and paid by nothing`],
    },
  ],
  [`somebody's requests for money are numbered without gaps, and at most ${PER_DAY_MAX} of a day`]: [
    {
      how: "a gap",
      damage: set(ASKED.open, { sequence: 7 }),
      says: [`${carol} has no request for money before the number 7`],
    },
    {
      how: "no beginning",
      damage: set(ASKED.paid, { sequence: 0 }),
      says: [
        `${carol} has no request for money before the number 2`,
        `${carol} has no request for money before the number 0`,
      ],
    },
    {
      how: "too many",
      damage: (rows) => requests(rows).insertMany(tooMany()),
      says: [`user_a has asked for money too often on ${at.slice(0, 10)}`],
    },
  ],
};
