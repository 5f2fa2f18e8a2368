import type { Check, Databases, Violation } from "./check.ts";

/** How many violations of one rule are gathered: enough to see what is wrong. */
export const VIOLATIONS_MAX = 100;

/** What came of a check. */
export type Outcome = {
  readonly rule: string;
  /** At most 100. */
  readonly violations: readonly Violation[];
  readonly ms: number;
};

/**
 * Runs checks one after the other.
 *
 * @param pause Where somebody may be writing meanwhile: what breaks a rule counts only when it still does so after the pause,
 * since a row may have been read before an act that changes it, and its counter afterwards.
 */
export async function* runChecks(
  checks: readonly Check[],
  databases: Databases,
  { pause = null }: { readonly pause?: (() => Promise<unknown>) | null } = {},
): AsyncGenerator<Outcome> {
  for (const { rule, violations } of checks) {
    const startedAtMs = performance.now();
    let found = await gather(violations(databases));
    if (found.length > 0 && pause !== null) {
      await pause();
      const suspects = new Set(found.map(({ about }) => about));
      found = await gather(violations(databases), ({ about }) => suspects.has(about));
    }
    yield { rule, violations: found, ms: performance.now() - startedAtMs };
  }
}

async function gather(
  violations: AsyncIterable<Violation>,
  isWanted: (violation: Violation) => boolean = () => true,
): Promise<Violation[]> {
  const found: Violation[] = [];
  for await (const violation of violations) {
    if (isWanted(violation)) found.push(violation);
    if (found.length === VIOLATIONS_MAX) break;
  }
  return found;
}

/** A violation as people read it. */
export const sentenceOf = ({ about, says }: Violation): string => `${about} ${says}`;
