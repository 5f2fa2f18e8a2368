import type { UsageRow } from "../../../gateway/src/usage/usage-counter.ts";
import { CouldNotCheck } from "../could-not-check.ts";

/** What an export of usage holds. */
export type UsageExport = { readonly exportedAt: Date; readonly rows: readonly UsageRow[] };

export const ROWS_MAX = 500_000;

/** The same rows give the same text: an export can be committed. */
export function usageText({ exportedAt, rows }: UsageExport): string {
  const sorted = rows.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  return `${JSON.stringify({ exportedAt, rows: sorted }, null, 1)}\n`;
}

const orderOf = ({ coordinate, client, version }: UsageRow): string => `${coordinate} ${client} ${version}`;

/** @throws CouldNotCheck that says what was expected and what came. */
export function readUsage(text: string, path: string): UsageExport {
  const fail = (expected: string, got: unknown): never => {
    throw new CouldNotCheck(`${path}: expected ${expected}, got ${JSON.stringify(got) ?? "nothing"}.`);
  };
  const json = jsonOf(text, path);
  if (!isRecord(json))
    return fail("an object with exportedAt and rows, as npm run usage:export writes it", json);
  if (!Array.isArray(json.rows)) return fail("rows, a list", json.rows);
  if (json.rows.length > ROWS_MAX) return fail(`at most ${ROWS_MAX} rows`, json.rows.length);
  const dateIn = (value: unknown, name: string): Date => {
    const date = new Date(typeof value === "string" ? value : Number.NaN);
    return Number.isNaN(date.getTime()) ? fail(`${name}, an instant`, value) : date;
  };
  const rows = json.rows.map((row: unknown, index): UsageRow => {
    const at = `rows[${index}]`;
    if (!isRecord(row)) return fail(`${at} to be an object`, row);
    const { coordinate, client, version, requests } = row;
    for (const [name, value] of Object.entries({ coordinate, client, version }))
      if (typeof value !== "string") return fail(`${at}.${name}, a text`, value);
    if (typeof requests !== "number" || !Number.isSafeInteger(requests) || requests < 1)
      return fail(`${at}.requests, a positive integer`, requests);
    return {
      ...{ coordinate: String(coordinate), client: String(client), version: String(version), requests },
      firstSeenAt: dateIn(row.firstSeenAt, `${at}.firstSeenAt`),
      lastSeenAt: dateIn(row.lastSeenAt, `${at}.lastSeenAt`),
    };
  });
  return { exportedAt: dateIn(json.exportedAt, "exportedAt"), rows };
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CouldNotCheck(`${path} is not JSON: ${(error as Error).message.replaceAll("\n", " ")}.`);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
