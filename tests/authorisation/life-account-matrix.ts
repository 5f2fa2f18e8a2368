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
  "User.lifeAccounts": PUBLIC,
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
  followAccount: outcomes("done", { owner: "OWN_ACCOUNT", blocked: "ACCOUNT_NOT_FOUND" }),
  unfollowAccount: outcomes("done", { blocked: "ACCOUNT_NOT_FOUND" }),
};
