import { type Draft, instantOfDraft, monthOf, newDraft, offsetOf } from "./date-draft.ts";
import { DAY_MS, isoWallClock, wallClock } from "./date-parts.ts";
import type { TimeZone } from "./time-zone.ts";

/**
 * Date strings without a format, read as MongoDB's date library does: at each place the longest of these patterns, of
 * equally long ones the first. What it makes of the clock relative to now ("tomorrow") has no complete date and is refused.
 */

const HOUR = "2[0-4]|[01]?\\d";
const MINUTE = "[0-5]?\\d";
const SECOND = "60|[0-5]?\\d";
const MONTH = "1[0-2]|0?\\d";
const DAY = "(?:3[01]|[0-2]?\\d)(?:st|nd|rd|th)?";
const MONTH_NAME =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const GAP = "[ \\t.-]*";
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const TIME = `(?<h>${HOUR})[:.](?<i>${MINUTE})(?:[:.](?<s>${SECOND})(?<f>\\.\\d+)?)?`;

type Groups = Record<string, string | undefined>;
type Kind = "date" | "time" | "zone" | "plus";
type Rule = {
  pattern: RegExp;
  kinds: readonly Kind[];
  read?: (groups: Groups, draft: Draft) => Partial<Draft>;
};

const rule = (source: string, kinds: readonly Kind[], read?: Rule["read"]): Rule => ({
  pattern: new RegExp(source, "iy"),
  kinds,
  ...(read && { read }),
});
const date = (...sources: string[]): Rule[] => sources.map((source) => rule(source, ["date"]));

/** What one of "+2 weeks" adds to. */
const PLUS_UNITS: Record<string, [keyof Draft["plus"], number]> = {
  sec: ["ms", 1000],
  min: ["ms", 60_000],
  hour: ["ms", 3_600_000],
  day: ["days", 1],
  week: ["days", 7],
  fortnight: ["days", 14],
  month: ["months", 1],
  year: ["months", 12],
};

const RULES: readonly Rule[] = [
  rule("noon", ["time"], () => ({ hour: 12 })),
  rule("midnight|today", ["time"]),
  rule("@(?<epoch>-?\\d+)(?<f>\\.\\d{1,6})?", ["date", "time", "zone"], ({ epoch }, { plus }) => ({
    year: 1970,
    month: 1,
    day: 1,
    offsetMs: 0,
    plus: { ...plus, ms: plus.ms + Number(epoch) * 1000 },
  })),
  rule(
    `(?<h>1[0-2]|0?[1-9])(?:[:.](?<i>${MINUTE})(?:[:.](?<s>${SECOND})(?:[:.]\\d+)?)?)?[ \\t]*(?<half>[ap])\\.?m\\.?(?=[ \\t]|$)`,
    ["time"],
    ({ half = "" }, { hour = 0 }) => ({ hour: (hour % 12) + (/p/i.test(half) ? 12 : 0) }),
  ),
  rule(`t?${TIME}`, ["time"]),
  rule(`t(?<h>${HOUR})`, ["time"]),
  rule("t?(?<h>[01]\\d|2[0-4])(?<i>[0-5]\\d)(?<s>60|[0-5]\\d)?", ["time"]),
  ...date(
    `(?<m>${MONTH})/(?<d>${DAY})(?:/(?<y>\\d{1,4}))?`,
    "(?<y>[+-]?\\d{4})-(?<m>0\\d|1[0-2])-(?<d>0\\d|[12]\\d|3[01])",
    `(?<y>\\d{4})/(?<m>${MONTH})/(?<d>${DAY})/?`,
    `(?<y>\\d{4})-(?<m>${MONTH})`,
    `(?<y>\\d{1,4})-(?<m>${MONTH})-(?<d>${DAY})`,
    `(?<d>${DAY})${GAP}(?<name>${MONTH_NAME})${GAP}(?<y>\\d{1,4})`,
    `(?<d>${DAY})[.\\t-](?<m>${MONTH})[.-](?<y>\\d{4})`,
    `(?<d>${DAY})[.\\t](?<m>${MONTH})\\.(?<y>\\d\\d)`,
    `(?<name>${MONTH_NAME})${GAP}(?<y>\\d{4})`,
    `(?<y>\\d{4})${GAP}(?<name>${MONTH_NAME})`,
    `(?<name>${MONTH_NAME})${GAP}(?<d>${DAY})[,.stndrh\\t ]+(?<y>\\d{1,4})`,
    `(?<name>${MONTH_NAME})${GAP}(?<d>${DAY})(?:[,.stndrh\\t ]+|$)`,
    `(?<d>${DAY})${GAP}(?<name>${MONTH_NAME})`,
    "(?<y>\\d{4})(?<m>0\\d|1[0-2])(?<d>0\\d|[12]\\d|3[01])",
    "(?<y>\\d{4})\\.?(?<yday>00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])",
    "(?<y>\\d{4})-?W(?<week>0[1-9]|[1-4]\\d|5[0-3])(?:-?(?<wday>[0-7]))?",
    `(?<name>${MONTH_NAME})-(?<d>0\\d|[12]\\d|3[01])-(?<y>\\d{1,4})`,
    `(?<y>\\d{1,4})-(?<name>${MONTH_NAME})-(?<d>0\\d|[12]\\d|3[01])`,
  ),
  rule(`(?<y>\\d{4}):(?<m>0\\d|1[0-2]):(?<d>0\\d|[12]\\d|3[01]) ${TIME}`, ["date", "time"]),
  rule(`(?<d>${DAY})/(?<name>${MONTH_NAME})/(?<y>\\d{4}):${TIME}`, ["date", "time"]),
  rule("(?<y>\\d{4})", []),
  rule(`(?:${WEEKDAYS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join("|")})`, ["plus"]),
  rule(`(?<name>${MONTH_NAME})`, ["date"]),
  rule(
    "(?<n>[+-]*[ \\t]*\\d+)[ \\t]*(?<unit>sec|min|hour|day|week|fortnight|month|year)(?:ond|ute)?s?(?![a-z])(?<ago>[ \\t]+ago)?",
    ["plus"],
    ({ n = "", unit = "", ago }, { plus }) => {
      const isBack = (n.split("-").length % 2 === 0) !== (ago !== undefined);
      const [key, size] = PLUS_UNITS[unit.toLowerCase()] ?? ["days", 0];
      const amount = Number(n.replace(/\D/g, "")) * size;
      return { plus: { ...plus, [key]: plus[key] + (isBack ? -amount : amount) } };
    },
  ),
  rule(`(?<zone>(?:GMT)?[+-](?:${HOUR}):?(?:${MINUTE})?)`, ["zone"]),
  rule("\\(?(?<zone>[a-z]{1,6})\\)?", ["zone"]),
  rule(`(?<name>${MONTH_NAME})${GAP}(?<d>${DAY})[,.stndrh\\t ]+${TIME}`, ["date", "time"]),
];

