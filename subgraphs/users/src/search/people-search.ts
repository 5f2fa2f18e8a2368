import { ApiError } from "@kith/kit/api-error.ts";
import type { Page, PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Keyset } from "@kith/kit/keyset.ts";
import { normalHandle, type StoredPerson, searchedName } from "../people/model.ts";
import type { PersonStore } from "../people/person-store.ts";

/** A person who was found: in which of the two lists, and under which key. */
export type Hit = { readonly list: number; readonly key: string; readonly person: StoredPerson };

/** Some of the people who were found. What comes next begins after `last`, which need not be among them. */
export type Hits = Page<Hit> & { readonly last: Hit | null };

const BY_HANDLE = 0;
const BY_NAME = 1;
const TEXT_LENGTH_MAX = 40;

/** First who is found by the handle, then who is found by the name, each in alphabetical order. */
export const HITS_KEYSET: Keyset = [
  { field: "list", direction: 1, kind: "number" },
  { field: "key", direction: 1, kind: "string" },
];

/** Where people are looked for, and whom the viewer must not find. */
type Where = { readonly people: PersonStore; readonly hiddenIds: readonly GlobalId[] };

/**
 * Finds people whose handle, or whose name if it is for everybody, begins with a text. Two commands at most, each of one
 * index range.
 *
 * Who is found by both is in the list once, by the handle: of the people found by name these are left out, so a page may
 * hold fewer than were asked for, and more may follow all the same. Whom a block hides is left out by the database, so that
 * no cursor names them.
 *
 * @throws ApiError BAD_USER_INPUT when the text is empty or has more than 40 characters.
 */
export async function searchPeople(
  text: string,
  { limit, after }: PageRequest,
  { people, hiddenIds }: Where,
): Promise<Hits> {
  const name = searchedName(text);
  const length = [...name].length;
  if (length < 1 || length > TEXT_LENGTH_MAX)
    throw new ApiError("BAD_USER_INPUT", `text must have 1 to ${TEXT_LENGTH_MAX} characters, got ${length}.`);

  const [list, key] = (after ?? [BY_HANDLE, null]) as [number, string | null];
  const handle = normalHandle(name);
  const wanted = limit + 1;
  const byHandle =
    list === BY_HANDLE && handle !== ""
      ? await people.findByHandlePrefix(handle, { after: key, limit: wanted, hiddenIds })
      : [];
  const left = wanted - byHandle.length;
  const afterName = list === BY_NAME ? key : null;
  const byName =
    left > 0 ? await people.findByNamePrefix(name, { after: afterName, limit: left, hiddenIds }) : [];

  const hits = [
    ...byHandle.map((person) => ({ list: BY_HANDLE, key: person.handle, person })),
    ...byName.map((person) => ({ list: BY_NAME, key: person.searchKey, person })),
  ];
  const looked = hits.slice(0, limit);
  const isFoundTwice = ({ list, person }: Hit) =>
    list === BY_NAME && handle !== "" && person.handle.startsWith(handle);
  return {
    rows: looked.filter((hit) => !isFoundTwice(hit)),
    hasMore: hits.length > limit,
    last: looked.at(-1) ?? null,
  };
}
