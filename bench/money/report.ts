import { table } from "../../scripts/supervisor/table.ts";
import type { Outcome } from "./askers.ts";
import { BY_A_CROWD, CROWD_SHARES, ON_MANY_ENVELOPES, ON_ONE_ENVELOPE, SENT_AND_ACCEPTED } from "./kinds.ts";
import type { Line, Measured } from "./measure-everything.ts";

const TRANSFER_COMMANDS_MAX = 6;
/** A transfer is sent, and then accepted. */
const ACTS_PER_TRANSFER = 2;
const LOSER_COMMANDS_MAX = 1;
const LOSER_CPU_SHARE_MAX = 1 / 5;
const CROWD_SECONDS_MAX = 2;
const HOT_SHARE_MIN = 1 / 3;

const HEAD = [
  "what",
  "by way of",
  "written",
  "a second",
  "times naive",
  "p50 ms",
  "p99 ms",
  "commands",
  "given up",
  "won",
  "refused",
  "failed",
];

const medianOf = (figures: readonly number[]): number =>
  figures.toSorted((one, other) => one - other)[figures.length >> 1] ?? 0;

const perSecondOf = (line: Line | undefined): number =>
  medianOf(line?.turns.map(({ perSecond }) => perSecond) ?? []);

const outcomesOf = ({ turns }: Line): Outcome[] => turns.flatMap(({ outcomes }) => [...outcomes]);

const meanOf = (line: Line, figureOf: (outcome: Outcome) => number): number => {
  const outcomes = outcomesOf(line);
  return outcomes.reduce((sum, outcome) => sum + figureOf(outcome), 0) / outcomes.length;
};

export function reportOf(
  measured: Measured,
  { machine, acts }: { readonly machine: string; readonly acts: number },
): string {
  return `# Money

Measured by \`npm run bench:money\` on ${machine}, everything on one machine: 50 connections, ${acts} acts a turn, medians of three turns in which all take part; the 1,000 have a connection each. At the subgraph and through the gateway; as shipped, and written naively: each row read and written by a command of its own, each act a transaction of its own, no queue and no batch, on the same database, where every commit waits for the disk. A transfer is two acts, sent and accepted, and its commands are those of both.

\`\`\`
${table(barsOf(measured))}
\`\`\`

\`\`\`
${table([HEAD, ...measured.lines.map((line) => cellsOf(line, measured.lines))])}
\`\`\`

\`\`\`
${table(claimCostsOf(measured))}
\`\`\`

What a claim costs at the subgraph, 50 at once: processor time of all subgraphs and the database, commands of commerce, and those of groups and social, which it asks for up to 500 people in one call: each is counted for everybody it served. Claims on one envelope are served together, so that one that wins costs little more than one that is too late.

*commands*: of commerce, for an act, those of transactions that were given up and begun again included; *given up*: such transactions, for an act. *refused*: those who came too late; *failed*: those who had no answer but that of an error.
`;
}

function cellsOf(line: Line, lines: readonly Line[]): string[] {
  const { what, way, variant, turns } = line;
  const naive = lines.find((other) => other.what === what && other.way === way && other.variant === "naive");
  const codes = outcomesOf(line).map(({ code }) => code);
  const countOf = (isCounted: (code: string | null) => boolean) => String(codes.filter(isCounted).length);
  return [
    ...[what, way, variant],
    perSecondOf(line).toFixed(0),
    naive === undefined ? "" : (perSecondOf(line) / perSecondOf(naive)).toFixed(1),
    medianOf(turns.map(({ p50Ms }) => p50Ms)).toFixed(0),
    medianOf(turns.map(({ p99Ms }) => p99Ms)).toFixed(0),
    meanOf(line, ({ commands }) => commands).toFixed(1),
    way === "subgraph" ? meanOf(line, ({ aborts }) => aborts).toFixed(2) : "",
    countOf((code) => code === null),
    countOf((code) => code === "ENVELOPE_EMPTY"),
    countOf((code) => code !== null && code !== "ENVELOPE_EMPTY"),
  ];
}

function claimCostsOf({ claimCosts }: Measured): string[][] {
  const kinds = {
    alone: "wins, on an envelope of its own",
    together: "wins, on one envelope",
    tooLate: "too late",
  } as const;
  const rows = (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => {
    const costs = claimCosts.map((turn) => turn[kind]);
    return [
      kinds[kind],
      medianOf(costs.map(({ cpuMs }) => cpuMs)).toFixed(2),
      medianOf(costs.map(({ commands }) => commands)).toFixed(1),
      medianOf(costs.map(({ peerCommands }) => peerCommands)).toFixed(1),
    ];
  });
  return [["a claim", "processor ms", "commands", "of peers"], ...rows];
}

function barsOf({ lines, claimCosts }: Measured): string[][] {
  const shipped = (what: string, way: Line["way"]) =>
    lines.find((line) => line.what === what && line.way === way && line.variant === "shipped");
  const atMost = (what: string, measured: number, max: number) => [
    ...[`${what}: at most ${Number(max.toFixed(2))}`, measured.toFixed(2)],
    measured <= max ? "met" : "MISSED",
  ];
  const atLeast = (what: string, measured: number, min: number) => [
    ...[`${what}: at least ${Number(min.toFixed(2))}`, measured.toFixed(2)],
    measured >= min ? "met" : "MISSED",
  ];
  const losersOf = (line: Line | undefined) =>
    line === undefined
      ? 0
      : Math.max(...line.turns.map(({ outcomes }) => outcomes.filter(({ code }) => code === null).length));

  const bars = [
    atMost(
      "commands of a transfer, mean of its two acts",
      Math.max(...outcomesOfAll([shipped(SENT_AND_ACCEPTED, "subgraph")]).map(({ commands }) => commands)) /
        ACTS_PER_TRANSFER,
      TRANSFER_COMMANDS_MAX,
    ),
    atMost(
      "commands of a claim that loses",
      medianOf(claimCosts.map(({ tooLate }) => tooLate.commands)),
      LOSER_COMMANDS_MAX,
    ),
    atMost(
      "its processor time, of that of one that wins on an envelope of its own",
      medianOf(claimCosts.map(({ tooLate, alone }) => tooLate.cpuMs / alone.cpuMs)),
      LOSER_CPU_SHARE_MAX,
    ),
  ];
  for (const way of ["gateway", "subgraph"] as const) {
    const crowd = shipped(BY_A_CROWD, way);
    const slowest = Math.max(...(crowd?.turns.map(({ seconds }) => seconds) ?? []));
    bars.push(
      atMost(`seconds until 1,000 at once are answered, ${way}`, slowest, CROWD_SECONDS_MAX),
      atMost(`shares that they got, ${way}`, losersOf(crowd), CROWD_SHARES),
      atLeast(
        `claims on one envelope, of those on 1,000, ${way}`,
        perSecondOf(shipped(ON_ONE_ENVELOPE, way)) / perSecondOf(shipped(ON_MANY_ENVELOPES, way)),
        HOT_SHARE_MIN,
      ),
    );
  }
  return [["bar", "measured", ""], ...bars];
}

const outcomesOfAll = (lines: readonly (Line | undefined)[]): Outcome[] =>
  lines.flatMap((line) => (line === undefined ? [] : outcomesOf(line)));
