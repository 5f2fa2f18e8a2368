import { MaxKey } from "bson";
import { describe, expect, it } from "vitest";
import { decode, encode } from "../values/codec.ts";
import { compileFilter } from "./filter.ts";

const matches = (filter: object, document: object) =>
  compileFilter(decode(encode({ ...filter })))(decode(encode({ ...document })));

describe("compileFilter", () => {
  it.each([
    [{ a: 1 }, { a: [3, 1] }, true],
    [{ a: [3, 1] }, { a: [3, 1] }, true],
    [{ a: [1, 3] }, { a: [3, 1] }, false],
    [{ "a.b": 1 }, { a: [{ b: 2 }, { b: [1] }] }, true],
    [{ "a.1.b": 1 }, { a: [{ b: 2 }, { b: 1 }] }, true],
    [{ a: null }, {}, true],
    [{ "a.b": null }, { a: [] }, true],
    [{ "a.b": null }, { a: [{ b: 1 }] }, false],
    [{ a: { $exists: false } }, { a: null }, false],
    [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 9] }, true],
    [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 9] }, false],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false],
    [{ a: { $gt: "" } }, { a: 5 }, false],
    [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
    [{ a: { $nin: [1, null] } }, {}, false],
    [{ a: { $all: [1, 2] } }, { a: [2, 1, 3] }, true],
    [{ a: { $size: 2 } }, { a: [[1], [2]] }, true],
    [{ a: /^x/i }, { a: ["Xy"] }, true],
    [{ a: { $not: { $gte: 3 } } }, { a: "x" }, true],
    [{ a: { $mod: [4, 1] } }, { a: 9.7 }, true],
    [{ a: { $type: "array" } }, { a: [1] }, true],
    [{ $expr: { $gt: ["$a", "$b"] } }, { a: 2, b: 1 }, true],
    [{ $nor: [{ a: 1 }, { b: 2 }] }, { a: 2, b: 1 }, true],
    [{ "a.b": null }, { a: [1, { b: 2 }] }, true],
    [{ "a.0": 1 }, { a: [1, 2] }, true],
    [{ "a.0": 1 }, { a: [[1, 2]] }, false],
    [{ "a.0.b": 1 }, { a: [[{ b: 1 }]] }, true],
    [{ "a.0": 1 }, { a: { 0: 1 } }, true],
    [{ a: { $gt: [1] } }, { a: [[1, 0]] }, true],
    [{ a: { $elemMatch: { $gt: 1 } } }, { a: [[2]] }, false],
    [{ a: { $elemMatch: { b: null } } }, { a: [{}] }, true],
    [{ a: { $in: [/^x/, null] } }, { a: ["b", "xy"] }, true],
    [{ $or: [{ a: 1 }, { a: { $in: [2, null] } }] }, {}, true],
    [{ a: { $not: { $regex: "^X", $options: "i" } } }, { a: "xy" }, false],
    [{ a: { $lte: new MaxKey() } }, {}, true],
    [{ a: { $mod: [2, 0] } }, { a: -(2 ** 63) }, true],
    [
      { $jsonSchema: { required: ["a"], properties: { a: { bsonType: "number", minimum: 2 } } } },
      { a: 1 },
      false,
    ],
    [
      { $jsonSchema: { properties: { a: { items: { type: "string" }, uniqueItems: true } } } },
      { a: ["x"] },
      true,
    ],
    [{ $jsonSchema: { anyOf: [{ required: ["b"] }, { not: { required: ["a"] } }] } }, { a: 1 }, false],
    [{ $sampleRate: 1, $comment: "all of them" }, {}, true],
  ])("decides %j on %j: %j", (filter, document, expected) => {
    expect(matches(filter, document)).toBe(expected);
  });

  it.each([
    [{ a: { $foo: 1 } }, 2, "unknown operator: $foo"],
    [{ $foo: 1 }, 2, "unknown top level operator: $foo"],
    [{ $and: [] }, 2, "nonempty array"],
    [{ $where: "true" }, 238, "$where is not supported"],
    [{ a: { $regex: /x/i, $options: "m" } }, 51075, "options set in both"],
    [{ a: { $options: "m", $regex: /x/i } }, 51074, "options set in both"],
    [{ a: { $elemMatch: { $expr: true } } }, 2, "$expr can only be applied"],
    [{ $jsonSchema: { propertys: {} } }, 9, "Unknown $jsonSchema keyword: propertys"],
    [{ $sampleRate: 2 }, 2, "$sampleRate must be in [0, 1]"],
    [{ a: { $regex: "(" } }, 51091, "Regular expression is invalid"],
    [{ $expr: { $foo: 1 } }, 168, "Unrecognized expression '$foo'"],
  ])("refuses %j with code %d", (filter, code, message) => {
    expect(() => matches(filter, {})).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});
