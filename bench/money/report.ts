import { table } from "../../scripts/supervisor/table.ts";
import type { Burst } from "../load/burst.ts";
import type { Outcome } from "./askers.ts";
import type { Line, measureEverything } from "./measure-everything.ts";

type Measured = Awaited<ReturnType<typeof measureEverything>>;

const medianOf = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;

const meanOf = (turns: readonly Burst<Outcome>[], figureOf: (outcome: Outcome) => number): number => {
  const outcomes = turns.flatMap((turn) => turn.outcomes);
  return outcomes.reduce((sum, outcome) => sum + figureOf(outcome), 0) / outcomes.length;
};

const perSecondOf = ({ turns }: Line): number => medianOf(turns.map(({ perSecond }) => perSecond));

export function reportOf(
  { lines }: Measured,
  { machine, acts }: { readonly machine: string; readonly acts: number },
): string {
  const rows = lines.map((line) => {
    const { what, way, variant, turns } = line;
    const naive = lines.find(
      (other) => other.what === what && other.way === way && other.variant === "naive",
    );
    const refused = turns.flatMap(({ outcomes }) => outcomes).filter(({ code }) => code !== null).length;
    return [
      ...[what, way, variant],
      perSecondOf(line).toFixed(0),
      naive === undefined ? "" : (perSecondOf(line) / perSecondOf(naive)).toFixed(1),
      medianOf(turns.map(({ p50Ms }) => p50Ms)).toFixed(0),
      medianOf(turns.map(({ p99Ms }) => p99Ms)).toFixed(0),
      meanOf(turns, ({ commands }) => commands).toFixed(1),
      way === "subgraph" ? meanOf(turns, ({ aborts }) => aborts).toFixed(2) : "",
      String(refused),
    ];
  });
  return `# Money

Measured by \`npm run bench:money\` on ${machine}: 50 connections, ${acts} acts a turn, medians of three turns.

\`\`\`
${table([["what", "by way of", "written", "a second", "times naive", "p50 ms", "p99 ms", "commands", "given up", "not done"], ...rows])}
\`\`\`
`;
}
