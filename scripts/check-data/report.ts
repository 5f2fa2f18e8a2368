import { SUBGRAPH_NAMES } from "../schema-files.ts";
import type { Databases } from "./check.ts";
import { type Outcome, sentenceOf, VIOLATIONS_MAX } from "./run-checks.ts";

const SHOWN_MAX = 10;

/** How much there is to check: the rows of every collection. */
export async function countsOf(databases: Databases): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(
    SUBGRAPH_NAMES.map(async (subgraph) => {
      const collections = await databases[subgraph].collections();
      return Promise.all(
        collections.map(
          async (collection) =>
            [`${subgraph}.${collection.collectionName}`, await collection.estimatedDocumentCount()] as const,
        ),
      );
    }),
  );
  return Object.fromEntries(counts.flat().toSorted());
}

/** What came of a check as a line for people, and one more for each violation, ten at most. */
export function reportOf({ rule, violations, ms }: Outcome): string {
  const seconds = `${(ms / 1_000).toFixed(1)} s`.padStart(7);
  if (violations.length === 0) return `  ok      ${seconds}  ${rule}`;
  const count = violations.length < VIOLATIONS_MAX ? `${violations.length}` : `${VIOLATIONS_MAX} or more`;
  const shown = violations.slice(0, SHOWN_MAX).map((violation) => `            - ${sentenceOf(violation)}`);
  const rest = violations.length > SHOWN_MAX ? ["            - …"] : [];
  return [`  BROKEN  ${seconds}  ${rule}: ${count} times`, ...shown, ...rest].join("\n");
}
