import type { Check } from "../scripts/check-data/check.ts";
import { CHECKS, GRAPH_CHECKS } from "../scripts/check-data/checks.ts";
import { openDatabases } from "../scripts/check-data/databases.ts";
import { runChecks, sentenceOf } from "../scripts/check-data/run-checks.ts";
import type { TestStores } from "./stores.ts";

type Databases = Pick<TestStores, "mongoUri" | "databasePrefix">;

/**
 * What breaks the rules of `npm run check:data` in the databases of a test, while nobody writes.
 *
 * @returns One sentence for each violation, none when all is well.
 */
export async function violations(at: Databases, checks: readonly Check[] = CHECKS): Promise<string[]> {
  await using open = await openDatabases(at);
  const sentences: string[] = [];
  for await (const outcome of runChecks(checks, open.databases))
    sentences.push(...outcome.violations.map(sentenceOf));
  return sentences;
}

/** The same for the friend graph alone, of people whom the users subgraph need not know. */
export const graphViolations = (at: Databases): Promise<string[]> => violations(at, GRAPH_CHECKS);
