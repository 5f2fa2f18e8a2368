import { inTurn } from "@kith/kit/in-turn.ts";
import type { MongoClient } from "mongodb";
import { blockService } from "./blocks/block-service.ts";
import { closenessService } from "./closeness/closeness-service.ts";
import { commentService } from "./comments/comment-service.ts";
import { counterBuffer } from "./counters/counter-buffer.ts";
import { foldCounters } from "./counters/counter-fold.ts";
import { spreadOf } from "./counters/spread.ts";
import { contentEraser } from "./erasure/content-eraser.ts";
import { personEraser } from "./erasure/person-eraser.ts";
import { feedAttendance } from "./feeds/feed-attendance.ts";
import { feedDelivery } from "./feeds/feed-delivery.ts";
import { feedUpkeep } from "./feeds/feed-upkeep.ts";
import { FEED_LIMITS, type FeedLimits } from "./feeds/model.ts";
import { followEnd } from "./follows/follow-end.ts";
import { followService } from "./follows/follow-service.ts";
import { friendshipEnd } from "./friendships/friendship-end.ts";
import { friendshipService } from "./friendships/friendship-service.ts";
import type { AskListings } from "./friendships/listings.ts";
import { sweepAccounts } from "./life-accounts/account-sweep.ts";
import { lifeAccountService } from "./life-accounts/life-account-service.ts";
import { pairActs } from "./pairs/pair-acts.ts";
import { postService } from "./posts/post-service.ts";
import { postSettlement } from "./posts/post-settlement.ts";
import { postSweep } from "./posts/post-sweep.ts";
import { postTally } from "./posts/post-tally.ts";
import { publishService } from "./publishing/publish-service.ts";
import { reactionService } from "./reactions/reaction-service.ts";
import type { SocialStores } from "./stores.ts";
import { suggestionService } from "./suggestions/suggestion-service.ts";
import { viewService } from "./views/view-service.ts";

export type SocialServices = ReturnType<typeof socialServices>;

type Parts = SocialStores & {
  readonly client: MongoClient;
  readonly now: () => Date;
  /** Whoever is not told of is listed last with friends. */
  readonly listingsOf?: AskListings;
  readonly feedLimits?: FeedLimits;
};

const nobodyListed: AskListings = async () => new Map();

/** The rules of writing, which share one queue: acts of one person take turns, whichever rule they follow. */
export function socialServices({
  client,
  listingsOf = nobodyListed,
  feedLimits: limits = FEED_LIMITS,
  ...parts
}: Parts) {
  const { postRemovals, likes, favourites, comments, feedEntries, counters, now } = parts;
  const spread = spreadOf();
  const views = counterBuffer({ counters, shard: spread.home });
  const closeness = closenessService(parts);
  const delivery = feedDelivery({ ...parts, limits });
  const attendance = feedAttendance(parts);
  const feeds = feedUpkeep({ client, ...parts, limits });
  const shared = {
    ...parts,
    feedDelivery: delivery,
    spread,
    closeness,
    listingsOf,
    acts: pairActs(client),
    endFriendship: friendshipEnd({ ...parts, feedDelivery: delivery }),
    followEnd: followEnd({ ...parts, spread }),
    postTally: postTally({ ...parts, spread }),
  };
  const sweepPosts = postSweep({
    ...{ postRemovals, hanging: [likes, favourites, comments, feedEntries], now },
    settle: postSettlement({ client, ...parts }),
  });
  const acting = {
    postService: postService(shared),
    commentService: commentService(shared),
    reactionService: reactionService(shared),
    lifeAccountService: lifeAccountService(shared),
  };
  const eraseContent = contentEraser({ ...shared, ...acting });
  return {
    ...acting,
    closenessService: closeness,
    friendshipService: friendshipService(shared),
    blockService: blockService(shared),
    suggestionService: suggestionService(parts),
    followService: followService(shared),
    followEnd: shared.followEnd,
    publishService: publishService(shared),
    viewService: viewService({ buffer: views }),
    flushViews: views.flush,
    feedAttendance: attendance,
    visitFeeds: feeds.visitDue,

    /** Removes what posts and accounts that are gone have left behind, folds counters, and looks after inboxes. */
    async upkeep(signal: AbortSignal): Promise<void> {
      await inTurn<unknown>([
        () => sweepPosts(signal),
        () => sweepAccounts({ ...shared, client, signal }),
        () => foldCounters({ ...parts, client, signal }),
        () => attendance.flush(),
        () => feeds.visitDue(signal),
      ]);
    },

    erasePerson: personEraser({ ...shared, eraseContent, forgetFeed: feeds.forget }),
  };
}
