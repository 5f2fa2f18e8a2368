/** Checks what must hold of the data, in the database that MONGODB_URI names, else the embedded one, running or not: `npm run check:data`. Only reads. Exit code 1 when something does not hold. */
import { setTimeout as sleep } from "node:timers/promises";
import { sentenceOf as sentenceOfError } from "@kith/kit/shutdown.ts";
import { CHECKS } from "./check-data/checks.ts";
import { openDatabases } from "./check-data/databases.ts";
import { countsOf, reportOf } from "./check-data/report.ts";
import { type Outcome, runChecks } from "./check-data/run-checks.ts";
import { countsTable } from "./database/counts.ts";
import { DATABASE_PREFIX, type OpenDatabase, openDatabase } from "./database/open-database.ts";

const PAUSE_MS = 1_000;

async function check({ uri, kind }: OpenDatabase): Promise<boolean> {
  await using open = await openDatabases({ mongoUri: uri, databasePrefix: DATABASE_PREFIX });
  console.log(countsTable(await countsOf(open.databases)), "\n");

  const outcomes: Outcome[] = [];
  for await (const outcome of runChecks(CHECKS, open.databases, {
    pause: kind === "started" ? null : () => sleep(PAUSE_MS),
  })) {
    outcomes.push(outcome);
    console.log(reportOf(outcome));
  }
  const broken = outcomes.filter(({ violations }) => violations.length > 0);
  console.log(`\n${CHECKS.length} rules, ${broken.length === 0 ? "all hold" : `${broken.length} broken`}.`);
  return broken.length === 0;
}

let database: OpenDatabase | undefined;
try {
  database = await openDatabase();
  if (!(await check(database))) process.exitCode = 1;
} catch (error) {
  console.error(sentenceOfError(error));
  process.exitCode = 1;
} finally {
  await database?.close();
}
