import type { Page } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf } from "@kith/kit/loader.ts";
import type { Visibility } from "../blocks/visibility.ts";
import type { Post } from "../posts/model.ts";
import type { FavouritePost } from "./model.ts";
import type { ReactionStore } from "./reaction-store.ts";

type Parts = {
  readonly likes: ReactionStore;
  readonly favourites: ReactionStore;
  readonly viewerId: GlobalId | null;
  readonly visibility: Visibility;
  /** Leads to no post that the viewer may not see. */
  readonly postById: { load(id: GlobalId): Promise<Post | null> };
};

/** The ways to likes and favourites of posts that the viewer may see, new for each request. */
export function reactionLoaders({ likes, favourites, viewerId, visibility, postById }: Parts) {
  const favouritesPage = favourites.postsPageLoader();
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

    /**
     * The posts that a person keeps, but for those that the viewer may not see: so a page may hold fewer than were asked for.
     * What it reads is the rows of the page and their posts, whatever is left out.
     */
    async favouritePostsPage(key: Parameters<typeof favouritesPage.load>[0]): Promise<Page<FavouritePost>> {
      const page = await favouritesPage.load(key);
      const posts = await Promise.all(page.rows.map(({ post }) => postById.load(post)));
      const rows = page.rows.flatMap((row, index) => {
        const shown = posts[index];
        return shown == null ? [] : [{ ...row, shown }];
      });
      return { ...page, rows, last: page.rows.at(-1) ?? null };
    },
  };
}
