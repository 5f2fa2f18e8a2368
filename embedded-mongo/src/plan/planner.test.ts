import { MaxKey } from "bson";
import { describe, expect, it } from "vitest";
import { parseFilter } from "../query/filter-parse.ts";
import { parseSort } from "../query/sort.ts";
import type { Collection, Index } from "../store/catalog.ts";
import { decode, encode } from "../values/codec.ts";
import { isFull } from "./bounds.ts";
import { planQuery } from "./planner.ts";
import type { ScanPlan, UnionPlan } from "./scan-plan.ts";

const index = (name: string, key: Record<string, 1 | -1>, more: Partial<Index> = {}): Index => ({
  tree: "\0\0\0\x20",
  name,
  fields: Object.entries(key).map(([path, way]) => ({ path, parts: path.split("."), isDescending: way < 0 })),
  isUnique: false,
  isHidden: false,
  isSparse: false,
  partial: null,
  spec: { key },
  isMultikey: false,
  multikey: Object.keys(key).map(() => false),
  readySequence: 0,
  ...more,
});

const plan = (
  indexes: Index[],
  filter: object,
  options: { sort?: object; wanted?: string[]; hasLimit?: boolean } = {},
) => {
  const document = decode(encode({ filter, sort: options.sort ?? {} })) as {
    filter: Record<string, unknown>;
    sort: unknown;
  };
  return planQuery({
    collection: { tree: "\0\0\0\x10", indexes } as unknown as Collection,
    filter: parseFilter(document.filter),
    sort: parseSort(document.sort),
    wanted: options.wanted ?? null,
    hasLimit: options.hasLimit ?? false,
  }) as ScanPlan;
};

/** Number of intervals per field; "all" where a field is not bounded. */
const shape = ({ bounds }: ScanPlan) =>
  bounds.map((intervals) => (isFull(intervals) ? "all" : intervals.length));

const page = index("page", { user: 1, since: -1, friend: 1 });
const pair = index("pair", { user: 1, friend: 1 });

describe("planQuery", () => {
  it("takes the index that also gives the order", () => {
    const chosen = plan([pair, page], { user: "x" }, { sort: { since: -1, friend: 1 }, hasLimit: true });

    expect(chosen).toMatchObject({ index: page, providesSort: true, isReverse: false });
  });

  it("walks an index backward for the reverse order", () => {
    expect(plan([page], { user: "x" }, { sort: { since: 1, friend: -1 } })).toMatchObject({
      providesSort: true,
      isReverse: true,
    });
  });

  it("does not claim an order that the index does not have", () => {
    expect(plan([page], { user: "x" }, { sort: { since: 1, friend: 1 } }).providesSort).toBe(false);
  });

  it("bounds a keyset condition by what all its branches demand", () => {
    const keyset = { user: "x", $or: [{ since: { $lt: 5 } }, { since: 5, friend: { $gt: "m" } }] };

    expect(shape(plan([page], keyset, { sort: { since: -1, friend: 1 }, hasLimit: true }))).toEqual([
      1,
      1,
      "all",
    ]);
  });

  it("covers a query whose fields are all in the index", () => {
    const lists = { user: { $in: ["a", "b"] }, friend: { $in: ["c", "d", "e"] } };
    const chosen = plan([page, pair], lists, { wanted: ["user", "friend"] });

    expect(chosen).toMatchObject({ index: pair, covered: "key" });
    expect(shape(chosen)).toEqual([2, 3]);
  });

  it("does not cover what an array in the index hides", () => {
    expect(
      plan([{ ...pair, isMultikey: true, multikey: [true, false] }], { user: "a" }, { wanted: ["user"] })
        .covered,
    ).toBeNull();
  });

  it("intersects ranges on plain fields, but not on fields that hold arrays", () => {
    const range = { a: { $gt: 1, $lt: 5 } };

    expect(plan([index("a", { a: 1 })], range).residual).toEqual({ kind: "and", nodes: [] });
    expect(plan([index("a", { a: 1 }, { isMultikey: true, multikey: [true] })], range).residual).not.toEqual({
      kind: "and",
      nodes: [],
    });
  });

  it("keeps away from a sparse index that lacks wanted documents", () => {
    const sparse = index("a", { a: 1 }, { isSparse: true });

    expect(plan([sparse], { a: null }).index).toBeNull();
    expect(plan([sparse], { a: 3 }).index).toBe(sparse);
  });

  it("reads points of _id where they lie", () => {
    expect(shape(plan([pair], { _id: { $in: [3, 1, 2] } }))).toEqual([3]);
  });

  it("takes a sparse index for what has to be there", () => {
    const sparse = index("a", { a: 1 }, { isSparse: true });

    expect(plan([sparse], { a: { $exists: true } }).index).toBe(sparse);
    expect(plan([sparse], { a: { $exists: false } }).index).toBeNull();
    expect(plan([sparse], { a: { $lte: new MaxKey() } }).index).toBeNull();
  });

  it("bounds what is not wanted by what lies around it", () => {
    const chosen = plan([pair], { user: "x", friend: { $nin: ["a", "b"] } });

    expect(shape(chosen)).toEqual([1, 3]);
    expect(chosen.residual).toEqual({ kind: "and", nodes: [] });
  });

  it("walks the documents rather than nearly all of an index", () => {
    expect(plan([pair], { user: { $ne: "x" } }).index).toBeNull();
  });

  it("bounds several fields of an array only by one $elemMatch", () => {
    const items = index("items", { "i.a": 1, "i.b": 1 }, { isMultikey: true, multikey: [true, true] });

    expect(shape(plan([items], { i: { $elemMatch: { a: 1, b: 2 } } }))).toEqual([1, 1]);
    expect(shape(plan([items], { "i.a": 1, "i.b": 2 }))).toEqual([1, "all"]);
  });

  it("intersects ranges on a plain field beside one with arrays", () => {
    const tagged = index("tagged", { a: 1, tags: 1 }, { isMultikey: true, multikey: [false, true] });
    const chosen = plan([tagged], { a: { $gt: 1, $lt: 5 }, tags: "x" });

    expect(shape(chosen)).toEqual([1, 1]);
    expect(chosen.residual).toEqual({ kind: "and", nodes: [] });
  });

  it.each([
    ["lists", { user: { $in: ["a", "b"] } }, 2],
    [
      "branches",
      {
        $or: [
          { user: "a", since: 1 },
          { user: "b", since: { $gt: 2 } },
        ],
      },
      2,
    ],
    ["lists within branches", { $or: [{ user: { $in: ["a", "b"] } }, { user: "c", friend: "d" }] }, 3],
  ])("merges walks of %s to keep an order", (_name, filter, count) => {
    const chosen = plan([page], filter, { sort: { since: -1 }, hasLimit: true });

    expect(chosen).toMatchObject({ kind: "union", providesSort: true, order: [{ path: "since" }] });
    expect((chosen as unknown as UnionPlan).scans).toHaveLength(count);
  });

  it("makes no more walks than it can hold side by side", () => {
    const user = { $in: Array.from({ length: 201 }, (_, i) => i) };

    expect(plan([page], { user }, { sort: { since: -1 } })).toMatchObject({
      kind: "scan",
      providesSort: false,
    });
  });

  it("does not trust a position in a path for what may be missing", () => {
    const first = index("first", { "a.0": 1 });

    expect(plan([first], { "a.0": 1 }).index).toBe(first);
    expect(plan([first], { "a.0": null }).index).toBeNull();
  });
});
