import { failure } from "../errors.ts";
import { wholeOf } from "../values/arithmetic.ts";
import { int, isNullish, typeNameOf } from "../values/types.ts";
import { type Compile, type Form, namedArguments, type Vars } from "./compile.ts";
import { dateOf, zoneArgument } from "./date-arguments.ts";
import { dateOfMs, isoWallClock, PARTS, type Part, wallClock } from "./date-parts.ts";
import { instantOf, wallClockOf } from "./time-zone.ts";

const TIME_PARTS = ["hour", "minute", "second", "millisecond"] as const;
const PART_LIMIT = 2 ** 15;

/** A part with its default; seconds and milliseconds may be any whole number, years have a range of their own. */
function partArgument(name: string, spec: unknown, compile: Compile, absent: number) {
  const isBounded = !["second", "millisecond", "year", "isoWeekYear"].includes(name);
  if (spec === undefined) return () => absent;
  const evaluate = compile(spec);
  return (root: Record<string, unknown>, vars: Vars): number | null => {
    const value = evaluate(root, vars);
    if (isNullish(value)) return null;
    const whole = wholeOf(value, 64);
    if (whole === null)
      throw failure(40515, `'${name}' must evaluate to an integer, found ${typeNameOf(value)}`);
    if (isBounded && (whole < -PART_LIMIT || whole >= PART_LIMIT))
      throw failure(
        31034,
        `'${name}' must evaluate to a value in the range [-32768, 32767]; value ${whole} is not in range`,
      );
    return whole;
  };
}

const NATURAL = { names: ["year", "month", "day"], yearCode: 40523, wallOf: wallClock } as const;
const ISO = {
  names: ["isoWeekYear", "isoWeek", "isoDayOfWeek"],
  yearCode: 31095,
  wallOf: isoWallClock,
} as const;

export const dateFromParts: Form = (spec, compile, operator) => {
  const named = namedArguments(
    spec,
    operator,
    [],
    [...NATURAL.names, ...ISO.names, ...TIME_PARTS, "timezone"],
    {
      notObject: 40519,
      unknown: 40518,
    },
  );
  const has = (name: string) => name in named;
  if (!has("year") && !has("isoWeekYear"))
    throw failure(40516, `${operator} requires either 'year' or 'isoWeekYear' to be present`);
  if (has("year") && ISO.names.some(has))
    throw failure(40489, `${operator} does not allow mixing natural dates with ISO dates`);
  if (has("isoWeekYear") && NATURAL.names.some(has))
    throw failure(40525, `${operator} does not allow mixing ISO dates with natural dates`);
  const { names, yearCode, wallOf } = has("year") ? NATURAL : ISO;
  const part = (name: string, absent: number) => partArgument(name, named[name], compile, absent);
  const times = TIME_PARTS.map((name) => part(name, 0));
  const days = names.map((name) => part(name, 1));
  const zone = zoneArgument(named.timezone, compile);
  return (root, vars) => {
    const valuesOf = (parts: typeof times) => {
      const values: number[] = [];
      for (const evaluate of parts) {
        const value = evaluate(root, vars);
        if (value === null) return null;
        values.push(value);
      }
      return values as [number, number, number, number];
    };
    const time = valuesOf(times);
    const where = time && zone(root, vars);
    const day = where && valuesOf(days);
    if (!time || !where || !day) return null;
    const [year, month, dayOfMonth] = day;
    if (year < 1 || year > 9999)
      throw failure(
        yearCode,
        `'${names[0]}' must evaluate to an integer in the range 1 to 9999, found ${year}`,
      );
    const timeMs = ((time[0] * 60 + time[1]) * 60 + time[2]) * 1000 + time[3];
    return dateOfMs(
      instantOf(where, dateOfMs(wallOf(year, month, dayOfMonth, timeMs), "Overflow").getTime()),
      "Overflow",
    );
  };
};

const TO_PARTS: Record<string, Part> = { year: "year", month: "month", day: "dayOfMonth" };
const TO_ISO_PARTS: Record<string, Part> = {
  isoWeekYear: "isoWeekYear",
  isoWeek: "isoWeek",
  isoDayOfWeek: "isoDayOfWeek",
};

export const dateToParts: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, ["date"], ["timezone", "iso8601"], {
    notObject: 40524,
    unknown: 40520,
    missing: 40522,
  });
  const [date, zone] = [compile(named.date), zoneArgument(named.timezone, compile)];
  const iso = compile(named.iso8601 === undefined ? false : named.iso8601);
  return (root, vars) => {
    const value = date(root, vars);
    const where = zone(root, vars);
    if (where === null) return null;
    const isIso = iso(root, vars);
    if (isNullish(isIso)) return null;
    if (typeof isIso !== "boolean")
      throw failure(40521, `iso8601 must evaluate to a bool, found ${typeNameOf(isIso)}`);
    if (isNullish(value)) return null;
    const wall = new Date(wallClockOf(where, dateOf(value).getTime()));
    const days = Object.entries(isIso ? TO_ISO_PARTS : TO_PARTS);
    return Object.fromEntries(
      [...days, ...TIME_PARTS.map((name) => [name, name] as const)].map(([name, part]) => [
        name,
        int(PARTS[part](wall)),
      ]),
    );
  };
};
