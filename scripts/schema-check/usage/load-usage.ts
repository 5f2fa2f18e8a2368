import { existsSync } from "node:fs";
import { openUsageStore } from "../../../gateway/src/usage/usage-store.ts";
import { CouldNotCheck } from "../could-not-check.ts";
import { textOf } from "../sides/tree-files.ts";
import { ROWS_MAX, readUsage, type UsageExport } from "./usage-file.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const URI = /^mongodb(\+srv)?:\/\//;

/**
 * What clients have used.
 *
 * @param wanted The address of the database in which gateways keep it, or a file that `npm run usage:export` wrote; empty for
 *   KITH_USAGE_URI.
 * @throws CouldNotCheck when there is none.
 */
export async function loadUsage(wanted: string, environment: Environment): Promise<UsageExport> {
  const place = wanted || environment.KITH_USAGE_URI || "";
  if (place === "")
    throw new CouldNotCheck("--usage names neither a database nor a file, and KITH_USAGE_URI is not set.");
  if (URI.test(place)) return usageIn(place, environment.KITH_DATABASE_PREFIX || "kith_");
  if (!existsSync(place))
    throw new CouldNotCheck(
      `--usage ${place} is neither a file nor an address that begins with mongodb:// or mongodb+srv://.`,
    );
  return readUsage(textOf(place), place);
}

async function usageIn(mongoUri: string, databasePrefix: string): Promise<UsageExport> {
  try {
    const store = await openUsageStore({ mongoUri, databasePrefix });
    try {
      return { exportedAt: new Date(), rows: await store.find(ROWS_MAX) };
    } finally {
      await store.close();
    }
  } catch (error) {
    // The address may hold a password: it is not shown.
    throw new CouldNotCheck(
      `The database of usage cannot be read: ${(error as Error).message.split("\n")[0]}.`,
    );
  }
}
