import type { MongoClient } from "mongodb";
import { blockService } from "./blocks/block-service.ts";
import { commentService } from "./comments/comment-service.ts";
import { friendshipEnd } from "./friendships/friendship-end.ts";
import { friendshipService } from "./friendships/friendship-service.ts";
import { pairActs } from "./pairs/pair-acts.ts";
import { postService } from "./posts/post-service.ts";
import { postSweep } from "./posts/post-sweep.ts";
import type { OnInteraction } from "./reactions/interaction.ts";
import { reactionService } from "./reactions/reaction-service.ts";
import type { SocialStores } from "./stores.ts";
import { suggestionService } from "./suggestions/suggestion-service.ts";

export type SocialServices = ReturnType<typeof socialServices>;

type Parts = SocialStores & {
  readonly client: MongoClient;
  readonly now: () => Date;
  /** Told of what brings people closer. Nobody is told unless it is given. */
  readonly onInteraction?: OnInteraction;
};

/** The rules of writing, which share one queue: acts of one person take turns, whichever rule they follow. */
export function socialServices({ client, onInteraction = async () => {}, ...parts }: Parts) {
  const { postRemovals, likes, favourites, comments } = parts;
  const shared = { ...parts, onInteraction, acts: pairActs(client), endFriendship: friendshipEnd(parts) };
  return {
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
