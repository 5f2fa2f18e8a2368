import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import { ENVELOPES } from "./envelope-scene.ts";
import type { Row, Rows } from "./scene.ts";

const { open, emptyMinor, returnedMinor } = ENVELOPES;
const [bob, eve] = [castId("bob"), castId("eve")];

const envelopes = (rows: Rows) => rows("commerce.envelopes");
const claims = (rows: Rows) => rows("commerce.envelopeClaims");
const transfers = (rows: Rows) => rows("commerce.transfers");

/** Of the envelope of which something is left. */
const set = (fields: object) => (rows: Rows) =>
  envelopes(rows).updateOne({ status: "OPEN" }, { $set: fields });
const setReturned = (fields: object) => (rows: Rows) =>
  envelopes(rows).updateOne({ status: "RETURNED" }, { $set: fields });
const setFirstClaim = (fields: object) => (rows: Rows) =>
  claims(rows).updateOne({ amountMinor: open.eveMinor }, { $set: fields });

const says = (sentence: string) => new RegExp(`^envelope envelope_\\S+ ${sentence}$`);
const claimSays = (sentence: string) => new RegExp(`^claim envelope_\\S+ tells of ${sentence}$`);

async function openEnvelope(rows: Rows): Promise<Row> {
  const row = await envelopes(rows).findOne({ status: "OPEN" });
  if (row === null) throw new Error("no envelope is open");
  return row;
}

export const ENVELOPE_BREAKAGES: Breakages = {
  "an envelope's claims, what is left of it and what went back come to what was put into it": [
    {
      how: "a claim that is not counted",
      damage: set({ claimedCount: 1 }),
      says: [says("counts 1 claims and has 2")],
    },
    {
      how: "more claims than shares",
      damage: set({ shareCount: 1 }),
      says: [says("has 1 shares and 2 claims")],
    },
    {
      how: "another sum",
      damage: set({ totalMinor: 31n }),
      says: [
        says("held 31: 29 was claimed, 1 is left, 0 went back"),
        says("tells of transfer_\\S+, which did something else"),
      ],
    },
    {
      how: "empty before its time",
      damage: set({ status: "EMPTY" }),
      says: [says("is EMPTY with 2 of 3 claims")],
    },
    {
      how: "something went back of what is open",
      damage: set({ leftMinor: 0n, returnedMinor: 1n }),
      says: [says("is OPEN: 0 is left, 1 went back"), says("has 0 left and an account of 1")],
    },
    {
      how: "an end at which nothing went back",
      damage: setReturned({ returnedMinor: 0n, totalMinor: 0n }),
      says: [
        says("is RETURNED and nothing went back"),
        says("tells of transfer_\\S+, which did something else"),
        says("tells of transfer_\\S+, which did something else"),
      ],
    },
    {
      how: "another luckiest",
      damage: set({ luckiest: { person: bob, amountMinor: open.bobMinor } }),
      says: [says(`marks ${bob} as the luckiest, who is ${eve}`)],
    },
    {
      how: "a gap",
      damage: setFirstClaim({ position: 3 }),
      says: [says("has claim 2 where 1 comes next")],
    },
    {
      how: "a share of nothing",
      async damage(rows) {
        await setFirstClaim({ amountMinor: 0n })(rows);
        await set({ totalMinor: open.totalMinor - open.eveMinor })(rows);
      },
      says: [
        says("has a claim of 0"),
        says("tells of transfer_\\S+, which did something else"),
        claimSays("transfer_\\S+, which did something else"),
      ],
    },
    {
      how: "a claim under somebody else's name",
      damage: setFirstClaim({ person: castId("carol") }),
      says: [
        says(`has a claim envelope_\\S+:${eve} of ${castId("carol")}`),
        claimSays("transfer_\\S+, which did something else"),
      ],
    },
    {
      how: "claims of nothing",
      async damage(rows) {
        const { _id, ...row } = (await claims(rows).findOne({ amountMinor: emptyMinor })) ?? {};
        const envelope = "envelope_7zzz";
        await claims(rows).insertOne({ ...row, _id: `${envelope}:${eve}`, envelope });
      },
      says: [
        /^envelope envelope_7zzz was claimed from and is not there$/,
        claimSays("transfer_\\S+, which did something else"),
      ],
    },
  ],
  "an envelope has an account that holds what is left of it, and no other has one": [
    {
      how: "more left than is there",
      damage: set({ leftMinor: 2n, totalMinor: 31n }),
      says: [
        says("has 2 left and an account of 1"),
        says("tells of transfer_\\S+, which did something else"),
      ],
    },
    {
      how: "no envelope",
      async damage(rows) {
        await envelopes(rows).deleteOne({ status: "RETURNED" });
      },
      says: [
        /^account envelope_\S+ is of envelope_\S+, which is not there$/,
        /^transfer transfer_\S+ is an ENVELOPE_?\w* of nothing$/,
        /^transfer transfer_\S+ is an ENVELOPE_?\w* of nothing$/,
      ],
    },
  ],
  "what was put into an envelope, claimed from it and went back was moved by a transfer each, and by no other":
    [
      {
        how: "a claim of another transfer",
        async damage(rows) {
          const { transfer } = await openEnvelope(rows);
          await setFirstClaim({ transfer })(rows);
        },
        says: [
          claimSays("transfer_\\S+, which did something else"),
          /^transfer transfer_\S+ is an ENVELOPE_CLAIM of nothing$/,
        ],
      },
      {
        how: "a claim of no transfer",
        damage: setFirstClaim({ transfer: "transfer_1" }),
        says: [
          claimSays("transfer_1, which is not there"),
          /^transfer transfer_\S+ is an ENVELOPE_CLAIM of nothing$/,
        ],
      },
      {
        how: "a return that nobody tells of",
        damage: setReturned({ expiresAt: new Date(0) }),
        says: [
          says("tells of transfer_\\S+, which is not there"),
          /^transfer transfer_\S+ is an ENVELOPE_RETURN of nothing$/,
        ],
      },
      {
        how: "another amount",
        damage: (rows) =>
          transfers(rows).updateOne(
            { kind: "ENVELOPE_RETURN" },
            { $set: { "postings.0.amountMinor": returnedMinor + 1n } },
          ),
        says: [
          /^transfer transfer_\S+ moves 8 and has debit entries of 7$/,
          says("tells of transfer_\\S+, which did something else"),
        ],
      },
    ],
};
