import type { Check, Databases } from "../scripts/check-data/check.ts";
import { CHECKS, GRAPH_CHECKS } from "../scripts/check-data/checks.ts";
import { openDatabases } from "../scripts/check-data/databases.ts";
import { FEED_CHECKS } from "../scripts/check-data/feed-checks.ts";
import { runChecks, sentenceOf } from "../scripts/check-data/run-checks.ts";
import type { TestStores } from "./stores.ts";

type At = Pick<TestStores, "mongoUri" | "databasePrefix">;

/**
 * What breaks the rules of `npm run check:data` in the databases of a test, while nobody writes.
 *
 * @returns One sentence for each violation, none when all is well.
 */
export async function violations(at: At, checks: readonly Check[] = CHECKS): Promise<string[]> {
  await using open = await openDatabases(at);
  // Waited for here: the databases are closed at the end of this block.
  return await violationsIn(open.databases, checks);
}

/** The same in databases that are open. */
export async function violationsIn(databases: Databases, checks = CHECKS): Promise<string[]> {
  const outcomes = await Array.fromAsync(runChecks(checks, databases));
  return outcomes.flatMap((outcome) => outcome.violations.map(sentenceOf));
}

/** The same for the friend graph alone, of people whom the users subgraph need not know. */
export const graphViolations = (at: At): Promise<string[]> => violations(at, GRAPH_CHECKS);

/** The same for inboxes alone. */
export const feedViolations = (at: At): Promise<string[]> => violations(at, FEED_CHECKS);
