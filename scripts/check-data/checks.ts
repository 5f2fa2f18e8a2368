import { ACCOUNT_CHECKS } from "./account-checks.ts";
import { BILL_CHECKS } from "./bill-checks.ts";
import { BLESSING_CARD_CHECKS } from "./blessing-checks.ts";
import { CAMPAIGN_CHECKS } from "./campaign-checks.ts";
import type { Check } from "./check.ts";
import { COMMENT_CHECKS } from "./comment-checks.ts";
import { ENVELOPE_CHECKS } from "./envelope-checks.ts";
import { FEED_CHECKS } from "./feed-checks.ts";
import { FOLLOW_CHECKS } from "./follow-checks.ts";
import { FRIENDSHIP_CHECKS } from "./friendship-checks.ts";
import { GROUP_ACCOUNT_CHECKS } from "./group-account-checks.ts";
import { GROUP_CHECKS } from "./group-checks.ts";
import { LEDGER_CHECKS } from "./ledger-checks.ts";
import { LISTED_FRIENDS_CHECKS, LISTING_CHECKS } from "./listing-checks.ts";
import { MONEY_REQUEST_CHECKS } from "./money-request-checks.ts";
import { OUTBOX_CHECKS } from "./outbox-checks.ts";
import { PAIR_CHECKS } from "./pair-checks.ts";
import { PEOPLE_CHECKS } from "./people-checks.ts";
import { POST_CHECKS } from "./post-checks.ts";
import { PUBLISHING_CHECKS } from "./publishing-checks.ts";

/** What holds within the friend graph, the life circle and life accounts, whoever their people are. */
export const GRAPH_CHECKS: readonly Check[] = [
  ...FRIENDSHIP_CHECKS,
  ...LISTED_FRIENDS_CHECKS,
  ...PAIR_CHECKS,
  ...POST_CHECKS,
  ...COMMENT_CHECKS,
  ...FOLLOW_CHECKS,
  ...PUBLISHING_CHECKS,
  ...FEED_CHECKS,
];

/** What holds of cards and of campaigns: `docs/blessings.md` says where each rule is enforced. */
export const BLESSING_CHECKS: readonly Check[] = [...BLESSING_CARD_CHECKS, ...CAMPAIGN_CHECKS];

/** Everything that must hold of the data. */
export const CHECKS: readonly Check[] = [
  ...ACCOUNT_CHECKS,
  ...GRAPH_CHECKS,
  ...PEOPLE_CHECKS,
  ...LISTING_CHECKS,
  ...GROUP_CHECKS,
  ...LEDGER_CHECKS,
  ...GROUP_ACCOUNT_CHECKS,
  ...MONEY_REQUEST_CHECKS,
  ...ENVELOPE_CHECKS,
  ...BILL_CHECKS,
  ...BLESSING_CHECKS,
  ...OUTBOX_CHECKS,
];
