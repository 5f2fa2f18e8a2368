/** Rehearses the end of a campaign on an embedded database of its own: `npm run rehearse:blessings -- [--winners 800000] [--pot-fen 21500000000] [--kill-at 40 | --no-kill] [--dir DIR]`. The process that pays is killed once in the middle and goes on. Exit code 1 when something does not reconcile. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { campaignTable } from "./campaign/campaign-table.ts";
import { BLESSING_CHECKS } from "./check-data/checks.ts";
import { openDatabases } from "./check-data/databases.ts";
import { LEDGER_CHECKS } from "./check-data/ledger-checks.ts";
import { reportOf } from "./check-data/report.ts";
import { runChecks } from "./check-data/run-checks.ts";
import { openStores } from "./database/stores.ts";
import { type Rehearsal, rehearse } from "./rehearsal/rehearse.ts";
import { memoryMiBOf } from "./rehearsal/settle-and-kill.ts";
import { startChild } from "./supervisor/child-process.ts";
import { table } from "./supervisor/table.ts";

const DATABASE_PREFIX = "rehearsal_";
const WINNERS_MAX = 10_000_000;

function readOptions() {
  const { values } = parseArgs({
    options: {
      winners: { type: "string", default: "800000" },
      "pot-fen": { type: "string", default: "21500000000" },
      "kill-at": { type: "string", default: "40" },
      "no-kill": { type: "boolean", default: false },
      dir: { type: "string" },
    },
  });
  const winners = wholeOf(values.winners, { option: "winners", min: 1, max: WINNERS_MAX });
  const pot = wholeOf(values["pot-fen"], { option: "pot-fen", min: 1, max: 1_000_000_000_000 });
  const killAt = wholeOf(values["kill-at"], { option: "kill-at", min: 1, max: 99 });
  return {
    ...{ winners, potMinor: BigInt(pot), dir: values.dir },
    killAtPercent: values["no-kill"] ? null : killAt,
  };
}

function wholeOf(text: string, { option, min, max }: { option: string; min: number; max: number }): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new Error(`--${option} must be ${min} to ${max}, got "${text}".`);
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

function figuresOf({ campaign, runs, preparedMs, settledMs, databasePeakMiB }: Rehearsal): string {
  const count = Number(campaign.settlement?.paidCount ?? 0);
  return table([
    ["winners prepared in", seconds(preparedMs)],
    ["settled in", seconds(settledMs)],
    ["shares a second", Math.round(count / (settledMs / 1_000)).toLocaleString("en")],
    ["killed after", runs[0]?.wasKilled ? `${runs[0].paidCount.toLocaleString("en")} shares` : "never"],
    ["most memory of a process that pays", `${Math.max(...runs.map(({ peakMiB }) => peakMiB))} MiB`],
    ["memory of this process", `${memoryMiBOf(process.pid)} MiB`],
    ["most memory of the database while it is paid", `${databasePeakMiB} MiB`],
  ]);
}

async function isSound(mongoUri: string): Promise<boolean> {
  await using open = await openDatabases({ mongoUri, databasePrefix: DATABASE_PREFIX });
  let sound = true;
  for await (const outcome of runChecks([...LEDGER_CHECKS, ...BLESSING_CHECKS], open.databases)) {
    console.log(reportOf(outcome));
    sound &&= outcome.violations.length === 0;
  }
  return sound;
}

const options = readOptionsOrEnd();
const dir = options.dir ?? mkdtempSync(join(tmpdir(), "kith-rehearsal-"));
const database = await startChild({
  ...{ name: "database", file: "embedded-mongo/src/main.ts" },
  args: ["--port", "0", "--dir", dir, "--transaction-lifetime-s", "15"],
});
const stores = await openStores({ mongoUri: database.url, databasePrefix: DATABASE_PREFIX });
try {
  const environment = { MONGODB_URI: database.url, KITH_DATABASE_PREFIX: DATABASE_PREFIX };
  const rehearsal = await rehearse({ ...options, stores, environment, databasePid: database.pid });
  const { campaign } = rehearsal;
  console.log(`\n${campaignTable(campaign, Number(campaign.settlement?.winnerCount ?? 0))}\n`);
  console.log(`${figuresOf(rehearsal)}\n`);
  const sound = await isSound(database.url);
  const isWhole = campaign.status === "SETTLED" && campaign.settlement?.paidMinor === options.potMinor;
  console.log(sound && isWhole ? "\nIt reconciles to the fen." : "\nIt does NOT reconcile.");
  if (!sound || !isWhole) process.exitCode = 1;
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
} finally {
  await stores.close();
  await database.stop();
  if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
}

function readOptionsOrEnd(): ReturnType<typeof readOptions> {
  try {
    return readOptions();
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}
