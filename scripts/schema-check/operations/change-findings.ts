import type { Change } from "../api/change.ts";
import { CHANGE_WAYS_OUT, type ChangeCode, changesOf } from "../changes.ts";
import type { Finding } from "../finding.ts";
import { placeOf } from "../places/place-of.ts";
import { quantity } from "../report.ts";
import type { Comparison, SchemaCheck } from "../side.ts";
import { keyOf } from "./registered-operations.ts";
import { canBeFelt, type JudgedOperation, judgedOperations } from "./verdicts.ts";

const NAMES_MAX = 5;

/** Every change of the graph, with who uses what changes; one that no active operation can feel is safe to make. */
export const changeFindings: SchemaCheck = async (comparison) => {
  const judged = await judgedOperations(comparison);
  const lookedAt = lookedAtOf(judged);
  return (await changesOf(comparison)).map((change) => ({
    code: change.code,
    check: "api" as const,
    coordinate: change.coordinate,
    wayOut: CHANGE_WAYS_OUT[change.code],
    place: placeOf(comparison, change.coordinate, change.subgraph),
    contract: comparison.contract,
    ...judgedBy(change, judged, lookedAt),
  }));
};

function judgedBy(
  change: Change<ChangeCode>,
  judged: readonly JudgedOperation[],
  lookedAt: string,
): Pick<Finding, "severity" | "message"> {
  const { severity, message } = change;
  if (!canBeFelt(change) || judged.length === 0) return { severity, message };
  const users = judged
    .filter(({ changes }) => changes.includes(change))
    .map(({ operation }) => keyOf(operation));
  return users.length > 0
    ? { severity, message: `${message} Used by ${someOf(users)}.` }
    : {
        severity: "safe",
        message: `${message} It is safe to make: none of the active operations uses it (looked at ${lookedAt}).`,
      };
}

const someOf = (names: readonly string[]): string =>
  names.length > NAMES_MAX
    ? `${names.slice(0, NAMES_MAX).join(", ")} and ${names.length - NAMES_MAX} more`
    : names.join(", ");

function lookedAtOf(judged: readonly JudgedOperation[]): string {
  const counts = new Map<string, number>();
  for (const { operation } of judged) {
    const client = `${operation.client}@${operation.version}`;
    counts.set(client, (counts.get(client) ?? 0) + 1);
  }
  return [...counts].map(([client, count]) => `${client}: ${quantity(count, "operation")}`).join("; ");
}

/** The verdicts for a report. */
export const verdictsOf = async (comparison: Comparison) =>
  (await judgedOperations(comparison)).map(({ operation, outcome }) => ({
    operation: keyOf(operation),
    outcome,
    contract: comparison.contract,
  }));
