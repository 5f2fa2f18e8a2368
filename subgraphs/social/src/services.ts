import type { MongoClient } from "mongodb";
import { blockService } from "./blocks/block-service.ts";
import { closenessService } from "./closeness/closeness-service.ts";
import { commentService } from "./comments/comment-service.ts";
import { friendshipEnd } from "./friendships/friendship-end.ts";
import { friendshipService } from "./friendships/friendship-service.ts";
import { pairActs } from "./pairs/pair-acts.ts";
import { postService } from "./posts/post-service.ts";
import { postSweep } from "./posts/post-sweep.ts";
import { reactionService } from "./reactions/reaction-service.ts";
import type { SocialStores } from "./stores.ts";
import { suggestionService } from "./suggestions/suggestion-service.ts";

export type SocialServices = ReturnType<typeof socialServices>;

type Parts = SocialStores & { readonly client: MongoClient; readonly now: () => Date };

/** The rules of writing, which share one queue: acts of one person take turns, whichever rule they follow. */
export function socialServices({ client, ...parts }: Parts) {
  const { postRemovals, likes, favourites, comments } = parts;
  const closeness = closenessService(parts);
  const shared = { ...parts, closeness, acts: pairActs(client), endFriendship: friendshipEnd(parts) };
  return {
    closenessService: closeness,
    friendshipService: friendshipService(shared),
    blockService: blockService(shared),
    suggestionService: suggestionService(parts),
    postService: postService(shared),
    reactionService: reactionService(shared),
    commentService: commentService(shared),

    /** Removes what posts that are gone have left behind. */
    upkeep: postSweep({ postRemovals, hanging: [likes, favourites, comments] }),
  };
}
