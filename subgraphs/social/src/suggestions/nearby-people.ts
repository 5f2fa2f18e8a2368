import { ApiError } from "@kith/kit/api-error.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import { type Nearby, scoreOfNearby } from "./model.ts";
import type { Ranked } from "./ranking.ts";

type Neighbourhood = { readonly neighbourIds: readonly GlobalId[] | null };
type Mates = { readonly groupMates: readonly { userId: GlobalId; strength: number }[] | null };

/** Finds who shares a group or the city with the viewer, whatever speaks against suggesting them. */
export type NearbyPeople = (viewer: GlobalId) => Promise<readonly Ranked<GlobalId>[]>;

/**
 * Asks groups and users, each once, for at most 100 people. Where one of them gives no answer, the other's people are all
 * there are: a suggestion less is no failure of the list.
 */
export function nearbyPeople(viewer: Viewer, { users, groups }: { users: Peer; groups: Peer }): NearbyPeople {
  const asked = { viewer, typename: "User" };
  const neighbourhood = peerLoaderOf<Neighbourhood>("neighbourhood", {
    ...asked,
    peer: users,
    selection: "neighbourIds",
  });
  const mates = peerLoaderOf<Mates>("mates", {
    ...asked,
    peer: groups,
    selection: "groupMates { userId strength }",
  });
  return async (viewer) => {
    const [near, among] = await Promise.all([
      neighbourhood.load(viewer).catch(ifUnavailable),
      mates.load(viewer).catch(ifUnavailable),
    ]);
    return rankNearby(near?.neighbourIds ?? [], among?.groupMates ?? []);
  };
}

function ifUnavailable(error: unknown): null {
  if (error instanceof ApiError && error.extensions.code === "SUBGRAPH_UNAVAILABLE") return null;
  throw error;
}

/** Those first who share most: groups count more than the city, and both more than one. Equal ones by id. */
export function rankNearby(
  neighbourIds: readonly GlobalId[],
  mates: readonly { userId: GlobalId; strength: number }[],
): Ranked<GlobalId>[] {
  const neighbours = new Set(neighbourIds);
  const strengthByUser = new Map(mates.map(({ userId, strength }) => [userId, strength]));
  const nearby: Nearby[] = [...neighbours.union(strengthByUser)].map((user) => ({
    user,
    strength: strengthByUser.get(user) ?? 0,
    isOfSameCity: neighbours.has(user),
  }));
  return nearby
    .map((one) => ({ user: one.user, score: scoreOfNearby(one) }))
    .sort((one, other) => other.score - one.score || (one.user < other.user ? -1 : 1));
}
