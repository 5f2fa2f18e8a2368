import { type CodeName, failure } from "../errors.ts";

/**
 * The calendar of a wall clock. A wall clock is milliseconds that read right through the UTC getters of a Date, so no
 * function here knows of zones.
 */

export const DAY_MS = 86_400_000;

/** Milliseconds of the proleptic Gregorian calendar; every part but the year may lie outside its range and carries over. */
export function wallClock(year: number, month = 1, day = 1, timeMs = 0): number {
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) + timeMs;
}

export const daysInMonth = (year: number, month: number): number =>
  new Date(wallClock(year, month + 1, 0)).getUTCDate();

export const startOfDay = (wallMs: number): number => Math.floor(wallMs / DAY_MS) * DAY_MS;

const dayOfYear = (wall: Date): number =>
  (startOfDay(wall.getTime()) - wallClock(wall.getUTCFullYear())) / DAY_MS + 1;

const isoDayOfWeek = (wall: Date): number => wall.getUTCDay() || 7;

/** ISO 8601: a week belongs to the year of its Thursday. */
const thursdayOf = (wall: Date): Date => new Date(wall.getTime() + (4 - isoDayOfWeek(wall)) * DAY_MS);

/** Week and day may lie outside their ranges and carry over. */
export function isoWallClock(weekYear: number, week: number, day: number, timeMs: number): number {
  const fourth = new Date(wallClock(weekYear, 1, 4));
  return fourth.getTime() + ((week - 1) * 7 + day - isoDayOfWeek(fourth)) * DAY_MS + timeMs;
}

/** One part of a wall clock, under the name of its operator. */
export const PARTS = {
  year: (wall: Date) => wall.getUTCFullYear(),
  month: (wall: Date) => wall.getUTCMonth() + 1,
  dayOfMonth: (wall: Date) => wall.getUTCDate(),
  hour: (wall: Date) => wall.getUTCHours(),
  minute: (wall: Date) => wall.getUTCMinutes(),
  second: (wall: Date) => wall.getUTCSeconds(),
  millisecond: (wall: Date) => wall.getUTCMilliseconds(),
  dayOfWeek: (wall: Date) => wall.getUTCDay() + 1,
  dayOfYear,
  week: (wall: Date) => Math.floor((dayOfYear(wall) + 6 - wall.getUTCDay()) / 7),
  isoDayOfWeek,
  isoWeek: (wall: Date) => Math.ceil(dayOfYear(thursdayOf(wall)) / 7),
  isoWeekYear: (wall: Date) => thursdayOf(wall).getUTCFullYear(),
} satisfies Record<string, (wall: Date) => number>;

export type Part = keyof typeof PARTS;

const INSTANT_MAX_MS = 8.64e15;

/** @throws CommandError `code` for an instant outside the 275,000 years around 1970 that a date here can hold. */
export function dateOfMs(instantMs: number, code: number | CodeName, message = "date overflow"): Date {
  if (!(Math.abs(instantMs) <= INSTANT_MAX_MS)) throw failure(code, message);
  return new Date(instantMs);
}
