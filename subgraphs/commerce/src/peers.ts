import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";

/** The subgraphs that commerce asks. */
export type Peers = { readonly social: Peer; readonly users: Peer; readonly groups: Peer };

type Known = { readonly isDeactivated: boolean; readonly isRealNameVerified: boolean | null };
type Befriended = { readonly friendshipWithViewer: { readonly status: string } | null };
type Viewing = { readonly hiddenPeopleIds: readonly GlobalId[] | null };
type Joined = { readonly viewerIsMember: boolean | null };

/** What other subgraphs say of the viewer and of others: one call to each for all that is asked in a turn. */
export function questionsOf(peers: Peers, viewer: Viewer) {
  const person = peerLoaderOf<Known>("person", {
    ...{ peer: peers.users, viewer, typename: "User" },
    selection: "isDeactivated isRealNameVerified",
  });
  const friendship = peerLoaderOf<Befriended>("friendship", {
    ...{ peer: peers.social, viewer, typename: "User" },
    selection: "friendshipWithViewer { status }",
  });
  const membership = peerLoaderOf<Joined>("membership", {
    ...{ peer: peers.groups, viewer, typename: "Group" },
    selection: "viewerIsMember",
  });
  const viewing = peerLoaderOf<Viewing>("hidden", {
    ...{ peer: peers.social, viewer, typename: "User" },
    selection: "hiddenPeopleIds",
  });
  /** Whom a block hides from the viewer: at most 20,000. Rejects when social gives no answer: rather nothing is shown. */
  const hiddenIds = async (): Promise<readonly GlobalId[]> => {
    const { viewerId } = viewer;
    const ids = viewerId === null ? [] : (await viewing.load(viewerId))?.hiddenPeopleIds;
    invariant(ids != null, "social does not say whom it hides from the viewer");
    return ids;
  };
  return {
    hiddenIds,

    /** Whether a block hides somebody from the viewer. */
    isHidden: async (id: GlobalId) => (await hiddenIds()).includes(id),

    /** Whether somebody has this id, and still has an account. */
    personExists: async (id: GlobalId) => (await person.load(id))?.isDeactivated === false,

    isVerified: async (id: GlobalId) => (await person.load(id))?.isRealNameVerified === true,

    /** Whether the viewer and somebody are friends. */
    areFriends: async (id: GlobalId) =>
      (await friendship.load(id))?.friendshipWithViewer?.status === "FRIENDS",

    /** Whether the viewer is a member of a group: null when there is no such group. */
    isMemberOf: async (group: GlobalId) => {
      const joined = await membership.load(group);
      return joined === null ? null : joined.viewerIsMember === true;
    },
  };
}
