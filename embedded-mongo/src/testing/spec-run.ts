import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { startTestServer } from "./test-server.ts";

const RUN_MAX_MS = 240_000;
const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;

/**
 * The drivers' specification tests and their runner, which lie beside the clone; null when they do not.
 *
 * @param dataDir A folder of the shared data, or of one set of it, to look at first.
 */
export const specFolder = (dataDir: string | undefined): string | null =>
  [...(dataDir ? [dataDir, `${dataDir}/..`] : []), "../shared/data"]
    .map((place) => join(place, "mongodb-driver-specs"))
    .find((folder) => existsSync(join(folder, "specrun.mjs"))) ?? null;

/** Failures are named `folder/file :: description`. */
export type SpecRun = { passed: number; failed: string[] };

/**
 * Runs one folder of specifications through the official driver.
 *
 * @param servers How many servers share its files: after each failure a driver waits before it looks again at a server.
 */
export async function runSpecs(folder: string, name: string, servers: number): Promise<SpecRun> {
  const files = readdirSync(join(folder, name)).map((file) => join(folder, name, file));
  const runs = await Promise.all(
    Array.from({ length: servers }, async (_, shard) => {
      await using test = await startTestServer();
      return await runFiles(
        folder,
        files.filter((_file, i) => i % servers === shard),
        test.server.uri,
      );
    }),
  );
  return {
    passed: runs.reduce((sum, { passed }) => sum + passed, 0),
    failed: runs.flatMap(({ failed }) => failed),
  };
}

async function runFiles(folder: string, files: readonly string[], uri: string): Promise<SpecRun> {
  const hooks = new URL("./resolve-driver.ts", import.meta.url).href;
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      ["--import", hooks, join(folder, "specrun.mjs"), "--uri", uri, ...files],
      { timeout: RUN_MAX_MS, maxBuffer: OUTPUT_MAX_BYTES },
      // It ends with 1 when a test failed; what counts is that it came to its end.
      (error, stdout, stderr) =>
        stdout.includes("TOTAL ") ? resolve(stdout) : reject(error ?? new Error(stderr)),
    );
  });
  const run: SpecRun = { passed: 0, failed: [] };
  let file = "";
  for (const line of output.split("\n")) {
    const counts = /^(\S+)\.json: (\d+) pass, \d+ fail, \d+ skip$/.exec(line);
    if (counts) {
      file = counts[1] as string;
      run.passed += Number(counts[2]);
    }
    const failure = /^ {4}FAIL (.*)$/.exec(line);
    if (failure) run.failed.push(`${file} :: ${failure[1]}`);
  }
  return run;
}
