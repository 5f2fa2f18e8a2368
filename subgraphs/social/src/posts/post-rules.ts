import type { Page } from "@kith/kit/connection.ts";
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
  readonly followedIdsOf: (viewer: GlobalId) => Promise<readonly GlobalId[]>;
  /** Leads to no life account that the viewer may not see. */
  readonly accountById: { load(id: GlobalId): Promise<object | null> };
};

/**
 * The one home of the rule who may see a post: its author; and where no block stands between the two, everybody who is
 * signed in, the author's friends, or those of them whom it is for. What a life account has published is shown to whoever is
 * signed in and may see the account. In two forms that say the same: of rows, and as filters for lists, so that pages stay
 * full.
 *
 * Whose friend the viewer is costs one command for all authors of a turn, and which accounts are shown one more.
 */
export function postRulesFor(parts: Parts) {
  const { viewerId, visibility, friendshipBySide, friendIdsOf, followedIdsOf, accountById } = parts;
  const isCloseTo = async (author: GlobalId): Promise<boolean> =>
    viewerId !== null &&
    (author === viewerId || (await friendshipBySide.load(sideOf(viewerId, author))) !== null);

  async function maySee(post: Post): Promise<boolean> {
    if (viewerId === null) return false;
    if (post.owner !== undefined) return isAccountShown(post);
    if (post.author === viewerId) return true;
    if (await visibility.isHidden(post.author)) return false;
    if (post.audience === "EVERYBODY") return true;
    return isAddressedTo(post, viewerId) && (await isCloseTo(post.author));
  }

  const isAccountShown = async ({ author }: Post) => (await accountById.load(author)) !== null;

  const closePeople = async (viewer: GlobalId): Promise<GlobalId[]> =>
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

    /** The people whose posts stand in the viewer's feed: at most 5,001. */
    closePeople,

    /** The accounts whose posts do: at most 2,000. */
    followedAccounts: (viewer: GlobalId): Promise<readonly GlobalId[]> => followedIdsOf(viewer),

    /** All of them. */
    async feedAuthors(viewer: GlobalId): Promise<GlobalId[]> {
      const [people, accounts] = await Promise.all([closePeople(viewer), followedIdsOf(viewer)]);
      return [...people, ...accounts];
    },

    /**
     * A page without what was published by accounts that are gone: they are swept within some minutes, and seen by nobody
     * until then. It may hold fewer rows than were asked for.
     */
    async withoutGone(page: Page<Post>): Promise<Page<Post>> {
      const isShown = await Promise.all(
        page.rows.map((post) => post.owner === undefined || isAccountShown(post)),
      );
      return {
        ...page,
        rows: page.rows.filter((_row, index) => isShown[index]),
        last: page.rows.at(-1) ?? null,
      };
    },

    /** A filter for what friends have posted, or the viewer. */
    filterOnClose: async (): Promise<Document> => addressedTo(viewerId),

    /** A filter for what friends, the viewer and accounts that the viewer follows have posted. */
    filterOnFeed: async (): Promise<Document> => ({
      ...addressedTo(viewerId),
      ...(await visibility.filterOn("owner")),
    }),

    /** A filter for what anybody else has posted. */
    filterOnOthers: async (): Promise<Document> => FOR_EVERYBODY,
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
