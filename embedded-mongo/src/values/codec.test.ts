import { DBRef } from "bson";
import { describe, expect, it } from "vitest";
import { decode, encode, refuseTooDeep } from "./codec.ts";

const nested = (levels: number): object => {
  let value = {};
  for (let i = 0; i < levels; i++) value = { a: value };
  return value;
};

describe("decode", () => {
  it("gives references as the objects they are", () => {
    const document = decode(encode({ list: [new DBRef("people", 7 as never, "kith")] }));

    expect(document).toMatchObject({ list: [{ $ref: "people", $id: { value: 7 }, $db: "kith" }] });
  });

  it.each([35, 36, 37])("reads documents of %d bytes, whatever their size looks like", (size) => {
    const bytes = encode({ a: "x".repeat(size - 13) });

    expect(bytes).toHaveLength(size);
    expect(decode(bytes)).toEqual({ a: "x".repeat(size - 13) });
  });
});

describe("refuseTooDeep", () => {
  it("allows 180 levels of fields and no more", () => {
    expect(() => refuseTooDeep(nested(180))).not.toThrow();
    expect(() => refuseTooDeep(nested(181))).toThrow(expect.objectContaining({ code: 15 }));
  });
});
