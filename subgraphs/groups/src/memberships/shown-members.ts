import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";

type Viewing = { readonly hiddenPeopleIds: readonly GlobalId[] | null };

/** Who of the people in groups may be shown to a viewer. */
export type ShownMembers = ReturnType<typeof shownMembers>;

/**
 * Which people are shown to a viewer, as members of a group and as whose groups are listed: social is asked, once a request,
 * whom a block hides. Both reject with SUBGRAPH_UNAVAILABLE when it gives no answer: rather no list.
 */
export function shownMembers(social: Peer, viewer: Viewer) {
  const { viewerId } = viewer;
  const viewing = peerLoaderOf<Viewing>("hidden", {
    peer: social,
    viewer,
    typename: "User",
    selection: "hiddenPeopleIds",
  });
  const hiddenIds = async (): Promise<readonly GlobalId[]> => {
    const ids = viewerId === null ? [] : (await viewing.load(viewerId))?.hiddenPeopleIds;
    invariant(ids != null, "social does not say whom it hides from the viewer");
    return ids;
  };

  return {
    /** Whether a block hides a person. Nobody is asked about the viewer. */
    isHidden: async (person: GlobalId): Promise<boolean> =>
      person !== viewerId && (await hiddenIds()).includes(person),

    /** A filter for memberships: the database leaves them out, so that pages stay full and no cursor names them. */
    async filter(): Promise<Record<string, object>> {
      const ids = await hiddenIds();
      return ids.length === 0 ? {} : { user: { $nin: [...ids] } };
    },
  };
}
