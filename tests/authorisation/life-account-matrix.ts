import type { OutcomeByRole } from "./outcome-by-role.ts";
import type { Role } from "./social-scene.ts";

/** Everybody but whom a block hides from the owner. */
const PUBLIC: readonly Role[] = ["owner", "friend", "requested", "stranger", "nobody"];
const WHO_IS_SHOWN: readonly Role[] = ["owner", "friend", "requested", "stranger"];
const SIGNED_IN: readonly Role[] = ["owner", "friend", "requested", "stranger", "blocked"];
const OWNER: readonly Role[] = ["owner"];

/** Who sees each field of alice's life account, which bob follows, and of the account that alice follows. */
export const LIFE_ACCOUNT_ROLES: Readonly<Record<string, readonly Role[]>> = {
  "Query.lifeAccount": PUBLIC,
  "Query.lifeAccountByHandle": PUBLIC,
  "Query.searchLifeAccounts": SIGNED_IN,
  "User.lifeAccounts": WHO_IS_SHOWN,
  "User.followedAccounts": OWNER,

  "LifeAccount.id": PUBLIC,
  "LifeAccount.handle": PUBLIC,
  "LifeAccount.displayName": PUBLIC,
  "LifeAccount.description": PUBLIC,
  "LifeAccount.avatarUrl": PUBLIC,
  "LifeAccount.kind": PUBLIC,
  "LifeAccount.createdAt": PUBLIC,
  "LifeAccount.followerCount": PUBLIC,
  "LifeAccount.owner": WHO_IS_SHOWN,
  "LifeAccount.viewerFollows": WHO_IS_SHOWN,
  "LifeAccount.followers": OWNER,
  "LifeAccount.postLikeCount": PUBLIC,
  "LifeAccount.postFavouriteCount": PUBLIC,
  "LifeAccount.postViewCount": PUBLIC,
  "LifeAccount.posts": WHO_IS_SHOWN,

  // Only of what an account has published: see below.
  "Post.title": [],
  "Post.viewCount": [],

  "LifeAccountConnection.edges": SIGNED_IN,
  "LifeAccountConnection.nodes": SIGNED_IN,
  "LifeAccountConnection.pageInfo": SIGNED_IN,
  "LifeAccountEdge.node": WHO_IS_SHOWN,
  "LifeAccountEdge.cursor": WHO_IS_SHOWN,

  "FollowedAccountConnection.edges": OWNER,
  "FollowedAccountConnection.nodes": OWNER,
  "FollowedAccountConnection.pageInfo": OWNER,
  "FollowedAccountEdge.node": OWNER,
  "FollowedAccountEdge.cursor": OWNER,
  "FollowedAccountEdge.followedAt": OWNER,

  "FollowerConnection.edges": OWNER,
  "FollowerConnection.nodes": OWNER,
  "FollowerConnection.pageInfo": OWNER,
  "FollowerEdge.node": OWNER,
  "FollowerEdge.cursor": OWNER,
  "FollowerEdge.followedAt": OWNER,
};

/** Who sees each field of an article that alice's account has published; nobody sees what is not named. */
export const ROLES_BY_PUBLISHED_FIELD: Readonly<Record<string, readonly Role[]>> = {
  "Post.id": WHO_IS_SHOWN,
  "Post.author": WHO_IS_SHOWN,
  "Post.title": WHO_IS_SHOWN,
  "Post.text": WHO_IS_SHOWN,
  "Post.imageUrls": WHO_IS_SHOWN,
  "Post.audience": OWNER,
  "Post.createdAt": WHO_IS_SHOWN,
  "Post.likeCount": WHO_IS_SHOWN,
  "Post.favouriteCount": WHO_IS_SHOWN,
  "Post.commentCount": WHO_IS_SHOWN,
  "Post.viewCount": WHO_IS_SHOWN,
  "Post.viewerHasLiked": WHO_IS_SHOWN,
  "Post.viewerHasFavourited": WHO_IS_SHOWN,
  "Post.likes": WHO_IS_SHOWN,
  "Post.comments": WHO_IS_SHOWN,
};

const outcomes = (signedIn: string, others: Partial<OutcomeByRole> = {}): OutcomeByRole => ({
  owner: signedIn,
  friend: signedIn,
  requested: signedIn,
  stranger: signedIn,
  blocked: signedIn,
  nobody: "UNAUTHENTICATED",
  ...others,
});

/** What comes of each mutation, sent about alice's life account. */
export const LIFE_ACCOUNT_OUTCOMES: Readonly<Record<string, OutcomeByRole>> = {
  createLifeAccount: outcomes("done"),
  updateLifeAccount: outcomes("ACCOUNT_NOT_FOUND", { owner: "done" }),
  deleteLifeAccount: outcomes("ACCOUNT_NOT_FOUND", { owner: "done" }),
  // No role of the scene is an operator.
  setLifeAccountKind: outcomes("FORBIDDEN"),
  publishPost: outcomes("ACCOUNT_NOT_FOUND", { owner: "done" }),
  // Of alice's post for friends, which is none of an account: whoever may see it or not, it is passed over.
  recordPostViews: outcomes("done"),
  followAccount: outcomes("done", { owner: "OWN_ACCOUNT", blocked: "ACCOUNT_NOT_FOUND" }),
  unfollowAccount: outcomes("done", { blocked: "ACCOUNT_NOT_FOUND" }),
};
