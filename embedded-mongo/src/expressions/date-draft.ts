import { DAY_MS, daysInMonth, wallClock } from "./date-parts.ts";
import { instantOf, type TimeZone } from "./time-zone.ts";

/** What has been read of a date string so far. */
export type Draft = {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  ms?: number;
  /** Of the zone that the string itself names, east of UTC. */
  offsetMs?: number;
  /** To be added once the rest is known: "+2 weeks". */
  plus: { months: number; days: number; ms: number };
  /** Days from Sunday; the date moves forward to it. */
  weekday?: number;
};

export const newDraft = (): Draft => ({ plus: { months: 0, days: 0, ms: 0 } });

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
export const monthName = (month: number): string => {
  const name = MONTHS[month - 1] as string;
  return (name[0] as string).toUpperCase() + name.slice(1);
};

/** The number of a month by its name, its first three letters, or "sept"; 0 for anything else. */
export function monthOf(text: string): number {
  const word = text.toLowerCase();
  return (
    MONTHS.findIndex(
      (name) => word === name || word === name.slice(0, 3) || (word === "sept" && name === "september"),
    ) + 1
  );
}

const HOUR_MS = 3_600_000;

/** Hours east of UTC of the abbreviations in use; single letters are the military zones. */
const ABBREVIATIONS: Record<string, number> = {
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  hkt: 8,
  sgt: 8,
  nst: -3.5,
  ndt: -2.5,
  ast: -4,
  adt: -3,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  awst: 8,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
};
const MILITARY_EAST = "zabcdefghiklm";
const MILITARY_WEST = "znopqrstuvwxy";

function abbreviatedHours(name: string): number | null {
  const word = name.toLowerCase();
  if (Object.hasOwn(ABBREVIATIONS, word)) return ABBREVIATIONS[word] as number;
  if (word.length !== 1) return null;
  const east = MILITARY_EAST.indexOf(word);
  if (east >= 0) return east;
  const west = MILITARY_WEST.indexOf(word);
  return west >= 0 ? -west : null;
}

/** `+02`, `-0530`, `GMT+5:45`, `(CEST)`; null for names of the zone database too, which MongoDB does not take in a string. */
export function offsetOf(zone: string): number | null {
  const [fixed, sign, hours = "", minutes] = /^(?:GMT)?([+-])(\d{1,2}?):?(\d\d?)?$/i.exec(zone) ?? [];
  if (fixed) {
    const isShort = minutes !== undefined && !zone.includes(":") && hours.length + minutes.length <= 2;
    const size = isShort ? Number(hours + minutes) * 60 : Number(hours) * 60 + Number(minutes ?? 0);
    return (sign === "-" ? -1 : 1) * size * 60_000;
  }
  const east = abbreviatedHours(zone);
  return east === null ? null : east * HOUR_MS;
}

/** The instant of a draft; null when a part is missing or outside its range, or when both string and caller name a zone. */
export function instantOfDraft(draft: Draft, zone: TimeZone): number | null {
  const { year, month, day, plus, offsetMs } = draft;
  const { hour = 0, minute = 0, second = 0, ms = 0 } = draft;
  if (year === undefined || month === undefined || day === undefined) return null;
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  if (offsetMs !== undefined && !zone.isUtc) return null;
  let wallMs = wallClock(year, month + plus.months, day + plus.days);
  if (draft.weekday !== undefined)
    wallMs += ((draft.weekday - new Date(wallMs).getUTCDay() + 7) % 7) * DAY_MS;
  wallMs += ((hour * 60 + minute) * 60 + second) * 1000 + ms;
  return (offsetMs === undefined ? instantOf(zone, wallMs) : wallMs - offsetMs) + plus.ms;
}
