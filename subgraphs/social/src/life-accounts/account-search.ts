import { ApiError } from "@kith/kit/api-error.ts";
import type { PageRequest } from "@kith/kit/connection.ts";
import { type Hits, searchedText, searchLists } from "@kith/kit/prefix-search.ts";
import type { AccountRules } from "./account-rules.ts";
import type { LifeAccountStore } from "./life-account-store.ts";
import { normalHandle, type StoredLifeAccount } from "./model.ts";

const TEXT_LENGTH_MAX = 40;

type Where = { readonly lifeAccounts: LifeAccountStore; readonly rules: AccountRules };

/**
 * Finds accounts whose handle or name begins with a text: first by the handle, then by the name, each in alphabetical order.
 * Two commands at most, each of one index range; what the viewer may not see is left out by the database.
 *
 * @throws ApiError BAD_USER_INPUT when the text is empty or has more than 40 characters.
 */
export async function searchAccounts(
  text: string,
  request: PageRequest,
  { lifeAccounts, rules }: Where,
): Promise<Hits<StoredLifeAccount>> {
  const name = searchedText(text);
  const length = [...name].length;
  if (length < 1 || length > TEXT_LENGTH_MAX)
    throw new ApiError("BAD_USER_INPUT", `text must have 1 to ${TEXT_LENGTH_MAX} characters, got ${length}.`);
  const only = await rules.filter();
  return searchLists<StoredLifeAccount>(
    [
      {
        prefix: normalHandle(name),
        keyOf: ({ handle }) => handle,
        find: (prefix, slice) => lifeAccounts.findByHandlePrefix(prefix, slice, only),
      },
      {
        prefix: name,
        keyOf: ({ searchKey }) => searchKey,
        find: (prefix, slice) => lifeAccounts.findByNamePrefix(prefix, slice, only),
      },
    ],
    request,
  );
}
