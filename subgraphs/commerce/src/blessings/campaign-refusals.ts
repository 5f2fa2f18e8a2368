import { Refusal } from "@kith/kit/refusal.ts";
import type {
  CloseCampaignErrorCode,
  CreateCampaignErrorCode,
  FundCampaignErrorCode,
  OpenCampaignErrorCode,
  SettleCampaignErrorCode,
} from "../generated/schema.types.ts";

/** Why an operator's act does nothing. */
export type CampaignErrorCode =
  | CreateCampaignErrorCode
  | FundCampaignErrorCode
  | OpenCampaignErrorCode
  | CloseCampaignErrorCode
  | SettleCampaignErrorCode;

const REFUSALS: Readonly<Record<CampaignErrorCode, readonly [field: string, message: string]>> = {
  INVALID_TITLE: ["title", "The title must have 1 to 40 characters that can be shown."],
  INVALID_WINDOW: ["endsAt", "A campaign ends in the future, after it begins, and within 60 days of that."],
  INVALID_CARDS: ["cards", "There must be all five cards, each once, with a weight of 1 to 1,000,000."],
  INVALID_DRAWS_PER_DAY: ["drawsPerDay", "There must be 1 to 20 draws a day."],
  INVALID_AMOUNT: ["amount", "The amount must be 1 to 100,000,000,000 minor units."],
  CAMPAIGN_NOT_FOUND: ["campaignId", "No campaign has this id."],
  IDEMPOTENCY_KEY_REUSED: ["idempotencyKey", "This idempotency key was used for another request."],
  ALREADY_SETTLING: ["campaignId", "The pot of this campaign is being shared, or has been."],
  TOO_MANY_ACTS: ["campaignId", "No more can be noted of what was done to this campaign."],
  NOT_A_DRAFT: ["campaignId", "This campaign has been closed."],
  WINDOW_OVER: ["campaignId", "The end of this campaign is past."],
  CAMPAIGN_NOT_OPEN: ["campaignId", "This campaign is not open."],
  WINDOW_OPEN: ["early", "This campaign goes on still."],
  CAMPAIGN_NOT_CLOSED: ["campaignId", "This campaign is not closed."],
};

export function campaignRefusal(code: CampaignErrorCode): Refusal<CampaignErrorCode> {
  const [field, message] = REFUSALS[code];
  return new Refusal(code, message, ["input", field]);
}
