import { connectionOf, type PageRequest, pageOf } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { SUGGESTIONS_KEYSET } from "./model.ts";
import type { Ranked } from "./ranking.ts";

/**
 * A page of suggestions. They are ranked anew for each request, so a place is a score and an id, not a number in the list:
 * who was shown before does not come again while what speaks for them stays.
 *
 * @param ranked The highest score first, at most 100.
 */
export function suggestionsPage(ranked: readonly Ranked<GlobalId>[], request: PageRequest) {
  const [score, user] = request.after ?? [];
  const isAfter = (row: Ranked<GlobalId>): boolean =>
    score === undefined ||
    user === undefined ||
    row.score < Number(score) ||
    (row.score === Number(score) && row.user > user.toString());
  return connectionOf(pageOf(ranked.filter(isAfter), request), request, {
    keyset: SUGGESTIONS_KEYSET,
    nodeOf: (row) => ({ id: row.user }),
  });
}
