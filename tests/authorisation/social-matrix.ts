import { LIFE_ACCOUNT_OUTCOMES, LIFE_ACCOUNT_ROLES } from "./life-account-matrix.ts";
import { LIFE_CIRCLE_OUTCOMES, LIFE_CIRCLE_ROLES } from "./life-circle-matrix.ts";
import type { OutcomeByRole } from "./outcome-by-role.ts";
import type { Role } from "./social-scene.ts";

const EVERYBODY: readonly Role[] = ["owner", "friend", "requested", "stranger", "blocked", "nobody"];
/** Signed in and not hidden. */
const WHO_IS_SHOWN: readonly Role[] = ["owner", "friend", "requested", "stranger"];
const WHO_IS_SHOWN_OTHERS: readonly Role[] = ["friend", "requested", "stranger"];
const SIGNED_IN_OTHERS: readonly Role[] = ["friend", "requested", "stranger", "blocked"];
const SIGNED_IN: readonly Role[] = ["owner", "friend", "requested", "stranger", "blocked"];
const OWNER: readonly Role[] = ["owner"];
const THE_TWO: readonly Role[] = ["owner", "requested"];

/**
 * Who sees each field of alice, of her request to carol and of her post for friends, when they ask the subgraph for all there is. The
 * support desk is a stranger, unless it is named.
 */
export const ROLES_BY_FIELD: Readonly<Record<string, readonly Role[]>> = {
  "User.id": EVERYBODY,
  "User.friends": WHO_IS_SHOWN,
  "User.friendCount": WHO_IS_SHOWN,
  "User.friendshipWithViewer": SIGNED_IN_OTHERS,
  "User.isHiddenFromViewer": EVERYBODY,
  "User.hiddenPeopleIds": OWNER,
  // Shown to other subgraphs alone.
  "PersonPair.id": [],
  "PersonPair.isHidden": [],
  "User.socialData": OWNER,
  "HeldDataPage.source": OWNER,
  "HeldDataPage.rows": OWNER,
  "HeldDataPage.next": OWNER,
  "User.mutualFriends": WHO_IS_SHOWN_OTHERS,
  "User.connectionTo": OWNER,
  "User.peopleYouMayKnow": OWNER,
  "User.blockedPeople": OWNER,
  "User.friendRequests": OWNER,
  "User.sentFriendRequests": OWNER,

  "ViewerFriendship.status": SIGNED_IN_OTHERS,
  "ViewerFriendship.since": ["friend"],
  "ViewerFriendship.source": ["friend"],
  "ViewerFriendship.request": ["requested"],

  "FriendChain.hops": OWNER,
  "FriendChain.people": OWNER,

  "FriendConnection.edges": WHO_IS_SHOWN,
  "FriendConnection.nodes": WHO_IS_SHOWN,
  "FriendConnection.pageInfo": WHO_IS_SHOWN,
  "FriendConnection.totalCount": WHO_IS_SHOWN,
  "FriendEdge.node": WHO_IS_SHOWN,
  "FriendEdge.cursor": WHO_IS_SHOWN,
  "FriendEdge.since": WHO_IS_SHOWN,
  "FriendEdge.source": WHO_IS_SHOWN,

  "MutualFriendConnection.edges": WHO_IS_SHOWN_OTHERS,
  "MutualFriendConnection.nodes": WHO_IS_SHOWN_OTHERS,
  "MutualFriendConnection.pageInfo": WHO_IS_SHOWN_OTHERS,
  "MutualFriendConnection.totalCount": WHO_IS_SHOWN_OTHERS,
  "MutualFriendEdge.node": WHO_IS_SHOWN_OTHERS,
  "MutualFriendEdge.cursor": WHO_IS_SHOWN_OTHERS,

  "PersonSuggestionConnection.edges": OWNER,
  "PersonSuggestionConnection.nodes": OWNER,
  "PersonSuggestionConnection.pageInfo": OWNER,
  "PersonSuggestionEdge.node": OWNER,
  "PersonSuggestionEdge.cursor": OWNER,
  "PersonSuggestionEdge.reason": OWNER,
  "SuggestionReason.personId": OWNER,
  "SuggestionReason.mutualFriendCount": OWNER,
  "SuggestionReason.mutualFriends": OWNER,

  "BlockedPersonConnection.edges": OWNER,
  "BlockedPersonConnection.nodes": OWNER,
  "BlockedPersonConnection.pageInfo": OWNER,
  "BlockedPersonEdge.node": OWNER,
  "BlockedPersonEdge.cursor": OWNER,
  "BlockedPersonEdge.blockedAt": OWNER,

  "FriendRequestConnection.edges": OWNER,
  "FriendRequestConnection.nodes": OWNER,
  "FriendRequestConnection.pageInfo": OWNER,
  "FriendRequestEdge.node": OWNER,
  "FriendRequestEdge.cursor": OWNER,

  "FriendRequest.id": THE_TWO,
  "FriendRequest.from": THE_TWO,
  "FriendRequest.to": THE_TWO,
  "FriendRequest.status": THE_TWO,
  "FriendRequest.source": THE_TWO,
  "FriendRequest.message": THE_TWO,
  "FriendRequest.createdAt": THE_TWO,
  "FriendRequest.expiresAt": THE_TWO,

  ...LIFE_CIRCLE_ROLES,
  ...LIFE_ACCOUNT_ROLES,

  "PageInfo.hasNextPage": SIGNED_IN,
  "PageInfo.hasPreviousPage": SIGNED_IN,
  "PageInfo.startCursor": WHO_IS_SHOWN,
  "PageInfo.endCursor": WHO_IS_SHOWN,
};

