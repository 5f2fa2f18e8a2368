import type { GlobalId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import type { FollowEnd } from "../follows/follow-end.ts";
import type { FriendshipEnd } from "../friendships/friendship-end.ts";
import type { BlockUserErrorCode, UnblockUserErrorCode } from "../generated/schema.types.ts";
import type { PairActs } from "../pairs/pair-acts.ts";
import type { PairLockStore } from "../pairs/pair-lock-store.ts";
import { pairOf } from "../requests/model.ts";
import type { RequestStore } from "../requests/request-store.ts";
import type { BlockStore } from "./block-store.ts";
import { BLOCKS_MAX } from "./model.ts";

export type BlockService = ReturnType<typeof blockService>;

type Parts = {
  readonly acts: PairActs;
  readonly blocks: BlockStore;
  readonly requests: RequestStore;
  readonly pairLocks: PairLockStore;
  readonly endFriendship: FriendshipEnd;
  readonly followEnd: FollowEnd;
  readonly now: () => Date;
};

/** The rules by which people block each other. Each act is one transaction. */
export function blockService(parts: Parts) {
  const { acts, blocks, requests, pairLocks, endFriendship, followEnd, now } = parts;
  return {
    /**
     * Hides two people from each other, and ends what is between them. Blocking twice changes nothing.
     *
     * @throws Refusal<BlockUserErrorCode>
     */
    async blockUser(
      viewerId: GlobalId,
      person: GlobalId,
      personExists: (id: GlobalId) => Promise<boolean>,
    ): Promise<void> {
      const refuse = (code: BlockUserErrorCode, message: string): never => {
        throw new Refusal(code, message, ["input", "userId"]);
      };
      if (viewerId === person) refuse("SELF", "You cannot block yourself.");
      if (!(await personExists(person))) refuse("USER_NOT_FOUND", "Nobody has this user id.");

      await acts.run([viewerId, person], async (session) => {
        await pairLocks.take(pairOf(viewerId, person), session);
        const blockedAt = now();
        const isNew = await blocks.add({ blocker: viewerId, blocked: person, blockedAt }, session);
        if (!isNew) return;
        if ((await blocks.countOf(viewerId, BLOCKS_MAX + 1, session)) > BLOCKS_MAX)
          refuse("BLOCK_LIMIT", `You have blocked ${BLOCKS_MAX} people already.`);
        await requests.removeByPair(pairOf(viewerId, person), session);
        await endFriendship(viewerId, person, session);
        await followEnd.endBetween(viewerId, person, session);
      });
    },

    /** @throws Refusal<UnblockUserErrorCode> */
    async unblockUser(viewerId: GlobalId, person: GlobalId): Promise<void> {
      if (await blocks.remove(viewerId, person)) return;
      throw new Refusal<UnblockUserErrorCode>("NOT_BLOCKED", "You have not blocked this person.", [
        "input",
        "userId",
      ]);
    },
  };
}
