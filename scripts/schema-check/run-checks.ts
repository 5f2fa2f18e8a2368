import { SCHEMA_CHECKS } from "./checks.ts";
import { compositionErrors } from "./composition/composition-findings.ts";
import { contractComparisons } from "./contracts/contract-comparisons.ts";
import { type Finding, SEVERITIES } from "./finding.ts";
import { verdictsOf } from "./operations/change-findings.ts";
import type { Report } from "./report.ts";
import type { Comparison } from "./side.ts";
import type { Base } from "./sides/base-side.ts";
import { composeSide } from "./sides/compose-side.ts";

type Options = {
  readonly base: Base;
  /** The files of the candidate's schema/: text by path. */
  readonly files: ReadonlyMap<string, string>;
  /** `2026-02-17`. */
  readonly today: string;
};

/**
 * Compares a candidate with what is published.
 *
 * @throws CouldNotCheck when a file is not what it should be.
 */
export async function checkSchema({ base, files, today }: Options): Promise<Report> {
  const candidate = composeSide(files);
  if (!("side" in candidate)) {
    const findings = compositionErrors(candidate.errors, candidate.sources);
    return { base: base.name, composes: false, findings: sorted(findings), accepted: [], verdicts: [] };
  }

  const whole: Comparison = { base: base.side, candidate: candidate.side, contract: null, today };
  const contracts = contractComparisons(whole);
  const comparisons = [whole, ...contracts.comparisons];
  const findings: Finding[] = [...contracts.findings];
  for (const comparison of comparisons)
    for (const check of SCHEMA_CHECKS) findings.push(...(await check(comparison)));

  const verdicts = (await Promise.all(comparisons.map(verdictsOf))).flat();
  return { base: base.name, composes: true, findings: sorted(findings), accepted: [], verdicts };
}

const sorted = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      orderOf(one).localeCompare(orderOf(other), "en", { numeric: true }),
  );

const orderOf = ({ place, coordinate, code }: Finding): string =>
  `${place?.file ?? ""}:${place?.line ?? 0}:${place?.column ?? 0} ${coordinate ?? ""} ${code}`;
