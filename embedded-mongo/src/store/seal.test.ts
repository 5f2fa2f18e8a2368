import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSeal, sealed, unsealed } from "./seal.ts";

const key = fc
  .uint8Array({ minLength: 1, maxLength: 40 })
  .map((bytes) => Buffer.from(bytes).toString("latin1"));
const value = fc.uint8Array({ maxLength: 60 });

describe("a seal", () => {
  it("gives back what was sealed", () => {
    fc.assert(
      fc.property(key, value, (k, v) => {
        expect([...unsealed(k, sealed(k, v))]).toEqual([...v]);
      }),
    );
  });

  it("does not open on a changed byte", () => {
    fc.assert(
      fc.property(key, value, fc.nat(), fc.integer({ min: 1, max: 255 }), (k, v, at, flip) => {
        const stored = Uint8Array.from(sealed(k, v));
        const i = at % stored.length;
        stored[i] = (stored[i] as number) ^ flip;
        expect(openSeal(k, stored)).toBeNull();
      }),
    );
  });

  it("does not open under another key, nor cut short", () => {
    const stored = sealed("a", Buffer.from("value"));

    expect(openSeal("b", stored)).toBeNull();
    expect(openSeal("a", stored.subarray(0, -1))).toBeNull();
    expect(() => unsealed("a", stored.subarray(0, 3))).toThrow("is damaged");
  });
});
