/** Fills the database that MONGODB_URI names, else the embedded one, with the demo town. Safe to run again. */
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { countEverything, countsTable } from "./database/counts.ts";
import { DATABASE_PREFIX, type OpenDatabase, openDatabase } from "./database/open-database.ts";
import { openStores } from "./database/stores.ts";
import { seedTown } from "./town/seed-town.ts";

async function seed({ uri }: OpenDatabase): Promise<void> {
  const stores = await openStores({ mongoUri: uri, databasePrefix: DATABASE_PREFIX });
  try {
    const isSeeded = await seedTown(stores);
    console.log(
      isSeeded ? "A small town of people moved in:\n" : "People live here already; nothing was done:\n",
    );
    console.log(countsTable(await countEverything(stores)));
  } finally {
    await stores.close();
  }
}

let database: OpenDatabase | undefined;
try {
  database = await openDatabase();
  await seed(database);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
} finally {
  await database?.close();
}
