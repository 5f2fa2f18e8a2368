/** Runs the embedded database alone, on Kith's own data unless told otherwise: `npm run db -- --port P --dir D`, for Compass and mongosh. */
import { DATABASE_DIR } from "./database/open-database.ts";

if (!process.argv.some((word) => word === "--dir" || word.startsWith("--dir=")))
  process.argv.push("--dir", DATABASE_DIR);
await import("../embedded-mongo/src/main.ts");
