import { requireScope, requireViewer } from "@kith/kit/api-error.ts";
import { type GlobalId, requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import { CAMPAIGN_PREFIX } from "../blessings/model.ts";
import type { Context } from "../context.ts";
import type {
  CloseCampaignError,
  CreateCampaignError,
  FundCampaignError,
  MutationResolvers,
  OpenCampaignError,
  SettleCampaignError,
} from "../generated/schema.types.ts";

const createCampaignPayload = payloads<CreateCampaignError>("CreateCampaignError");
const fundCampaignPayload = payloads<FundCampaignError>("FundCampaignError");
const openCampaignPayload = payloads<OpenCampaignError>("OpenCampaignError");
const closeCampaignPayload = payloads<CloseCampaignError>("CloseCampaignError");
const settleCampaignPayload = payloads<SettleCampaignError>("SettleCampaignError");

type Fields = "createCampaign" | "fundCampaign" | "openCampaign" | "closeCampaign" | "settleCampaign";

function requireOperator({ viewerId, scopes }: Context): GlobalId {
  const operator = requireViewer(viewerId);
  requireScope(scopes, "operator");
  return operator;
}

const campaignIdOf = ({ campaignId }: { readonly campaignId: string }) =>
  requireId(CAMPAIGN_PREFIX, campaignId, "input.campaignId");

/** What operators do with campaigns. */
export const campaignMutations: Pick<MutationResolvers, Fields> = {
  createCampaign(_parent, { input }, context) {
    const by = requireOperator(context);
    const { campaignService } = context.blessingServices;
    return createCampaignPayload(async () => ({ campaign: await campaignService.create(input, by) }));
  },

  fundCampaign(_parent, { input }, context) {
    const by = requireOperator(context);
    const { campaignService } = context.blessingServices;
    const { amount, idempotencyKey } = input;
    const funding = { ...amount, campaign: campaignIdOf(input), idempotencyKey };
    return fundCampaignPayload(async () => ({ campaign: await campaignService.fund(funding, by) }));
  },

  openCampaign(_parent, { input }, context) {
    const by = requireOperator(context);
    const id = campaignIdOf(input);
    const { campaignService } = context.blessingServices;
    return openCampaignPayload(async () => ({ campaign: await campaignService.open(id, by) }));
  },

  closeCampaign(_parent, { input }, context) {
    const by = requireOperator(context);
    const id = campaignIdOf(input);
    const early = input.early === true;
    const { campaignService } = context.blessingServices;
    return closeCampaignPayload(async () => ({ campaign: await campaignService.close(id, { early, by }) }));
  },

  settleCampaign(_parent, { input }, context) {
    const by = requireOperator(context);
    const id = campaignIdOf(input);
    const { campaignService } = context.blessingServices;
    return settleCampaignPayload(async () => ({ campaign: await campaignService.settle(id, by) }));
  },
};