const DONE = "done";
const NOT_SIGNED_IN = "UNAUTHENTICATED";

/** What comes of each mutation, sent about alice, her request to carol, her post or her life account. */
export const OUTCOME_BY_MUTATION: Readonly<Record<string, OutcomeByRole>> = {
  requestFriend: {
    owner: "SELF",
    friend: "ALREADY_FRIENDS",
    requested: DONE,
    stranger: DONE,
    blocked: "USER_NOT_FOUND",
    nobody: NOT_SIGNED_IN,
  },
  acceptFriendRequest: {
    owner: "REQUEST_NOT_FOUND",
    friend: "REQUEST_NOT_FOUND",
    requested: DONE,
    stranger: "REQUEST_NOT_FOUND",
    blocked: "REQUEST_NOT_FOUND",
    nobody: NOT_SIGNED_IN,
  },
  declineFriendRequest: {
    owner: "REQUEST_NOT_FOUND",
    friend: "REQUEST_NOT_FOUND",
    requested: DONE,
    stranger: "REQUEST_NOT_FOUND",
    blocked: "REQUEST_NOT_FOUND",
    nobody: NOT_SIGNED_IN,
  },
  cancelFriendRequest: {
    owner: DONE,
    friend: "REQUEST_NOT_FOUND",
    requested: "REQUEST_NOT_FOUND",
    stranger: "REQUEST_NOT_FOUND",
    blocked: "REQUEST_NOT_FOUND",
    nobody: NOT_SIGNED_IN,
  },
  unfriend: {
    owner: "NOT_FRIENDS",
    friend: DONE,
    requested: "NOT_FRIENDS",
    stranger: "NOT_FRIENDS",
    blocked: "NOT_FRIENDS",
    nobody: NOT_SIGNED_IN,
  },
  blockUser: {
    owner: "SELF",
    friend: DONE,
    requested: DONE,
    stranger: DONE,
    blocked: DONE,
    nobody: NOT_SIGNED_IN,
  },
  unblockUser: {
    owner: "NOT_BLOCKED",
    friend: "NOT_BLOCKED",
    requested: "NOT_BLOCKED",
    stranger: "NOT_BLOCKED",
    blocked: "NOT_BLOCKED",
    nobody: NOT_SIGNED_IN,
  },
  dismissSuggestion: {
    owner: "SELF",
    friend: DONE,
    requested: DONE,
    stranger: DONE,
    blocked: "USER_NOT_FOUND",
    nobody: NOT_SIGNED_IN,
  },

  ...LIFE_CIRCLE_OUTCOMES,
  ...LIFE_ACCOUNT_OUTCOMES,
};
