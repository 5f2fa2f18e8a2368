import { connectionOf, type PageRequest, pageOf } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { SUGGESTIONS_KEYSET, SUGGESTIONS_MAX } from "./model.ts";
import type { Ranked } from "./ranking.ts";

type Suggestions = { load(person: GlobalId): Promise<readonly Ranked<GlobalId>[]> };

/** The highest score first; who is nearby has a lower one than any friend of a friend. */
type Sources = { readonly friendsOfFriends: Suggestions; readonly nearbyPeople: Suggestions };

/**
 * A page of suggestions. They are ranked anew for each request, so a place is a score and an id, not a number in the list:
 * who was shown before does not come again while what speaks for them stays. Who is nearby is asked for only where friends of
 * friends do not fill the page.
 */
export async function suggestionsPage(
  person: GlobalId,
  request: PageRequest,
  { friendsOfFriends, nearbyPeople }: Sources,
) {
  const first = await friendsOfFriends.load(person);
  const isFull = first.length >= SUGGESTIONS_MAX || following(first, request).length > request.limit;
  const ranked = isFull ? first : withoutRepeats(first, await nearbyPeople.load(person));
  return connectionOf(pageOf(following(ranked.slice(0, SUGGESTIONS_MAX), request), request), request, {
    keyset: SUGGESTIONS_KEYSET,
    nodeOf: (row) => ({ id: row.user }),
  });
}

function following(ranked: readonly Ranked<GlobalId>[], { after }: PageRequest): Ranked<GlobalId>[] {
  const [score, user] = after ?? [];
  if (score === undefined || user === undefined) return [...ranked];
  return ranked.filter(
    (row) => row.score < Number(score) || (row.score === Number(score) && row.user > user.toString()),
  );
}

// Who shares a friend and a group is suggested for the friend.
function withoutRepeats(first: readonly Ranked<GlobalId>[], then: readonly Ranked<GlobalId>[]) {
  const users = new Set(first.map(({ user }) => user));
  return [...first, ...then.filter(({ user }) => !users.has(user))];
}
