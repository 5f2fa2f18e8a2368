import { Decimal128, Double, Int32, Long } from "bson";
import { describe, expect, it } from "vitest";
import type { NumberValue } from "../values/types.ts";
import { createSum } from "./sum.ts";

function sumOf(added: NumberValue[], removed: NumberValue[] = []): NumberValue {
  const sum = createSum();
  for (const value of added) sum.add(value);
  for (const value of removed) sum.remove(value);
  return sum.result();
}
const big = Long.MAX_VALUE;
const half = new Double(0.5);

describe("a sum", () => {
  it.each([
    ["nothing", [], new Int32(0)],
    ["integers beyond 32 bits", [new Int32(2 ** 31 - 1), new Int32(1)], Long.fromNumber(2 ** 31)],
    ["longs, which stay longs", [Long.fromNumber(1)], Long.fromNumber(1)],
    ["longs beyond 64 bits", [big, big], new Double(2 ** 64)],
    ["longs that come back into 64 bits", [big, new Int32(1), new Int32(-1)], big],
    ["doubles with their errors", Array(10).fill(new Double(0.1)), new Double(1)],
    ["doubles and decimals", [half, Decimal128.fromString("1")], Decimal128.fromString("1.5")],
    ["infinities that disagree", [new Double(Infinity), new Double(-Infinity)], new Double(Number.NaN)],
  ])("of %s", (_name, values, expected) => {
    expect(sumOf(values)).toEqual(expected);
  });

  it("forgets what is taken back, with its type", () => {
    expect(sumOf([new Int32(1), half, new Double(Number.NaN)], [half, new Double(Number.NaN)])).toEqual(
      new Int32(1),
    );
  });
});
