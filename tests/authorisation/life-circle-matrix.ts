import type { OutcomeByRole } from "./outcome-by-role.ts";
import type { Role } from "./social-scene.ts";

/** Signed in and not hidden: the list of somebody's posts is there, whatever is in it. */
const WHO_IS_SHOWN: readonly Role[] = ["owner", "friend", "requested", "stranger"];
const AUDIENCE: readonly Role[] = ["owner", "friend"];
const OWNER: readonly Role[] = ["owner"];

/** Who sees each field of alice's life circle, of her post for friends and of bob's reply there. */
export const LIFE_CIRCLE_ROLES: Readonly<Record<string, readonly Role[]>> = {
  "Query.post": AUDIENCE,
  "User.feed": OWNER,
  "User.posts": WHO_IS_SHOWN,
  "User.favouritePosts": OWNER,

  "Post.id": AUDIENCE,
  "Post.author": AUDIENCE,
  "Post.text": AUDIENCE,
  "Post.imageUrls": AUDIENCE,
  "Post.video": AUDIENCE,
  "Post.place": AUDIENCE,
  "Post.audience": OWNER,
  "Post.createdAt": AUDIENCE,
  "Post.likeCount": AUDIENCE,
  "Post.favouriteCount": AUDIENCE,
  "Post.viewerHasLiked": AUDIENCE,
  "Post.viewerHasFavourited": AUDIENCE,
  "Post.likes": AUDIENCE,
  "Post.commentCount": AUDIENCE,
  "Post.comments": AUDIENCE,

  "PostVideo.url": AUDIENCE,
  "PostVideo.durationMs": AUDIENCE,
  "PostPlace.name": AUDIENCE,
  "PostPlace.latitude": AUDIENCE,
  "PostPlace.longitude": AUDIENCE,

  "PostConnection.edges": WHO_IS_SHOWN,
  "PostConnection.nodes": WHO_IS_SHOWN,
  "PostConnection.pageInfo": WHO_IS_SHOWN,
  "PostEdge.node": AUDIENCE,
  "PostEdge.cursor": AUDIENCE,

  "PostLikeConnection.edges": AUDIENCE,
  "PostLikeConnection.nodes": AUDIENCE,
  "PostLikeConnection.pageInfo": AUDIENCE,
  "PostLikeEdge.node": AUDIENCE,
  "PostLikeEdge.cursor": AUDIENCE,
  "PostLikeEdge.since": AUDIENCE,

  "Comment.id": AUDIENCE,
  "Comment.author": AUDIENCE,
  "Comment.text": AUDIENCE,
  "Comment.createdAt": AUDIENCE,
  "Comment.post": AUDIENCE,
  "Comment.replyTo": AUDIENCE,
  "Comment.replyCount": AUDIENCE,
  "Comment.replies": AUDIENCE,
  "CommentConnection.edges": AUDIENCE,
  "CommentConnection.nodes": AUDIENCE,
  "CommentConnection.pageInfo": AUDIENCE,
  "CommentEdge.node": AUDIENCE,
  "CommentEdge.cursor": AUDIENCE,

  "FavouritePostConnection.edges": OWNER,
  "FavouritePostConnection.nodes": OWNER,
  "FavouritePostConnection.pageInfo": OWNER,
  "FavouritePostEdge.node": OWNER,
  "FavouritePostEdge.cursor": OWNER,
  "FavouritePostEdge.since": OWNER,
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

const FOR_AUDIENCE = outcomes("POST_NOT_FOUND", { owner: "done", friend: "done" });

/** What comes of each mutation, sent about alice's post for friends or bob's reply there. */
export const LIFE_CIRCLE_OUTCOMES: Readonly<Record<string, OutcomeByRole>> = {
  createPost: outcomes("done"),
  deletePost: outcomes("POST_NOT_FOUND", { owner: "done" }),
  likePost: FOR_AUDIENCE,
  unlikePost: FOR_AUDIENCE,
  favouritePost: FOR_AUDIENCE,
  unfavouritePost: FOR_AUDIENCE,
  commentOnPost: FOR_AUDIENCE,
  deleteComment: outcomes("COMMENT_NOT_FOUND", { owner: "done", friend: "done" }),
};
