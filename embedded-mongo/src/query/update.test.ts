import { Double, EJSON } from "bson";
import { describe, expect, it } from "vitest";
import { decode, encode } from "../values/codec.ts";
import { parseFilter } from "./filter-parse.ts";
import { compileUpdate, documentFromFilter } from "./update.ts";

const wrapped = (value: object) => decode(encode({ value })).value as Record<string, unknown>;

const updated = (
  document: object,
  update: object,
  options: { filter?: object; arrayFilters?: object[] } = {},
) => {
  const filter = parseFilter(wrapped(options.filter ?? {}));
  const arrayFilters = wrapped(options.arrayFilters ?? []);
  const result = compileUpdate(wrapped(update), { filter, arrayFilters }).apply(wrapped(document), {
    isInsert: false,
    vars: {},
  });
  return EJSON.serialize(result, { relaxed: true });
};

describe("an update", () => {
  it.each([
    [
      "$[] within $[]",
      { a: [{ b: [1, 2] }, { b: [3] }] },
      { $inc: { "a.$[].b.$[]": 1 } },
      { a: [{ b: [2, 3] }, { b: [4] }] },
    ],
    [
      "a sort by an array, whole",
      { a: [{ x: [0, 9] }, { x: 5 }] },
      { $push: { a: { $each: [], $sort: { x: 1 } } } },
      { a: [{ x: 5 }, { x: [0, 9] }] },
    ],
    ["a pull by a pattern, within arrays", { a: [["abc"], "x", "b"] }, { $pull: { a: /b/ } }, { a: ["x"] }],
    ["a pull of an array, whole", { a: [[1], 1] }, { $pull: { a: [1] } }, { a: [1] }],
    ["a pull of null, not of missing", { a: [null, {}] }, { $pull: { a: null } }, { a: [{}] }],
    [
      "a set by equality of order too",
      { a: [{ x: 1, y: 2 }] },
      { $addToSet: { a: { y: 2, x: 1 } } },
      {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      },
    ],
    [
      "a removal in one stage and a set in the next",
      { a: 1, b: 2 },
      [{ $set: { a: "$$REMOVE" } }, { $set: { a: 3 } }],
      { a: 3, b: 2 },
    ],
  ])("knows %s", (_name, document, update, expected) => {
    expect(JSON.stringify(updated(document, update))).toBe(JSON.stringify(expected));
  });

  it.each([
    ["two placeholders that meet", { a: [1] }, { $set: { "a.$[x]": 2, "a.$[y]": 3 } }, 40],
    ["a placeholder that meets a position", { a: [1] }, { $set: { "a.$": 2, "a.0": 3 } }, 40],
    ["a path above another", {}, { $set: { a: 1 }, $inc: { "a.b": 1 } }, 40],
    ["a source without fields", { a: 1 }, { $rename: { "a.b": "c" } }, 28],
    ["a date form that is none", {}, { $currentDate: { a: "date" } }, 2],
    ["array filters for stages", {}, [{ $set: { a: 1 } }], 9],
    ["a pull through what has no fields", { a: 1 }, { $pull: { "a.b": 1 } }, 28],
    ["two positions in one path", { a: [] }, { $set: { "a.$.b.$": 1 } }, 2],
    ["a field of the _id", { _id: { x: 1 } }, { $set: { "_id.y": 2 } }, 66],
    ["the _id in another type", { _id: 1 }, { $set: { _id: new Double(1) } }, 66],
    ["the other _id", { _id: 1 }, { $set: { _id: 2 } }, 66],
    ["$expr in $pull", { a: [] }, { $pull: { a: { $expr: true } } }, 224],
  ])("refuses %s", (_name, document, update, code) => {
    const options = { filter: { a: 1 }, arrayFilters: [{ x: 1 }, { y: { $lt: 2 } }] };
    const isFiltered = Array.isArray(update) || JSON.stringify(update).includes("$[x]");

    expect(() => updated(document, update, isFiltered ? options : { filter: options.filter })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it.each([
    ["an element by its value", { a: 5 }, 1],
    ["the outermost array", { "b.c": 2 }, 1],
    ["the last condition that MongoDB runs", { a: { $gte: 4, $lt: 5 } }, 0],
    ["an element of $elemMatch", { a: { $elemMatch: { $gt: 4 } } }, 1],
  ])("takes $ for %s", (_name, filter, position) => {
    const document = { a: [4, 5, 6], b: [{ c: 1 }, { c: [2] }] };
    const array = Object.keys(filter)[0]?.[0] as string;

    expect(updated(document, { $set: { [`${array}.$`]: "x" } }, { filter })).toHaveProperty(
      `${array}.${position}`,
      "x",
    );
  });

  it.each([
    ["a negation", { a: { $not: { $ne: 5 } } }],
    ["a size", { a: { $size: 3 } }],
    ["several branches", { $or: [{ a: 5 }, { b: 1 }] }],
    ["a position in the path", { "b.0.c": 1 }],
  ])("finds nothing for $ in %s", (_name, filter) => {
    expect(() => updated({ a: [4, 5, 6], b: [{ c: 1 }] }, { $set: { "a.$": 1 } }, { filter })).toThrow(
      expect.objectContaining({ code: 2 }),
    );
  });
});

describe("documentFromFilter", () => {
  it("takes what must be equal, however it is said", () => {
    const filter = {
      a: 1,
      "b.c": { $eq: 2 },
      d: { $in: [3] },
      $or: [{ e: 4 }],
      f: { $all: [5] },
      g: { $gt: 6 },
    };

    expect(EJSON.serialize(documentFromFilter(parseFilter(wrapped(filter)), false))).toEqual({
      a: 1,
      b: { c: 2 },
      d: 3,
      e: 4,
      f: 5,
    });
  });

  it.each([
    [{ a: { $all: [1, 2] } }, false, 54],
    [{ a: 1, "a.b": 2 }, false, 54],
    [{ "_id.x": 1 }, true, 111],
  ])("refuses %j where it cannot tell", (filter, isReplacement, code) => {
    expect(() => documentFromFilter(parseFilter(wrapped(filter)), isReplacement)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
