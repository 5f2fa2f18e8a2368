/** Runs all tests; what is passed on goes to vitest: `npm test -- kit`, `npm test -- --project unit`. */
import { spawnSync } from "node:child_process";

const { status, error } = spawnSync("vitest", ["run", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, APOLLO_TELEMETRY_DISABLED: "1" },
});
if (error) console.error(`vitest cannot be started: ${error.message}. Is everything installed? npm ci`);
process.exit(status ?? 1);
