import type { GraphQLError } from "graphql";
import type { Change } from "../api/change.ts";
import { type ChangeCode, changesOf } from "../changes.ts";
import type { Verdict } from "../report.ts";
import { activeOperations, type Comparison, type RegisteredOperation } from "../side.ts";
import { type Usage, usageOf } from "./usage.ts";
import { errorsIn } from "./validity.ts";

/** What a change of the graph means for one operation, and why. */
export type JudgedOperation = {
  readonly operation: RegisteredOperation;
  readonly outcome: Verdict["outcome"];
  /** Why it is not valid in the candidate. */
  readonly errors: readonly GraphQLError[];
  /** Whether it was valid in the base. */
  readonly wasValid: boolean;
  /** The changes that it can feel. */
  readonly changes: readonly Change<ChangeCode>[];
};

const judgedByComparison = new WeakMap<Comparison, Promise<readonly JudgedOperation[]>>();

/**
 * Holds every active operation against the candidate. Neither question is enough alone: by the coordinates that it uses, a
 * new required argument touches nothing; by validation, `Int` to `String` and `String!` to `String` break nothing.
 */
export function judgedOperations(comparison: Comparison): Promise<readonly JudgedOperation[]> {
  const known = judgedByComparison.get(comparison);
  if (known !== undefined) return known;
  const judged = judge(comparison);
  judgedByComparison.set(comparison, judged);
  return judged;
}

async function judge(comparison: Comparison): Promise<readonly JudgedOperation[]> {
  const felt = (await changesOf(comparison)).filter(canBeFelt);
  return activeOperations(comparison)
    .filter((operation) => isOfContract(comparison, operation))
    .map((operation) => judgeOne(operation, felt, comparison));
}

export const canBeFelt = ({ touches, severity }: Change): boolean =>
  touches !== null && (severity === "breaking" || severity === "dangerous");

// An operation that a contract never served is none of its clients'.
const isOfContract = (
  { contract, base, candidate }: Comparison,
  { document }: RegisteredOperation,
): boolean =>
  contract === null || [base.api, candidate.api].some((api) => errorsIn(document, api).length === 0);

function judgeOne(
  operation: RegisteredOperation,
  felt: readonly Change<ChangeCode>[],
  { base, candidate }: Comparison,
): JudgedOperation {
  const { document } = operation;
  const errors = errorsIn(document, candidate.api);
  const wasValid = errorsIn(document, base.api).length === 0;
  const usage: Usage = usageOf(document, wasValid ? base.api : candidate.api);
  const changes = felt.filter(({ touches }) => touches?.(usage));
  const outcome = errors.length > 0 ? "broken" : changes.length > 0 ? "potentially affected" : "unaffected";
  return { operation, outcome, errors, wasValid, changes };
}
