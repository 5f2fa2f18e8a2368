import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Document } from "mongodb";
import type { Visibility } from "../blocks/visibility.ts";
import { sideOf } from "../friendships/model.ts";
import type { Post } from "./model.ts";

export type PostRules = ReturnType<typeof postRulesFor>;

type Parts = {
  readonly viewerId: GlobalId | null;
  readonly visibility: Pick<Visibility, "isHidden" | "shownOf" | "filterOn">;
  readonly friendshipBySide: { load(side: string): Promise<object | null> };
  readonly friendIdsOf: (viewer: GlobalId) => Promise<readonly GlobalId[]>;
};

/**
 * The one home of the rule who may see a post: its author; and where no block stands between the two, everybody who is
 * signed in, the author's friends, or those of them whom it is for. In two forms that say the same: of rows, and as filters
 * for lists, so that pages stay full.
 *
 * Whose friend the viewer is costs one command for all authors of a turn.
 */
export function postRulesFor({ viewerId, visibility, friendshipBySide, friendIdsOf }: Parts) {
  const isCloseTo = async (author: GlobalId): Promise<boolean> =>
    viewerId !== null &&
    (author === viewerId || (await friendshipBySide.load(sideOf(viewerId, author))) !== null);

  async function maySee(post: Post): Promise<boolean> {
    if (viewerId === null) return false;
    if (post.author === viewerId) return true;
    if (await visibility.isHidden(post.author)) return false;
    if (post.audience === "EVERYBODY") return true;
    return isAddressedTo(post, viewerId) && (await isCloseTo(post.author));
  }

  const feedAuthors = async (viewer: GlobalId): Promise<GlobalId[]> =>
    visibility.shownOf([viewer, ...(await friendIdsOf(viewer))]);

  return {
    /** Those of some posts that the viewer may see, in their order. */
    async shownOf(posts: readonly Post[]): Promise<Post[]> {
      const isShown = await Promise.all(posts.map(maySee));
      return posts.filter((_post, index) => isShown[index]);
    },

    /** Which of some people, none of them hidden, are friends of the viewer or the viewer. */
    async closeOf(people: readonly GlobalId[]): Promise<ReadonlySet<GlobalId>> {
      const isClose = await Promise.all(people.map(isCloseTo));
      return new Set(people.filter((_person, index) => isClose[index]));
    },

    /** Whose posts stand in the viewer's feed: at most 5,001 people. */
    feedAuthors,

    /** A filter for what friends have posted, or the viewer. */
    filterOnClose: async (): Promise<Document> => addressedTo(viewerId),

    /** A filter for what anybody else has posted. */
    filterOnOthers: async (): Promise<Document> => FOR_EVERYBODY,

    /** A filter for posts of friends and others alike. */
    async filterOnAnybody(viewer: GlobalId): Promise<Document> {
      const close = { author: { $in: await feedAuthors(viewer) }, ...addressedTo(viewer) };
      return { $or: [close, { ...FOR_EVERYBODY, ...(await visibility.filterOn("author")) }] };
    },
  };
}

const FOR_EVERYBODY = { audience: "EVERYBODY" } as const;

/** Whether somebody is among the friends whom a post is for. */
export const isAddressedTo = ({ only, except }: Pick<Post, "only" | "except">, viewer: GlobalId): boolean =>
  (only === null || only.includes(viewer)) && !(except ?? []).includes(viewer);

/** The same, as a filter. */
export const addressedTo = (viewer: GlobalId | null): Document => ({
  only: { $in: [null, viewer] },
  except: { $ne: viewer },
});
