import { failure } from "../errors.ts";

const DAY_MS = 86_400_000;
const UNITS = {
  millisecond: { ms: 1 },
  second: { ms: 1_000 },
  minute: { ms: 60_000 },
  hour: { ms: 3_600_000 },
  day: { ms: DAY_MS },
  week: { ms: 7 * DAY_MS },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
} as const;

export type TimeUnit = keyof typeof UNITS;

/** @throws CommandError 9 for what is none. */
export function parseTimeUnit(name: unknown): TimeUnit {
  if (typeof name !== "string" || !Object.hasOwn(UNITS, name))
    throw failure("FailedToParse", `unknown time unit value: ${String(name)}`);
  return name as TimeUnit;
}

/** The length of a unit that is always the same, in milliseconds; null for months and longer. */
export function millisecondsOf(unit: TimeUnit): number | null {
  const length = UNITS[unit];
  return "ms" in length ? length.ms : null;
}

/** In UTC. A month ends where it ends: one month after January 31 is the last day of February. */
export function addUnits(date: Date, amount: number, unit: TimeUnit): Date {
  const length = UNITS[unit];
  if ("ms" in length) return new Date(date.getTime() + amount * length.ms);
  const out = new Date(date);
  out.setUTCDate(1);
  out.setUTCMonth(out.getUTCMonth() + amount * length.months);
  const lastDay = new Date(Date.UTC(out.getUTCFullYear(), out.getUTCMonth() + 1, 0)).getUTCDate();
  out.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return out;
}
