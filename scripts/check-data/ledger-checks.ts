import type { Check } from "./check.ts";
import { LEDGER_ACCOUNT_CHECKS } from "./ledger-account-checks.ts";
import { LEDGER_SPENDING_CHECKS } from "./ledger-spending-checks.ts";
import { LEDGER_TRANSFER_CHECKS } from "./ledger-transfer-checks.ts";

/** What holds of money, read at one moment: `docs/ledger.md` says where each rule is enforced. */
export const LEDGER_CHECKS: readonly Check[] = [
  ...LEDGER_TRANSFER_CHECKS,
  ...LEDGER_ACCOUNT_CHECKS,
  ...LEDGER_SPENDING_CHECKS,
];
