import { ApiError } from "@kith/kit/api-error.ts";
import type { PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { type Hits, searchedText, searchLists } from "@kith/kit/prefix-search.ts";
import { normalHandle, type StoredPerson } from "../people/model.ts";
import type { PersonStore } from "../people/person-store.ts";

const TEXT_LENGTH_MAX = 40;

/** Where people are looked for, and whom the viewer must not find. */
type Where = { readonly people: PersonStore; readonly hiddenIds: readonly GlobalId[] };

/**
 * Finds people whose handle, or whose name if it is for everybody, begins with a text: first by the handle, then by the
 * name, each in alphabetical order. Two commands at most, each of one index range. Whom a block hides is left out by the
 * database, so that no cursor names them.
 *
 * @throws ApiError BAD_USER_INPUT when the text is empty or has more than 40 characters.
 */
export async function searchPeople(
  text: string,
  request: PageRequest,
  { people, hiddenIds }: Where,
): Promise<Hits<StoredPerson>> {
  const name = searchedText(text);
  const length = [...name].length;
  if (length < 1 || length > TEXT_LENGTH_MAX)
    throw new ApiError("BAD_USER_INPUT", `text must have 1 to ${TEXT_LENGTH_MAX} characters, got ${length}.`);
  return searchLists<StoredPerson>(
    [
      {
        prefix: normalHandle(name),
        keyOf: ({ handle }) => handle,
        find: (prefix, slice) => people.findByHandlePrefix(prefix, { ...slice, hiddenIds }),
      },
      {
        prefix: name,
        keyOf: ({ searchKey }) => searchKey,
        find: (prefix, slice) => people.findByNamePrefix(prefix, { ...slice, hiddenIds }),
      },
    ],
    request,
  );
}
