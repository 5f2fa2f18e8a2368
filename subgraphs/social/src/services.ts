import type { MongoClient } from "mongodb";
import { blockService } from "./blocks/block-service.ts";
import { friendshipEnd } from "./friendships/friendship-end.ts";
import { friendshipService } from "./friendships/friendship-service.ts";
import { pairActs } from "./pairs/pair-acts.ts";
import { postService } from "./posts/post-service.ts";
import type { SocialStores } from "./stores.ts";
import { suggestionService } from "./suggestions/suggestion-service.ts";

export type SocialServices = ReturnType<typeof socialServices>;

type Parts = SocialStores & { readonly client: MongoClient; readonly now: () => Date };

/** The rules of writing, which share one queue: acts of one person take turns, whichever rule they follow. */
export function socialServices({ client, ...parts }: Parts) {
  const shared = { ...parts, acts: pairActs(client), endFriendship: friendshipEnd(parts) };
  return {
    friendshipService: friendshipService(shared),
    blockService: blockService(shared),
    suggestionService: suggestionService(parts),
    postService: postService(shared),
  };
}
