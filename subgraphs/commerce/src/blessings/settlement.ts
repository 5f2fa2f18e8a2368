import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { BATCH_SIZE_MAX, type TransferRequest } from "../ledger/execute.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { TRANSFER_PREFIX, walletOf } from "../ledger/model.ts";
import type { CampaignStore } from "./campaign-store.ts";
import { type Campaign, type PotEntry, potOf } from "./model.ts";
import type { PotEntryStore } from "./pot-entry-store.ts";
import { placeOf, planShares, shareOf } from "./prize-order.ts";

type Parts = {
  readonly ledger: Ledger;
  readonly campaigns: Pick<CampaignStore, "findById" | "plan" | "notePaid" | "endSettling">;
  readonly potEntries: Pick<PotEntryStore, "stream" | "findAfter">;
  readonly now: () => Date;
};

type Options = {
  /** Called after each batch. */
  readonly onPaid?: (campaign: Campaign) => void;
  /** Ends the job between two batches. */
  readonly signal?: AbortSignal;
};

/** The transfer that pays somebody their share: the same for whoever does it, however often. */
export const shareTransferIdOf = (campaign: GlobalId, person: GlobalId): GlobalId =>
  idOfName(TRANSFER_PREFIX, `share of ${campaign} for ${person}`, 0);

/**
 * Shares the pot of a campaign that is to be settled: plans who gets what, which follows from the pot, the seed and who has
 * entered, so that whoever plans again comes to the same; and pays everybody their share, 500 in a transaction, in the order of the ids of entries. How far it is is written
 * in the same transaction, so it may be killed between any two of its commands, go on in another process, and run in
 * several at once: each of them goes on from where the last one came to, and whoever was paid is paid once.
 *
 * @returns The campaign as it is afterwards; one that is not being settled is left alone.
 */
export async function paySettlement(
  parts: Parts,
  id: GlobalId,
  options: Options = {},
): Promise<Campaign | null> {
  const { campaigns, potEntries, now } = parts;
  for (;;) {
    options.signal?.throwIfAborted();
    const campaign = await campaigns.findById(id);
    if (campaign?.status !== "SETTLING") return campaign;
    if (campaign.settlement === null) {
      await plan(parts, campaign);
      continue;
    }
    const from = campaign.settlement.paidThrough;
    const batch = await potEntries.findAfter(id, from, BATCH_SIZE_MAX);
    if (batch.length > 0) await payBatch(parts, campaign, batch);
    else if (await campaigns.endSettling(id, from, now())) return campaigns.findById(id);
    options.onPaid?.(campaign);
  }
}

async function plan(
  { campaigns, potEntries }: Parts,
  { _id: id, seed, fundedMinor }: Campaign,
): Promise<void> {
  invariant(seed !== null, "a campaign that was opened has a seed");
  const shares = await planShares({ potMinor: fundedMinor, seed, winners: () => potEntries.stream(id) });
  await campaigns.plan(id, { ...shares, paidThrough: null, paidCount: 0, paidMinor: 0n, settledAt: null });
}

async function payBatch(parts: Parts, campaign: Campaign, batch: readonly PotEntry[]): Promise<void> {
  const { ledger, campaigns, now } = parts;
  const { _id: id, settlement, seed } = campaign;
  const last = batch.at(-1);
  invariant(settlement !== null && seed !== null && last !== undefined, "what is settled has a plan");
  const shares = batch.map(({ person }) => ({
    person,
    amountMinor: shareOf(settlement, placeOf(seed, person)),
  }));
  const requests = shares
    // Of a pot with less in it than winners, some get nothing.
    .filter(({ amountMinor }) => amountMinor > 0n)
    .map(
      ({ person, amountMinor }): TransferRequest => ({
        _id: shareTransferIdOf(id, person),
        ...{ kind: "POT_SHARE", phase: "SINGLE", note: null },
        postings: [{ debit: potOf(id), credit: walletOf(person, "CNY"), amountMinor }],
      }),
    );
  const paid = {
    ...{ from: settlement.paidThrough, through: last._id, count: batch.length },
    amountMinor: shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
  };
  await ledger.transact(async (session) => {
    // First, so that of two processes the later one finds out before it has done the work.
    if (!(await campaigns.notePaid(id, paid, session)) || requests.length === 0) return;
    const submitted = await ledger.submit({ requests, at: now() }, session);
    invariant(submitted.earlier === null, "no key was given");
    const refused = submitted.results.find((result) => result !== "CREATED" && result !== "EXISTS");
    invariant(refused === undefined, `a share of ${id} was not paid: ${refused}`);
  });
}
