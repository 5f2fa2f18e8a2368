import type { Filter } from "mongodb";
import { ApiError } from "./api-error.ts";

/** One field of a total order of rows, with the direction in which lists read it. The last one must be unique. */
export type KeysetField = {
  readonly field: string;
  readonly direction: 1 | -1;
  readonly kind: "date" | "string" | "number";
};
export type Keyset = readonly KeysetField[];

/** A row's place in its list: one value for each field of the keyset. */
export type Place = readonly (Date | string | number)[];

type Document = Readonly<Record<string, unknown>>;

const CURSOR_LENGTH_MAX = 512;

/** The sort that reads rows in the order of the keyset. */
export const sortOf = (keyset: Keyset): Record<string, 1 | -1> =>
  Object.fromEntries(keyset.map(({ field, direction }) => [field, direction]));

/** A filter for what comes after a place: one branch for each field that may be the first to differ. */
export function filterAfter(keyset: Keyset, place: Place): Filter<Document> {
  const branches = keyset.map(({ field, direction }, index) => ({
    ...Object.fromEntries(keyset.slice(0, index).map((earlier, at) => [earlier.field, place[at]])),
    [field]: { [direction === 1 ? "$gt" : "$lt"]: place[index] },
  }));
  return { $or: branches };
}

/** The opaque cursor of a row. */
export function cursorOf(keyset: Keyset, row: Document): string {
  return Buffer.from(JSON.stringify(keyset.map(({ field }) => row[field]))).toString("base64url");
}

/** @throws ApiError BAD_USER_INPUT when the cursor was not made by `cursorOf` for this keyset. */
export function placeOf(keyset: Keyset, cursor: string): Place {
  const values = cursor.length <= CURSOR_LENGTH_MAX ? parsed(cursor) : null;
  if (!Array.isArray(values) || values.length !== keyset.length) throw badCursor(cursor);

  return keyset.map(({ kind }, index) => {
    const value: unknown = values[index];
    const date = new Date(kind === "date" && typeof value === "string" ? value : Number.NaN);
    if (kind === "date" && !Number.isNaN(date.getTime())) return date;
    if (kind === "string" && typeof value === "string") return value;
    // JSON reads 1e999 as infinity, which no row has.
    if (kind === "number" && Number.isFinite(value)) return value as number;
    throw badCursor(cursor);
  });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

const badCursor = (cursor: string) =>
  new ApiError(
    "BAD_USER_INPUT",
    `after must be the endCursor of a page of this list, got "${cursor.slice(0, 40)}".`,
  );
