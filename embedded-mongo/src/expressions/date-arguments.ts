import type { Timestamp } from "bson";
import { failure } from "../errors.ts";
import { isNullish, isObjectId, typeNameOf, wrapperOf } from "../values/types.ts";
import type { Compile, Vars } from "./compile.ts";
import { isConstant } from "./constant.ts";
import { isUnit, type Unit } from "./date-arithmetic.ts";
import { type TimeZone, timeZoneOf, UTC } from "./time-zone.ts";

export type Evaluate<T> = (root: Record<string, unknown>, vars: Vars) => T;

/** The date in a value that carries one; null for any other. */
function carriedDate(value: unknown): Date | null {
  if (value instanceof Date) return value;
  if (isObjectId(value)) return value.getTimestamp();
  return wrapperOf(value) === "Timestamp" ? new Date((value as Timestamp).t * 1000) : null;
}

export function dateOf(value: unknown, code = 16006, what = "argument"): Date {
  const date = carriedDate(value);
  if (!date) throw failure(code, `can't convert from BSON type ${typeNameOf(value)} to Date: ${what}`);
  return date;
}

/** An argument that means something else than its value; null for null. A constant one is read once, at compile time. */
export function argument<T>(
  spec: unknown,
  compile: Compile,
  read: (value: unknown) => T,
  absent: T,
): Evaluate<T | null> {
  if (spec === undefined) return () => absent;
  const evaluate = compile(spec);
  const readNow: Evaluate<T | null> = (root, vars) => {
    const value = evaluate(root, vars);
    return isNullish(value) ? null : read(value);
  };
  if (!isConstant(evaluate)) return readNow;
  const value = readNow({}, {});
  return () => value;
}

export const zoneArgument = (spec: unknown, compile: Compile) =>
  argument(
    spec,
    compile,
    (id): TimeZone => {
      if (typeof id !== "string")
        throw failure(40517, `timezone must evaluate to a string, found ${typeNameOf(id)}`);
      return timeZoneOf(id);
    },
    UTC,
  );

export const unitArgument = (spec: unknown, compile: Compile, operator: string) =>
  argument(
    spec,
    compile,
    (unit): Unit => {
      if (typeof unit !== "string")
        throw failure(5439013, `${operator} requires 'unit' to be a string, but got ${typeNameOf(unit)}`);
      if (!isUnit(unit))
        throw failure(
          "FailedToParse",
          `${operator} parameter 'unit' value parsing failed :: caused by :: unknown time unit value: ${unit}`,
        );
      return unit;
    },
    "day",
  );

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
export const SUNDAY = 7;

/** ISO day of week; asked for only when the unit is a week. */
export function weekStartArgument(
  spec: unknown,
  compile: Compile,
  operator: string,
): Evaluate<number | null> {
  if (spec === undefined) return () => SUNDAY;
  const evaluate = compile(spec);
  return (root, vars) => {
    const value = evaluate(root, vars);
    if (isNullish(value)) return null;
    if (typeof value !== "string")
      throw failure(
        5439015,
        `${operator} requires 'startOfWeek' to be a string, but got ${typeNameOf(value)}`,
      );
    const name = value.toLowerCase();
    const day = WEEKDAYS.findIndex((weekday) => weekday === name || weekday.slice(0, 3) === name) + 1;
    if (day === 0)
      throw failure(5439016, `${operator} parameter 'startOfWeek' value cannot be recognized: ${value}`);
    return day;
  };
}

/** Formats differ seldom from one document to the next. */
function rememberLast<T>(compile: (format: string) => T): (format: string) => T {
  let last: { format: string; compiled: T } | null = null;
  return (format) => {
    if (last?.format !== format) last = { format, compiled: compile(format) };
    return last.compiled;
  };
}

/** Absent: undefined; null: null. Anything but a string is refused even for a date that is null. */
export function formatArgument<T>(
  spec: unknown,
  compile: Compile,
  code: number,
  compileFormat: (format: string) => T,
) {
  if (spec === undefined) return () => undefined;
  const evaluate = compile(spec);
  const compiledOf = rememberLast(compileFormat);
  return (root: Record<string, unknown>, vars: Vars): T | null => {
    const format = evaluate(root, vars);
    if (isNullish(format)) return null;
    if (typeof format !== "string")
      throw failure(code, `'format' must be a string, found: ${typeNameOf(format)}`);
    return compiledOf(format);
  };
}
