import { describe, expect, it } from "vitest";
import {
  type Hits,
  prefixRange,
  type SearchedList,
  searchedText,
  searchKeyOf,
  searchLists,
} from "./prefix-search.ts";

type Row = { readonly one: string; readonly other: string };

const ROWS: readonly Row[] = [
  { one: "ab1", other: "x" },
  { one: "ab2", other: "ab" },
  { one: "c", other: "ab3" },
  { one: "d", other: "ab4" },
];

function listOf(field: keyof Row, prefix: string): SearchedList<Row> {
  return {
    prefix,
    keyOf: (row) => row[field],
    find: async (prefix, { after, limit }) =>
      ROWS.filter((row) => row[field].startsWith(prefix) && (after === null || row[field] > after))
        .toSorted((one, other) => (one[field] < other[field] ? -1 : 1))
        .slice(0, limit),
  };
}

const search = (limit: number, last: Hits<Row>["last"] = null): Promise<Hits<Row>> =>
  searchLists([listOf("one", "ab"), listOf("other", "ab")], {
    limit,
    after: last && [last.list, last.key],
  });

describe("a search by prefix in several lists", () => {
  it("finds each row once, list by list, wherever pages end", async () => {
    for (const limit of [1, 2, 3, 10]) {
      const found: string[] = [];
      let page = await search(limit);
      found.push(...page.rows.map(({ row }) => row.one));
      while (page.hasMore) {
        page = await search(limit, page.last);
        found.push(...page.rows.map(({ row }) => row.one));
      }

      expect(found).toEqual(["ab1", "ab2", "c", "d"]);
    }
  });

  it("finds nothing by an empty prefix", async () => {
    expect((await searchLists([listOf("one", "")], { limit: 10, after: null })).rows).toEqual([]);
  });
});

describe("a searched line", () => {
  it("has neither width nor case, and comes before those that go on after it", () => {
    expect(searchedText("  Ｗest　LAKE ")).toBe("west lake");
    expect(searchKeyOf("西湖", "b") < searchKeyOf("西湖 茶", "a")).toBe(true);
  });

  it("is looked for between bounds that no cursor can leave", () => {
    expect(prefixRange("西", "西湖")).toEqual({ $gte: "西", $gt: "西湖", $lt: "西\u{10ffff}" });
  });
});
