/** Measures money beside the same acts written naively: `npm run bench:money [-- --acts 400]`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { openStores } from "../scripts/database/stores.ts";
import { developmentKeys } from "../scripts/supervisor/development-keys.ts";
import { startServer } from "./embedded-mongo/server-figures.ts";
import { type Constellation, startConstellation } from "./load/constellation.ts";
import { loadCrowd } from "./money/crowd.ts";
import { ACTS_MAX } from "./money/kinds.ts";
import { measureEverything } from "./money/measure-everything.ts";
import { reportOf } from "./money/report.ts";
import { tokensOf } from "./money/tokens.ts";

const DATABASE_PREFIX = "kith_";
const RESULTS = "bench/results/money.md";
const HOOK = new URL("./money/naive/hook.ts", import.meta.url).href;

async function measureAll(dir: string, acts: number) {
  const server = await startServer(dir);
  const options = { mongoUri: server.url, databasePrefix: DATABASE_PREFIX };
  const started: Constellation[] = [];
  try {
    const stores = await openStores(options);
    await loadCrowd(stores);
    await stores.close();
    const keys = developmentKeys(dir);
    const start = async (variant: string) => {
      const constellation = await startConstellation({ ...options, keys, hook: HOOK, variant });
      started.push(constellation);
      return constellation;
    };
    const [shipped, naive] = [await start("shipped"), await start("naive")];
    const tokenOf = await tokensOf(options, keys);
    const viewerKey = Buffer.from(keys.KITH_VIEWER_KEY, "base64");
    return await measureEverything({ shipped, naive, tokenOf, viewerKey, acts, databasePid: server.pid });
  } finally {
    for (const constellation of started) await constellation.stop();
    await server.stop();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { acts: { type: "string", default: "400" } } });
  const acts = Number(values.acts);
  if (!Number.isInteger(acts) || acts < 50 || acts > ACTS_MAX)
    throw new Error(`--acts must be 50 to ${ACTS_MAX}, got "${values.acts}".`);
  const dir = mkdtempSync(join(tmpdir(), "kith-bench-money-"));
  try {
    const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}`;
    const report = reportOf(await measureAll(dir, acts), { machine, acts });
    console.log(report);
    writeFileSync(RESULTS, report);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
