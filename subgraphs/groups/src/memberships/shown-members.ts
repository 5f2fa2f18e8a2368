import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";

type Viewing = { readonly hiddenPeopleIds: readonly GlobalId[] | null };

/**
 * Which members are listed to a viewer: social is asked, once a request, whom a block hides. The database leaves them out,
 * so that pages stay full and no cursor names them.
 *
 * @returns A filter for memberships. It rejects with SUBGRAPH_UNAVAILABLE when social gives no answer: rather no list.
 */
export function shownMembers(social: Peer, viewer: Viewer) {
  const { viewerId } = viewer;
  const hidden = peerLoaderOf<Viewing>("hidden", {
    peer: social,
    viewer,
    typename: "User",
    selection: "hiddenPeopleIds",
  });

  return async (): Promise<Record<string, object>> => {
    const hiddenIds = viewerId === null ? [] : (await hidden.load(viewerId))?.hiddenPeopleIds;
    invariant(hiddenIds != null, "social does not say whom it hides from the viewer");
    return hiddenIds.length === 0 ? {} : { user: { $nin: [...hiddenIds] } };
  };
}
