import { appendFileSync } from "node:fs";
import { readArguments } from "./arguments.ts";
import { CouldNotCheck } from "./could-not-check.ts";
import { REPORTS } from "./formats/reports.ts";
import { markdownSummary } from "./formats/summary.ts";
import { isBreaking, type Report } from "./report.ts";
import { checkSchema } from "./run-checks.ts";
import { readBase } from "./sides/base-side.ts";
import { composeSide } from "./sides/compose-side.ts";
import { SCHEMA_FOLDER } from "./sides/subgraph-sources.ts";
import { filesIn } from "./sides/tree-files.ts";

/** Nothing breaks, something does, it could not be checked. */
export type ExitCode = 0 | 1 | 2;

/** What the command is run in, besides the current directory. */
export type Surroundings = {
  /** `2026-02-17`. */
  readonly today: string;
  /** GITHUB_STEP_SUMMARY names where GitHub takes the summary of a step. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
};

/** Compares schema/ of the current directory with what is published, and tells. */
export async function runSchemaCheck(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const { today, environment, print, complain } = around;
  try {
    const { base, format, usage } = readArguments(args);
    const candidate = composeSide(filesIn(SCHEMA_FOLDER));
    const found = await checkSchema({ base: readBase(base), candidate, today });
    const report = usage === null ? found : await withUsageAt(usage, found, environment);
    print(REPORTS[format](report));
    summarize(report, around);
    return isBreaking(report) ? 1 : 0;
  } catch (error) {
    // Code 1 would say that something breaks, which nobody knows.
    complain(
      error instanceof CouldNotCheck
        ? `The schema could not be checked. ${error.message}`
        : `The schema could not be checked, by a mistake of the check: ${(error as Error).stack}`,
    );
    return 2;
  }
}

// The driver of the database takes a while to load, and most checks need none.
async function withUsageAt(
  usage: string,
  report: Report,
  environment: Surroundings["environment"],
): Promise<Report> {
  const { loadUsage } = await import("./usage/load-usage.ts");
  const { withUsage } = await import("./usage/with-usage.ts");
  return withUsage(report, await loadUsage(usage, environment));
}

// The exit code is for what the check found: a summary that cannot be written is only said.
function summarize(report: Report, { environment, complain }: Surroundings): void {
  const summaryFile = environment.GITHUB_STEP_SUMMARY;
  if (summaryFile === undefined || summaryFile === "") return;
  try {
    appendFileSync(summaryFile, markdownSummary(report));
  } catch (error) {
    complain(`The summary could not be written: ${(error as Error).message}`);
  }
}
