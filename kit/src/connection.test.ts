import { describe, expect, it } from "vitest";
import { connectionOf, PAGE_SIZE_MAX, pageOf, pageRequestOf } from "./connection.ts";
import { cursorOf, type Keyset } from "./keyset.ts";

const KEYSET: Keyset = [{ field: "sequence", direction: 1, kind: "number" }];
const rowsUpTo = (count: number) => Array.from({ length: count }, (_, index) => ({ sequence: index + 1 }));

describe("pageRequestOf", () => {
  it.each([undefined, null])("takes 20 when first is %s", (first) => {
    expect(pageRequestOf(KEYSET, first === undefined ? {} : { first })).toEqual({ limit: 20, after: null });
  });

  it.each([1, PAGE_SIZE_MAX])("takes %d", (first) => {
    expect(pageRequestOf(KEYSET, { first, after: null })).toEqual({ limit: first, after: null });
  });

  it.each([0, -1, PAGE_SIZE_MAX + 1])("refuses %d and says what it may be", (first) => {
    expect(() => pageRequestOf(KEYSET, { first })).toThrow(
      expect.objectContaining({
        message: `first must be 1 to 100, got ${first}.`,
        extensions: { code: "BAD_USER_INPUT" },
      }),
    );
  });

  it("reads the place that a cursor stands for", () => {
    const after = cursorOf(KEYSET, { sequence: 7 });

    expect(pageRequestOf(KEYSET, { first: 5, after })).toEqual({ limit: 5, after: [7] });
  });

  it("refuses an empty cursor, which no page has ever given", () => {
    expect(() => pageRequestOf(KEYSET, { after: "" })).toThrow("after must be the endCursor");
  });
});

describe("pageOf", () => {
  const request = { limit: 3, after: null };

  it.each([
    [0, 0, false],
    [3, 3, false],
    [4, 3, true],
  ])("cuts %d rows to %d and says whether more follows: %s", (found, shown, hasMore) => {
    expect(pageOf(rowsUpTo(found), request)).toEqual({ rows: rowsUpTo(shown), hasMore });
  });
});

describe("connectionOf", () => {
  const options = {
    keyset: KEYSET,
    nodeOf: ({ sequence }: { sequence: number }) => ({ id: `node-${sequence}` }),
  };

  it("gives each row as an edge with its own fields, its node and its cursor", () => {
    const connection = connectionOf(
      { rows: rowsUpTo(1), hasMore: false },
      { limit: 3, after: null },
      options,
    );

    expect(connection.edges).toEqual([
      { sequence: 1, node: { id: "node-1" }, cursor: cursorOf(KEYSET, { sequence: 1 }) },
    ]);
    expect(connection.nodes).toEqual([{ id: "node-1" }]);
  });

  it("tells where the page stands", () => {
    const { pageInfo } = connectionOf(
      { rows: rowsUpTo(2), hasMore: true },
      { limit: 2, after: [0] },
      options,
    );

    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: true,
      startCursor: cursorOf(KEYSET, { sequence: 1 }),
      endCursor: cursorOf(KEYSET, { sequence: 2 }),
    });
  });

  it("goes on after the last row that was looked at, where rows were left out", () => {
    const { edges, pageInfo } = connectionOf(
      { rows: rowsUpTo(1), hasMore: true, last: { sequence: 7 } },
      { limit: 2, after: null },
      options,
    );

    expect(edges).toHaveLength(1);
    expect(pageInfo).toMatchObject({ hasNextPage: true, endCursor: cursorOf(KEYSET, { sequence: 7 }) });
  });

  it("has no cursors on an empty page", () => {
    const { edges, pageInfo } = connectionOf(
      { rows: [], hasMore: false },
      { limit: 2, after: null },
      options,
    );

    expect(edges).toEqual([]);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });
});
