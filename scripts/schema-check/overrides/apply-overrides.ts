import type { Finding } from "../finding.ts";
import type { Report } from "../report.ts";
import type { Override } from "./override.ts";

export const OVERRIDES_FILE = "schema/overrides.yaml";

export const OVERRIDE_WAYS_OUT = {
  OVERRIDE_EXPIRED: "Make the finding good, or agree on a later day.",
  OVERRIDE_UNUSED: "Remove it from the file: there is no such finding, or it breaks nobody.",
} as const satisfies Readonly<Record<string, string>>;

/**
 * Takes out what somebody has accepted. What expired accepts nothing, and is told of, as is what nothing was found for.
 *
 * @param today The day of the check, `2026-02-17`; an override holds on its last day.
 */
export function applyOverrides(
  findings: readonly Finding[],
  overrides: readonly Override[],
  today: string,
): Pick<Report, "findings" | "accepted"> {
  const holding = overrides.filter(({ expires }) => expires >= today);
  const accepted = findings.flatMap((finding) => {
    const override = holding.find((one) => isFor(one, finding));
    return override === undefined ? [] : [{ finding, override }];
  });
  const taken = new Set(accepted.map(({ finding }) => finding));
  const used = new Set(accepted.map(({ override }) => override));
  return {
    findings: [
      ...findings.filter((finding) => !taken.has(finding)),
      ...overrides.flatMap((override) => findingsOn(override, used.has(override), today)),
    ],
    accepted,
  };
}

// There is nothing to accept of what is safe.
const isFor = ({ code, coordinate }: Override, finding: Finding): boolean =>
  finding.severity !== "safe" && finding.code === code && finding.coordinate === coordinate;

function findingsOn(override: Override, isUsed: boolean, today: string): readonly Finding[] {
  const { code, coordinate, who, expires, line, column } = override;
  const isExpired = expires < today;
  if (isUsed && !isExpired) return [];
  const told = isExpired ? "OVERRIDE_EXPIRED" : "OVERRIDE_UNUSED";
  const what = `The override of ${code}${coordinate === null ? "" : ` of ${coordinate}`} by ${who}`;
  return [
    {
      code: told,
      check: "overrides",
      severity: "warning",
      coordinate,
      message: isExpired ? `${what} expired on ${expires}.` : `${what} accepts nothing that was found.`,
      wayOut: OVERRIDE_WAYS_OUT[told],
      place: { subgraph: null, file: OVERRIDES_FILE, line, column },
      contract: null,
    },
  ];
}
