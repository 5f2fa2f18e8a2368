import fc from "fast-check";
import { type GraphQLScalarType, parseValue as parseLiteral } from "graphql";
import { describe, expect, it } from "vitest";
import { BigIntScalar, DateTime, UUID } from "./scalars.ts";

const INT64_MAX = 9_223_372_036_854_775_807n;
const INT64_MIN = -9_223_372_036_854_775_808n;

const literal = (scalar: GraphQLScalarType, source: string): unknown =>
  scalar.parseLiteral(parseLiteral(source));

describe("BigInt", () => {
  it.each([
    ["0", 0n],
    ["-1", -1n],
    ["9007199254740993", 2n ** 53n + 1n],
    [String(INT64_MAX), INT64_MAX],
    [String(INT64_MIN), INT64_MIN],
    [2_500, 2_500n],
    [Number.MAX_SAFE_INTEGER, 2n ** 53n - 1n],
  ])("reads %j", (value, integer) => {
    expect(BigIntScalar.parseValue(value)).toBe(integer);
  });

  it("keeps every 64-bit integer through an answer and a question", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: INT64_MIN, max: INT64_MAX }), (integer) => {
        expect(BigIntScalar.parseValue(BigIntScalar.serialize(integer))).toBe(integer);
      }),
    );
  });

  it.each([2 ** 53, 1.5, -0.1, Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses the number %d, which has lost digits or has a fraction",
    (value) => {
      expect(() => BigIntScalar.parseValue(value)).toThrow("BigInt must be an integer");
    },
  );

  it.each([INT64_MAX + 1n, INT64_MIN - 1n])("refuses %s, which does not fit into 64 bits", (integer) => {
    expect(() => BigIntScalar.parseValue(String(integer))).toThrow(
      /must fit into 64 bits|must be an integer/,
    );
  });

  it.each(["", " 1", "1 ", "1.5", "1e3", "0x10", "+1", "--1", "1_000", "١٢", "1\n", "Infinity"])(
    "refuses the text %j",
    (text) => {
      expect(() => BigIntScalar.parseValue(text)).toThrow("BigInt must be an integer");
    },
  );

  it.each([true, null, undefined, [1], {}, { $gt: 0 }])("refuses %j", (value) => {
    expect(() => BigIntScalar.parseValue(value)).toThrow("BigInt must be an integer");
  });

  it("refuses a million digits without reading them", () => {
    expect(() => BigIntScalar.parseValue("9".repeat(1_000_000))).toThrow("BigInt must be an integer");
  });

  it("reads literals with and without quotes, and no fraction", () => {
    expect([literal(BigIntScalar, "9007199254740993"), literal(BigIntScalar, '"2500"')]).toEqual([
      2n ** 53n + 1n,
      2_500n,
    ]);
    expect(() => literal(BigIntScalar, "2.0")).toThrow("BigInt must be an integer");
  });
});

describe("UUID", () => {
  it("reads upper case as lower case, so that one key has one form", () => {
    const text = "0B9A1F0E-2D6C-4F6E-9A57-6A1D1C0F4E11";

    expect([UUID.parseValue(text), literal(UUID, `"${text}"`)]).toEqual([
      text.toLowerCase(),
      text.toLowerCase(),
    ]);
  });

  it.each([
    "",
    "0b9a1f0e2d6c4f6e9a576a1d1c0f4e11",
    "{0b9a1f0e-2d6c-4f6e-9a57-6a1d1c0f4e11}",
    7,
    null,
    { $ne: "" },
  ])("refuses %j", (value) => {
    expect(() => UUID.parseValue(value)).toThrow("UUID must be a UUID");
  });

  it("refuses a UUID with a line after it", () => {
    expect(() => UUID.parseValue("0b9a1f0e-2d6c-4f6e-9a57-6a1d1c0f4e11\n")).toThrow("UUID must be a UUID");
  });
});

describe("DateTime", () => {
  it.each([
    ["2026-02-17T08:00:00.000Z", "2026-02-17T08:00:00.000Z"],
    ["2026-02-17T16:00:00+08:00", "2026-02-17T08:00:00.000Z"],
    ["2026-02-17T08:00Z", "2026-02-17T08:00:00.000Z"],
    ["2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"],
    ["2026-02-17T08:00:00.123456Z", "2026-02-17T08:00:00.123Z"],
  ])("reads %s", (text, instant) => {
    expect(DateTime.parseValue(text).toISOString()).toBe(instant);
  });

  it("keeps every instant of four-digit years through an answer and a question", () => {
    const instants = fc.date({
      min: new Date("0000-01-01"),
      max: new Date("9999-12-31"),
      noInvalidDate: true,
    });

    fc.assert(
      fc.property(instants, (date) => {
        expect(DateTime.parseValue(DateTime.serialize(date))).toEqual(date);
      }),
    );
  });

  it.each(["1", "Feb 17", "2026-02-17", "17/02/2026", "yesterday", ""])(
    "refuses %j, which is not ISO 8601",
    (text) => {
      expect(() => DateTime.parseValue(text)).toThrow("DateTime must be an ISO 8601 string");
    },
  );

  it("refuses a time without a zone, which would mean another instant on another machine", () => {
    expect(() => DateTime.parseValue("2026-02-17T08:00:00")).toThrow("DateTime must be an ISO 8601 string");
  });

  it.each(["2026-02-30T00:00:00Z", "2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-13-01T00:00:00Z"])(
    "refuses %s, a day that the calendar does not have",
    (text) => {
      expect(() => DateTime.parseValue(text)).toThrow("DateTime must be an ISO 8601 string");
    },
  );

  it.each([0, 1_771_315_200_000, null, true, { $gt: "2026" }])("refuses %j", (value) => {
    expect(() => DateTime.parseValue(value)).toThrow("DateTime must be an ISO 8601 string");
  });

  it("reads string literals only", () => {
    expect(literal(DateTime, '"2026-02-17T08:00:00Z"')).toEqual(new Date(Date.UTC(2026, 1, 17, 8)));
    expect(() => literal(DateTime, "2026")).toThrow("DateTime must be an ISO 8601 string");
  });
});
