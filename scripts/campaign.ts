/** What operators do with campaigns: `npm run campaign -- create | fund | open | close | settle | report`, on the database that MONGODB_URI names, else the embedded one, running or not. */
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { campaignTable } from "./campaign/campaign-table.ts";
import { runCommand } from "./campaign/commands.ts";
import { CAMPAIGN_CHECKS } from "./check-data/campaign-checks.ts";
import { openDatabases } from "./check-data/databases.ts";
import { reportOf } from "./check-data/report.ts";
import { runChecks } from "./check-data/run-checks.ts";
import { DATABASE_PREFIX, type OpenDatabase, openDatabase } from "./database/open-database.ts";
import { openStores, type Stores } from "./database/stores.ts";

/** Holds all campaigns against what must hold of them. @returns Whether it does. */
async function reconcile(mongoUri: string): Promise<boolean> {
  await using open = await openDatabases({ mongoUri, databasePrefix: DATABASE_PREFIX });
  let isSound = true;
  for await (const outcome of runChecks(CAMPAIGN_CHECKS, open.databases)) {
    console.log(reportOf(outcome));
    isSound &&= outcome.violations.length === 0;
  }
  return isSound;
}

let database: OpenDatabase | undefined;
let stores: Stores | undefined;
try {
  database = await openDatabase();
  stores = await openStores({ mongoUri: database.uri, databasePrefix: DATABASE_PREFIX });
  const { name, campaign } = await runCommand(process.argv.slice(2), stores);
  if (campaign === null) throw new Error("There is no such campaign.");
  const [count] = await stores.potEntries.countsOf([campaign._id]);
  console.log(campaignTable(campaign, count?.entered ?? 0));
  if (name === "report" && !(await reconcile(database.uri))) process.exitCode = 1;
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
} finally {
  await stores?.close();
  await database?.close();
}
