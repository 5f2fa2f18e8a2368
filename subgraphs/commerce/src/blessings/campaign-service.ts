import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { CurrencyCode } from "../generated/schema.types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { LedgerStore } from "../ledger/ledger-store.ts";
import { fundingOf, TRANSFER_PREFIX } from "../ledger/model.ts";
import { type CampaignOrder, campaignDraft, isSameDraft } from "./campaign-draft.ts";
import { campaignRefusal } from "./campaign-refusals.ts";
import type { CampaignStore } from "./campaign-store.ts";
import { type Campaign, type CampaignAct, potOf } from "./model.ts";
import type { PotEntryStore } from "./pot-entry-store.ts";
import { newSeed, seedHashOf } from "./prize-order.ts";

export type CampaignService = ReturnType<typeof campaignService>;

type Parts = {
  readonly ledger: Ledger;
  readonly ledgerRows: Pick<LedgerStore, "findTransfer">;
  readonly campaigns: CampaignStore;
  readonly potEntries: PotEntryStore;
  readonly now: () => Date;
};

/** Who of the operators asks: nobody, from the command line. */
type By = GlobalId | null;
type Funding = {
  readonly campaign: GlobalId;
  readonly amountMinor: bigint;
  readonly currency: CurrencyCode;
  readonly idempotencyKey: string;
};

const FUNDING_MAX_MINOR = 100_000_000_000n;
const ACTS_MAX = 100;
/** What is still to be noted of a campaign that gets no more money: that it opened, closed and was settled. */
const CLOSING_ACTS = 3;

/** What operators do with campaigns. */
export function campaignService({ ledger, ledgerRows, campaigns, potEntries, now }: Parts) {
  const noteOf = (act: CampaignAct["act"], by: By): CampaignAct => ({ act, by, at: now() });
  const found = async (id: GlobalId, session?: Parameters<CampaignStore["findById"]>[1]) => {
    const campaign = await campaigns.findById(id, session);
    if (campaign === null) throw campaignRefusal("CAMPAIGN_NOT_FOUND");
    return campaign;
  };

  return {
    /** Three commands. @throws Refusal<CreateCampaignErrorCode> */
    async create(order: CampaignOrder, by: By): Promise<Campaign> {
      const draft = campaignDraft(order, by, now());
      return ledger.transact(async (session) => {
        const earlier = await campaigns.findById(draft._id, session);
        if (earlier !== null) {
          if (isSameDraft(earlier, draft)) return earlier;
          throw campaignRefusal("IDEMPOTENCY_KEY_REUSED");
        }
        await campaigns.add(draft, session);
        return draft;
      });
    },

    /**
     * Puts money from outside into the pot. It writes the campaign too, so that none comes in beside the plan of who gets
     * what. Six commands. @throws Refusal<FundCampaignErrorCode>
     */
    async fund({ campaign: id, amountMinor, currency, idempotencyKey }: Funding, by: By): Promise<Campaign> {
      if (amountMinor < 1n || amountMinor > FUNDING_MAX_MINOR) throw campaignRefusal("INVALID_AMOUNT");
      const posting = { debit: fundingOf(currency), credit: potOf(id), amountMinor };
      const request = {
        ...({ kind: "POT_FUNDING", phase: "SINGLE", note: null } as const),
        ...{ _id: idOfName(TRANSFER_PREFIX, `pot ${id} ${idempotencyKey}`, 0), postings: [posting] },
      };
      return ledger.transact(async (session) => {
        const campaign = await found(id, session);
        const submitted = await ledger.submit({ requests: [request], at: now() }, session);
        invariant(submitted.earlier === null, "no key was given");
        if (submitted.results[0] === "EXISTS") {
          const earlier = await ledgerRows.findTransfer(request._id);
          if (earlier?.postings[0]?.amountMinor === amountMinor) return campaign;
          throw campaignRefusal("IDEMPOTENCY_KEY_REUSED");
        }
        invariant(submitted.results[0] === "CREATED", "money from outside has no bound");
        if (campaign.status === "SETTLING" || campaign.status === "SETTLED")
          throw campaignRefusal("ALREADY_SETTLING");
        if (campaign.acts.length >= ACTS_MAX - CLOSING_ACTS) throw campaignRefusal("TOO_MANY_ACTS");
        await campaigns.addFunds(id, amountMinor, noteOf("FUND", by), session);
        return found(id, session);
      });
    },

    /** Draws the seed, publishes its hash and opens the gates. @throws Refusal<OpenCampaignErrorCode> */
    open: (id: GlobalId, by: By): Promise<Campaign> =>
      ledger.transact(async (session) => {
        const campaign = await found(id, session);
        if (campaign.status === "OPEN") return campaign;
        if (campaign.status !== "DRAFT") throw campaignRefusal("NOT_A_DRAFT");
        const openedAt = now();
        if (openedAt >= campaign.endsAt) throw campaignRefusal("WINDOW_OVER");
        const seed = newSeed();
        const fields = { status: "OPEN", seed, seedHash: seedHashOf(seed), openedAt } as const;
        await campaigns.advance(id, { from: "DRAFT", act: noteOf("OPEN", by) }, fields, session);
        await potEntries.openGates(id, session);
        return found(id, session);
      }),

    /** Closes the gates; from then on the seed is told. @throws Refusal<CloseCampaignErrorCode> */
    close: (id: GlobalId, { early, by }: { readonly early: boolean; readonly by: By }): Promise<Campaign> =>
      ledger.transact(async (session) => {
        const campaign = await found(id, session);
        if (campaign.status === "DRAFT") throw campaignRefusal("CAMPAIGN_NOT_OPEN");
        if (campaign.status !== "OPEN") return campaign;
        const closedAt = now();
        if (closedAt < campaign.endsAt && !early) throw campaignRefusal("WINDOW_OPEN");
        const endsAt = closedAt < campaign.endsAt ? closedAt : campaign.endsAt;
        const fields = { status: "CLOSED", closedAt, endsAt } as const;
        await campaigns.advance(id, { from: "OPEN", act: noteOf("CLOSE", by) }, fields, session);
        await potEntries.closeGates(id, session);
        return found(id, session);
      }),

    /** From then on nothing comes into the pot any more, and `paySettlement` shares it. @throws Refusal<SettleCampaignErrorCode> */
    async settle(id: GlobalId, by: By): Promise<Campaign> {
      const step = { from: "CLOSED", act: noteOf("SETTLE", by) } as const;
      if (await campaigns.advance(id, step, { status: "SETTLING" })) return found(id);
      const campaign = await found(id);
      if (campaign.status === "SETTLING" || campaign.status === "SETTLED") return campaign;
      throw campaignRefusal("CAMPAIGN_NOT_CLOSED");
    },
  };
}
