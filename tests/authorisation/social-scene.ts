import { idOfName } from "@kith/kit/global-id.ts";
import { loadFriendships } from "../../scripts/loading/load-graph.ts";
import { socialServices } from "../../subgraphs/social/src/services.ts";
import { castId } from "../cast.ts";
import type { TestStores } from "../stores.ts";

/**
 * Who looks at alice. The friend is bob; requested is carol, whom alice has asked; blocked is dan, by alice; the stranger
 * is eve; the owner is alice herself. Support is a stranger of the support desk. Nobody is a request without a viewer.
 */
export const VIEWER_BY_ROLE = {
  owner: castId("alice"),
  friend: castId("bob"),
  requested: castId("carol"),
  stranger: castId("eve"),
  support: idOfName("user", "scene:support", 0),
  blocked: castId("dan"),
  nobody: null,
} as const;
export type Role = keyof typeof VIEWER_BY_ROLE;

/** What the token of each role lets its bearer do. */
export const scopesOf = (role: Role): readonly string[] =>
  role === "support" ? ["user", "support"] : ["user"];
export const ROLES = Object.keys(VIEWER_BY_ROLE) as Role[];

export const SUBJECT: string = castId("alice");
const extra = (name: string): string => idOfName("user", `scene:${name}`, 0);
/** Known to alice and to everybody else of the scene: so that nobody's list of shared friends is empty. */
const HUB = extra("hub");
/** Known to bob alone: whom alice may know. */
export const ACQUAINTANCE: string = extra("acquaintance");
type Services = ReturnType<typeof socialServices>;

const ASKER = extra("asker");

/** The ids of what alice has made: a request to carol, a post for her friends and a life account; and of a reply of bob. */
export type Scene = {
  readonly requestId: string;
  readonly postId: string;
  readonly commentId: string;
  readonly accountId: string;
  /** An article of that account. */
  readonly articleId: string;
};

/** The handle of alice's life account. */
export const ACCOUNT_HANDLE = "west-lake";

const LIFE = {
  text: "西湖边的早晨",
  imageUrls: [],
  video: { url: "https://media.example/west-lake.mp4", durationMs: 12_000 },
  place: { name: "西湖", latitude: 30.24, longitude: 120.14 },
  audience: "FRIENDS" as const,
  audienceUserIds: [],
};

/** Sets the scene anew, in the social database alone. */
export async function setScene(stores: TestStores): Promise<Scene> {
  const db = stores.clients.social.db(`${stores.databasePrefix}social`);
  const collections = await db.collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));

  const bond = (one: string, other: string) => ({
    people: [one, other] as const,
    since: new Date(),
    source: "SCAN" as const,
  });
  const known = Object.values(VIEWER_BY_ROLE).filter((person) => person !== null);
  await loadFriendships(stores, [
    bond(SUBJECT, castId("bob")),
    bond(castId("bob"), ACQUAINTANCE),
    ...known.map((person) => bond(person, HUB)),
  ]);

  const services = socialServices({
    client: stores.clients.social,
    ...stores,
    now: () => new Date(),
  });
  const { friendshipService, blockService, postService, reactionService, commentService } = services;
  const ask = (from: string, to: string) =>
    friendshipService.requestFriend({ from, to, source: "SEARCH", message: "你好" }, async () => true);
  await ask(ASKER, SUBJECT);
  await blockService.blockUser(SUBJECT, castId("dan"), async () => true);
  const [request, post] = [await ask(SUBJECT, castId("carol")), await postService.createPost(SUBJECT, LIFE)];
  for (const kind of ["LIKE", "FAVOURITE"] as const)
    await reactionService.react({ kind, viewerId: SUBJECT, postId: post._id, postShown: async () => post });
  const postShown = async () => post;
  const begun = await commentService.commentOnPost(
    { author: SUBJECT, postId: post._id, text: "谁一起去？", replyToId: null },
    { postShown, commentShown: async () => null },
  );
  const { comment } = await commentService.commentOnPost(
    { author: castId("bob"), postId: post._id, text: "我！", replyToId: begun.comment._id },
    { postShown, commentShown: async () => begun.comment },
  );
  const published = await openAccounts(services);
  return { requestId: request._id, postId: post._id, commentId: comment._id, ...published };
}

// alice has an account, which bob follows, and follows somebody else's.
async function openAccounts(services: Services): Promise<Pick<Scene, "accountId" | "articleId">> {
  const { lifeAccountService, followService, publishService } = services;
  const account = await lifeAccountService.createAccount(SUBJECT, {
    handle: ACCOUNT_HANDLE,
    displayName: "西湖生活",
    description: "西湖边的一天",
    avatarUrl: "https://media.example/west-lake.jpg",
  });
  await followService.follow(castId("bob"), account._id);
  const article = { title: "晨雾", text: "西湖的早晨", imageUrls: [] };
  const { _id: articleId } = await publishService.publishPost(SUBJECT, account._id, article);
  const other = await lifeAccountService.createAccount(HUB, { handle: "hub", displayName: "同城" });
  await followService.follow(SUBJECT, other._id);
  return { accountId: account._id, articleId };
}
