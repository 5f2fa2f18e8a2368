// Generated from the SDL by `npm run generate`: change schema/*.graphql instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '@kith/kit/global-id.ts';
import type { FriendList } from '../friendships/model.ts';
import type { SuggestionEdge } from '../suggestions/model.ts';
import type { FriendRequest as StoredFriendRequest } from '../requests/model.ts';
import type { Post as StoredPost } from '../posts/model.ts';
import type { Comment as StoredComment } from '../comments/model.ts';
import type { LifeAccount as StoredAccount } from '../life-accounts/model.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, ISO 8601 with milliseconds: `2026-02-17T08:00:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** An integer of up to 64 bits, as a decimal string in answers: `"2500"`. Input may be a string or an integer. */
  BigInt: { input: bigint; output: bigint; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Query = {
  __typename?: 'Query';
  /** One post by global id. Null when there is none that the viewer may see. */
  post?: Maybe<Post>;
  /** One life account by global id. Null when there is none that the viewer may see. */
  lifeAccount?: Maybe<LifeAccount>;
  /** One life account by handle. Null when there is none that the viewer may see. */
  lifeAccountByHandle?: Maybe<LifeAccount>;
  /**
   * Life accounts whose handle or name begins with a text: first by handle, then by name. A page may hold fewer than `first` where
   * more follow: go by `hasNextPage`.
   */
  searchLifeAccounts?: Maybe<LifeAccountConnection>;
};


export type QueryPostArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLifeAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLifeAccountByHandleArgs = {
  handle: Scalars['String']['input'];
};


export type QuerySearchLifeAccountsArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Asks a person to become friends. When that person has already asked, both are friends at once. */
  requestFriend?: Maybe<RequestFriendPayload>;
  /** Accepts a request that was sent to the viewer: both people are friends from now on. */
  acceptFriendRequest?: Maybe<AcceptFriendRequestPayload>;
  /** Declines a request that was sent to the viewer. Whoever asked is not told. */
  declineFriendRequest?: Maybe<DeclineFriendRequestPayload>;
  /** Takes back a request of the viewer that has no answer yet. */
  cancelFriendRequest?: Maybe<CancelFriendRequestPayload>;
  /** Ends a friendship of the viewer, on both sides. */
  unfriend?: Maybe<UnfriendPayload>;
  /**
   * Blocks a person: a friendship or request between the two ends, and neither is shown to the other any more. The person
   * is not told. Blocking twice is no error.
   */
  blockUser?: Maybe<BlockUserPayload>;
  /** Keeps a person out of the viewer's suggestions for 180 days. The person is not told. Dismissing twice is no error. */
  dismissSuggestion?: Maybe<DismissSuggestionPayload>;
  /** Ends a block of the viewer. What the block has ended stays ended. */
  unblockUser?: Maybe<UnblockUserPayload>;
  /** Shows something to the people whom the viewer chooses. */
  createPost?: Maybe<CreatePostPayload>;
  /** Removes a post of the viewer or of a life account of theirs, from everywhere and at once. */
  deletePost?: Maybe<DeletePostPayload>;
  /** Likes a post that the viewer may see. Liking twice is liking once. */
  likePost?: Maybe<LikePostPayload>;
  /** Takes the viewer's like back. Taking it back twice is no error. */
  unlikePost?: Maybe<UnlikePostPayload>;
  /** Keeps a post in the viewer's `favouritePosts`, which nobody else sees. Keeping it twice is keeping it once. */
  favouritePost?: Maybe<FavouritePostPayload>;
  /** Takes a post out of the viewer's `favouritePosts`. Taking it out twice is no error. */
  unfavouritePost?: Maybe<UnfavouritePostPayload>;
  /** Comments on a post that the viewer may see, or replies to a comment on it. */
  commentOnPost?: Maybe<CommentOnPostPayload>;
  /** Removes a comment of the viewer or on a post of the viewer, with the replies below it. */
  deleteComment?: Maybe<DeleteCommentPayload>;
  /** Opens a life account of the viewer: at most 10 a person. It is a creator's; an operator may make it official. */
  createLifeAccount?: Maybe<CreateLifeAccountPayload>;
  /** Changes what a life account of the viewer says of itself: what is named and nothing else. */
  updateLifeAccount?: Maybe<UpdateLifeAccountPayload>;
  /** Deletes a life account of the viewer, with all that follow it. Nobody gets its handle again. */
  deleteLifeAccount?: Maybe<DeleteLifeAccountPayload>;
  /** Says whether a life account is official. Only for operators: whoever is none gets FORBIDDEN. */
  setLifeAccountKind?: Maybe<SetLifeAccountKindPayload>;
  /** Publishes an article or a short video of a life account of the viewer: it is shown to everybody who may see the account. */
  publishPost?: Maybe<PublishPostPayload>;
  /**
   * Tells that the viewer has seen posts of life accounts. A view is counted once a viewer and post within an hour, and in about a
   * second; what people post is not counted.
   */
  recordPostViews?: Maybe<RecordPostViewsPayload>;
  /** Makes the viewer a follower of a life account. Following twice is following once. */
  followAccount?: Maybe<FollowAccountPayload>;
  /** Ends that the viewer follows a life account. Ending it twice is no error. */
  unfollowAccount?: Maybe<UnfollowAccountPayload>;
};


export type MutationRequestFriendArgs = {
  input: RequestFriendInput;
};


export type MutationAcceptFriendRequestArgs = {
  input: AcceptFriendRequestInput;
};


export type MutationDeclineFriendRequestArgs = {
  input: DeclineFriendRequestInput;
};


export type MutationCancelFriendRequestArgs = {
  input: CancelFriendRequestInput;
};


export type MutationUnfriendArgs = {
  input: UnfriendInput;
};


export type MutationBlockUserArgs = {
  input: BlockUserInput;
};


export type MutationDismissSuggestionArgs = {
  input: DismissSuggestionInput;
};


export type MutationUnblockUserArgs = {
  input: UnblockUserInput;
};


export type MutationCreatePostArgs = {
  input: CreatePostInput;
};


export type MutationDeletePostArgs = {
  input: DeletePostInput;
};


export type MutationLikePostArgs = {
  input: LikePostInput;
};


export type MutationUnlikePostArgs = {
  input: UnlikePostInput;
};


export type MutationFavouritePostArgs = {
  input: FavouritePostInput;
};


export type MutationUnfavouritePostArgs = {
  input: UnfavouritePostInput;
};


export type MutationCommentOnPostArgs = {
  input: CommentOnPostInput;
};


export type MutationDeleteCommentArgs = {
  input: DeleteCommentInput;
};


export type MutationCreateLifeAccountArgs = {
  input: CreateLifeAccountInput;
};


export type MutationUpdateLifeAccountArgs = {
  input: UpdateLifeAccountInput;
};


export type MutationDeleteLifeAccountArgs = {
  input: DeleteLifeAccountInput;
};


export type MutationSetLifeAccountKindArgs = {
  input: SetLifeAccountKindInput;
};


export type MutationPublishPostArgs = {
  input: PublishPostInput;
};


export type MutationRecordPostViewsArgs = {
  input: RecordPostViewsInput;
};


export type MutationFollowAccountArgs = {
  input: FollowAccountInput;
};


export type MutationUnfollowAccountArgs = {
  input: UnfollowAccountInput;
};

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Friend requests that are sent to the viewer, from now on or from the last event that the client has seen. Whoever comes back
   * is told again what was sent in the ten seconds before that event: go by the id of the request.
   */
  friendRequestReceived?: Maybe<FriendRequest>;
};

/** A person, as the friend graph knows them. */
export type User = {
  __typename?: 'User';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** The person's friends. */
  friends?: Maybe<FriendConnection>;
  /** How many friends the person has: at most 5,000. */
  friendCount?: Maybe<Scalars['Int']['output']>;
  /** What stands between this person and the viewer. Null for the viewer themselves. */
  friendshipWithViewer?: Maybe<ViewerFriendship>;
  /** Whether a block hides this person from the viewer. For other subgraphs, which must not show whom it hides. */
  isHiddenFromViewer: Scalars['Boolean']['output'];
  /**
   * Everybody whom a block hides from the viewer, at most 20,000. For other subgraphs, which leave them out of their lists. Null
   * on anybody but the viewer.
   */
  hiddenPeopleIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** People who are friends of both this person and the viewer, in the order of their ids. Null for the viewer themselves. */
  mutualFriends?: Maybe<MutualFriendConnection>;
  /**
   * How the viewer is connected to a person: the shortest chain of friends of at most 4 hops, through people whom the viewer may
   * see. Null when there is none, for the viewer themselves, and on anybody but the viewer. A request may ask for 10 of them.
   */
  connectionTo?: Maybe<FriendChain>;
  /**
   * People whom the viewer may know, what speaks for them most first; at most 100. First friends of friends. Where these do not
   * fill a page, members of the viewer's groups, and people of the viewer's city who let themselves be suggested. Without
   * friends, people who are blocked, dismissed, or between whom and the viewer a request waits. Null on anybody else.
   */
  peopleYouMayKnow?: Maybe<PersonSuggestionConnection>;
  /** People whom the viewer has blocked, the newest block first. Null on anybody else. */
  blockedPeople?: Maybe<BlockedPersonConnection>;
  /** Pending requests that people sent to the viewer, the newest first. Null on anybody else. */
  friendRequests?: Maybe<FriendRequestConnection>;
  /** Requests of the viewer that have no answer yet, the newest first. Null on anybody else. */
  sentFriendRequests?: Maybe<FriendRequestConnection>;
  /**
   * What the viewer's friends, the viewer, and life accounts that the viewer follows have posted, the newest first. What is posted
   * while somebody pages through it comes before the first page: no cursor repeats or skips a post. A page may hold fewer than
   * `first` where more follow: go by `hasNextPage`. Null on anybody else. A request may ask for 5 pages of it.
   */
  feed?: Maybe<PostConnection>;
  /** What the person has posted and the viewer may see, the newest first. Null where a block stands between the two. */
  posts?: Maybe<PostConnection>;
  /**
   * Posts that the viewer keeps and still may see, the last kept first. A page may hold fewer than `first` where more follow: go by
   * `hasNextPage`. Null on anybody else.
   */
  favouritePosts?: Maybe<FavouritePostConnection>;
  /** The life accounts that the person owns, the oldest first: at most 10. Null where a block stands between the two. */
  lifeAccounts?: Maybe<Array<LifeAccount>>;
  /**
   * The life accounts that the viewer follows, the last followed first: at most 2,000. A page may hold fewer than `first` where
   * more follow: go by `hasNextPage`. Null on anybody else.
   */
  followedAccounts?: Maybe<FollowedAccountConnection>;
  /** What social holds of the person, page by page. For users, which puts a copy together. Null on anybody but the viewer. */
  socialData?: Maybe<HeldDataPage>;
};


