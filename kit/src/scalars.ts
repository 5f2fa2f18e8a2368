import { GraphQLScalarType, Kind } from "graphql";

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// The zone must be there: without one a time means another instant on every machine.
const INSTANT_PATTERN = /^(?<day>\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const INT64_LENGTH_MAX = 20;

/** `Date` in code, ISO 8601 with milliseconds in JSON. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  serialize: (value) => (value as Date).toISOString(),
  parseValue: (value) => dateOf(value),
  parseLiteral: (node) => dateOf(node.kind === Kind.STRING ? node.value : undefined),
});

/** `bigint` in code, a decimal string in JSON, since JSON numbers lose digits from 2^53 on. */
export const BigIntScalar = new GraphQLScalarType<bigint, string>({
  name: "BigInt",
  serialize: (value) => String(value),
  parseValue: (value) => int64Of(value),
  parseLiteral: (node) =>
    int64Of(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined),
});

/** A UUID in lower case. */
export const UUID = new GraphQLScalarType<string, string>({
  name: "UUID",
  serialize: (value) => String(value),
  parseValue: (value) => uuidOf(value),
  parseLiteral: (node) => uuidOf(node.kind === Kind.STRING ? node.value : undefined),
});

function dateOf(value: unknown): Date {
  const day = typeof value === "string" ? INSTANT_PATTERN.exec(value)?.groups?.day : undefined;
  const date = new Date(day !== undefined && isCalendarDay(day) ? String(value) : Number.NaN);
  if (Number.isNaN(date.getTime()))
    throw new TypeError('DateTime must be an ISO 8601 string such as "2026-02-17T08:00:00.000Z".');
  return date;
}

// Date makes the 2nd of March of the 30th of February.
function isCalendarDay(day: string): boolean {
  const midnight = new Date(day);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

function int64Of(value: unknown): bigint {
  const isDigits = typeof value === "string" && value.length <= INT64_LENGTH_MAX && /^-?\d+$/.test(value);
  if (!isDigits && !Number.isSafeInteger(value)) {
    throw new TypeError(
      'BigInt must be an integer, as a decimal string or a number below 2^53, such as "2500".',
    );
  }

  const integer = BigInt(value as string | number);
  if (integer < INT64_MIN || integer > INT64_MAX)
    throw new TypeError(`BigInt must fit into 64 bits, got ${integer}.`);
  return integer;
}

function uuidOf(value: unknown): string {
  if (typeof value === "string" && UUID_PATTERN.test(value)) return value.toLowerCase();
  throw new TypeError('UUID must be a UUID such as "0b9a1f0e-2d6c-4f6e-9a57-6a1d1c0f4e11".');
}
