import type { GlobalId } from "@kith/kit/global-id.ts";
import { cursorOf, type Keyset, placeOf } from "@kith/kit/keyset.ts";
import type { EntryStore } from "../ledger/entry-store.ts";
import { csvOf } from "./csv.ts";

/** Enough for a month of most people, and below 300 KB. */
export const STATEMENT_ENTRIES_MAX = 1_000;

/** A statement is read from the first entry on. */
const KEYSET: Keyset = [{ field: "sequence", direction: 1, kind: "number" }];

/** @throws ApiError BAD_USER_INPUT when the cursor is none of a statement. */
export function statementPlaceOf(cursor: string | null | undefined): number {
  const [sequence = 0] = cursor == null ? [] : placeOf(KEYSET, cursor);
  return Number(sequence);
}

/** Makes statements of a month. One command a part. */
export const statementsOf =
  ({ findOfMonth }: Pick<EntryStore, "findOfMonth">) =>
  async (account: GlobalId, { month, after }: { readonly month: string; readonly after: number }) => {
    const found = await findOfMonth(account, { month, after, limit: STATEMENT_ENTRIES_MAX + 1 });
    const entries = found.slice(0, STATEMENT_ENTRIES_MAX);
    const last = found.length > entries.length ? entries.at(-1) : undefined;
    return {
      csv: csvOf(entries, after === 0),
      entryCount: entries.length,
      endCursor: last === undefined ? null : cursorOf(KEYSET, last),
    };
  };
