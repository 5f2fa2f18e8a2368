import { SCHEMA_CHECKS } from "./checks.ts";
import { compositionErrors } from "./composition/composition-findings.ts";
import { contractComparisons } from "./contracts/contract-comparisons.ts";
import { type Finding, SEVERITIES } from "./finding.ts";
import { standingLint } from "./lint/lint-check.ts";
import { verdictsOf } from "./operations/change-findings.ts";
import { applyOverrides, OVERRIDES_FILE } from "./overrides/apply-overrides.ts";
import { readOverrides } from "./overrides/read-overrides.ts";
import type { Report } from "./report.ts";
import type { Comparison, SchemaCheck } from "./side.ts";
import type { Base } from "./sides/base-side.ts";
import type { ComposedSide } from "./sides/compose-side.ts";

type Options = {
  readonly base: Base;
  readonly candidate: ComposedSide;
  /** `2026-02-17`. */
  readonly today: string;
  /** All of them, but for a test that is about some. */
  readonly checks?: readonly SchemaCheck[];
};

/**
 * Compares a candidate with what is published.
 *
 * @throws CouldNotCheck when a file is not what it should be.
 */
export async function checkSchema(options: Options): Promise<Report> {
  const { base, candidate, today, checks = SCHEMA_CHECKS } = options;
  if (!("side" in candidate)) {
    const findings = compositionErrors(candidate.errors, candidate.sources);
    return { base: base.name, composes: false, findings: sorted(findings), accepted: [], verdicts: [] };
  }

  const whole: Comparison = { base: base.side, candidate: candidate.side, contract: null, today };
  const contracts = contractComparisons(whole);
  const comparisons = [whole, ...contracts.comparisons];
  const findings: Finding[] = [...contracts.findings];
  for (const comparison of comparisons)
    for (const check of checks) findings.push(...(await check(comparison)));

  const verdicts = (await Promise.all(comparisons.map(verdictsOf))).flat();
  const overrides = readOverrides(candidate.side.files.get(OVERRIDES_FILE) ?? "", OVERRIDES_FILE);
  const standing = overrides.length === 0 ? [] : standingLint(whole);
  const judged = withoutThose(standing, applyOverrides([...findings, ...standing], overrides, today));
  return { base: base.name, composes: true, ...judged, findings: sorted(judged.findings), verdicts };
}

// They are known of: an override of one is in use, and that is all there is to say.
const withoutThose = (
  standing: readonly Finding[],
  { findings, accepted }: ReturnType<typeof applyOverrides>,
): ReturnType<typeof applyOverrides> => ({
  findings: findings.filter((finding) => !standing.includes(finding)),
  accepted: accepted.filter(({ finding }) => !standing.includes(finding)),
});

const sorted = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      orderOf(one).localeCompare(orderOf(other), "en", { numeric: true }),
  );

const orderOf = ({ place, coordinate, code }: Finding): string =>
  `${place?.file ?? ""}:${place?.line ?? 0}:${place?.column ?? 0} ${coordinate ?? ""} ${code}`;
