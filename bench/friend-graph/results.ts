import type { Cost } from "./cost.ts";
import type { Times } from "./turns.ts";

/** What was measured of one question on one graph. */
export type Result = {
  readonly name: string;
  readonly isPage: boolean;
  /** How many directed rows the graph was asked for with: 10⁴ and so on. */
  readonly size: number;
  readonly times: Times;
  readonly cost: Cost;
};

const GROWTH_MAX = 1.5;
const EXAMINED_PER_ROW_MAX = 1.1;
const BATCH_TIMES_MAX = 15;

/** Rows of a table, the head first. */
type Table = readonly (readonly string[])[];

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power of ten as people write it, any other number with commas. */
export const sizeText = (size: number): string =>
  Number.isInteger(Math.log10(size))
    ? `10${SUPERSCRIPTS[Math.log10(size)] ?? ""}`
    : size.toLocaleString("en");

/** Every question on every graph. */
export function figuresTable(results: readonly Result[]): Table {
  const head = [
    "question",
    "rows",
    "p50 ms",
    "p99 ms",
    "commands",
    "rows read",
    "keys examined",
    "documents examined",
    "most per row",
    "bytes",
  ];
  const lines = results.map(({ name, size, times, cost }) => [
    name,
    sizeText(size),
    times.p50Ms.toFixed(2),
    times.p99Ms.toFixed(2),
    cost.commands.toFixed(1),
    cost.rows.toFixed(0),
    cost.keysExamined.toFixed(0),
    cost.documentsExamined.toFixed(0),
    cost.examinedPerRowMax.toFixed(2),
    cost.bytes.toFixed(0),
  ]);
  return [head, ...lines];
}

/** Whether the bars are met, by the smallest and the largest graph that was asked. */
export function barsTable(
  results: readonly Result[],
  { page, batch }: { page: string; batch: string },
): Table {
  const verdict = (what: string, figure: number, max: number): string[] => [
    what,
    figure.toFixed(2),
    figure < max ? "met" : "MISSED",
  ];
  const bars: string[][] = [];
  for (const question of new Set(results.filter(({ isPage }) => isPage).map((result) => result.name))) {
    const asked = results.filter((result) => result.name === question);
    const [smallest, largest] = [asked.at(0), asked.at(-1)];
    if (smallest === undefined || largest === undefined) continue;
    const sizes = `${sizeText(smallest.size)} to ${sizeText(largest.size)}`;
    const growth = largest.times.p50Ms / smallest.times.p50Ms;
    if (smallest !== largest)
      bars.push(
        verdict(`${question}: p50 grows from ${sizes} by less than ${GROWTH_MAX}×`, growth, GROWTH_MAX),
      );
    const examined = Math.max(...asked.map(({ cost }) => cost.examinedPerRowMax));
    // At the bar is within it.
    const max = EXAMINED_PER_ROW_MAX + Number.EPSILON;
    bars.push(
      verdict(
        `${question}: examined per row returned at most ${EXAMINED_PER_ROW_MAX}, by each command`,
        examined,
        max,
      ),
    );
  }
  const p50Of = (name: string, size: number) =>
    results.find((result) => result.name === name && result.size === size)?.times.p50Ms ?? Number.NaN;
  for (const size of new Set(results.map((result) => result.size))) {
    const times = p50Of(batch, size) / p50Of(page, size);
    bars.push(
      verdict(
        `${sizeText(size)}: ${batch} cost less than ${BATCH_TIMES_MAX}× one person's`,
        times,
        BATCH_TIMES_MAX,
      ),
    );
  }
  return [["bar", "measured", ""], ...bars];
}
