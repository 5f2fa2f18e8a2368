import { connectionOf, type PageRequest, pageOf } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { MUTUAL_FRIENDS_KEYSET } from "./model.ts";

/**
 * A page of shared friends. The whole list is at hand, since its length is asked for more often than its rows.
 *
 * @param friendIds Ascending, at most 5,000.
 */
export function mutualFriendsPage(friendIds: readonly GlobalId[], request: PageRequest) {
  const [after] = request.after ?? [];
  const following = after === undefined ? friendIds : friendIds.filter((friend) => friend > after.toString());
  const page = pageOf(
    following.map((friend) => ({ friend })),
    request,
  );
  const nodeOf = ({ friend }: { friend: GlobalId }) => ({ id: friend });
  return {
    totalCount: friendIds.length,
    ...connectionOf(page, request, { keyset: MUTUAL_FRIENDS_KEYSET, nodeOf }),
  };
}
