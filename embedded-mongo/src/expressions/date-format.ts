import { failure } from "../errors.ts";
import { type Draft, instantOfDraft, monthName, monthOf, newDraft, offsetOf } from "./date-draft.ts";
import { isoWallClock, PARTS, type Part, wallClock } from "./date-parts.ts";
import { type TimeZone, wallClockOf } from "./time-zone.ts";

const pad = (value: number, size: number) => String(value).padStart(size, "0");

const padded =
  (part: Part, size: number): Writer =>
  (wall) =>
    pad(PARTS[part](wall), size);

const year =
  (part: Part): Writer =>
  (wall) => {
    const value = PARTS[part](wall);
    if (value < 0 || value > 9999)
      throw failure(
        18537,
        `Could not convert date to string: date component was outside the supported range of 0-9999: ${value}`,
      );
    return pad(value, 4);
  };

/** @param offsetMs of the zone at that instant, east of UTC. */
type Writer = (wall: Date, offsetMs: number) => string;

const WRITERS: Record<string, Writer> = {
  Y: year("year"),
  m: padded("month", 2),
  d: padded("dayOfMonth", 2),
  H: padded("hour", 2),
  M: padded("minute", 2),
  S: padded("second", 2),
  L: padded("millisecond", 3),
  j: padded("dayOfYear", 3),
  w: padded("dayOfWeek", 1),
  u: padded("isoDayOfWeek", 1),
  U: padded("week", 2),
  V: padded("isoWeek", 2),
  G: year("isoWeekYear"),
  b: (wall) => monthName(PARTS.month(wall)).slice(0, 3),
  B: (wall) => monthName(PARTS.month(wall)),
  z: (_, offsetMs) => {
    const minutes = Math.trunc(Math.abs(offsetMs) / 60_000);
    return `${offsetMs < 0 ? "-" : "+"}${pad(Math.trunc(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
  },
  Z: (_, offsetMs) => String(Math.trunc(offsetMs / 60_000)),
  "%": () => "%",
};

type IsoDraft = Draft & { isoYear?: number; isoWeek?: number; isoDay?: number };
/** What a specifier takes from the string at this place, and where it goes; false when the value cannot be. */
type Reader = { pattern: RegExp; read: (text: string, draft: IsoDraft) => boolean };

const number = (
  pattern: string,
  key: "year" | "month" | "day" | "hour" | "minute" | "second" | "isoYear" | "isoWeek" | "isoDay",
  [min, max]: readonly [number, number] = [0, 9999],
): Reader => ({
  pattern: new RegExp(pattern, "y"),
  read: (text, draft) => {
    const value = Number(text);
    draft[key] = value;
    return value >= min && value <= max;
  },
});
const monthReader: Reader = {
  pattern: /([A-Za-z]*)/y,
  read: (text, draft) => {
    draft.month = monthOf(text);
    return draft.month > 0;
  },
};

const READERS: Record<string, Reader> = {
  b: monthReader,
  B: monthReader,
  d: number("(\\d{1,2})", "day"),
  // ISO parts are looked for: what stands before their digits is skipped.
  G: number("\\D*(\\d{1,4})", "isoYear"),
  V: number("\\D*(\\d{1,2})", "isoWeek", [1, 53]),
  u: number("\\D*(\\d)", "isoDay", [1, 7]),
  H: number("(\\d{1,2})", "hour"),
  M: number("(\\d{2})", "minute"),
  S: number("(\\d{2})", "second"),
  m: number("(\\d{1,2})", "month"),
  Y: number("(\\d{1,4})", "year"),
  j: {
    pattern: /(\d{1,3})/y,
    read: (text, draft) => {
      if (draft.year === undefined) return false;
      // MongoDB's reader counts the days of a year from 0, unlike its writer.
      const day = new Date(wallClock(draft.year, 1, Number(text) + 1));
      Object.assign(draft, { year: PARTS.year(day), month: PARTS.month(day), day: PARTS.dayOfMonth(day) });
      return true;
    },
  },
  L: {
    pattern: /(\d{1,3})/y,
    read: (text, draft) => {
      draft.ms = Number(text.padEnd(3, "0"));
      return true;
    },
  },
  z: {
    pattern: /[ \t(]*((?:GMT)?[+-][\d:]*|[^ )]*)\)*/y,
    read: (text, draft) => {
      const offsetMs = offsetOf(text);
      if (offsetMs !== null) draft.offsetMs = offsetMs;
      return offsetMs !== null;
    },
  },
  Z: {
    pattern: /([+-]\d*)/y,
    read: (text, draft) => {
      draft.offsetMs = Number.parseInt(text, 10) * 60_000 || 0;
      return true;
    },
  },
  "%": { pattern: /(%)/y, read: () => true },
};

type Token = { literal: string } | { code: string };

/** @throws CommandError 18535 for a lone % at the end, 18536 for a specifier that the direction does not have. */
function tokensOf(format: string, known: Record<string, unknown>): Token[] {
  return (format.match(/%[\s\S]?|[^%]+/g) ?? []).map((token) => {
    if (!token.startsWith("%")) return { literal: token };
    const code = token.slice(1);
    if (code === "") throw failure(18535, "Unmatched '%' at end of format string");
    if (!Object.hasOwn(known, code))
      throw failure(18536, `Invalid format character '%${code}' in format string`);
    return { code };
  });
}

export type DateWriter = (date: Date, zone: TimeZone) => string;

export function compileDateWriter(format: string): DateWriter {
  const tokens = tokensOf(format, WRITERS);
  return (date, zone) => {
    const wall = new Date(wallClockOf(zone, date.getTime()));
    const offsetMs = wall.getTime() - date.getTime();
    return tokens
      .map((token) => ("literal" in token ? token.literal : WRITERS[token.code]?.(wall, offsetMs)))
      .join("");
  };
}

/** The instant that a string means in this format; null when it does not fit. */
export type DateReader = (text: string, zone: TimeZone) => number | null;

export function compileDateReader(format: string): DateReader {
  const tokens = tokensOf(format, READERS);
  return (input, zone) => {
    const text = input.replace(/\0.*$/s, "");
    const draft: IsoDraft = newDraft();
    let at = 0;
    for (const token of tokens) {
      if ("literal" in token) {
        if (!text.startsWith(token.literal, at)) return null;
        at += token.literal.length;
        continue;
      }
      const { pattern, read } = READERS[token.code] as Reader;
      pattern.lastIndex = at;
      const match = at < text.length ? pattern.exec(text) : null;
      if (!match || !read(match[1] as string, draft)) return null;
      at += match[0].length;
    }
    return at === text.length && settleIso(draft) ? instantOfDraft(draft, zone) : null;
  };
}

/** Turns ISO year, week and day into a date; false when they are mixed with natural parts, or lack the year. */
function settleIso(draft: IsoDraft): boolean {
  const { isoYear, isoWeek, isoDay } = draft;
  if (isoYear === undefined) return isoWeek === undefined && isoDay === undefined;
  if (draft.year !== undefined || draft.month !== undefined || draft.day !== undefined) return false;
  const day = new Date(isoWallClock(isoYear, isoWeek ?? 1, isoDay ?? 1, 0));
  Object.assign(draft, { year: PARTS.year(day), month: PARTS.month(day), day: PARTS.dayOfMonth(day) });
  return true;
}
