import type { Db } from "mongodb";
import {
  type Campaign,
  type PotEntry,
  potOf,
  type Settlement,
} from "../../subgraphs/commerce/src/blessings/model.ts";
import {
  placeOf,
  planShares,
  seedHashOf,
  shareOf,
} from "../../subgraphs/commerce/src/blessings/prize-order.ts";
import { shareTransferIdOf } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import { type Account, accountIdOf, type Transfer } from "../../subgraphs/commerce/src/ledger/model.ts";
import type { Check, Violation } from "./check.ts";
import { batchesOf, rowByValue, rowsOf } from "./streams.ts";

const CAMPAIGN_FIELDS = [
  ...(["_id", "status", "fundedMinor", "seed", "seedHash", "settlement", "acts"] as const),
] as const;

/** The entries of a campaign in the order of ids: `;` follows `:`. */
const entriesOf = (commerce: Db, campaign: string, through?: string | null) =>
  rowsOf<PotEntry>(commerce, "potEntries", {
    filter: { _id: { $gt: `${campaign}:`, $lt: `${campaign};`, ...(through && { $lte: through }) } },
    fields: ["_id", "person"],
  });

const campaignsOf = (commerce: Db) => rowsOf<Campaign>(commerce, "campaigns", { fields: CAMPAIGN_FIELDS });

type Gates = { readonly entered: number; readonly open: number };

const gates: Check = {
  rule: "the gates of a campaign have counted everybody who entered, and are open as long as it is",
  async *violations({ commerce }) {
    for await (const { _id, status } of campaignsOf(commerce)) {
      const about = `campaign ${_id}`;
      const counted: Gates = { entered: 0, open: 0 };
      const sums = { ...counted };
      const rows = rowsOf<{ _id: string; entered: number; isClosed: boolean }>(commerce, "potGates", {
        filter: { campaign: _id },
        fields: ["entered", "isClosed"],
      });
      for await (const { entered, isClosed } of rows) {
        sums.entered += Number(entered);
        sums.open += isClosed ? 0 : 1;
      }
      let entries = 0;
      for await (const _entry of entriesOf(commerce, _id)) entries += 1;
      if (sums.entered !== entries)
        yield { about, says: `has ${entries} entries and counted ${sums.entered}` };
      if (status !== "OPEN" && sums.open > 0)
        yield { about, says: `is ${status} and has ${sums.open} gates open` };
    }
  },
};

const pots: Check = {
  rule: "a pot holds what was put into it less what was paid, and the order of its winners follows from a seed that was told by its hash",
  async *violations({ commerce }) {
    for await (const campaign of campaignsOf(commerce))
      for (const says of await mistakesInPot(commerce, campaign))
        yield { about: `campaign ${campaign._id}`, says };
  },
};

async function mistakesInPot(commerce: Db, campaign: Campaign): Promise<string[]> {
  const { _id, seed, seedHash, settlement } = campaign;
  const account = (
    await rowByValue<Account>(commerce, "accounts", {
      ...{ field: "_id", values: [accountIdOf(potOf(_id))] },
      fields: ["creditsPostedMinor", "debitsPostedMinor"],
    })
  ).get(accountIdOf(potOf(_id)));
  const [inMinor, outMinor] = [account?.creditsPostedMinor ?? 0n, account?.debitsPostedMinor ?? 0n].map(
    BigInt,
  );
  const mistakes: string[] = [];
  if (inMinor !== BigInt(campaign.fundedMinor))
    mistakes.push(`was funded with ${campaign.fundedMinor} and its pot got ${inMinor}`);
  if (outMinor !== BigInt(settlement?.paidMinor ?? 0n))
    mistakes.push(`has paid ${settlement?.paidMinor ?? 0} and its pot gave ${outMinor}`);
  if (seedHash !== (seed === null ? null : seedHashOf(seed)))
    mistakes.push("has a seed that does not fit its hash");
  if (settlement !== null && seed !== null)
    mistakes.push(...(await mistakesInPlan(commerce, campaign, seed)));
  return mistakes;
}

async function mistakesInPlan(commerce: Db, { _id, settlement }: Campaign, seed: string): Promise<string[]> {
  if (settlement === null) return [];
  const winners = async function* () {
    for await (const { person } of entriesOf(commerce, _id)) yield person;
  };
  const plan = await planShares({ potMinor: BigInt(settlement.potMinor), seed, winners });
  const fields = ["winnerCount", "shareMinor", "extraCount", "lastExtraPlace"] as const;
  const wrong = fields.find((field) => String(plan[field]) !== String(settlement[field]));
  return wrong === undefined ? [] : [`plans ${wrong} ${settlement[wrong]}, which is ${plan[wrong]}`];
}

const shares: Check = {
  rule: "everybody who entered a pot is paid exactly their share, once, in turn",
  async *violations({ commerce }): AsyncGenerator<Violation> {
    for await (const campaign of campaignsOf(commerce)) {
      const { seed, settlement } = campaign;
      if (settlement === null || seed === null) continue;
      yield* wrongShares(commerce, campaign, { seed, settlement });
    }
  },
};

async function* wrongShares(
  commerce: Db,
  { _id: campaign, status, acts }: Campaign,
  { seed, settlement }: { readonly seed: string; readonly settlement: Settlement },
): AsyncGenerator<Violation> {
  const about = `campaign ${campaign}`;
  const plan = { ...settlement, shareMinor: BigInt(settlement.shareMinor) };
  let [paidCount, paidMinor, transferCount] = [0, 0n, 0];
  for await (const batch of batchesOf(entriesOf(commerce, campaign))) {
    const ids = batch.map(({ person }) => shareTransferIdOf(campaign, person));
    const transferById = await rowByValue<Transfer>(commerce, "transfers", {
      ...{ field: "_id", values: ids },
      fields: ["postings"],
    });
    transferCount += transferById.size;
    for (const [index, { _id, person }] of batch.entries()) {
      const isPaid = settlement.paidThrough !== null && _id <= settlement.paidThrough;
      const share = shareOf(plan, placeOf(seed, person));
      const expected = isPaid && share > 0n ? share : null;
      const posting = transferById.get(ids[index] ?? "")?.postings[0];
      const got = posting === undefined ? null : BigInt(posting.amountMinor);
      if (isPaid) [paidCount, paidMinor] = [paidCount + 1, paidMinor + share];
      if (got !== expected || (posting !== undefined && posting.credit.owner !== person))
        yield {
          about: `the share of ${person} in ${campaign}`,
          says: `is ${expected ?? "none"} and got ${got ?? "none"}`,
        };
      if (status === "SETTLED" && !isPaid) yield { about, says: `is settled without ${person}` };
    }
  }
  if (paidCount !== Number(settlement.paidCount) || paidMinor !== BigInt(settlement.paidMinor))
    yield {
      about,
      says: `says that it paid ${settlement.paidCount} people ${settlement.paidMinor}, which is ${paidCount} and ${paidMinor}`,
    };
  const account = accountIdOf(potOf(campaign));
  const [pot] = (
    await rowByValue<Account>(commerce, "accounts", {
      field: "_id",
      values: [account],
      fields: ["entryCount"],
    })
  ).values();
  const fundings = acts.filter(({ act }) => act === "FUND").length;
  if (Number(pot?.entryCount ?? 0) !== fundings + transferCount)
    yield {
      about,
      says: `has ${fundings} fundings and ${transferCount} shares, and its pot ${pot?.entryCount ?? 0} entries`,
    };
}

export const CAMPAIGN_CHECKS: readonly Check[] = [gates, pots, shares];