/** A person, as the friend graph knows them. */
export type UserFriendsArgs = {
  order: FriendOrder;
  city?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserMutualFriendsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserConnectionToArgs = {
  userId: Scalars['ID']['input'];
};


/** A person, as the friend graph knows them. */
export type UserPeopleYouMayKnowArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserBlockedPeopleArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserFriendRequestsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserSentFriendRequestsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserFeedArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserPostsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserFavouritePostsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserFollowedAccountsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the friend graph knows them. */
export type UserSocialDataArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Two people. For other subgraphs: shown to peers only, which ask about many pairs at once. */
export type PersonPair = {
  __typename?: 'PersonPair';
  /** `<user id>:<user id>` */
  id: Scalars['ID']['output'];
  /** Whether a block hides the two from each other, whoever of them has blocked. */
  isHidden: Scalars['Boolean']['output'];
};

/** Some of what a subgraph holds of a person. For users, which puts a copy together. */
export type HeldDataPage = {
  __typename?: 'HeldDataPage';
  /** What the rows are: all of one kind. */
  source: Scalars['String']['output'];
  /** The rows, each a JSON object: at most 200. */
  rows: Array<Scalars['String']['output']>;
  /** For `after`. Null at the end. */
  next?: Maybe<Scalars['String']['output']>;
};

/** In which order friends are listed. */
export type FriendOrder =
  /** The most recent friendship first. */
  | 'RECENT'
  /** Those who are closest first. For the viewer's own friends: on anybody else the list is null then. */
  | 'CLOSENESS'
  /**
   * By name, from A to Z: Chinese names by their pinyin, names that begin with no letter last. A name that is not for everybody is
   * sorted by the handle.
   */
  | 'NAME';

/** How a person may say that they met somebody. */
export type FriendRequestSource =
  /** Found in the phone's contacts. */
  | 'PHONE_CONTACTS'
  /** Scanned the other's code. */
  | 'SCAN'
  /** Met in a group. */
  | 'GROUP'
  /** Met over a red envelope. */
  | 'RED_ENVELOPE'
  /** Found by handle or name. */
  | 'SEARCH';

/** How two people came to be friends. Some of it only the system may say. */
export type FriendshipSource =
  /** Found in the phone's contacts. */
  | 'PHONE_CONTACTS'
  /** Scanned the other's code. */
  | 'SCAN'
  /** Met in a group. */
  | 'GROUP'
  /** Met over a red envelope. */
  | 'RED_ENVELOPE'
  /** Met in a campaign. */
  | 'CAMPAIGN'
  /** Found by handle or name. */
  | 'SEARCH'
  /** Loaded from a data set. */
  | 'IMPORT';

/** What stands between a person and the viewer. */
export type FriendshipStatus =
  /** Nothing: either may ask. */
  | 'NONE'
  /** The viewer has asked and waits for an answer. */
  | 'REQUESTED'
  /** The person has asked and waits for the viewer's answer. */
  | 'INCOMING'
  /** They are friends. */
  | 'FRIENDS'
  /** The viewer has blocked the person. Whoever is blocked by the other sees NONE. */
  | 'BLOCKED_BY_VIEWER';

/** The viewer's relation to a person. */
export type ViewerFriendship = {
  __typename?: 'ViewerFriendship';
  /** Where it stands. */
  status: FriendshipStatus;
  /** Since when they are friends. Null unless they are. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** How they came to be friends. Null unless they are. */
  source?: Maybe<FriendshipSource>;
  /** The pending request, from either side. Null unless there is one. */
  request?: Maybe<FriendRequest>;
};

/** A chain of people each of whom is a friend of the next. */
export type FriendChain = {
  __typename?: 'FriendChain';
  /** How many friendships the chain has: 1 to 4. */
  hops: Scalars['Int']['output'];
  /** The people, from the viewer to whom it leads, both included. */
  people?: Maybe<Array<User>>;
};

/** A page of somebody's friends. */
export type FriendConnection = {
  __typename?: 'FriendConnection';
  /** The friends with what is known of each friendship. */
  edges: Array<FriendEdge>;
  /** The friends alone. */
  nodes: Array<User>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many friends there are in all, of whatever city. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One friendship, seen from one of its two sides. */
export type FriendEdge = {
  __typename?: 'FriendEdge';
  /** The friend. */
  node: User;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** Since when they are friends. */
  since: Scalars['DateTime']['output'];
  /** How they came to be friends. */
  source: FriendshipSource;
};

/** A page of the friends that a person shares with the viewer. */
export type MutualFriendConnection = {
  __typename?: 'MutualFriendConnection';
  /** The shared friends with their places in the list. */
  edges: Array<MutualFriendEdge>;
  /** The shared friends alone. */
  nodes: Array<User>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many friends are shared in all. */
  totalCount: Scalars['Int']['output'];
};

/** One shared friend. */
export type MutualFriendEdge = {
  __typename?: 'MutualFriendEdge';
  /** The friend of both. */
  node: User;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A page of people whom the viewer may know. */
export type PersonSuggestionConnection = {
  __typename?: 'PersonSuggestionConnection';
  /** The people with the reason for each. */
  edges: Array<PersonSuggestionEdge>;
  /** The people alone. */
  nodes: Array<User>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One person whom the viewer may know. */
export type PersonSuggestionEdge = {
  __typename?: 'PersonSuggestionEdge';
  /** The person. */
  node: User;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** What speaks for it. */
  reason: SuggestionReason;
};

/** Why somebody is suggested to the viewer. */
export type SuggestionReason = {
  __typename?: 'SuggestionReason';
  /** Whom it speaks for. */
  personId: Scalars['ID']['output'];
  /** How many friends the person shares with the viewer. */
  mutualFriendCount: Scalars['Int']['output'];
  /** Up to three of them. */
  mutualFriends?: Maybe<Array<User>>;
};

/** A page of the people whom the viewer has blocked. */
export type BlockedPersonConnection = {
  __typename?: 'BlockedPersonConnection';
  /** The people with what is known of each block. */
  edges: Array<BlockedPersonEdge>;
  /** The people alone. */
  nodes: Array<User>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One block of the viewer. */
export type BlockedPersonEdge = {
  __typename?: 'BlockedPersonEdge';
  /** Who is blocked. */
  node: User;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** Since when. */
  blockedAt: Scalars['DateTime']['output'];
};

/** A page of friend requests. */
export type FriendRequestConnection = {
  __typename?: 'FriendRequestConnection';
  /** The requests with their places in the list. */
  edges: Array<FriendRequestEdge>;
  /** The requests alone. */
  nodes: Array<FriendRequest>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One friend request in a list. */
export type FriendRequestEdge = {
  __typename?: 'FriendRequestEdge';
  /** The request. */
  node: FriendRequest;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** Where a friend request stands. */
export type FriendRequestStatus =
  /** Waits for an answer. */
  | 'PENDING'
  /** Was accepted. */
  | 'ACCEPTED'
  /** Was declined. Only whoever declined it sees that. */
  | 'DECLINED'
  /** Was taken back by whoever had asked. */
  | 'CANCELLED'
  /** Got no answer within 30 days. */
  | 'EXPIRED';

/** One person's wish to become friends with another. Only the two of them see it. */
export type FriendRequest = {
  __typename?: 'FriendRequest';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** Who asks. Null for anybody but the two. */
  from?: Maybe<User>;
  /** Who is asked. Null for anybody but the two. */
  to?: Maybe<User>;
  /**
   * Where it stands. To whoever asked, one that was declined looks like one without an answer: pending, later expired. Null
   * for anybody but the two.
   */
  status?: Maybe<FriendRequestStatus>;
  /** How the two met. Null for anybody but the two. */
  source?: Maybe<FriendshipSource>;
  /** What was said with the request, at most 200 characters. */
  message?: Maybe<Scalars['String']['output']>;
  /** When it was sent. Null for anybody but the two. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it expires, answered or not: 30 days after it was sent. Null for anybody but the two. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Who may post: people, and life accounts. There may be others: have a branch for what a client does not know. */
export type PostAuthor = User | LifeAccount;

/** To whom a post is shown, beside its author. */
export type PostAudience =
  /** Whoever is signed in, but for people behind a block. */
  | 'EVERYBODY'
  /** The author's friends. */
  | 'FRIENDS'
  /** Some of the author's friends. */
  | 'SOME'
  /** The author's friends but for some. */
  | 'EXCEPT';

/**
 * Something that its author shows to others: a text, with pictures or a video. Whoever may not see it is told what is told of an
 * id that nobody has.
 */
export type Post = {
  __typename?: 'Post';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** Who shows it. Null for whoever may not see the post. */
  author?: Maybe<PostAuthor>;
  /** What an article is called, at most 100 characters. Null where it is none. */
  title?: Maybe<Scalars['String']['output']>;
  /** What it says, at most 2,000 characters, 20,000 of a life account. Null where it says nothing. */
  text?: Maybe<Scalars['String']['output']>;
  /** The pictures in their order, at most 9. Null for whoever may not see the post. */
  imageUrls?: Maybe<Array<Scalars['String']['output']>>;
  /** The video. Null where there is none. */
  video?: Maybe<PostVideo>;
  /** Where it was. Null where the author does not say. */
  place?: Maybe<PostPlace>;
  /** To whom it is shown. Null for anybody but the author. */
  audience?: Maybe<PostAudience>;
  /** When it was posted. Null for whoever may not see the post. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many people like it, people behind a block counted. Null for whoever may not see the post. */
  likeCount?: Maybe<Scalars['Int']['output']>;
  /** How many people keep it. Null for whoever may not see the post. */
  favouriteCount?: Maybe<Scalars['Int']['output']>;
  /** How many have seen it, roughly. Null unless a life account has published it. */
  viewCount?: Maybe<Scalars['BigInt']['output']>;
  /** Whether the viewer likes it. Null for whoever may not see the post. */
  viewerHasLiked?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the viewer keeps it. Null for whoever may not see the post. */
  viewerHasFavourited?: Maybe<Scalars['Boolean']['output']>;
  /** Who likes it, the last one first, but for people behind a block. Null for whoever may not see the post. */
  likes?: Maybe<PostLikeConnection>;
  /** How many comments and replies it has, those of people behind a block counted. Null for whoever may not see the post. */
  commentCount?: Maybe<Scalars['Int']['output']>;
  /** What people say of it, the first one first, but for people behind a block. Null for whoever may not see the post. */
  comments?: Maybe<CommentConnection>;
};


/**
 * Something that its author shows to others: a text, with pictures or a video. Whoever may not see it is told what is told of an
 * id that nobody has.
 */
export type PostLikesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Something that its author shows to others: a text, with pictures or a video. Whoever may not see it is told what is told of an
 * id that nobody has.
 */
export type PostCommentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What somebody says of a post. Seen by whoever may see the post, unless a block stands between the two. */
export type Comment = {
  __typename?: 'Comment';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** Who says it. Null for whoever may not see the comment. */
  author?: Maybe<User>;
  /** What it says, at most 500 characters. Null for whoever may not see the comment. */
  text?: Maybe<Scalars['String']['output']>;
  /** When it was said. Null for whoever may not see the comment. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The post. Null for whoever may not see the comment. */
  post?: Maybe<Post>;
  /** The comment that it replies to. Null where it replies to none, or to one that is gone or not for the viewer. */
  replyTo?: Maybe<Comment>;
  /** How many replies stand below it, those of people behind a block counted. 0 for a reply. */
  replyCount?: Maybe<Scalars['Int']['output']>;
  /**
   * The replies to it and to each other, the first one first, but for people behind a block. A reply has none below it: the replies
   * to it stand beside it.
   */
  replies?: Maybe<CommentConnection>;
};


/** What somebody says of a post. Seen by whoever may see the post, unless a block stands between the two. */
export type CommentRepliesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of comments. */
export type CommentConnection = {
  __typename?: 'CommentConnection';
  /** The comments with their places in the list. */
  edges: Array<CommentEdge>;
  /** The comments alone. */
  nodes: Array<Comment>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One comment in a list. */
export type CommentEdge = {
  __typename?: 'CommentEdge';
  /** The comment. */
  node: Comment;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A short video of a post. */
export type PostVideo = {
  __typename?: 'PostVideo';
  /** Where it is: an https URL. */
  url: Scalars['String']['output'];
  /** How long it is, in milliseconds: at most 60,000. */
  durationMs: Scalars['Int']['output'];
};

/** Where a post was made, as its author says. */
export type PostPlace = {
  __typename?: 'PostPlace';
  /** What the place is called, at most 100 characters. */
  name: Scalars['String']['output'];
  /** Degrees north of the equator. Null where the author gives only the name. */
  latitude?: Maybe<Scalars['Float']['output']>;
  /** Degrees east of Greenwich. Null where the author gives only the name. */
  longitude?: Maybe<Scalars['Float']['output']>;
};

/** A page of posts. */
export type PostConnection = {
  __typename?: 'PostConnection';
  /** The posts with their places in the list. */
  edges: Array<PostEdge>;
  /** The posts alone. */
  nodes: Array<Post>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One post in a list. */
export type PostEdge = {
  __typename?: 'PostEdge';
  /** The post. */
  node: Post;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A page of the people who like a post. */
export type PostLikeConnection = {
  __typename?: 'PostLikeConnection';
  /** The people with what is known of each like. */
  edges: Array<PostLikeEdge>;
  /** The people alone. */
  nodes: Array<User>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One like. */
export type PostLikeEdge = {
  __typename?: 'PostLikeEdge';
  /** Who likes the post. */
  node: User;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** Since when. */
  since: Scalars['DateTime']['output'];
};

/** A page of the posts that the viewer keeps. */
export type FavouritePostConnection = {
  __typename?: 'FavouritePostConnection';
  /** The posts with what is known of the keeping. */
  edges: Array<FavouritePostEdge>;
  /** The posts alone. */
  nodes: Array<Post>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One post that the viewer keeps. */
export type FavouritePostEdge = {
  __typename?: 'FavouritePostEdge';
  /** The post. */
  node: Post;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** Since when. */
  since: Scalars['DateTime']['output'];
};

/** What a life account is. */
export type LifeAccountKind =
  /** Of an institution whose name an operator has looked into. */
  | 'OFFICIAL'
  /** Of anybody who has something to tell. */
  | 'CREATOR';

/**
 * A page of its own from which somebody publishes to whoever follows it. Everybody sees it, but for people between whom and its owner
 * a block stands.
 */
export type LifeAccount = {
  __typename?: 'LifeAccount';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** Its unique name, in lower case: a name of a person may read the same. */
  handle?: Maybe<Scalars['String']['output']>;
  /** What it is called, at most 40 characters. */
  displayName?: Maybe<Scalars['String']['output']>;
  /** What it is about, at most 500 characters. */
  description?: Maybe<Scalars['String']['output']>;
  /** Where its picture is: an https URL. Null where it has none. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** Whether it is official. */
  kind?: Maybe<LifeAccountKind>;
  /** Whose account it is. */
  owner?: Maybe<User>;
  /** Since when it is there. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many follow it. */
  followerCount?: Maybe<Scalars['Int']['output']>;
  /** How many likes its posts have. */
  postLikeCount?: Maybe<Scalars['BigInt']['output']>;
  /** How often its posts are kept. */
  postFavouriteCount?: Maybe<Scalars['BigInt']['output']>;
  /** How often its posts were seen, roughly. */
  postViewCount?: Maybe<Scalars['BigInt']['output']>;
  /** What it has published, the newest first. */
  posts?: Maybe<PostConnection>;
  /** Whether the viewer follows it. Null without a viewer. */
  viewerFollows?: Maybe<Scalars['Boolean']['output']>;
  /** Who follows it, the newest follower first. Null for anybody but the owner. */
  followers?: Maybe<FollowerConnection>;
};


/**
 * A page of its own from which somebody publishes to whoever follows it. Everybody sees it, but for people between whom and its owner
 * a block stands.
 */
export type LifeAccountPostsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * A page of its own from which somebody publishes to whoever follows it. Everybody sees it, but for people between whom and its owner
 * a block stands.
 */
export type LifeAccountFollowersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of life accounts. */
export type LifeAccountConnection = {
  __typename?: 'LifeAccountConnection';
  /** The accounts with their places in the list. */
  edges: Array<LifeAccountEdge>;
  /** The accounts alone. */
  nodes: Array<LifeAccount>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One life account in a list. */
export type LifeAccountEdge = {
  __typename?: 'LifeAccountEdge';
  /** The account. */
  node: LifeAccount;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A page of the life accounts that somebody follows. */
export type FollowedAccountConnection = {
  __typename?: 'FollowedAccountConnection';
  /** The accounts with what is known of each follow. */
  edges: Array<FollowedAccountEdge>;
  /** The accounts alone. */
  nodes: Array<LifeAccount>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One life account that somebody follows. */
export type FollowedAccountEdge = {
  __typename?: 'FollowedAccountEdge';
  /** The account. */
  node: LifeAccount;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** Since when. */
  followedAt: Scalars['DateTime']['output'];
};

/** A page of the followers of a life account. */
export type FollowerConnection = {
  __typename?: 'FollowerConnection';
  /** The followers with what is known of each follow. */
  edges: Array<FollowerEdge>;
  /** The followers alone. */
  nodes: Array<User>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One follower of a life account. */
export type FollowerEdge = {
  __typename?: 'FollowerEdge';
  /** Who follows. */
  node: User;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** Since when. */
  followedAt: Scalars['DateTime']['output'];
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Whether there is more after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page was asked for with a cursor, so that something stands before it. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge. Null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last edge, for `after`. Null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** An outcome that the client has to show or handle: data, not a failure of the request. */
export type UserError = {
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** What `requestFriend` needs. */
export type RequestFriendInput = {
  /** Whom to ask. */
  userId: Scalars['ID']['input'];
  /** How the two met. */
  source: FriendRequestSource;
  /** A few words with the request, at most 200 characters. */
  message?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `requestFriend`. */
export type RequestFriendPayload = {
  __typename?: 'RequestFriendPayload';
  /** The request: pending, or accepted when the other person had already asked. */
  friendRequest?: Maybe<FriendRequest>;
  /** The person who was asked. */
  user?: Maybe<User>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a friend request was not sent. */
export type RequestFriendErrorCode =
  /** Nobody has this user id, or nobody whom the viewer may see. */
  | 'USER_NOT_FOUND'
  /** The viewer has blocked the person. */
  | 'BLOCKED_BY_VIEWER'
  /** Nobody can be friends with themselves. */
  | 'SELF'
  /** They are friends already. */
  | 'ALREADY_FRIENDS'
  /** The viewer has asked already and has no answer yet. */
  | 'ALREADY_REQUESTED'
  /** One of the two has 5,000 friends. */
  | 'FRIEND_LIMIT'
  /** The viewer has sent 50 requests today. */
  | 'DAILY_LIMIT'
  /** The message is longer than 200 characters. */
  | 'MESSAGE_TOO_LONG';

/** Why a friend request was not sent, with the field it is about. */
export type RequestFriendError = UserError & {
  __typename?: 'RequestFriendError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: RequestFriendErrorCode;
};

/** What `acceptFriendRequest` needs. */
export type AcceptFriendRequestInput = {
  /** The request, sent to the viewer. */
  friendRequestId: Scalars['ID']['input'];
};

/** What came of `acceptFriendRequest`. */
export type AcceptFriendRequestPayload = {
  __typename?: 'AcceptFriendRequestPayload';
  /** The request, accepted. */
  friendRequest?: Maybe<FriendRequest>;
  /** The new friend. */
  user?: Maybe<User>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a friend request was not accepted or declined. */
export type AnswerFriendRequestErrorCode =
  /** No pending request with this id was sent to the viewer. */
  | 'REQUEST_NOT_FOUND'
  /** One of the two has 5,000 friends. */
  | 'FRIEND_LIMIT';

/** Why a friend request was not accepted or declined, with the field it is about. */
export type AnswerFriendRequestError = UserError & {
  __typename?: 'AnswerFriendRequestError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: AnswerFriendRequestErrorCode;
};

/** What `declineFriendRequest` needs. */
export type DeclineFriendRequestInput = {
  /** The request, sent to the viewer. */
  friendRequestId: Scalars['ID']['input'];
};

/** What came of `declineFriendRequest`. */
export type DeclineFriendRequestPayload = {
  __typename?: 'DeclineFriendRequestPayload';
  /** The request, declined. */
  friendRequest?: Maybe<FriendRequest>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** What `unfriend` needs. */
export type UnfriendInput = {
  /** Whose friendship to end. */
  userId: Scalars['ID']['input'];
};

/** What came of `unfriend`. */
export type UnfriendPayload = {
  __typename?: 'UnfriendPayload';
  /** The person who is no longer a friend. */
  user?: Maybe<User>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a friendship was not ended. */
export type UnfriendErrorCode =
  /** The two are not friends. */
  | 'NOT_FRIENDS';

/** Why a friendship was not ended, with the field it is about. */
export type UnfriendError = UserError & {
  __typename?: 'UnfriendError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: UnfriendErrorCode;
};

/** What `cancelFriendRequest` needs. */
export type CancelFriendRequestInput = {
  /** The request, sent by the viewer. */
  friendRequestId: Scalars['ID']['input'];
};

/** What came of `cancelFriendRequest`. */
export type CancelFriendRequestPayload = {
  __typename?: 'CancelFriendRequestPayload';
  /** The request, cancelled. */
  friendRequest?: Maybe<FriendRequest>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a friend request was not taken back. */
export type CancelFriendRequestErrorCode =
  /** No pending request with this id was sent by the viewer. */
  | 'REQUEST_NOT_FOUND';

/** Why a friend request was not taken back, with the field it is about. */
export type CancelFriendRequestError = UserError & {
  __typename?: 'CancelFriendRequestError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CancelFriendRequestErrorCode;
};

/** What `blockUser` needs. */
export type BlockUserInput = {
  /** Whom to block. */
  userId: Scalars['ID']['input'];
};

/** What came of `blockUser`. */
export type BlockUserPayload = {
  __typename?: 'BlockUserPayload';
  /** The person who is blocked. */
  user?: Maybe<User>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a person was not blocked. */
export type BlockUserErrorCode =
  /** Nobody can block themselves. */
  | 'SELF'
  /** Nobody has this user id. */
  | 'USER_NOT_FOUND'
  /** The viewer has blocked 2,000 people. */
  | 'BLOCK_LIMIT';

/** Why a person was not blocked, with the field it is about. */
export type BlockUserError = UserError & {
  __typename?: 'BlockUserError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: BlockUserErrorCode;
};

/** What `unblockUser` needs. */
export type UnblockUserInput = {
  /** Whose block to end. */
  userId: Scalars['ID']['input'];
};

/** What came of `unblockUser`. */
export type UnblockUserPayload = {
  __typename?: 'UnblockUserPayload';
  /** The person who is no longer blocked. */
  user?: Maybe<User>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a block was not ended. */
export type UnblockUserErrorCode =
  /** The viewer has not blocked this person. */
  | 'NOT_BLOCKED';

/** Why a block was not ended, with the field it is about. */
export type UnblockUserError = UserError & {
  __typename?: 'UnblockUserError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: UnblockUserErrorCode;
};

/** What `dismissSuggestion` needs. */
export type DismissSuggestionInput = {
  /** Whom not to suggest. */
  userId: Scalars['ID']['input'];
};

/** What came of `dismissSuggestion`. */
export type DismissSuggestionPayload = {
  __typename?: 'DismissSuggestionPayload';
  /** The person who is not suggested any more. */
  user?: Maybe<User>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a suggestion was not dismissed. */
export type DismissSuggestionErrorCode =
  /** Nobody is suggested to themselves. */
  | 'SELF'
  /** Nobody has this user id, or a block stands between the two. */
  | 'USER_NOT_FOUND';

/** Why a suggestion was not dismissed, with the field it is about. */
export type DismissSuggestionError = UserError & {
  __typename?: 'DismissSuggestionError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DismissSuggestionErrorCode;
};

/** What `createPost` needs: a text, pictures or a video. */
export type CreatePostInput = {
  /** What to say, at most 2,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** The pictures in their order: at most 9 https URLs of at most 2,048 characters. */
  imageUrls: Array<Scalars['String']['input']>;
  /** The video. A post has pictures or a video. */
  video?: InputMaybe<PostVideoInput>;
  /** Where it was. */
  place?: InputMaybe<PostPlaceInput>;
  /** To whom it is shown. */
  audience: PostAudience;
  /** For SOME and EXCEPT: which friends, 1 to 500. */
  audienceUserIds: Array<Scalars['ID']['input']>;
};

/** The video of a new post. */
export type PostVideoInput = {
  /** Where it is: an https URL of at most 2,048 characters. */
  url: Scalars['String']['input'];
  /** How long it is, in milliseconds: 1 to 60,000. */
  durationMs: Scalars['Int']['input'];
};

/** Where a new post was made. */
export type PostPlaceInput = {
  /** What the place is called: 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Degrees north of the equator, -90 to 90. Only together with the longitude. */
  latitude?: InputMaybe<Scalars['Float']['input']>;
  /** Degrees east of Greenwich, -180 to 180. Only together with the latitude. */
  longitude?: InputMaybe<Scalars['Float']['input']>;
};

/** What came of `createPost`. */
export type CreatePostPayload = {
  __typename?: 'CreatePostPayload';
  /** The new post. */
  post?: Maybe<Post>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why nothing was posted. */
export type CreatePostErrorCode =
  /** There is no text, no picture and no video. */
  | 'EMPTY'
  /** The text is longer than 2,000 characters, or has some that cannot be seen. */
  | 'INVALID_TEXT'
  /** There are more than 9 pictures. */
  | 'TOO_MANY_IMAGES'
  /** There are pictures and a video. */
  | 'IMAGES_AND_VIDEO'
  /** A picture or the video is not at an https URL of at most 2,048 characters. */
  | 'INVALID_URL'
  /** The video is not 1 to 60,000 ms long. */
  | 'INVALID_DURATION'
  /** The place has no name of at most 100 characters, or half a position, or one that is not on earth. */
  | 'INVALID_PLACE'
  /** Not 1 to 500 different friends are named for SOME or EXCEPT; or some are named for another audience. */
  | 'INVALID_AUDIENCE'
  /** Somebody who is named is no friend of the viewer. */
  | 'NOT_FRIENDS'
  /** The viewer has posted 100 times today. */
  | 'DAILY_LIMIT';

/** Why nothing was posted, with the field it is about. */
export type CreatePostError = UserError & {
  __typename?: 'CreatePostError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CreatePostErrorCode;
};

/** What `deletePost` needs. */
export type DeletePostInput = {
  /** The post, of the viewer. */
  postId: Scalars['ID']['input'];
};

/** What came of `deletePost`. */
export type DeletePostPayload = {
  __typename?: 'DeletePostPayload';
  /** The id of the post that is gone. */
  postId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a post was not deleted. */
export type DeletePostErrorCode =
  /** The viewer has no post with this id. */
  | 'POST_NOT_FOUND';

/** Why a post was not deleted, with the field it is about. */
export type DeletePostError = UserError & {
  __typename?: 'DeletePostError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DeletePostErrorCode;
};

/** Why a like or a favourite is as it was before. */
export type PostReactionErrorCode =
  /** There is no post with this id that the viewer may see, nor a like or favourite of theirs to take back. */
  | 'POST_NOT_FOUND';

/** Why a like or a favourite is as it was before, with the field it is about. */
export type PostReactionError = UserError & {
  __typename?: 'PostReactionError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: PostReactionErrorCode;
};

/** What `likePost` needs. */
export type LikePostInput = {
  /** The post to like. */
  postId: Scalars['ID']['input'];
};

/** What came of `likePost`. */
export type LikePostPayload = {
  __typename?: 'LikePostPayload';
  /** The post, liked. */
  post?: Maybe<Post>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** What `unlikePost` needs. */
export type UnlikePostInput = {
  /** The post to like no longer. */
  postId: Scalars['ID']['input'];
};

/** What came of `unlikePost`. */
export type UnlikePostPayload = {
  __typename?: 'UnlikePostPayload';
  /** The post, liked no longer. Null where the viewer may not see it any more. */
  post?: Maybe<Post>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** What `favouritePost` needs. */
export type FavouritePostInput = {
  /** The post to keep. */
  postId: Scalars['ID']['input'];
};

/** What came of `favouritePost`. */
export type FavouritePostPayload = {
  __typename?: 'FavouritePostPayload';
  /** The post, kept. */
  post?: Maybe<Post>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** What `unfavouritePost` needs. */
export type UnfavouritePostInput = {
  /** The post to keep no longer. */
  postId: Scalars['ID']['input'];
};

/** What came of `unfavouritePost`. */
export type UnfavouritePostPayload = {
  __typename?: 'UnfavouritePostPayload';
  /** The post, kept no longer. Null where the viewer may not see it any more. */
  post?: Maybe<Post>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** What `commentOnPost` needs. */
export type CommentOnPostInput = {
  /** The post. */
  postId: Scalars['ID']['input'];
  /** What to say: 1 to 500 characters. */
  text: Scalars['String']['input'];
  /** The comment on the post that this is a reply to. */
  replyToId?: InputMaybe<Scalars['ID']['input']>;
};

/** What came of `commentOnPost`. */
export type CommentOnPostPayload = {
  __typename?: 'CommentOnPostPayload';
  /** The new comment. */
  comment?: Maybe<Comment>;
  /** The post, one comment longer. */
  post?: Maybe<Post>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why nothing was said. */
export type CommentOnPostErrorCode =
  /** The text is empty. */
  | 'EMPTY'
  /** The text is longer than 500 characters, or has some that cannot be seen. */
  | 'INVALID_TEXT'
  /** There is no post with this id that the viewer may see. */
  | 'POST_NOT_FOUND'
  /** The post has no comment with this id that the viewer may see. */
  | 'COMMENT_NOT_FOUND'
  /** The viewer has commented 1,000 times today. */
  | 'DAILY_LIMIT'
  /** 500 replies stand below the comment. */
  | 'THREAD_FULL';

/** Why nothing was said, with the field it is about. */
export type CommentOnPostError = UserError & {
  __typename?: 'CommentOnPostError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CommentOnPostErrorCode;
};

/** What `deleteComment` needs. */
export type DeleteCommentInput = {
  /** The comment: of the viewer, or on a post of the viewer. */
  commentId: Scalars['ID']['input'];
};

/** What came of `deleteComment`. */
export type DeleteCommentPayload = {
  __typename?: 'DeleteCommentPayload';
  /** The id of the comment that is gone. */
  commentId?: Maybe<Scalars['ID']['output']>;
  /** The post that it was on. Null where the viewer may not see it any more. */
  post?: Maybe<Post>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why a comment was not deleted. */
export type DeleteCommentErrorCode =
  /** There is no comment with this id that the viewer may delete. */
  | 'COMMENT_NOT_FOUND';

/** Why a comment was not deleted, with the field it is about. */
export type DeleteCommentError = UserError & {
  __typename?: 'DeleteCommentError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DeleteCommentErrorCode;
};

/** What `createLifeAccount` needs. */
export type CreateLifeAccountInput = {
  /** The unique name, for ever: 3 to 30 of a-z, 0-9, - and _, a letter or digit first. */
  handle: Scalars['String']['input'];
  /** What it is called, 1 to 40 characters. */
  displayName: Scalars['String']['input'];
  /** What it is about, at most 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Where its picture is: an https URL. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `createLifeAccount`. */
export type CreateLifeAccountPayload = {
  __typename?: 'CreateLifeAccountPayload';
  /** The new account. */
  account?: Maybe<LifeAccount>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why no account was opened. */
export type CreateLifeAccountErrorCode =
  /** The handle is not 3 to 30 of a-z, 0-9, - and _, with a letter or digit first. */
  | 'INVALID_HANDLE'
  /** The name is empty, longer than 40 characters, or has some that cannot be seen. */
  | 'INVALID_DISPLAY_NAME'
  /** The description is longer than 500 characters, or has some that cannot be seen. */
  | 'INVALID_DESCRIPTION'
  /** The picture is not at an https URL of at most 500 characters. */
  | 'INVALID_AVATAR_URL'
  /** The viewer has 10 accounts. */
  | 'ACCOUNT_LIMIT'
  /** The viewer has opened 10 accounts today, deleted ones counted. */
  | 'DAILY_LIMIT'
  /** An account has this handle, or had it. */
  | 'HANDLE_TAKEN';

/** Why no account was opened, with the field it is about. */
export type CreateLifeAccountError = UserError & {
  __typename?: 'CreateLifeAccountError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CreateLifeAccountErrorCode;
};

/** What `updateLifeAccount` needs. */
export type UpdateLifeAccountInput = {
  /** The account, of the viewer. */
  accountId: Scalars['ID']['input'];
  /** What it is called, 1 to 40 characters. Not to be changed on an official account. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** What it is about, at most 500 characters. Null or empty takes it away. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Where its picture is: an https URL. Null takes it away. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `updateLifeAccount`. */
export type UpdateLifeAccountPayload = {
  __typename?: 'UpdateLifeAccountPayload';
  /** The account after the change. */
  account?: Maybe<LifeAccount>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why an account was not changed. */
export type UpdateLifeAccountErrorCode =
  /** The name is empty, longer than 40 characters, or has some that cannot be seen. */
  | 'INVALID_DISPLAY_NAME'
  /** The description is longer than 500 characters, or has some that cannot be seen. */
  | 'INVALID_DESCRIPTION'
  /** The picture is not at an https URL of at most 500 characters. */
  | 'INVALID_AVATAR_URL'
  /** The viewer has no account with this id. */
  | 'ACCOUNT_NOT_FOUND'
  /** The account is official: its name was looked into and stays. */
  | 'OFFICIAL_NAME';

/** Why an account was not changed, with the field it is about. */
export type UpdateLifeAccountError = UserError & {
  __typename?: 'UpdateLifeAccountError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: UpdateLifeAccountErrorCode;
};

/** What `deleteLifeAccount` needs. */
export type DeleteLifeAccountInput = {
  /** The account, of the viewer. */
  accountId: Scalars['ID']['input'];
};

/** What came of `deleteLifeAccount`. */
export type DeleteLifeAccountPayload = {
  __typename?: 'DeleteLifeAccountPayload';
  /** The id of the account that is gone. */
  accountId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why an account was not deleted. */
export type DeleteLifeAccountErrorCode =
  /** The viewer has no account with this id. */
  | 'ACCOUNT_NOT_FOUND';

/** Why an account was not deleted, with the field it is about. */
export type DeleteLifeAccountError = UserError & {
  __typename?: 'DeleteLifeAccountError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DeleteLifeAccountErrorCode;
};

/** What `setLifeAccountKind` needs. */
export type SetLifeAccountKindInput = {
  /** The account. */
  accountId: Scalars['ID']['input'];
  /** What it is from now on. */
  kind: LifeAccountKind;
};

/** What came of `setLifeAccountKind`. */
export type SetLifeAccountKindPayload = {
  __typename?: 'SetLifeAccountKindPayload';
  /** The account after the change. */
  account?: Maybe<LifeAccount>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why the kind of an account was not changed. */
export type SetLifeAccountKindErrorCode =
  /** There is no account with this id. */
  | 'ACCOUNT_NOT_FOUND';

/** Why the kind of an account was not changed, with the field it is about. */
export type SetLifeAccountKindError = UserError & {
  __typename?: 'SetLifeAccountKindError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: SetLifeAccountKindErrorCode;
};

/** What `followAccount` needs. */
export type FollowAccountInput = {
  /** The account to follow. */
  accountId: Scalars['ID']['input'];
};

/** What came of `followAccount`. */
export type FollowAccountPayload = {
  __typename?: 'FollowAccountPayload';
  /** The account. */
  account?: Maybe<LifeAccount>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why an account is not followed. */
export type FollowAccountErrorCode =
  /** There is no account with this id, or none that the viewer may see. */
  | 'ACCOUNT_NOT_FOUND'
  /** Nobody follows an account of their own. */
  | 'OWN_ACCOUNT'
  /** The viewer follows 2,000 accounts. */
  | 'FOLLOW_LIMIT';

/** Why an account is not followed, with the field it is about. */
export type FollowAccountError = UserError & {
  __typename?: 'FollowAccountError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: FollowAccountErrorCode;
};

/** What `unfollowAccount` needs. */
export type UnfollowAccountInput = {
  /** The account to follow no longer. */
  accountId: Scalars['ID']['input'];
};

/** What came of `unfollowAccount`. */
export type UnfollowAccountPayload = {
  __typename?: 'UnfollowAccountPayload';
  /** The account. Null when it is gone. */
  account?: Maybe<LifeAccount>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why nothing was ended. */
export type UnfollowAccountErrorCode =
  /** There is no account with this id, or none that the viewer may see. */
  | 'ACCOUNT_NOT_FOUND';

/** Why nothing was ended, with the field it is about. */
export type UnfollowAccountError = UserError & {
  __typename?: 'UnfollowAccountError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: UnfollowAccountErrorCode;
};

/** What `publishPost` needs: a text, pictures or a video. */
export type PublishPostInput = {
  /** The account, of the viewer. */
  accountId: Scalars['ID']['input'];
  /** What an article is called, at most 100 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** What to say, at most 20,000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** The pictures in their order: at most 9 https URLs of at most 2,048 characters. */
  imageUrls: Array<Scalars['String']['input']>;
  /** The video. A post has pictures or a video. */
  video?: InputMaybe<PostVideoInput>;
};

/** What came of `publishPost`. */
export type PublishPostPayload = {
  __typename?: 'PublishPostPayload';
  /** The new post. */
  post?: Maybe<Post>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why nothing was published. */
export type PublishPostErrorCode =
  /** The title is longer than 100 characters, or has some that cannot be seen. */
  | 'INVALID_TITLE'
  /** The text is longer than 20,000 characters, or has some that cannot be seen. */
  | 'INVALID_TEXT'
  /** There are more than 9 pictures. */
  | 'TOO_MANY_IMAGES'
  /** A picture or the video is not at an https URL of at most 2,048 characters. */
  | 'INVALID_URL'
  /** The video is not 1 to 60,000 ms long. */
  | 'INVALID_DURATION'
  /** There is no text, no picture and no video. */
  | 'EMPTY'
  /** There are pictures and a video. */
  | 'IMAGES_AND_VIDEO'
  /** The viewer has no account with this id. */
  | 'ACCOUNT_NOT_FOUND'
  /** The account has published 100 times today. */
  | 'DAILY_LIMIT';

/** Why nothing was published, with the field it is about. */
export type PublishPostError = UserError & {
  __typename?: 'PublishPostError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: PublishPostErrorCode;
};

/** What `recordPostViews` needs. */
export type RecordPostViewsInput = {
  /** What the viewer has seen: at most 100 posts. Those that the viewer may not see are passed over. */
  postIds: Array<Scalars['ID']['input']>;
};

/** What came of `recordPostViews`. */
export type RecordPostViewsPayload = {
  __typename?: 'RecordPostViewsPayload';
  /** How many views were counted. */
  recordedCount?: Maybe<Scalars['Int']['output']>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why no view was counted. */
export type RecordPostViewsErrorCode =
  /** There are more than 100 posts. */
  | 'TOO_MANY_POSTS';

/** Why no view was counted, with the field it is about. */
export type RecordPostViewsError = UserError & {
  __typename?: 'RecordPostViewsError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: RecordPostViewsErrorCode;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  User: User;
  PersonPair: PersonPair;
  FriendRequest: FriendRequest;
  Post: Post;
  Comment: Comment;
  LifeAccount: LifeAccount;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  PersonPair:
    ( { __typename: 'PersonPair' }
    & GraphQLRecursivePick<FederationTypes['PersonPair'], {"id":true}> );
  FriendRequest:
    ( { __typename: 'FriendRequest' }
    & GraphQLRecursivePick<FederationTypes['FriendRequest'], {"id":true}> );
  Post:
    ( { __typename: 'Post' }
    & GraphQLRecursivePick<FederationTypes['Post'], {"id":true}> );
  Comment:
    ( { __typename: 'Comment' }
    & GraphQLRecursivePick<FederationTypes['Comment'], {"id":true}> );
  LifeAccount:
    ( { __typename: 'LifeAccount' }
    & GraphQLRecursivePick<FederationTypes['LifeAccount'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  PostAuthor:
    | ( EntityRef )
    | ( StoredAccount )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( RequestFriendError )
    | ( AnswerFriendRequestError )
    | ( UnfriendError )
    | ( CancelFriendRequestError )
    | ( BlockUserError )
    | ( UnblockUserError )
    | ( DismissSuggestionError )
    | ( CreatePostError )
    | ( DeletePostError )
    | ( PostReactionError )
    | ( CommentOnPostError )
    | ( DeleteCommentError )
    | ( CreateLifeAccountError )
    | ( UpdateLifeAccountError )
    | ( DeleteLifeAccountError )
    | ( SetLifeAccountKindError )
    | ( FollowAccountError )
    | ( UnfollowAccountError )
    | ( PublishPostError )
    | ( RecordPostViewsError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<EntityRef>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PersonPair: ResolverTypeWrapper<EntityRef>;
  HeldDataPage: ResolverTypeWrapper<HeldDataPage>;
  FriendOrder: FriendOrder;
  FriendRequestSource: FriendRequestSource;
  FriendshipSource: FriendshipSource;
  FriendshipStatus: FriendshipStatus;
  ViewerFriendship: ResolverTypeWrapper<Omit<ViewerFriendship, 'request'> & { request?: Maybe<ResolversTypes['FriendRequest']> }>;
  FriendChain: ResolverTypeWrapper<Omit<FriendChain, 'people'> & { people?: Maybe<Array<ResolversTypes['User']>> }>;
  FriendConnection: ResolverTypeWrapper<FriendList>;
  FriendEdge: ResolverTypeWrapper<Omit<FriendEdge, 'node'> & { node: ResolversTypes['User'] }>;
  MutualFriendConnection: ResolverTypeWrapper<Omit<MutualFriendConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MutualFriendEdge']>, nodes: Array<ResolversTypes['User']> }>;
  MutualFriendEdge: ResolverTypeWrapper<Omit<MutualFriendEdge, 'node'> & { node: ResolversTypes['User'] }>;
  PersonSuggestionConnection: ResolverTypeWrapper<Omit<PersonSuggestionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PersonSuggestionEdge']>, nodes: Array<ResolversTypes['User']> }>;
  PersonSuggestionEdge: ResolverTypeWrapper<SuggestionEdge>;
  SuggestionReason: ResolverTypeWrapper<Omit<SuggestionReason, 'mutualFriends'> & { mutualFriends?: Maybe<Array<ResolversTypes['User']>> }>;
  BlockedPersonConnection: ResolverTypeWrapper<Omit<BlockedPersonConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BlockedPersonEdge']>, nodes: Array<ResolversTypes['User']> }>;
  BlockedPersonEdge: ResolverTypeWrapper<Omit<BlockedPersonEdge, 'node'> & { node: ResolversTypes['User'] }>;
  FriendRequestConnection: ResolverTypeWrapper<Omit<FriendRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FriendRequestEdge']>, nodes: Array<ResolversTypes['FriendRequest']> }>;
  FriendRequestEdge: ResolverTypeWrapper<Omit<FriendRequestEdge, 'node'> & { node: ResolversTypes['FriendRequest'] }>;
  FriendRequestStatus: FriendRequestStatus;
  FriendRequest: ResolverTypeWrapper<StoredFriendRequest>;
  PostAuthor: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PostAuthor']>;
  PostAudience: PostAudience;
  Post: ResolverTypeWrapper<StoredPost>;
  Comment: ResolverTypeWrapper<StoredComment>;
  CommentConnection: ResolverTypeWrapper<Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CommentEdge']>, nodes: Array<ResolversTypes['Comment']> }>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  PostVideo: ResolverTypeWrapper<PostVideo>;
  PostPlace: ResolverTypeWrapper<PostPlace>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  PostConnection: ResolverTypeWrapper<Omit<PostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PostEdge']>, nodes: Array<ResolversTypes['Post']> }>;
  PostEdge: ResolverTypeWrapper<Omit<PostEdge, 'node'> & { node: ResolversTypes['Post'] }>;
  PostLikeConnection: ResolverTypeWrapper<Omit<PostLikeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PostLikeEdge']>, nodes: Array<ResolversTypes['User']> }>;
  PostLikeEdge: ResolverTypeWrapper<Omit<PostLikeEdge, 'node'> & { node: ResolversTypes['User'] }>;
  FavouritePostConnection: ResolverTypeWrapper<Omit<FavouritePostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FavouritePostEdge']>, nodes: Array<ResolversTypes['Post']> }>;
  FavouritePostEdge: ResolverTypeWrapper<Omit<FavouritePostEdge, 'node'> & { node: ResolversTypes['Post'] }>;
  LifeAccountKind: LifeAccountKind;
  LifeAccount: ResolverTypeWrapper<StoredAccount>;
  LifeAccountConnection: ResolverTypeWrapper<Omit<LifeAccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LifeAccountEdge']>, nodes: Array<ResolversTypes['LifeAccount']> }>;
  LifeAccountEdge: ResolverTypeWrapper<Omit<LifeAccountEdge, 'node'> & { node: ResolversTypes['LifeAccount'] }>;
  FollowedAccountConnection: ResolverTypeWrapper<Omit<FollowedAccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FollowedAccountEdge']>, nodes: Array<ResolversTypes['LifeAccount']> }>;
  FollowedAccountEdge: ResolverTypeWrapper<Omit<FollowedAccountEdge, 'node'> & { node: ResolversTypes['LifeAccount'] }>;
  FollowerConnection: ResolverTypeWrapper<Omit<FollowerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FollowerEdge']>, nodes: Array<ResolversTypes['User']> }>;
  FollowerEdge: ResolverTypeWrapper<Omit<FollowerEdge, 'node'> & { node: ResolversTypes['User'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  RequestFriendInput: RequestFriendInput;
  RequestFriendPayload: ResolverTypeWrapper<Omit<RequestFriendPayload, 'friendRequest' | 'user' | 'userErrors'> & { friendRequest?: Maybe<ResolversTypes['FriendRequest']>, user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RequestFriendErrorCode: RequestFriendErrorCode;
  RequestFriendError: ResolverTypeWrapper<RequestFriendError>;
  AcceptFriendRequestInput: AcceptFriendRequestInput;
  AcceptFriendRequestPayload: ResolverTypeWrapper<Omit<AcceptFriendRequestPayload, 'friendRequest' | 'user' | 'userErrors'> & { friendRequest?: Maybe<ResolversTypes['FriendRequest']>, user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UserError']> }>;
  AnswerFriendRequestErrorCode: AnswerFriendRequestErrorCode;
  AnswerFriendRequestError: ResolverTypeWrapper<AnswerFriendRequestError>;
  DeclineFriendRequestInput: DeclineFriendRequestInput;
  DeclineFriendRequestPayload: ResolverTypeWrapper<Omit<DeclineFriendRequestPayload, 'friendRequest' | 'userErrors'> & { friendRequest?: Maybe<ResolversTypes['FriendRequest']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UnfriendInput: UnfriendInput;
  UnfriendPayload: ResolverTypeWrapper<Omit<UnfriendPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UnfriendErrorCode: UnfriendErrorCode;
  UnfriendError: ResolverTypeWrapper<UnfriendError>;
  CancelFriendRequestInput: CancelFriendRequestInput;
  CancelFriendRequestPayload: ResolverTypeWrapper<Omit<CancelFriendRequestPayload, 'friendRequest' | 'userErrors'> & { friendRequest?: Maybe<ResolversTypes['FriendRequest']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CancelFriendRequestErrorCode: CancelFriendRequestErrorCode;
  CancelFriendRequestError: ResolverTypeWrapper<CancelFriendRequestError>;
  BlockUserInput: BlockUserInput;
  BlockUserPayload: ResolverTypeWrapper<Omit<BlockUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UserError']> }>;
  BlockUserErrorCode: BlockUserErrorCode;
  BlockUserError: ResolverTypeWrapper<BlockUserError>;
  UnblockUserInput: UnblockUserInput;
  UnblockUserPayload: ResolverTypeWrapper<Omit<UnblockUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UnblockUserErrorCode: UnblockUserErrorCode;
  UnblockUserError: ResolverTypeWrapper<UnblockUserError>;
  DismissSuggestionInput: DismissSuggestionInput;
  DismissSuggestionPayload: ResolverTypeWrapper<Omit<DismissSuggestionPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DismissSuggestionErrorCode: DismissSuggestionErrorCode;
  DismissSuggestionError: ResolverTypeWrapper<DismissSuggestionError>;
  CreatePostInput: CreatePostInput;
  PostVideoInput: PostVideoInput;
  PostPlaceInput: PostPlaceInput;
  CreatePostPayload: ResolverTypeWrapper<Omit<CreatePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversTypes['Post']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreatePostErrorCode: CreatePostErrorCode;
  CreatePostError: ResolverTypeWrapper<CreatePostError>;
  DeletePostInput: DeletePostInput;
  DeletePostPayload: ResolverTypeWrapper<Omit<DeletePostPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeletePostErrorCode: DeletePostErrorCode;
  DeletePostError: ResolverTypeWrapper<DeletePostError>;
  PostReactionErrorCode: PostReactionErrorCode;
  PostReactionError: ResolverTypeWrapper<PostReactionError>;
  LikePostInput: LikePostInput;
  LikePostPayload: ResolverTypeWrapper<Omit<LikePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversTypes['Post']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UnlikePostInput: UnlikePostInput;
  UnlikePostPayload: ResolverTypeWrapper<Omit<UnlikePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversTypes['Post']>, userErrors: Array<ResolversTypes['UserError']> }>;
  FavouritePostInput: FavouritePostInput;
  FavouritePostPayload: ResolverTypeWrapper<Omit<FavouritePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversTypes['Post']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UnfavouritePostInput: UnfavouritePostInput;
  UnfavouritePostPayload: ResolverTypeWrapper<Omit<UnfavouritePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversTypes['Post']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CommentOnPostInput: CommentOnPostInput;
  CommentOnPostPayload: ResolverTypeWrapper<Omit<CommentOnPostPayload, 'comment' | 'post' | 'userErrors'> & { comment?: Maybe<ResolversTypes['Comment']>, post?: Maybe<ResolversTypes['Post']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CommentOnPostErrorCode: CommentOnPostErrorCode;
  CommentOnPostError: ResolverTypeWrapper<CommentOnPostError>;
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: ResolverTypeWrapper<Omit<DeleteCommentPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversTypes['Post']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteCommentErrorCode: DeleteCommentErrorCode;
  DeleteCommentError: ResolverTypeWrapper<DeleteCommentError>;
  CreateLifeAccountInput: CreateLifeAccountInput;
  CreateLifeAccountPayload: ResolverTypeWrapper<Omit<CreateLifeAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['LifeAccount']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateLifeAccountErrorCode: CreateLifeAccountErrorCode;
  CreateLifeAccountError: ResolverTypeWrapper<CreateLifeAccountError>;
  UpdateLifeAccountInput: UpdateLifeAccountInput;
  UpdateLifeAccountPayload: ResolverTypeWrapper<Omit<UpdateLifeAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['LifeAccount']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateLifeAccountErrorCode: UpdateLifeAccountErrorCode;
  UpdateLifeAccountError: ResolverTypeWrapper<UpdateLifeAccountError>;
  DeleteLifeAccountInput: DeleteLifeAccountInput;
  DeleteLifeAccountPayload: ResolverTypeWrapper<Omit<DeleteLifeAccountPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteLifeAccountErrorCode: DeleteLifeAccountErrorCode;
  DeleteLifeAccountError: ResolverTypeWrapper<DeleteLifeAccountError>;
  SetLifeAccountKindInput: SetLifeAccountKindInput;
  SetLifeAccountKindPayload: ResolverTypeWrapper<Omit<SetLifeAccountKindPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['LifeAccount']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SetLifeAccountKindErrorCode: SetLifeAccountKindErrorCode;
  SetLifeAccountKindError: ResolverTypeWrapper<SetLifeAccountKindError>;
  FollowAccountInput: FollowAccountInput;
  FollowAccountPayload: ResolverTypeWrapper<Omit<FollowAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['LifeAccount']>, userErrors: Array<ResolversTypes['UserError']> }>;
  FollowAccountErrorCode: FollowAccountErrorCode;
  FollowAccountError: ResolverTypeWrapper<FollowAccountError>;
  UnfollowAccountInput: UnfollowAccountInput;
  UnfollowAccountPayload: ResolverTypeWrapper<Omit<UnfollowAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversTypes['LifeAccount']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UnfollowAccountErrorCode: UnfollowAccountErrorCode;
  UnfollowAccountError: ResolverTypeWrapper<UnfollowAccountError>;
  PublishPostInput: PublishPostInput;
  PublishPostPayload: ResolverTypeWrapper<Omit<PublishPostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversTypes['Post']>, userErrors: Array<ResolversTypes['UserError']> }>;
  PublishPostErrorCode: PublishPostErrorCode;
  PublishPostError: ResolverTypeWrapper<PublishPostError>;
  RecordPostViewsInput: RecordPostViewsInput;
  RecordPostViewsPayload: ResolverTypeWrapper<Omit<RecordPostViewsPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  RecordPostViewsErrorCode: RecordPostViewsErrorCode;
  RecordPostViewsError: ResolverTypeWrapper<RecordPostViewsError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  BigInt: Scalars['BigInt']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  User: EntityRef;
  Boolean: Scalars['Boolean']['output'];
  PersonPair: EntityRef;
  HeldDataPage: HeldDataPage;
  ViewerFriendship: Omit<ViewerFriendship, 'request'> & { request?: Maybe<ResolversParentTypes['FriendRequest']> };
  FriendChain: Omit<FriendChain, 'people'> & { people?: Maybe<Array<ResolversParentTypes['User']>> };
  FriendConnection: FriendList;
  FriendEdge: Omit<FriendEdge, 'node'> & { node: ResolversParentTypes['User'] };
  MutualFriendConnection: Omit<MutualFriendConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MutualFriendEdge']>, nodes: Array<ResolversParentTypes['User']> };
  MutualFriendEdge: Omit<MutualFriendEdge, 'node'> & { node: ResolversParentTypes['User'] };
  PersonSuggestionConnection: Omit<PersonSuggestionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PersonSuggestionEdge']>, nodes: Array<ResolversParentTypes['User']> };
  PersonSuggestionEdge: SuggestionEdge;
  SuggestionReason: Omit<SuggestionReason, 'mutualFriends'> & { mutualFriends?: Maybe<Array<ResolversParentTypes['User']>> };
  BlockedPersonConnection: Omit<BlockedPersonConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BlockedPersonEdge']>, nodes: Array<ResolversParentTypes['User']> };
  BlockedPersonEdge: Omit<BlockedPersonEdge, 'node'> & { node: ResolversParentTypes['User'] };
  FriendRequestConnection: Omit<FriendRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FriendRequestEdge']>, nodes: Array<ResolversParentTypes['FriendRequest']> };
  FriendRequestEdge: Omit<FriendRequestEdge, 'node'> & { node: ResolversParentTypes['FriendRequest'] };
  FriendRequest: StoredFriendRequest;
  PostAuthor: ResolversUnionTypes<ResolversParentTypes>['PostAuthor'];
  Post: StoredPost;
  Comment: StoredComment;
  CommentConnection: Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CommentEdge']>, nodes: Array<ResolversParentTypes['Comment']> };
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  PostVideo: PostVideo;
  PostPlace: PostPlace;
  Float: Scalars['Float']['output'];
  PostConnection: Omit<PostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PostEdge']>, nodes: Array<ResolversParentTypes['Post']> };
  PostEdge: Omit<PostEdge, 'node'> & { node: ResolversParentTypes['Post'] };
  PostLikeConnection: Omit<PostLikeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PostLikeEdge']>, nodes: Array<ResolversParentTypes['User']> };
  PostLikeEdge: Omit<PostLikeEdge, 'node'> & { node: ResolversParentTypes['User'] };
  FavouritePostConnection: Omit<FavouritePostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FavouritePostEdge']>, nodes: Array<ResolversParentTypes['Post']> };
  FavouritePostEdge: Omit<FavouritePostEdge, 'node'> & { node: ResolversParentTypes['Post'] };
  LifeAccount: StoredAccount;
  LifeAccountConnection: Omit<LifeAccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LifeAccountEdge']>, nodes: Array<ResolversParentTypes['LifeAccount']> };
  LifeAccountEdge: Omit<LifeAccountEdge, 'node'> & { node: ResolversParentTypes['LifeAccount'] };
  FollowedAccountConnection: Omit<FollowedAccountConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FollowedAccountEdge']>, nodes: Array<ResolversParentTypes['LifeAccount']> };
  FollowedAccountEdge: Omit<FollowedAccountEdge, 'node'> & { node: ResolversParentTypes['LifeAccount'] };
  FollowerConnection: Omit<FollowerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FollowerEdge']>, nodes: Array<ResolversParentTypes['User']> };
  FollowerEdge: Omit<FollowerEdge, 'node'> & { node: ResolversParentTypes['User'] };
  PageInfo: PageInfo;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  RequestFriendInput: RequestFriendInput;
  RequestFriendPayload: Omit<RequestFriendPayload, 'friendRequest' | 'user' | 'userErrors'> & { friendRequest?: Maybe<ResolversParentTypes['FriendRequest']>, user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RequestFriendError: RequestFriendError;
  AcceptFriendRequestInput: AcceptFriendRequestInput;
  AcceptFriendRequestPayload: Omit<AcceptFriendRequestPayload, 'friendRequest' | 'user' | 'userErrors'> & { friendRequest?: Maybe<ResolversParentTypes['FriendRequest']>, user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UserError']> };
  AnswerFriendRequestError: AnswerFriendRequestError;
  DeclineFriendRequestInput: DeclineFriendRequestInput;
  DeclineFriendRequestPayload: Omit<DeclineFriendRequestPayload, 'friendRequest' | 'userErrors'> & { friendRequest?: Maybe<ResolversParentTypes['FriendRequest']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UnfriendInput: UnfriendInput;
  UnfriendPayload: Omit<UnfriendPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UnfriendError: UnfriendError;
  CancelFriendRequestInput: CancelFriendRequestInput;
  CancelFriendRequestPayload: Omit<CancelFriendRequestPayload, 'friendRequest' | 'userErrors'> & { friendRequest?: Maybe<ResolversParentTypes['FriendRequest']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CancelFriendRequestError: CancelFriendRequestError;
  BlockUserInput: BlockUserInput;
  BlockUserPayload: Omit<BlockUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UserError']> };
  BlockUserError: BlockUserError;
  UnblockUserInput: UnblockUserInput;
  UnblockUserPayload: Omit<UnblockUserPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UnblockUserError: UnblockUserError;
  DismissSuggestionInput: DismissSuggestionInput;
  DismissSuggestionPayload: Omit<DismissSuggestionPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DismissSuggestionError: DismissSuggestionError;
  CreatePostInput: CreatePostInput;
  PostVideoInput: PostVideoInput;
  PostPlaceInput: PostPlaceInput;
  CreatePostPayload: Omit<CreatePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversParentTypes['Post']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreatePostError: CreatePostError;
  DeletePostInput: DeletePostInput;
  DeletePostPayload: Omit<DeletePostPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeletePostError: DeletePostError;
  PostReactionError: PostReactionError;
  LikePostInput: LikePostInput;
  LikePostPayload: Omit<LikePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversParentTypes['Post']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UnlikePostInput: UnlikePostInput;
  UnlikePostPayload: Omit<UnlikePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversParentTypes['Post']>, userErrors: Array<ResolversParentTypes['UserError']> };
  FavouritePostInput: FavouritePostInput;
  FavouritePostPayload: Omit<FavouritePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversParentTypes['Post']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UnfavouritePostInput: UnfavouritePostInput;
  UnfavouritePostPayload: Omit<UnfavouritePostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversParentTypes['Post']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CommentOnPostInput: CommentOnPostInput;
  CommentOnPostPayload: Omit<CommentOnPostPayload, 'comment' | 'post' | 'userErrors'> & { comment?: Maybe<ResolversParentTypes['Comment']>, post?: Maybe<ResolversParentTypes['Post']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CommentOnPostError: CommentOnPostError;
  DeleteCommentInput: DeleteCommentInput;
  DeleteCommentPayload: Omit<DeleteCommentPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversParentTypes['Post']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteCommentError: DeleteCommentError;
  CreateLifeAccountInput: CreateLifeAccountInput;
  CreateLifeAccountPayload: Omit<CreateLifeAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['LifeAccount']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateLifeAccountError: CreateLifeAccountError;
  UpdateLifeAccountInput: UpdateLifeAccountInput;
  UpdateLifeAccountPayload: Omit<UpdateLifeAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['LifeAccount']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateLifeAccountError: UpdateLifeAccountError;
  DeleteLifeAccountInput: DeleteLifeAccountInput;
  DeleteLifeAccountPayload: Omit<DeleteLifeAccountPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteLifeAccountError: DeleteLifeAccountError;
  SetLifeAccountKindInput: SetLifeAccountKindInput;
  SetLifeAccountKindPayload: Omit<SetLifeAccountKindPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['LifeAccount']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SetLifeAccountKindError: SetLifeAccountKindError;
  FollowAccountInput: FollowAccountInput;
  FollowAccountPayload: Omit<FollowAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['LifeAccount']>, userErrors: Array<ResolversParentTypes['UserError']> };
  FollowAccountError: FollowAccountError;
  UnfollowAccountInput: UnfollowAccountInput;
  UnfollowAccountPayload: Omit<UnfollowAccountPayload, 'account' | 'userErrors'> & { account?: Maybe<ResolversParentTypes['LifeAccount']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UnfollowAccountError: UnfollowAccountError;
  PublishPostInput: PublishPostInput;
  PublishPostPayload: Omit<PublishPostPayload, 'post' | 'userErrors'> & { post?: Maybe<ResolversParentTypes['Post']>, userErrors: Array<ResolversParentTypes['UserError']> };
  PublishPostError: PublishPostError;
  RecordPostViewsInput: RecordPostViewsInput;
  RecordPostViewsPayload: Omit<RecordPostViewsPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  RecordPostViewsError: RecordPostViewsError;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType, RequireFields<QueryPostArgs, 'id'>>;
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType, RequireFields<QueryLifeAccountArgs, 'id'>>;
  lifeAccountByHandle?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType, RequireFields<QueryLifeAccountByHandleArgs, 'handle'>>;
  searchLifeAccounts?: Resolver<Maybe<ResolversTypes['LifeAccountConnection']>, ParentType, ContextType, RequireFields<QuerySearchLifeAccountsArgs, 'text' | 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  requestFriend?: Resolver<Maybe<ResolversTypes['RequestFriendPayload']>, ParentType, ContextType, RequireFields<MutationRequestFriendArgs, 'input'>>;
  acceptFriendRequest?: Resolver<Maybe<ResolversTypes['AcceptFriendRequestPayload']>, ParentType, ContextType, RequireFields<MutationAcceptFriendRequestArgs, 'input'>>;
  declineFriendRequest?: Resolver<Maybe<ResolversTypes['DeclineFriendRequestPayload']>, ParentType, ContextType, RequireFields<MutationDeclineFriendRequestArgs, 'input'>>;
  cancelFriendRequest?: Resolver<Maybe<ResolversTypes['CancelFriendRequestPayload']>, ParentType, ContextType, RequireFields<MutationCancelFriendRequestArgs, 'input'>>;
  unfriend?: Resolver<Maybe<ResolversTypes['UnfriendPayload']>, ParentType, ContextType, RequireFields<MutationUnfriendArgs, 'input'>>;
  blockUser?: Resolver<Maybe<ResolversTypes['BlockUserPayload']>, ParentType, ContextType, RequireFields<MutationBlockUserArgs, 'input'>>;
  dismissSuggestion?: Resolver<Maybe<ResolversTypes['DismissSuggestionPayload']>, ParentType, ContextType, RequireFields<MutationDismissSuggestionArgs, 'input'>>;
  unblockUser?: Resolver<Maybe<ResolversTypes['UnblockUserPayload']>, ParentType, ContextType, RequireFields<MutationUnblockUserArgs, 'input'>>;
  createPost?: Resolver<Maybe<ResolversTypes['CreatePostPayload']>, ParentType, ContextType, RequireFields<MutationCreatePostArgs, 'input'>>;
  deletePost?: Resolver<Maybe<ResolversTypes['DeletePostPayload']>, ParentType, ContextType, RequireFields<MutationDeletePostArgs, 'input'>>;
  likePost?: Resolver<Maybe<ResolversTypes['LikePostPayload']>, ParentType, ContextType, RequireFields<MutationLikePostArgs, 'input'>>;
  unlikePost?: Resolver<Maybe<ResolversTypes['UnlikePostPayload']>, ParentType, ContextType, RequireFields<MutationUnlikePostArgs, 'input'>>;
  favouritePost?: Resolver<Maybe<ResolversTypes['FavouritePostPayload']>, ParentType, ContextType, RequireFields<MutationFavouritePostArgs, 'input'>>;
  unfavouritePost?: Resolver<Maybe<ResolversTypes['UnfavouritePostPayload']>, ParentType, ContextType, RequireFields<MutationUnfavouritePostArgs, 'input'>>;
  commentOnPost?: Resolver<Maybe<ResolversTypes['CommentOnPostPayload']>, ParentType, ContextType, RequireFields<MutationCommentOnPostArgs, 'input'>>;
  deleteComment?: Resolver<Maybe<ResolversTypes['DeleteCommentPayload']>, ParentType, ContextType, RequireFields<MutationDeleteCommentArgs, 'input'>>;
  createLifeAccount?: Resolver<Maybe<ResolversTypes['CreateLifeAccountPayload']>, ParentType, ContextType, RequireFields<MutationCreateLifeAccountArgs, 'input'>>;
  updateLifeAccount?: Resolver<Maybe<ResolversTypes['UpdateLifeAccountPayload']>, ParentType, ContextType, RequireFields<MutationUpdateLifeAccountArgs, 'input'>>;
  deleteLifeAccount?: Resolver<Maybe<ResolversTypes['DeleteLifeAccountPayload']>, ParentType, ContextType, RequireFields<MutationDeleteLifeAccountArgs, 'input'>>;
  setLifeAccountKind?: Resolver<Maybe<ResolversTypes['SetLifeAccountKindPayload']>, ParentType, ContextType, RequireFields<MutationSetLifeAccountKindArgs, 'input'>>;
  publishPost?: Resolver<Maybe<ResolversTypes['PublishPostPayload']>, ParentType, ContextType, RequireFields<MutationPublishPostArgs, 'input'>>;
  recordPostViews?: Resolver<Maybe<ResolversTypes['RecordPostViewsPayload']>, ParentType, ContextType, RequireFields<MutationRecordPostViewsArgs, 'input'>>;
  followAccount?: Resolver<Maybe<ResolversTypes['FollowAccountPayload']>, ParentType, ContextType, RequireFields<MutationFollowAccountArgs, 'input'>>;
  unfollowAccount?: Resolver<Maybe<ResolversTypes['UnfollowAccountPayload']>, ParentType, ContextType, RequireFields<MutationUnfollowAccountArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  friendRequestReceived?: SubscriptionResolver<Maybe<ResolversTypes['FriendRequest']>, "friendRequestReceived", ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  friends?: Resolver<Maybe<ResolversTypes['FriendConnection']>, ParentType, ContextType, RequireFields<UserFriendsArgs, 'order' | 'first'>>;
  friendCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  friendshipWithViewer?: Resolver<Maybe<ResolversTypes['ViewerFriendship']>, ParentType, ContextType>;
  isHiddenFromViewer?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hiddenPeopleIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  mutualFriends?: Resolver<Maybe<ResolversTypes['MutualFriendConnection']>, ParentType, ContextType, RequireFields<UserMutualFriendsArgs, 'first'>>;
  connectionTo?: Resolver<Maybe<ResolversTypes['FriendChain']>, ParentType, ContextType, RequireFields<UserConnectionToArgs, 'userId'>>;
  peopleYouMayKnow?: Resolver<Maybe<ResolversTypes['PersonSuggestionConnection']>, ParentType, ContextType, RequireFields<UserPeopleYouMayKnowArgs, 'first'>>;
  blockedPeople?: Resolver<Maybe<ResolversTypes['BlockedPersonConnection']>, ParentType, ContextType, RequireFields<UserBlockedPeopleArgs, 'first'>>;
  friendRequests?: Resolver<Maybe<ResolversTypes['FriendRequestConnection']>, ParentType, ContextType, RequireFields<UserFriendRequestsArgs, 'first'>>;
  sentFriendRequests?: Resolver<Maybe<ResolversTypes['FriendRequestConnection']>, ParentType, ContextType, RequireFields<UserSentFriendRequestsArgs, 'first'>>;
  feed?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<UserFeedArgs, 'first'>>;
  posts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<UserPostsArgs, 'first'>>;
  favouritePosts?: Resolver<Maybe<ResolversTypes['FavouritePostConnection']>, ParentType, ContextType, RequireFields<UserFavouritePostsArgs, 'first'>>;
  lifeAccounts?: Resolver<Maybe<Array<ResolversTypes['LifeAccount']>>, ParentType, ContextType>;
  followedAccounts?: Resolver<Maybe<ResolversTypes['FollowedAccountConnection']>, ParentType, ContextType, RequireFields<UserFollowedAccountsArgs, 'first'>>;
  socialData?: Resolver<Maybe<ResolversTypes['HeldDataPage']>, ParentType, ContextType, Partial<UserSocialDataArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonPairResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonPair'] = ResolversParentTypes['PersonPair'], FederationReferenceType extends FederationReferenceTypes['PersonPair'] = FederationReferenceTypes['PersonPair']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PersonPair']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isHidden?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type HeldDataPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldDataPage'] = ResolversParentTypes['HeldDataPage']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerFriendshipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViewerFriendship'] = ResolversParentTypes['ViewerFriendship']> = {
  status?: Resolver<ResolversTypes['FriendshipStatus'], ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['FriendshipSource']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
};

export type FriendChainResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FriendChain'] = ResolversParentTypes['FriendChain']> = {
  hops?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  people?: Resolver<Maybe<Array<ResolversTypes['User']>>, ParentType, ContextType>;
};

export type FriendConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FriendConnection'] = ResolversParentTypes['FriendConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FriendEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type FriendEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FriendEdge'] = ResolversParentTypes['FriendEdge']> = {
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['FriendshipSource'], ParentType, ContextType>;
};

export type MutualFriendConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutualFriendConnection'] = ResolversParentTypes['MutualFriendConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MutualFriendEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutualFriendEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MutualFriendEdge'] = ResolversParentTypes['MutualFriendEdge']> = {
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PersonSuggestionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonSuggestionConnection'] = ResolversParentTypes['PersonSuggestionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PersonSuggestionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PersonSuggestionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonSuggestionEdge'] = ResolversParentTypes['PersonSuggestionEdge']> = {
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['SuggestionReason'], ParentType, ContextType>;
};

export type SuggestionReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuggestionReason'] = ResolversParentTypes['SuggestionReason']> = {
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mutualFriendCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mutualFriends?: Resolver<Maybe<Array<ResolversTypes['User']>>, ParentType, ContextType>;
};

export type BlockedPersonConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockedPersonConnection'] = ResolversParentTypes['BlockedPersonConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BlockedPersonEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BlockedPersonEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockedPersonEdge'] = ResolversParentTypes['BlockedPersonEdge']> = {
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  blockedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FriendRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FriendRequestConnection'] = ResolversParentTypes['FriendRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FriendRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FriendRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FriendRequestEdge'] = ResolversParentTypes['FriendRequestEdge']> = {
  node?: Resolver<ResolversTypes['FriendRequest'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FriendRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FriendRequest'] = ResolversParentTypes['FriendRequest'], FederationReferenceType extends FederationReferenceTypes['FriendRequest'] = FederationReferenceTypes['FriendRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FriendRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['FriendRequestStatus']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['FriendshipSource']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PostAuthorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostAuthor'] = ResolversParentTypes['PostAuthor']> = {
  __resolveType: TypeResolveFn<'User' | 'LifeAccount', ParentType, ContextType>;
};

export type PostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post'], FederationReferenceType extends FederationReferenceTypes['Post'] = FederationReferenceTypes['Post']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Post']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['PostAuthor']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageUrls?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  video?: Resolver<Maybe<ResolversTypes['PostVideo']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['PostPlace']>, ParentType, ContextType>;
  audience?: Resolver<Maybe<ResolversTypes['PostAudience']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  likeCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  favouriteCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  viewCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  viewerHasLiked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  viewerHasFavourited?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  likes?: Resolver<Maybe<ResolversTypes['PostLikeConnection']>, ParentType, ContextType, RequireFields<PostLikesArgs, 'first'>>;
  commentCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  comments?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<PostCommentsArgs, 'first'>>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment'], FederationReferenceType extends FederationReferenceTypes['Comment'] = FederationReferenceTypes['Comment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Comment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  replyTo?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  replyCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  replies?: Resolver<Maybe<ResolversTypes['CommentConnection']>, ParentType, ContextType, RequireFields<CommentRepliesArgs, 'first'>>;
};

export type CommentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentConnection'] = ResolversParentTypes['CommentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Comment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PostVideoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostVideo'] = ResolversParentTypes['PostVideo']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PostPlaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostPlace'] = ResolversParentTypes['PostPlace']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  longitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type PostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostConnection'] = ResolversParentTypes['PostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Post']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostEdge'] = ResolversParentTypes['PostEdge']> = {
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PostLikeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostLikeConnection'] = ResolversParentTypes['PostLikeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostLikeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PostLikeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostLikeEdge'] = ResolversParentTypes['PostLikeEdge']> = {
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FavouritePostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FavouritePostConnection'] = ResolversParentTypes['FavouritePostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FavouritePostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Post']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FavouritePostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FavouritePostEdge'] = ResolversParentTypes['FavouritePostEdge']> = {
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type LifeAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LifeAccount'] = ResolversParentTypes['LifeAccount'], FederationReferenceType extends FederationReferenceTypes['LifeAccount'] = FederationReferenceTypes['LifeAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LifeAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  handle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<Maybe<ResolversTypes['LifeAccountKind']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  followerCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  postLikeCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  postFavouriteCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  postViewCount?: Resolver<Maybe<ResolversTypes['BigInt']>, ParentType, ContextType>;
  posts?: Resolver<Maybe<ResolversTypes['PostConnection']>, ParentType, ContextType, RequireFields<LifeAccountPostsArgs, 'first'>>;
  viewerFollows?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  followers?: Resolver<Maybe<ResolversTypes['FollowerConnection']>, ParentType, ContextType, RequireFields<LifeAccountFollowersArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LifeAccountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LifeAccountConnection'] = ResolversParentTypes['LifeAccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LifeAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LifeAccountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LifeAccountEdge'] = ResolversParentTypes['LifeAccountEdge']> = {
  node?: Resolver<ResolversTypes['LifeAccount'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FollowedAccountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowedAccountConnection'] = ResolversParentTypes['FollowedAccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FollowedAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FollowedAccountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowedAccountEdge'] = ResolversParentTypes['FollowedAccountEdge']> = {
  node?: Resolver<ResolversTypes['LifeAccount'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  followedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type FollowerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowerConnection'] = ResolversParentTypes['FollowerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FollowerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FollowerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowerEdge'] = ResolversParentTypes['FollowerEdge']> = {
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  followedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'RequestFriendError' | 'AnswerFriendRequestError' | 'UnfriendError' | 'CancelFriendRequestError' | 'BlockUserError' | 'UnblockUserError' | 'DismissSuggestionError' | 'CreatePostError' | 'DeletePostError' | 'PostReactionError' | 'CommentOnPostError' | 'DeleteCommentError' | 'CreateLifeAccountError' | 'UpdateLifeAccountError' | 'DeleteLifeAccountError' | 'SetLifeAccountKindError' | 'FollowAccountError' | 'UnfollowAccountError' | 'PublishPostError' | 'RecordPostViewsError', ParentType, ContextType>;
};

export type RequestFriendPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestFriendPayload'] = ResolversParentTypes['RequestFriendPayload']> = {
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestFriendErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestFriendError'] = ResolversParentTypes['RequestFriendError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['RequestFriendErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AcceptFriendRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptFriendRequestPayload'] = ResolversParentTypes['AcceptFriendRequestPayload']> = {
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AnswerFriendRequestErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AnswerFriendRequestError'] = ResolversParentTypes['AnswerFriendRequestError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['AnswerFriendRequestErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeclineFriendRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineFriendRequestPayload'] = ResolversParentTypes['DeclineFriendRequestPayload']> = {
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnfriendPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfriendPayload'] = ResolversParentTypes['UnfriendPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnfriendErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfriendError'] = ResolversParentTypes['UnfriendError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UnfriendErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelFriendRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelFriendRequestPayload'] = ResolversParentTypes['CancelFriendRequestPayload']> = {
  friendRequest?: Resolver<Maybe<ResolversTypes['FriendRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelFriendRequestErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelFriendRequestError'] = ResolversParentTypes['CancelFriendRequestError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CancelFriendRequestErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BlockUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockUserPayload'] = ResolversParentTypes['BlockUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BlockUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockUserError'] = ResolversParentTypes['BlockUserError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['BlockUserErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnblockUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnblockUserPayload'] = ResolversParentTypes['UnblockUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnblockUserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnblockUserError'] = ResolversParentTypes['UnblockUserError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UnblockUserErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DismissSuggestionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissSuggestionPayload'] = ResolversParentTypes['DismissSuggestionPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DismissSuggestionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissSuggestionError'] = ResolversParentTypes['DismissSuggestionError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DismissSuggestionErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreatePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePostPayload'] = ResolversParentTypes['CreatePostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreatePostErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePostError'] = ResolversParentTypes['CreatePostError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CreatePostErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeletePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePostPayload'] = ResolversParentTypes['DeletePostPayload']> = {
  postId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeletePostErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePostError'] = ResolversParentTypes['DeletePostError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DeletePostErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostReactionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostReactionError'] = ResolversParentTypes['PostReactionError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['PostReactionErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LikePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LikePostPayload'] = ResolversParentTypes['LikePostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnlikePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlikePostPayload'] = ResolversParentTypes['UnlikePostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FavouritePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FavouritePostPayload'] = ResolversParentTypes['FavouritePostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnfavouritePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfavouritePostPayload'] = ResolversParentTypes['UnfavouritePostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommentOnPostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentOnPostPayload'] = ResolversParentTypes['CommentOnPostPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommentOnPostErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentOnPostError'] = ResolversParentTypes['CommentOnPostError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CommentOnPostErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCommentPayload'] = ResolversParentTypes['DeleteCommentPayload']> = {
  commentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteCommentErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCommentError'] = ResolversParentTypes['DeleteCommentError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DeleteCommentErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateLifeAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLifeAccountPayload'] = ResolversParentTypes['CreateLifeAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateLifeAccountErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLifeAccountError'] = ResolversParentTypes['CreateLifeAccountError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CreateLifeAccountErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateLifeAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLifeAccountPayload'] = ResolversParentTypes['UpdateLifeAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateLifeAccountErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLifeAccountError'] = ResolversParentTypes['UpdateLifeAccountError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UpdateLifeAccountErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteLifeAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteLifeAccountPayload'] = ResolversParentTypes['DeleteLifeAccountPayload']> = {
  accountId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteLifeAccountErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteLifeAccountError'] = ResolversParentTypes['DeleteLifeAccountError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DeleteLifeAccountErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SetLifeAccountKindPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetLifeAccountKindPayload'] = ResolversParentTypes['SetLifeAccountKindPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetLifeAccountKindErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetLifeAccountKindError'] = ResolversParentTypes['SetLifeAccountKindError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['SetLifeAccountKindErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FollowAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowAccountPayload'] = ResolversParentTypes['FollowAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FollowAccountErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowAccountError'] = ResolversParentTypes['FollowAccountError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['FollowAccountErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnfollowAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfollowAccountPayload'] = ResolversParentTypes['UnfollowAccountPayload']> = {
  account?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnfollowAccountErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfollowAccountError'] = ResolversParentTypes['UnfollowAccountError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UnfollowAccountErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PublishPostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishPostPayload'] = ResolversParentTypes['PublishPostPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PublishPostErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishPostError'] = ResolversParentTypes['PublishPostError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['PublishPostErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecordPostViewsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPostViewsPayload'] = ResolversParentTypes['RecordPostViewsPayload']> = {
  recordedCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecordPostViewsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPostViewsError'] = ResolversParentTypes['RecordPostViewsError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['RecordPostViewsErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  BigInt?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  PersonPair?: PersonPairResolvers<ContextType>;
  HeldDataPage?: HeldDataPageResolvers<ContextType>;
  ViewerFriendship?: ViewerFriendshipResolvers<ContextType>;
  FriendChain?: FriendChainResolvers<ContextType>;
  FriendConnection?: FriendConnectionResolvers<ContextType>;
  FriendEdge?: FriendEdgeResolvers<ContextType>;
  MutualFriendConnection?: MutualFriendConnectionResolvers<ContextType>;
  MutualFriendEdge?: MutualFriendEdgeResolvers<ContextType>;
  PersonSuggestionConnection?: PersonSuggestionConnectionResolvers<ContextType>;
  PersonSuggestionEdge?: PersonSuggestionEdgeResolvers<ContextType>;
  SuggestionReason?: SuggestionReasonResolvers<ContextType>;
  BlockedPersonConnection?: BlockedPersonConnectionResolvers<ContextType>;
  BlockedPersonEdge?: BlockedPersonEdgeResolvers<ContextType>;
  FriendRequestConnection?: FriendRequestConnectionResolvers<ContextType>;
  FriendRequestEdge?: FriendRequestEdgeResolvers<ContextType>;
  FriendRequest?: FriendRequestResolvers<ContextType>;
  PostAuthor?: PostAuthorResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  CommentConnection?: CommentConnectionResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  PostVideo?: PostVideoResolvers<ContextType>;
  PostPlace?: PostPlaceResolvers<ContextType>;
  PostConnection?: PostConnectionResolvers<ContextType>;
  PostEdge?: PostEdgeResolvers<ContextType>;
  PostLikeConnection?: PostLikeConnectionResolvers<ContextType>;
  PostLikeEdge?: PostLikeEdgeResolvers<ContextType>;
  FavouritePostConnection?: FavouritePostConnectionResolvers<ContextType>;
  FavouritePostEdge?: FavouritePostEdgeResolvers<ContextType>;
  LifeAccount?: LifeAccountResolvers<ContextType>;
  LifeAccountConnection?: LifeAccountConnectionResolvers<ContextType>;
  LifeAccountEdge?: LifeAccountEdgeResolvers<ContextType>;
  FollowedAccountConnection?: FollowedAccountConnectionResolvers<ContextType>;
  FollowedAccountEdge?: FollowedAccountEdgeResolvers<ContextType>;
  FollowerConnection?: FollowerConnectionResolvers<ContextType>;
  FollowerEdge?: FollowerEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  RequestFriendPayload?: RequestFriendPayloadResolvers<ContextType>;
  RequestFriendError?: RequestFriendErrorResolvers<ContextType>;
  AcceptFriendRequestPayload?: AcceptFriendRequestPayloadResolvers<ContextType>;
  AnswerFriendRequestError?: AnswerFriendRequestErrorResolvers<ContextType>;
  DeclineFriendRequestPayload?: DeclineFriendRequestPayloadResolvers<ContextType>;
  UnfriendPayload?: UnfriendPayloadResolvers<ContextType>;
  UnfriendError?: UnfriendErrorResolvers<ContextType>;
  CancelFriendRequestPayload?: CancelFriendRequestPayloadResolvers<ContextType>;
  CancelFriendRequestError?: CancelFriendRequestErrorResolvers<ContextType>;
  BlockUserPayload?: BlockUserPayloadResolvers<ContextType>;
  BlockUserError?: BlockUserErrorResolvers<ContextType>;
  UnblockUserPayload?: UnblockUserPayloadResolvers<ContextType>;
  UnblockUserError?: UnblockUserErrorResolvers<ContextType>;
  DismissSuggestionPayload?: DismissSuggestionPayloadResolvers<ContextType>;
  DismissSuggestionError?: DismissSuggestionErrorResolvers<ContextType>;
  CreatePostPayload?: CreatePostPayloadResolvers<ContextType>;
  CreatePostError?: CreatePostErrorResolvers<ContextType>;
  DeletePostPayload?: DeletePostPayloadResolvers<ContextType>;
  DeletePostError?: DeletePostErrorResolvers<ContextType>;
  PostReactionError?: PostReactionErrorResolvers<ContextType>;
  LikePostPayload?: LikePostPayloadResolvers<ContextType>;
  UnlikePostPayload?: UnlikePostPayloadResolvers<ContextType>;
  FavouritePostPayload?: FavouritePostPayloadResolvers<ContextType>;
  UnfavouritePostPayload?: UnfavouritePostPayloadResolvers<ContextType>;
  CommentOnPostPayload?: CommentOnPostPayloadResolvers<ContextType>;
  CommentOnPostError?: CommentOnPostErrorResolvers<ContextType>;
  DeleteCommentPayload?: DeleteCommentPayloadResolvers<ContextType>;
  DeleteCommentError?: DeleteCommentErrorResolvers<ContextType>;
  CreateLifeAccountPayload?: CreateLifeAccountPayloadResolvers<ContextType>;
  CreateLifeAccountError?: CreateLifeAccountErrorResolvers<ContextType>;
  UpdateLifeAccountPayload?: UpdateLifeAccountPayloadResolvers<ContextType>;
  UpdateLifeAccountError?: UpdateLifeAccountErrorResolvers<ContextType>;
  DeleteLifeAccountPayload?: DeleteLifeAccountPayloadResolvers<ContextType>;
  DeleteLifeAccountError?: DeleteLifeAccountErrorResolvers<ContextType>;
  SetLifeAccountKindPayload?: SetLifeAccountKindPayloadResolvers<ContextType>;
  SetLifeAccountKindError?: SetLifeAccountKindErrorResolvers<ContextType>;
  FollowAccountPayload?: FollowAccountPayloadResolvers<ContextType>;
  FollowAccountError?: FollowAccountErrorResolvers<ContextType>;
  UnfollowAccountPayload?: UnfollowAccountPayloadResolvers<ContextType>;
  UnfollowAccountError?: UnfollowAccountErrorResolvers<ContextType>;
  PublishPostPayload?: PublishPostPayloadResolvers<ContextType>;
  PublishPostError?: PublishPostErrorResolvers<ContextType>;
  RecordPostViewsPayload?: RecordPostViewsPayloadResolvers<ContextType>;
  RecordPostViewsError?: RecordPostViewsErrorResolvers<ContextType>;
};

