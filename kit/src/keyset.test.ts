import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorOf, filterAfter, type Keyset, type Place, placeOf, sortOf } from "./keyset.ts";
import { compareBy, matches } from "./testing/filter.ts";

const KEYSET: Keyset = [
  { field: "at", direction: -1, kind: "date" },
  { field: "weight", direction: 1, kind: "number" },
  { field: "_id", direction: 1, kind: "string" },
];
type Row = { readonly at: Date; readonly weight: number; readonly _id: string };

const placeIn = (row: Row): Place => [row.at, row.weight, row._id];
const forged = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString("base64url");

// Few different values in the first fields, so that the later ones decide often.
const row = fc.record<Row>({
  at: fc.integer({ min: 0, max: 3 }).map((days) => new Date(days * 86_400_000)),
  weight: fc.integer({ min: -2, max: 2 }),
  _id: fc.string({ minLength: 1, maxLength: 26 }),
});
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 40, selector: ({ _id }) => _id });

describe("sortOf", () => {
  it("reads rows in the order of the keyset's fields", () => {
    expect(Object.entries(sortOf(KEYSET))).toEqual([
      ["at", -1],
      ["weight", 1],
      ["_id", 1],
    ]);
  });
});

describe("cursorOf and placeOf", () => {
  it("give back the place of any row", () => {
    const anyRow = fc.record<Row>({
      at: fc.date({ noInvalidDate: true }),
      weight: fc.double({ noNaN: true, noDefaultInfinity: true }).map((weight) => weight + 0),
      _id: fc.string({ maxLength: 26, unit: "grapheme" }),
    });

    fc.assert(
      fc.property(anyRow, (someRow) => {
        expect(placeOf(KEYSET, cursorOf(KEYSET, someRow))).toEqual(placeIn(someRow));
      }),
    );
  });
});

describe("placeOf against forged cursors", () => {
  const AT = "2026-02-17T08:00:00.000Z";
  const badCursor = expect.objectContaining({
    message: expect.stringMatching(/^after must be the endCursor of a page of this list, got ".{0,40}"\.$/s),
    extensions: { code: "BAD_USER_INPUT" },
  });

  it.each([
    ["no base64", "%%%"],
    ["nothing", ""],
    ["no JSON", Buffer.from("{").toString("base64url")],
    ["an object", forged({ 0: AT, 1: 1, 2: "a", length: 3 })],
    ["null", forged(null)],
    ["too few values", forged([AT, 1])],
    ["too many values", forged([AT, 1, "a", "b"])],
    ["an operator for a text", forged([AT, 1, { $ne: null }])],
    ["an operator for a number", forged([AT, { $gt: "" }, "a"])],
    ["an operator for a date", forged([{ $date: AT }, 1, "a"])],
    ["a list for a text", forged([AT, 1, ["a"]])],
    ["a number for a text", forged([AT, 1, 1])],
    ["a text for a number", forged([AT, "1", "a"])],
    ["null for a number", forged([AT, null, "a"])],
    ["infinity for a number", Buffer.from(`["${AT}",1e999,"a"]`).toString("base64url")],
    ["a number for a date", forged([0, 1, "a"])],
    ["a text that is no date", forged(["soon", 1, "a"])],
    ["more than 512 characters", forged([AT, 1, "a".repeat(512)])],
  ])("refuses %s", (_case, cursor) => {
    expect(() => placeOf(KEYSET, cursor)).toThrow(badCursor);
  });

  it("gives a place of the right types or refuses, whatever comes", () => {
    const cursors = fc.oneof(fc.string(), fc.jsonValue().map(forged), fc.array(fc.jsonValue()).map(forged));

    fc.assert(
      fc.property(cursors, (cursor) => {
        try {
          const [at, weight, id] = placeOf(KEYSET, cursor);
          expect([at instanceof Date, typeof weight, typeof id]).toEqual([true, "number", "string"]);
        } catch (error) {
          expect(error).toEqual(badCursor);
        }
      }),
    );
  });
});

describe("filterAfter", () => {
  it("lets through exactly the rows after the place", () => {
    fc.assert(
      fc.property(rows, fc.nat(), (unsorted, seed) => {
        const sorted = unsorted.toSorted(compareBy(sortOf(KEYSET)));
        const index = seed % sorted.length;
        const filter = filterAfter(KEYSET, placeIn(sorted[index] as Row));

        const after = sorted.filter((candidate) => matches(filter, candidate));

        expect(after).toEqual(sorted.slice(index + 1));
      }),
    );
  });

  it("goes on behind a row that is gone", () => {
    fc.assert(
      fc.property(rows, row, (others, gone) => {
        fc.pre(others.every(({ _id }) => _id !== gone._id));
        const inOrder = compareBy(sortOf(KEYSET));
        const filter = filterAfter(KEYSET, placeIn(gone));

        const after = others.filter((candidate) => matches(filter, candidate));

        expect(after).toEqual(others.filter((candidate) => inOrder(gone, candidate) < 0));
      }),
    );
  });

  it("walks a list page by page over cursors without a gap or a repetition", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (unsorted, limit) => {
        const sorted = unsorted.toSorted(compareBy(sortOf(KEYSET)));
        const walked: Row[] = [];

        for (let page = sorted.slice(0, limit); page.length > 0; ) {
          walked.push(...page);
          const filter = filterAfter(KEYSET, placeOf(KEYSET, cursorOf(KEYSET, page.at(-1) as Row)));
          page = sorted.filter((candidate) => matches(filter, candidate)).slice(0, limit);
        }

        expect(walked).toEqual(sorted);
      }),
    );
  });
});
