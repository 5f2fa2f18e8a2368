import { table } from "../../scripts/supervisor/table.ts";
import { quantileOf } from "../load/measure.ts";
import type { Chaos } from "./chaos.ts";
import { isLate, outcomeOf } from "./run.ts";

const RECOVERY_MAX_MS = 2_000;
const SHOWN_MAX = 5;

/** The tables of a run, and whether all that was promised was kept. */
export function reportOf({ samples, episodes, deaths, payments, broken }: Chaos) {
  const outcomes = episodes.map((episode) => ({ ...episode, ...outcomeOf(episode, samples) }));
  const wrong = samples.filter(({ verdict }) => verdict === "wrong");
  const late = samples.filter(isLate);
  const refused = samples.filter(({ verdict }) => verdict === "refused");
  const slowest = Math.max(...outcomes.map(({ recoveryMs }) => recoveryMs));
  const tookMs = samples.map((sample) => sample.tookMs).toSorted((one, other) => one - other);

  const bars = [
    ["what must be", "measured", ""],
    judge("gateways that crashed or were not live: 0", String(deaths), deaths === 0),
    judge(`wrong answers of ${samples.length}: 0`, String(wrong.length), wrong.length === 0),
    judge("answers later than the deadline + 10 %: 0", String(late.length), late.length === 0),
    judge(
      `longest recovery: < ${RECOVERY_MAX_MS / 1_000} s`,
      `${(slowest / 1_000).toFixed(2)} s`,
      slowest < RECOVERY_MAX_MS,
    ),
    judge(
      "money that is not as clients were told, and broken rules: 0",
      String(broken.length),
      broken.length === 0,
    ),
  ];
  const rows = outcomes.map(({ fault, subgraph, beganAtMs, endedAtMs, ...outcome }) => [
    fault,
    subgraph,
    ((endedAtMs - beganAtMs) / 1_000).toFixed(1),
    ...[outcome.requests, outcome.right, outcome.partial, outcome.wrong].map(String),
    outcome.maxMs.toFixed(0),
    outcome.recoveryMs.toFixed(0),
  ]);
  const told = Object.entries(payments).map(([what, count]) => `${count} ${what}`);
  const printed = [
    table(bars),
    table([["fault", "subgraph", "s", "asked", "right", "partial", "wrong", "max ms", "back ms"], ...rows]),
    `  Payments, as clients were told: ${told.join(", ")}. Turned away: ${refused.length}. p50 ${quantileOf(tookMs, 0.5).toFixed(0)} ms, p99 ${quantileOf(tookMs, 0.99).toFixed(0)} ms. The load itself was late by ${Math.max(...samples.map(({ unnoticedMs }) => unnoticedMs)).toFixed(0)} ms at most, which does not count.`,
  ].join("\n\n");

  const findings = [
    ...wrong.map(({ name, why }) => `wrong: ${name}: ${why}`),
    ...late.map(({ name, tookMs: ms, deadlineMs }) => `late: ${name}: ${ms.toFixed(0)} of ${deadlineMs} ms`),
    ...broken,
  ];
  const isKept =
    deaths + wrong.length + late.length + broken.length === 0 &&
    slowest < RECOVERY_MAX_MS &&
    episodes.length > 0;
  return { printed, findings: findings.slice(0, SHOWN_MAX), isKept };
}

const judge = (what: string, value: string, isMet: boolean) => [what, value, isMet ? "met" : "MISSED"];
