import { EJSON } from "bson";
import { describe, expect, it } from "vitest";
import { decode, encode } from "../values/codec.ts";
import { compileProjection } from "./projection.ts";

const wrapped = (value: object) => decode(encode({ value })).value as Record<string, unknown>;
const compiled = (projection: object, filter: object = {}) =>
  compileProjection(wrapped(projection), { find: { filter: wrapped(filter) } });
const projected = (document: object, projection: object, filter?: object) =>
  JSON.stringify(EJSON.serialize(compiled(projection, filter).project(wrapped(document), {})));

describe("compileProjection", () => {
  const document = { _id: 1, a: [1, 2, 3], b: [{ c: 1 }, { c: 2, d: 3 }], e: 5 };

  it.each([
    [{ e: 1 }, {}, { _id: 1, e: 5 }],
    [{ b: { c: 1 }, _id: 0 }, {}, { b: [{ c: 1 }, { c: 2 }] }],
    [{ "a.$": 1, _id: 0 }, { a: { $gt: 1 } }, { a: [2] }],
    [{ "b.c.$": 1, _id: 0 }, { "b.d": 3 }, { b: [{ c: 2 }] }],
    [{ b: { $elemMatch: { d: 3 } }, _id: 0 }, {}, { b: [{ c: 2, d: 3 }] }],
    [{ a: 0, b: { $elemMatch: { d: 3 } } }, {}, { _id: 1, b: [{ c: 2, d: 3 }], e: 5 }],
    [{ a: { $slice: [-2, 1] }, b: 0 }, {}, { _id: 1, a: [2], e: 5 }],
    [{ a: { $slice: 1 }, e: 1 }, {}, { _id: 1, a: [1], e: 5 }],
    [{ x: { $add: ["$e", 1] } }, {}, { _id: 1, x: 6 }],
    [{ _id: 1, e: 0, a: 0 }, {}, { _id: 1, b: [{ c: 1 }, { c: 2, d: 3 }] }],
  ])("projects by %j, found by %j", (projection, filter, expected) => {
    expect(projected(document, projection, filter)).toBe(JSON.stringify(expected));
  });

  it.each([
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: { $add: [1, 2] } }, 31252],
    [{ a: 0, b: "$c" }, 31310],
    [{ a: 1, "a.b": 1 }, 31249],
    [{ "a.b": 1, a: 1 }, 31250],
    [{ "a.$.b": 1 }, 31394],
    [{ "a.$": 0 }, 31395],
    [{ "a.$": { $add: [1] } }, 31271],
    [{ "a.$": "x" }, 31308],
    [{ "a.$": 1, "b.$": 1 }, 31276],
    [{ "a.$": 1, b: { $elemMatch: { c: 1 } } }, 31255],
    [{ b: { $elemMatch: { c: 1 } }, "a.$": 1 }, 31256],
    [{ "a.b": { $elemMatch: { c: 1 } } }, 31275],
    [{ a: {} }, 51270],
  ])("refuses %j with code %d", (projection, code) => {
    expect(() => compiled(projection)).toThrow(expect.objectContaining({ code }));
  });

  it("finds no element where none was looked for one by one", () => {
    expect(() => projected(document, { "a.$": 1 }, { a: { $size: 3 } })).toThrow(
      expect.objectContaining({ code: 51246 }),
    );
  });

  it.each([{ e: 1 }, { e: 1, _id: 0 }, { e: 0 }, { _id: 0, a: 0 }])(
    "does the same on stored bytes: %j",
    (projection) => {
      const { projectBytes, project } = compiled(projection);

      expect(projectBytes && decode(projectBytes(encode(wrapped(document))))).toEqual(
        project(wrapped(document), {}),
      );
    },
  );
});
