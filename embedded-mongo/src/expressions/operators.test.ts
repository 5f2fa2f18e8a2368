import { Binary, BSONRegExp, ObjectId, Timestamp, UUID } from "bson";
import { describe, expect, it } from "vitest";
import { Decimal128, type Document, Double, Int32, Long } from "../values/types.ts";
import { compileExpression } from "./compile.ts";

const int = (value: number) => new Int32(value);
const long = (text: string) => Long.fromString(text);
const double = (value: number) => new Double(value);
const decimal = (text: string) => Decimal128.fromString(text);
const bytes = (...values: number[]) => new Binary(Buffer.from(values));

const evaluate = (spec: unknown, root: Document = {}): unknown => compileExpression(spec)(root, {});
const codeOf = (run: () => unknown): number | undefined => {
  try {
    run();
  } catch (error) {
    return (error as { code: number }).code;
  }
  return undefined;
};

describe("an expression", () => {
  it.each<[string, unknown, unknown]>([
    ["adds ints back into the range of ints", { $add: [int(0x7fffffff), int(1), int(-1)] }, int(0x7fffffff)],
    [
      "keeps a 64-bit overflow a double",
      { $add: [long("9223372036854775807"), int(1), int(-1)] },
      double(2 ** 63),
    ],
    [
      "rounds what it adds to a date, halves away from zero",
      { $add: [new Date(0), double(-1.5)] },
      new Date(-2),
    ],
    ["has powers exact to 64 bits", { $pow: [int(3), int(39)] }, long("4052555153018976267")],
    ["has the power of a unit as an integer", { $pow: [int(-1), int(-3)] }, int(-1)],
    ["rounds all digits of a double", { $round: [double(2.675), int(2)] }, double(2.67)],
    ["pads a decimal to the places asked for", { $round: [decimal("1.5"), int(2)] }, decimal("1.50")],
    ["cannot pad a decimal beyond 34 digits", { $ceil: decimal("1E40") }, decimal("NaN")],
    ["keeps the sign of a decimal zero", { $multiply: [decimal("-1"), decimal("0")] }, decimal("-0")],
    [
      "converts degrees of decimals exactly",
      { $degreesToRadians: decimal("2") },
      decimal("0.03490658503988659153847381536977226"),
    ],
    ["has sines", { $sin: int(0) }, double(0)],
    ["combines bits in the wider type", { $bitXor: [int(5), long("3")] }, long("6")],
    ["has all bits without arguments", { $bitAnd: [] }, int(-1)],
    ["sums nothing to 0", { $sum: [] }, int(0)],
    ["slices to null without a count", { $slice: [[int(1)], int(0), "$missing"] }, null],
    [
      "zips to the longest",
      { $zip: { inputs: [[int(1), int(2)], ["a"]], useLongestLength: true, defaults: [int(0), "z"] } },
      [
        [int(1), "a"],
        [int(2), "z"],
      ],
    ],
    [
      "finds the index of a code point that runs over the end",
      { $indexOfCP: ["abcd", "cd", int(0), int(3)] },
      int(2),
    ],
    ["finds no bytes that run over the end", { $indexOfBytes: ["abcd", "cd", int(0), int(3)] }, int(-1)],
    [
      "finds nothing at the end of a text",
      { $regexFindAll: { input: "ab", regex: "b*" } },
      [
        { match: "", idx: int(0), captures: [] },
        { match: "b", idx: int(1), captures: [] },
      ],
    ],
    ["writes large doubles with an exponent", { $toString: double(1e16) }, "1e+16"],
    ["writes small doubles with an exponent of two digits", { $toString: double(0.00001) }, "1e-05"],
    ["writes doubles in full before", { $toString: double(1234567.125) }, "1234567.125"],
    ["shows 16 digits to case operators", { $toLower: double(0.1 + 0.2) }, "0.3"],
    ["measures bytes", { $binarySize: "日" }, int(3)],
    ["measures documents", { $bsonSize: { $literal: { a: int(1) } } }, int(12)],
    ["reads seconds", { $tsSecond: new Timestamp({ t: 7, i: 3 }) }, long("7")],
    ["reads increments", { $tsIncrement: new Timestamp({ t: 7, i: 3 }) }, long("3")],
    ["takes dates out of timestamps", { $toDate: new Timestamp({ t: 7, i: 3 }) }, new Date(7000)],
    [
      "makes UUIDs",
      { $toUUID: "00112233-4455-6677-8899-aabbccddeeff" },
      new UUID("00112233-4455-6677-8899-aabbccddeeff").toBinary(),
    ],
    ["writes bytes as base64", { $toString: bytes(1, 2, 3) }, "AQID"],
    ["writes bytes in a format", { $convert: { input: bytes(250), to: "string", format: "hex" } }, "FA"],
    [
      "reads bytes in a format",
      { $convert: { input: "-_8", to: { type: "binData", subtype: int(0) }, format: "base64url" } },
      bytes(251, 255),
    ],
    [
      "writes numbers as bytes",
      { $convert: { input: int(258), to: "binData", byteOrder: "big" } },
      bytes(0, 0, 1, 2),
    ],
    ["reads numbers from bytes", { $convert: { input: bytes(254, 255), to: "long" } }, long("-2")],
    [
      "rebinds $$CURRENT",
      { $let: { vars: { CURRENT: { $literal: { a: int(2) } } }, in: ["$a", "$$ROOT.a"] } },
      [int(2), int(1)],
    ],
    [
      "sorts whole values",
      { $sortArray: { input: ["b", int(2), null, [int(1)]], sortBy: int(-1) } },
      [[int(1)], "b", int(2), null],
    ],
  ])("%s", (_, spec, expected) => {
    expect(evaluate(spec, { a: int(1) })).toEqual(expected);
  });

  it.each<[unknown, number]>([
    [{ $bogus: int(1) }, 168],
    [{ $add: ["x", null] }, 14],
    [{ $add: [new Date(0), double(1e300)] }, 15],
    [{ $mod: [decimal("1"), int(0)] }, 5733415],
    [{ $round: [int(1), "x"] }, 16004],
    [{ $round: [int(1), double(1.5)] }, 51082],
    [{ $acos: int(2) }, 50989],
    [{ $sin: double(Number.POSITIVE_INFINITY) }, 50989],
    [{ $bitOr: [double(1)] }, 14],
    [{ $range: [null, int(1)] }, 34443],
    [{ $range: [double(0.5), int(1)] }, 34444],
    [{ $slice: [[], double(0.5)] }, 28726],
    [{ $indexOfArray: [[], int(1), "$missing"] }, 40096],
    [{ $indexOfCP: [int(1), "x"] }, 40093],
    [{ $concatArrays: ["x", null] }, 28664],
    [{ $setEquals: [[int(1)]] }, 17045],
    [{ $zip: { inputs: [] } }, 34465],
    [{ $zip: { inputs: [[]], defaults: [int(1)] } }, 34466],
    [{ $reduce: { input: [], in: int(1) } }, 40078],
    [{ $arrayToObject: [[{ k: "a", v: int(1) }, int(2)]] }, 40391],
    [{ $getField: { field: "a" } }, 3041703],
    [{ $getField: int(5) }, 5654602],
    [{ $setField: { field: "$a", input: {}, value: int(1) } }, 4161108],
    [{ $replaceOne: { input: "a", find: "b" } }, 51747],
    [{ $regexMatch: { input: "a", regex: "(" } }, 51111],
    [{ $regexFind: { input: int(1), regex: new BSONRegExp("a", "") } }, 51104],
    [{ $toInt: double(2147483647.5) }, 241],
    [{ $toDouble: "1e400" }, 241],
    [{ $toInt: [int(1), int(2)] }, 50723],
    [{ $convert: { input: "AQ==", to: "binData" } }, 4341115],
    [{ $convert: { input: bytes(1), to: "string", format: "octal" } }, 4341125],
    [{ $convert: { input: int(1), to: "cheese" } }, 2],
    [{ $convert: { input: int(1), to: int(77) } }, 9],
    [{ $toUUID: "x" }, 241],
    [{ $switch: { branches: [Object.fromEntries(["case", "then"].map((name) => [name, false]))] } }, 40069],
    [{ $rand: [int(1)] }, 3040501],
    [{ a: int(1), $add: [] }, 16410],
    ["$", 16872],
    ["$$_x", 16870],
    [{ $function: { body: "", args: [], lang: "js" } }, 31264],
    [{ $meta: "textScore" }, 40218],
  ])("%j fails with %i", (spec, code) => {
    expect(codeOf(() => evaluate(spec))).toBe(code);
  });
});

describe("compileExpression", () => {
  it("computes what is constant once, so that its errors need no document", () => {
    const constant = { $toObjectId: "0123456789abcdef01234567" };
    const evaluateIt = compileExpression([constant, "$a"]);

    expect(codeOf(() => compileExpression({ $cond: ["$a", { $divide: [int(1), int(0)] }, int(1)] }))).toBe(2);
    expect(codeOf(() => compileExpression({ $map: { input: int(1), in: "$$this" } }))).toBeUndefined();
    expect(evaluateIt({}, {})).toEqual([new ObjectId("0123456789abcdef01234567"), null]);
  });

  it("never folds what depends on chance or on the document", () => {
    const draws = compileExpression({ $add: [{ $rand: {} }, int(0)] });
    const reads = compileExpression({ $getField: "a" });

    expect(draws({}, {})).not.toEqual(draws({}, {}));
    expect(reads({ a: int(3) }, {})).toEqual(int(3));
  });
});
