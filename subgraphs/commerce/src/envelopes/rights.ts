import type { GlobalId } from "@kith/kit/global-id.ts";
import { type Peer, sharedPeerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Envelope } from "./model.ts";

/** What other subgraphs say of people that decides for whom an envelope is. */
export type Rights = {
  readonly isMember: (group: GlobalId, person: GlobalId) => Promise<boolean>;
  /** Whether a block hides two people from each other. */
  readonly isHidden: (one: GlobalId, other: GlobalId) => Promise<boolean>;
};

/**
 * Asks groups and social, for all who want something at once: of an envelope in a large group that is a thousand people. Asked each time
 * anew: who was a member a moment ago may have been removed.
 */
export function peerRights({ groups, social }: { readonly groups: Peer; readonly social: Peer }): Rights {
  const seats = sharedPeerLoaderOf<{ readonly id: string }>("seats", {
    ...{ peer: groups, typename: "GroupMembership", selection: "id" },
  });
  const pairs = sharedPeerLoaderOf<{ readonly isHidden: boolean }>("pairs", {
    ...{ peer: social, typename: "PersonPair", selection: "isHidden" },
  });
  return {
    isMember: async (group, person) => (await seats.load(`${group}:${person}`)) !== null,
    // What social does not know of it does not show.
    isHidden: async (one, other) => (await pairs.load(`${one}:${other}`))?.isHidden !== false,
  };
}

/** Whether somebody has not asked to be deleted. */
export type IsThere = (person: GlobalId) => Promise<boolean>;

/** Asks users, for all who claim at once like `peerRights`. */
export function peerPresence(users: Peer): IsThere {
  const people = sharedPeerLoaderOf<{ readonly isDeactivated: boolean }>("claimants", {
    ...{ peer: users, typename: "User", selection: "isDeactivated" },
  });
  // Whom users do not know nobody can be any more: tokens end before accounts do.
  return async (person) => (await people.load(person))?.isDeactivated !== true;
}

/**
 * Whether an envelope is for somebody: the friend it was sent to, or a member of the group now; but nobody whom a block stands between
 * and its sender. The sender is one of a group's members like any other.
 */
export async function isFor(
  { sender, recipient, group }: Envelope,
  person: GlobalId,
  { isMember, isHidden }: Rights,
): Promise<boolean> {
  if (recipient !== null && recipient !== person) return false;
  const [isMeant, isHiddenFrom] = await Promise.all([
    group === null || isMember(group, person),
    person !== sender && isHidden(sender, person),
  ]);
  return isMeant && !isHiddenFrom;
}
