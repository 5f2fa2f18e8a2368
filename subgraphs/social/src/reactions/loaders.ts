import type { Page, PageRequest } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { Visibility } from "../blocks/visibility.ts";
import type { PostRules } from "../posts/post-rules.ts";
import type { FavouritePost } from "./model.ts";
import type { ReactionStore } from "./reaction-store.ts";

type Parts = {
  readonly likes: ReactionStore;
  readonly favourites: ReactionStore;
  readonly viewerId: GlobalId | null;
  readonly visibility: Visibility;
  readonly postRules: PostRules;
};

type PageKey = { readonly viewer: GlobalId; readonly request: PageRequest };

/** The ways to likes and favourites of posts that the viewer may see, new for each request. */
export function reactionLoaders({ likes, favourites, viewerId, visibility, postRules }: Parts) {
  const ofViewer = (name: string, reactions: ReactionStore) =>
    batchLoaderOf<GlobalId, boolean>({
      name,
      async loadMany(posts) {
        if (viewerId === null) return posts.map(() => false);
        const found = await reactions.findPostsAmong(posts, viewerId);
        return posts.map((post) => found.has(post));
      },
    });

  return {
    likesPage: likes.peoplePageLoader(() => visibility.filterOn("user")),
    isLikedByViewer: ofViewer("isLikedByViewer", likes),
    isFavouriteOfViewer: ofViewer("isFavouriteOfViewer", favourites),

    favouritePostsPage: batchLoaderOf<PageKey, Page<FavouritePost>>({
      name: "favouritePostsPage",
      async loadMany(keys) {
        return Promise.all(
          keys.map(async ({ viewer, request }) => {
            const shown = await postRules.filterOnAnybody(viewer);
            const page = await favourites.findPosts({ user: viewer, shown, request });
            return postRules.withoutGone(page, (row) => row.shown);
          }),
        );
      },
      cacheKeyOf: (key) => JSON.stringify(key),
    }),
  };
}
