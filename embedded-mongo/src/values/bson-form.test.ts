import { serialize } from "bson";
import { describe, expect, it } from "vitest";
import { refuseMalformed } from "./bson-form.ts";
import { Long } from "./types.ts";

const sound = serialize({
  text: "abc",
  inner: { list: [1, 2.5, Long.ONE] },
  no: false,
  re: /a/i,
  bytes: Buffer.from("x"),
});

const nested = (levels: number) => {
  let bytes: Uint8Array = serialize({});
  for (let i = 1; i < levels; i++) {
    const outer = Buffer.concat([Buffer.from([0, 0, 0, 0, 3, 97, 0]), bytes, Buffer.from([0])]);
    outer.writeInt32LE(outer.length);
    bytes = outer;
  }
  return bytes;
};

describe("refuseMalformed", () => {
  it("lets sound documents pass, as deep as a message may be", () => {
    expect(() => refuseMalformed(sound)).not.toThrow();
    expect(() => refuseMalformed(nested(201))).not.toThrow();
  });

  it("refuses what is deeper, however deep, without a deep stack", () => {
    for (const levels of [202, 20_000])
      expect(() => refuseMalformed(nested(levels))).toThrow(expect.objectContaining({ code: 15 }));
  });

  it("refuses every document that is cut off", () => {
    for (let size = 0; size < sound.length; size++)
      expect(() => refuseMalformed(sound.subarray(0, size))).toThrow(expect.objectContaining({ code: 22 }));
  });

  it("lets no changed byte lead it beyond the end", () => {
    for (let at = 0; at < sound.length; at++)
      for (const value of [0, 1, 127, 128, 255]) {
        const changed = Buffer.from(sound).fill(value, at, at + 1);

        try {
          refuseMalformed(changed);
        } catch (error) {
          expect(error).toMatchObject({ code: 22 });
        }
      }
  });

  it("refuses the name by which the library tells its own types, and no text that ends like it", () => {
    const marked = Buffer.from(serialize({ inner: { _bsontypo: 1 } }));
    marked.fill("_bsontype", marked.indexOf("_bsontypo"), marked.indexOf("_bsontypo") + 9);

    expect(() => refuseMalformed(marked)).toThrow(expect.objectContaining({ code: 2 }));
    expect(() => refuseMalformed(serialize({ text: "_bsontype", a_bsontype: 1 }))).not.toThrow();
  });
});
