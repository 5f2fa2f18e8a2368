import { failure } from "../errors.ts";
import { int, isDocument, isNullish, isObjectId, Long, typeNameOf } from "../values/types.ts";
import { type Form, namedArguments, type Operator } from "./compile.ts";

const DAY_MS = 86_400_000;

/** Dates, and what carries one. */
export function dateOf(value: unknown): Date {
  if (value instanceof Date) return value;
  if (isObjectId(value)) return value.getTimestamp();
  throw failure(16006, `can't convert from BSON type ${typeNameOf(value)} to Date`);
}

const dayOfYear = (date: Date) =>
  Math.floor(
    (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) -
      Date.UTC(date.getUTCFullYear(), 0, 1)) /
      DAY_MS,
  ) + 1;

/** ISO 8601: the week with the year's first Thursday is week 1. */
function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

const PARTS: Record<string, (date: Date) => number> = {
  $year: (date) => date.getUTCFullYear(),
  $month: (date) => date.getUTCMonth() + 1,
  $dayOfMonth: (date) => date.getUTCDate(),
  $hour: (date) => date.getUTCHours(),
  $minute: (date) => date.getUTCMinutes(),
  $second: (date) => date.getUTCSeconds(),
  $millisecond: (date) => date.getUTCMilliseconds(),
  $dayOfWeek: (date) => date.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  $week: (date) => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7),
  $isoDayOfWeek: (date) => date.getUTCDay() || 7,
  $isoWeek: (date) => isoWeek(date).week,
};

const refuseZone = (named: Record<string, unknown>, operator: string) => {
  if ("timezone" in named && named.timezone !== "UTC" && named.timezone !== "GMT")
    throw failure("NotImplemented", `${operator}: only UTC is supported as 'timezone'`);
};

/** `{$year: date}` or `{$year: {date, timezone}}`. */
const partForm =
  (name: string, part: (date: Date) => unknown): Form =>
  (spec, compile) => {
    let source = spec;
    if (isDocument(spec) && !Object.keys(spec)[0]?.startsWith("$")) {
      const named = namedArguments(spec, name, ["date"], ["timezone"], { unknown: 40535, missing: 40539 });
      refuseZone(named, name);
      source = named.date;
    } else if (Array.isArray(spec)) {
      if (spec.length !== 1)
        throw failure(
          40536,
          `${name} accepts exactly one argument if given an array, but was given ${spec.length}`,
        );
      source = spec[0];
    }
    const date = compile(source);
    return (root, vars) => {
      const value = date(root, vars);
      return isNullish(value) ? null : part(dateOf(value));
    };
  };

const pad = (value: number, size: number) => String(value).padStart(size, "0");

const FORMATS: Record<string, (date: Date) => string> = {
  Y: (date) => pad(date.getUTCFullYear(), 4),
  m: (date) => pad(date.getUTCMonth() + 1, 2),
  d: (date) => pad(date.getUTCDate(), 2),
  H: (date) => pad(date.getUTCHours(), 2),
  M: (date) => pad(date.getUTCMinutes(), 2),
  S: (date) => pad(date.getUTCSeconds(), 2),
  L: (date) => pad(date.getUTCMilliseconds(), 3),
  j: (date) => pad(dayOfYear(date), 3),
  w: (date) => String(date.getUTCDay() + 1),
  u: (date) => String(date.getUTCDay() || 7),
  U: (date) => pad(PARTS.$week?.(date) ?? 0, 2),
  V: (date) => pad(isoWeek(date).week, 2),
  G: (date) => pad(isoWeek(date).year, 4),
  z: () => "+0000",
  Z: () => "0",
  b: (date) => date.toLocaleString("en", { month: "short", timeZone: "UTC" }),
  B: (date) => date.toLocaleString("en", { month: "long", timeZone: "UTC" }),
  "%": () => "%",
};

const dateToString: Form = (spec, compile) => {
  const named = namedArguments(spec, "$dateToString", ["date"], ["format", "timezone", "onNull"], {
    notObject: 18629,
    unknown: 18534,
    missing: 18628,
  });
  refuseZone(named, "$dateToString");
  const date = compile(named.date);
  const onNull = "onNull" in named ? compile(named.onNull) : () => null;
  const format = compile(named.format ?? "%Y-%m-%dT%H:%M:%S.%LZ");
  return (root, vars) => {
    const value = date(root, vars);
    const pattern = format(root, vars);
    if (isNullish(value)) return onNull(root, vars);
    if (isNullish(pattern)) return null;
    if (typeof pattern !== "string") throw failure(18533, "$dateToString requires that 'format' be a string");
    const when = dateOf(value);
    return pattern.replace(/%(.?)/g, (_, code: string) => {
      const write = FORMATS[code];
      if (!write) throw failure(18536, `Invalid format character '%${code}' in format string`);
      return write(when);
    });
  };
};

export const dates: Record<string, Operator> = {};

export const dateForms: Record<string, Form> = {
  ...Object.fromEntries(
    Object.entries(PARTS).map(([name, part]) => [name, partForm(name, (date) => int(part(date)))]),
  ),
  $isoWeekYear: partForm("$isoWeekYear", (date) => Long.fromNumber(isoWeek(date).year)),
  $dateToString: dateToString,
};
