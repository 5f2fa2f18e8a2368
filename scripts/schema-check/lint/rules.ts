import type { LintRule } from "./lint-rule.ts";
import { connectionShape } from "./rules/connection-shape.ts";
import { costMissing } from "./rules/cost-missing.ts";
import { deprecationDate } from "./rules/deprecation-date.ts";
import { deprecationOverdue } from "./rules/deprecation-overdue.ts";
import { descriptionMissing } from "./rules/description-missing.ts";
import { enumValueName } from "./rules/enum-value-name.ts";
import { fieldName } from "./rules/field-name.ts";
import { idType } from "./rules/id-type.ts";
import { idempotencyKey } from "./rules/idempotency-key.ts";
import { inputName } from "./rules/input-name.ts";
import { instantName } from "./rules/instant-name.ts";
import { listSizeMissing } from "./rules/list-size-missing.ts";
import { moneyType } from "./rules/money-type.ts";
import { mutationGuarded } from "./rules/mutation-guarded.ts";
import { mutationInput } from "./rules/mutation-input.ts";
import { mutationPayload } from "./rules/mutation-payload.ts";
import { nameAbbreviated } from "./rules/name-abbreviated.ts";
import { nullableAcrossSubgraphs } from "./rules/nullable-across-subgraphs.ts";
import { nullableMoneyAndConsent } from "./rules/nullable-money-and-consent.ts";
import { offsetPaging } from "./rules/offset-paging.ts";
import { pageArguments } from "./rules/page-arguments.ts";
import { pageBounds } from "./rules/page-bounds.ts";
import { payloadName } from "./rules/payload-name.ts";
import { requiresWithArgument } from "./rules/requires-with-argument.ts";
import { typeName } from "./rules/type-name.ts";
import { userErrorShape } from "./rules/user-error-shape.ts";
import { viewerField } from "./rules/viewer-field.ts";

/** In the order of docs/schema-rules.md. */
export const LINT_RULES: readonly LintRule[] = [
  descriptionMissing,
  // Lists.
  connectionShape,
  pageArguments,
  pageBounds,
  offsetPaging,
  listSizeMissing,
  costMissing,
  // Writes.
  mutationGuarded,
  mutationInput,
  mutationPayload,
  userErrorShape,
  idempotencyKey,
  // What may be null, and of what type things are.
  nullableAcrossSubgraphs,
  nullableMoneyAndConsent,
  moneyType,
  idType,
  viewerField,
  // How things go.
  deprecationDate,
  deprecationOverdue,
  // Names.
  typeName,
  fieldName,
  enumValueName,
  inputName,
  payloadName,
  nameAbbreviated,
  instantName,
  // What the gateway cannot do.
  requiresWithArgument,
];
