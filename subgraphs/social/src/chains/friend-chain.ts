import type { GlobalId } from "@kith/kit/global-id.ts";
import type { FriendshipStore } from "../friendships/friendship-store.ts";

/** How many friends of either end are looked at beyond them. */
const FRONTIER_MAX = 1_000;
/** How many friends of friends are looked at for the person in the middle of four hops. */
const MIDDLE_MAX = 10_000;

type Ends = { readonly from: GlobalId; readonly to: GlobalId };

type Parts = {
  readonly friendships: Pick<FriendshipStore, "findCircles" | "findAmong">;
  /** Those of many people who may stand in the chain. */
  readonly shownOf: (people: readonly GlobalId[]) => Promise<GlobalId[]>;
};

/**
 * The shortest chain of friends between two people, at most 4 hops, sought from both ends at once.
 *
 * Exact while either end has at most 1,000 friends and these together at most 10,000 friendships; beyond that it may miss a
 * chain of three or four hops. At most 4 commands.
 *
 * @returns From one end to the other, both included: 2 to 5 people. Null when there is none.
 */
export async function shortestChain({ from, to }: Ends, parts: Parts): Promise<GlobalId[] | null> {
  const rows = await parts.friendships.findCircles([from, to]);
  const circleOf = (end: GlobalId) => rows.filter(({ user }) => user === end).map(({ friend }) => friend);
  if (circleOf(from).includes(to)) return [from, to];

  const near = await parts.shownOf(circleOf(from));
  const far = await parts.shownOf(circleOf(to));
  const farIds = new Set(far);
  const shared = near.find((friend) => farIds.has(friend));
  if (shared !== undefined) return [from, shared, to];

  const chain = await chainBetween(near.slice(0, FRONTIER_MAX), far.slice(0, FRONTIER_MAX), parts);
  if (chain === null) return null;
  return [from, ...chain, to];
}

// The inner part of a chain of three or four hops. The side with fewer friends is widened: it is the cheaper one.
async function chainBetween(
  near: readonly GlobalId[],
  far: readonly GlobalId[],
  { friendships, shownOf }: Parts,
): Promise<readonly GlobalId[] | null> {
  if (near.length === 0 || far.length === 0) return null;
  const [bridge] = await friendships.findAmong(near, far, 1);
  if (bridge !== undefined) return [bridge.user, bridge.friend];

  const isNearSmaller = near.length <= far.length;
  const [narrow, wide] = isNearSmaller ? [near, far] : [far, near];
  const widened = await friendships.findCircles(narrow, MIDDLE_MAX);
  const narrowByMiddle = new Map(widened.map(({ user, friend }) => [friend, user]));
  const middles = await shownOf([...narrowByMiddle.keys()]);
  const [link] = await friendships.findAmong(wide, middles, 1);
  const narrowEnd = link && narrowByMiddle.get(link.friend);
  if (link === undefined || narrowEnd === undefined) return null;
  const inner = [narrowEnd, link.friend, link.user];
  return isNearSmaller ? inner : inner.reverse();
}
