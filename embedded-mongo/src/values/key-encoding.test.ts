import { Binary, BSONRegExp, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare } from "./compare.ts";
import { componentEnd, decodeComponent, SHAPE, shapeOf } from "./key-decoding.ts";
import { descending, encodeValue } from "./key-encoding.ts";
import { Decimal128, Double, Int32, Long } from "./types.ts";

const integer = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer());
const number = fc.oneof(
  integer.map((value) => new Int32(value)),
  fc.oneof(integer, fc.double()).map((value) => new Double(value)),
  fc
    .oneof(integer.map(BigInt), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))
    .map((value) => Long.fromBigInt(value)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -25, max: 25 }))
    .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`)),
);
const text = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.constantFrom("", "\0", "a\0", "a\0b", "a\u0001", "é", "\uffff", "😀"),
);
const scalar = fc.oneof(
  { arbitrary: number, weight: 4 },
  { arbitrary: text, weight: 3 },
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.uint8Array({ maxLength: 3 }).map((bytes) => new Binary(bytes)),
  fc.constantFrom(new MinKey(), new MaxKey(), new Timestamp({ t: 1, i: 2 }), new BSONRegExp("a", "i")),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    { arbitrary: scalar, weight: 5 },
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "é"), tie("value"), { maxKeys: 3 }),
  ),
}));

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe("encodeValue", () => {
  it("orders bytes exactly as values, over all types", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(order(encodeValue(a), encodeValue(b))).toBe(Math.sign(compare(a, b)));
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });

  it("orders several components like their tuple, ascending and descending mixed", () => {
    const key = ([a, b]: [unknown, unknown]) => encodeValue(a) + descending(encodeValue(b));
    fc.assert(
      fc.property(fc.tuple(scalar, value), fc.tuple(scalar, value), (x, y) => {
        const expected = Math.sign(compare(x[0], y[0])) || -Math.sign(compare(x[1], y[1])) + 0;
        expect(order(key(x), key(y)) + 0).toBe(expected + 0);
      }),
      { numRuns: 5_000, seed: 2 },
    );
  });

  it("tells where a component ends, whatever follows it", () => {
    fc.assert(
      fc.property(value, value, fc.boolean(), (a, b, isDescending) => {
        const encode = (item: unknown) => (isDescending ? descending(encodeValue(item)) : encodeValue(item));
        expect(componentEnd(`tree${encode(a)}${encode(b)}`, 4, isDescending)).toBe(4 + encode(a).length);
      }),
      { numRuns: 3_000, seed: 3 },
    );
  });

  it("gives back every value whose shape is not lost", () => {
    fc.assert(
      fc.property(scalar, fc.boolean(), (item, isDescending) => {
        const shape = shapeOf(item);
        fc.pre(shape !== SHAPE.lost);
        const key = isDescending ? descending(encodeValue(item)) : encodeValue(item);
        expect(decodeComponent(key, isDescending, shape)).toEqual(item);
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });

  it("gives equal numbers of different types the same bytes, down to the last digit of a long", () => {
    const max = 2n ** 63n - 1n;

    expect(encodeValue(new Int32(1))).toBe(encodeValue(Decimal128.fromString("1.00")));
    expect(encodeValue(Long.fromBigInt(max))).toBe(encodeValue(Decimal128.fromString(String(max))));
    expect(encodeValue(Long.fromBigInt(max)) > encodeValue(Long.fromBigInt(max - 1n))).toBe(true);
    expect(encodeValue(Decimal128.fromString("0.1")) < encodeValue(new Double(0.1))).toBe(true);
  });
});
