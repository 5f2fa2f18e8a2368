import { failure } from "../errors.ts";
import { DAY_MS, dateOfMs, daysInMonth, startOfDay, wallClock } from "./date-parts.ts";
import { instantOf, type TimeZone, wallClockOf } from "./time-zone.ts";

export type Unit =
  | "year"
  | "quarter"
  | "month"
  | "week"
  | "day"
  | "hour"
  | "minute"
  | "second"
  | "millisecond";
type Size = { readonly months?: number; readonly days?: number; readonly ms?: number };

/** A number of months, of days, or of milliseconds on the instant itself. */
const UNITS: Record<Unit, Size> = {
  year: { months: 12 },
  quarter: { months: 3 },
  month: { months: 1 },
  week: { days: 7 },
  day: { days: 1 },
  hour: { ms: 3_600_000 },
  minute: { ms: 60_000 },
  second: { ms: 1000 },
  millisecond: { ms: 1 },
};

export const isUnit = (name: string): name is Unit => Object.hasOwn(UNITS, name);

const monthsOf = (wall: Date): number => wall.getUTCFullYear() * 12 + wall.getUTCMonth();

/** Days and larger units keep the time of day of the zone, whatever its clocks do in between; months stop at their last day. */
export function addToDate(date: Date, unit: Unit, amount: number, zone: TimeZone): Date {
  const size = UNITS[unit];
  if (unit !== "millisecond" && Math.abs(amount) >= amountLimit(size))
    throw failure(5976500, `invalid dateAdd 'amount' parameter value: ${amount} ${unit}`);
  const overflow = (instantMs: number) => dateOfMs(instantMs, 5166406, "dateAdd overflowed");
  const startMs = date.getTime();
  if (size.ms) return overflow(startMs + amount * size.ms);
  const offsetMs = zone.offsetMsAt(startMs);
  const wall = new Date(startMs + offsetMs);
  let day = startOfDay(wall.getTime());
  const timeMs = wall.getTime() - day;
  if (size.months) {
    const months = monthsOf(wall) + amount * size.months;
    const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
    day = wallClock(year, month, Math.min(wall.getUTCDate(), daysInMonth(year, month)));
  } else day += amount * (size.days ?? 0) * DAY_MS;
  return overflow(instantOf(zone, overflow(day + timeMs).getTime(), offsetMs));
}

/** About the number of units in the 64 bits of milliseconds of a date. */
const DAYS_LIMIT = Math.floor(2 ** 64 / DAY_MS) + 1;
const amountLimit = (size: Size): number => {
  if (size.months) return (Math.floor(DAYS_LIMIT / 365) + 1) * (12 / size.months);
  return size.days ? Math.floor(DAYS_LIMIT / size.days) : DAYS_LIMIT * (DAY_MS / (size.ms ?? 1));
};

const daysIntoWeek = (dayNumber: number, startOfWeek: number): number =>
  // The first day of 1970 was a Thursday, ISO day 4.
  (((dayNumber + 3 - (startOfWeek - 1)) % 7) + 7) % 7;

/** Boundaries of the unit between two wall clocks, for months and days. */
function wallDifference(fromMs: number, toMs: number, unit: Unit, startOfWeek: number): number {
  const size = UNITS[unit];
  if (size.months) {
    const index = (ms: number) => Math.floor(monthsOf(new Date(ms)) / (size.months ?? 1));
    return index(toMs) - index(fromMs);
  }
  const [from, to] = [Math.floor(fromMs / DAY_MS), Math.floor(toMs / DAY_MS)];
  if (unit === "day") return to - from;
  return (to - daysIntoWeek(to, startOfWeek) - (from - daysIntoWeek(from, startOfWeek))) / 7;
}

/** @param startOfWeek ISO day of week, 1 for Monday. */
export function dateDifference(
  from: Date,
  to: Date,
  unit: Unit,
  zone: TimeZone,
  startOfWeek: number,
): number {
  const [fromMs, toMs] = [from.getTime(), to.getTime()];
  const size = UNITS[unit];
  if (unit === "millisecond") return toMs - fromMs;
  const [fromWall, toWall] = [wallClockOf(zone, fromMs), wallClockOf(zone, toMs)];
  if (!size.ms) return wallDifference(fromWall, toWall, unit, startOfWeek);
  // What the clocks were turned in between is no time that passed.
  const turned = Math.trunc((fromWall - fromMs - (toWall - toMs)) / size.ms);
  return Math.floor(toWall / size.ms) - Math.floor(fromWall / size.ms) + turned;
}

const REFERENCE_WALL_MS = wallClock(2000);
/** 2000-01-01 was a Saturday. */
const REFERENCE_ISO_DAY = 6;
const BIN_SIZE_MAX = 100_000_000_000;

/** The start of the bin that holds the date; bins are counted from 2000-01-01, weeks from the first one that starts after it. */
export function truncateDate(
  date: Date,
  unit: Unit,
  binSize: number,
  zone: TimeZone,
  startOfWeek: number,
): Date {
  const size = UNITS[unit];
  const isWeek = unit === "week";
  const referenceWallMs =
    REFERENCE_WALL_MS + (isWeek ? ((startOfWeek - REFERENCE_ISO_DAY + 7) % 7) * DAY_MS : 0);
  const referenceMs = instantOf(zone, referenceWallMs);
  const startOfBin = (distance: number, bin: number) => Math.floor(distance / bin) * bin;
  if (size.ms) {
    const binMs = binSize * size.ms;
    if (binMs >= 2 ** 63) throw failure(5439002, "dateTrunc overflowed");
    return dateOfMs(
      referenceMs + startOfBin(date.getTime() - referenceMs, binMs),
      5439001,
      "dateTrunc overflowed",
    );
  }
  if (binSize > BIN_SIZE_MAX) throw failure(5439006, "dateTrunc unsupported binSize value");
  const distance = wallDifference(referenceWallMs, wallClockOf(zone, date.getTime()), unit, startOfWeek);
  return addToDate(new Date(referenceMs), unit, startOfBin(distance, binSize), zone);
}
