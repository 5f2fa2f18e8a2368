import { CommandError, failure } from "../errors.ts";
import { int, isDocument, isNullish, Long, typeNameOf } from "../values/types.ts";
import { type Form, namedArguments } from "./compile.ts";
import { dateOf, formatArgument, zoneArgument } from "./date-arguments.ts";
import { compileDateReader, compileDateWriter } from "./date-format.ts";
import { dateFromParts, dateToParts } from "./date-from-parts.ts";
import { dateOfMs, PARTS, type Part } from "./date-parts.ts";
import { scanDate } from "./date-scan.ts";
import { dateShiftForms } from "./date-shifts.ts";
import { type TimeZone, UTC, wallClockOf } from "./time-zone.ts";

/** `{$year: date}`, `{$year: [date]}` or `{$year: {date, timezone}}`. */
const partForm =
  (part: Part): Form =>
  (spec, compile, name) => {
    let named: Record<string, unknown> = { date: spec };
    if (isDocument(spec) && !Object.keys(spec)[0]?.startsWith("$"))
      named = namedArguments(spec, name, ["date"], ["timezone"], { unknown: 40535, missing: 40539 });
    else if (Array.isArray(spec)) {
      if (spec.length !== 1)
        throw failure(
          40536,
          `${name} accepts exactly one argument if given an array, but was given ${spec.length}`,
        );
      named = { date: spec[0] };
    }
    const [date, zone] = [compile(named.date), zoneArgument(named.timezone, compile)];
    return (root, vars) => {
      const value = date(root, vars);
      if (isNullish(value)) return null;
      const instantMs = dateOf(value).getTime();
      const where = zone(root, vars);
      if (where === null) return null;
      const found = PARTS[part](new Date(wallClockOf(where, instantMs)));
      return part === "isoWeekYear" ? Long.fromNumber(found) : int(found);
    };
  };

const ISO_FORMAT = "%Y-%m-%dT%H:%M:%S.%L";
const writeInUtc = compileDateWriter(`${ISO_FORMAT}Z`);
const writeElsewhere = compileDateWriter(ISO_FORMAT);

/** A date as `$toString` writes it. */
export const dateText = (date: Date): string => writeInUtc(date, UTC);

const dateToString: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, ["date"], ["format", "timezone", "onNull"], {
    notObject: 18629,
    unknown: 18534,
    missing: 18628,
  });
  const date = compile(named.date);
  const onNull = "onNull" in named ? compile(named.onNull) : () => null;
  const format = formatArgument(named.format, compile, 18533, compileDateWriter);
  const zone = zoneArgument(named.timezone, compile);
  return (root, vars) => {
    const value = date(root, vars);
    const write = format(root, vars);
    const where = zone(root, vars);
    if (isNullish(value)) return onNull(root, vars);
    if (where === null || write === null) return null;
    return (write ?? (where.isUtc ? writeInUtc : writeElsewhere))(dateOf(value), where);
  };
};

const conversionFailure = (message: string) => failure("ConversionFailure", message);

/** @throws CommandError 241 for a string that means no date. */
export function parseDate(text: string, zone: TimeZone = UTC, read = scanDate): Date {
  const instantMs = read(text, zone);
  if (instantMs === null) throw conversionFailure(`Error parsing date string '${text}'`);
  return dateOfMs(instantMs, "ConversionFailure");
}

const dateFromString: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, ["dateString"], ["format", "timezone", "onNull", "onError"], {
    notObject: 40540,
    unknown: 40541,
    missing: 40542,
  });
  const text = compile(named.dateString);
  const format = formatArgument(named.format, compile, 40684, compileDateReader);
  const zone = zoneArgument(named.timezone, compile);
  const onNull = "onNull" in named ? compile(named.onNull) : () => null;
  const onError = "onError" in named ? compile(named.onError) : null;
  return (root, vars) => {
    const value = text(root, vars);
    const read = format(root, vars);
    const where = zone(root, vars);
    if (isNullish(value)) return onNull(root, vars);
    try {
      if (typeof value !== "string")
        throw conversionFailure(
          `${operator} requires that 'dateString' be a string, found: ${typeNameOf(value)}`,
        );
      return where === null || read === null ? null : parseDate(value, where, read);
    } catch (error) {
      if (onError && error instanceof CommandError && error.code === 241) return onError(root, vars);
      throw error;
    }
  };
};

export const dateForms: Record<string, Form> = {
  ...Object.fromEntries(Object.keys(PARTS).map((part) => [`$${part}`, partForm(part as Part)])),
  ...dateShiftForms,
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateFromParts: dateFromParts,
  $dateToParts: dateToParts,
};
