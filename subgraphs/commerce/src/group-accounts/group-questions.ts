import type { GlobalId } from "@kith/kit/global-id.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import { type Membership, placeIn } from "./model.ts";

type Told = { readonly role: Membership["role"]; readonly joinedAt: string };

export type GroupQuestions = ReturnType<typeof groupQuestions>;

/** What groups says of people's places: asked anew in each request, one call for all that is asked in a turn. */
export function groupQuestions(groups: Peer, viewer: Viewer) {
  const place = peerLoaderOf<Told>("place", {
    ...{ peer: groups, viewer, typename: "GroupMembership" },
    selection: "role joinedAt",
  });
  // A loader gives what it has only when its next batch goes out: whoever asks again would miss the batch of others.
  const answers = new Map<string, Promise<Membership | null>>();
  const ask = async (id: string): Promise<Membership | null> => {
    const told = await place.load(id);
    return told && { ...told, joinedAt: new Date(told.joinedAt) };
  };
  const membershipOf = (group: GlobalId, person: GlobalId): Promise<Membership | null> => {
    const id = placeIn(group, person);
    const answer = answers.get(id) ?? ask(id);
    answers.set(id, answer);
    return answer;
  };

  return {
    /** A person's place in a group: null where they are not in it, or there is no such group. */
    membershipOf,

    /** Whether the viewer may see what the members of a group have together. */
    isShown: async (group: GlobalId): Promise<boolean> =>
      viewer.viewerId !== null && (await membershipOf(group, viewer.viewerId)) !== null,
  };
}