/** Two digits are a year from 1970 to 2069. */
const fullYear = (text: string) =>
  text.length >= 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : Number(text) < 100 ? 1900 : 0);

/** Copies what a match names into the draft; false when its zone does not exist. */
function fill(groups: Groups, kinds: readonly Kind[], draft: Draft): boolean {
  const { y, m, d, name, yday, week, wday, h, i, s, f, zone } = groups;
  if (y !== undefined) draft.year = fullYear(y);
  if (kinds.includes("date")) {
    if (m !== undefined) draft.month = Number(m);
    if (name !== undefined) draft.month = monthOf(name);
    if (d !== undefined) draft.day = Number.parseInt(d, 10);
    else if (y !== undefined) draft.day = 1;
    if (yday !== undefined) Object.assign(draft, { month: 1, day: Number(yday) });
    if (week !== undefined) {
      Object.assign(draft, { month: 1, day: 1 });
      const start = wallClock(Number(y));
      draft.plus.days += (isoWallClock(Number(y), Number(week), Number(wday ?? 1), 0) - start) / DAY_MS;
    }
  }
  if (kinds.includes("time"))
    Object.assign(draft, {
      hour: Number(h ?? 0),
      minute: Number(i ?? 0),
      second: Number(s ?? 0),
      ms: Math.floor(Number(`0${f ?? ""}`) * 1000 + 1e-6),
    });
  if (zone === undefined) return true;
  const offsetMs = offsetOf(zone);
  if (offsetMs !== null) draft.offsetMs = offsetMs;
  return offsetMs !== null;
}

/** The instant that a string without a format means; null when there is none. */
export function scanDate(input: string, zone: TimeZone): number | null {
  const text = input.replace(/\0.*$/s, "").trim();
  const draft = newDraft();
  const seen = new Set<Kind>();
  for (let at = 0; at < text.length; ) {
    if (" .,\t".includes(text[at] as string)) {
      at++;
      continue;
    }
    let best: { rule: Rule; match: RegExpExecArray } | null = null;
    for (const candidate of RULES) {
      candidate.pattern.lastIndex = at;
      const match = candidate.pattern.exec(text);
      if (match && match[0].length > (best?.match[0].length ?? 0)) best = { rule: candidate, match };
    }
    if (!best) return null;
    const { kinds, read } = best.rule;
    const groups: Groups = best.match.groups ?? {};
    // Four digits behind a time are the year: "Jul 4 12:00:00 2017".
    if (kinds[0] === "time" && seen.has("time") && /^\d{4}$/.test(best.match[0]))
      draft.year = Number(best.match[0]);
    else {
      for (const kind of kinds) {
        if (kind !== "plus" && seen.has(kind)) return null;
        seen.add(kind);
      }
      if (!fill(groups, kinds, draft)) return null;
      Object.assign(draft, read?.(groups, draft));
      const weekday = WEEKDAYS.findIndex((name) => name.startsWith(best.match[0].slice(0, 3).toLowerCase()));
      if (kinds[0] === "plus" && groups.unit === undefined) {
        draft.weekday = weekday;
        // A day of the week starts at midnight, unless a time follows.
        seen.delete("time");
        Object.assign(draft, { hour: 0, minute: 0, second: 0, ms: 0 });
      }
    }
    at += best.match[0].length;
  }
  return instantOfDraft(draft, zone);
}
