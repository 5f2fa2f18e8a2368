// Generated from the SDL by `npm run generate`: change schema/*.graphql instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '@kith/kit/global-id.ts';
import type { Group as StoredGroup } from '../groups/model.ts';
import type { Membership } from '../memberships/model.ts';
import type { Reason } from '../mates/model.ts';
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
  _FieldSet: { input: unknown; output: unknown; }
};

export type Query = {
  __typename?: 'Query';
  /** One group by global id. Null when there is none. */
  group?: Maybe<Group>;
  /** Groups around an interest or in a city, the largest first. */
  groups?: Maybe<GroupConnection>;
};


export type QueryGroupArgs = {
  id: Scalars['ID']['input'];
};


export type QueryGroupsArgs = {
  interest?: InputMaybe<Scalars['String']['input']>;
  city?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Makes the viewer a member of an open group. Joining twice is joining once. */
  joinGroup?: Maybe<JoinGroupPayload>;
  /** Ends the viewer's membership. */
  leaveGroup?: Maybe<LeaveGroupPayload>;
};


export type MutationJoinGroupArgs = {
  input: JoinGroupInput;
};


export type MutationLeaveGroupArgs = {
  input: LeaveGroupInput;
};

/** A community around an interest. */
export type Group = {
  __typename?: 'Group';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What the group is called. */
  name?: Maybe<Scalars['String']['output']>;
  /** What it is about, in a sentence or two. */
  description?: Maybe<Scalars['String']['output']>;
  /** The interest that its members share. */
  interest?: Maybe<Scalars['String']['output']>;
  /** The city it lives in. Null for a group of no city. */
  city?: Maybe<Scalars['String']['output']>;
  /** When it was founded. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many members it has. */
  memberCount?: Maybe<Scalars['Int']['output']>;
  /** Whether the viewer is a member. Null without a viewer. */
  viewerIsMember?: Maybe<Scalars['Boolean']['output']>;
  /** Its members, the longest-standing first, without those whom a block hides from the viewer. */
  members?: Maybe<GroupMemberConnection>;
};


/** A community around an interest. */
export type GroupMembersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A person, as the groups know them. */
export type User = {
  __typename?: 'User';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** The groups that the person is a member of, the last joined first. Null where a block stands between the two. */
  groups?: Maybe<UserGroupConnection>;
  /**
   * People who are in groups with this person, those first with whom most is shared, at most 100. Found among the last 50 who
   * joined each of the last 20 groups. For other subgraphs. Null on anybody but the viewer.
   */
  groupMates?: Maybe<Array<GroupMate>>;
  /** What groups holds of the person, page by page. For users, which puts a copy together. Null on anybody but the viewer. */
  groupsData?: Maybe<HeldDataPage>;
};


/** A person, as the groups know them. */
export type UserGroupsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as the groups know them. */
export type UserGroupsDataArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
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

/** Somebody who is in groups with the viewer. */
export type GroupMate = {
  __typename?: 'GroupMate';
  /** The person. */
  userId: Scalars['ID']['output'];
  /** How much they share: each group counts, and counts the more the fewer members it has. */
  strength: Scalars['Float']['output'];
};

/** One person's place in one group. For other subgraphs, which find none where the person is no member. */
export type GroupMembership = {
  __typename?: 'GroupMembership';
  /** `<group>:<person>`, of their global ids. */
  id: Scalars['ID']['output'];
  /** What the member may do in the group. */
  role: GroupRole;
  /** Since when: another instant for whoever has left and come back. */
  joinedAt: Scalars['DateTime']['output'];
};

/** Why somebody is suggested to the viewer. */
export type SuggestionReason = {
  __typename?: 'SuggestionReason';
  /** Whom it speaks for. */
  personId: Scalars['ID']['output'];
  /** Up to three groups that both are members of, those first that the viewer joined last. */
  sharedGroups?: Maybe<Array<Group>>;
};

/** A page of groups. */
export type GroupConnection = {
  __typename?: 'GroupConnection';
  /** The groups with their places in the list. */
  edges: Array<GroupEdge>;
  /** The groups alone. */
  nodes: Array<Group>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One group in a list. */
export type GroupEdge = {
  __typename?: 'GroupEdge';
  /** The group. */
  node: Group;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A page of the groups of a person. */
export type UserGroupConnection = {
  __typename?: 'UserGroupConnection';
  /** The groups with what is known of each membership. */
  edges: Array<UserGroupEdge>;
  /** The groups alone. */
  nodes: Array<Group>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One membership, seen from the person. */
export type UserGroupEdge = {
  __typename?: 'UserGroupEdge';
  /** The group. */
  node: Group;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** Since when the person is a member. */
  joinedAt: Scalars['DateTime']['output'];
  /** What the person may do in the group. */
  role: GroupRole;
};

/** A page of the members of a group. */
export type GroupMemberConnection = {
  __typename?: 'GroupMemberConnection';
  /** The members with what is known of each membership. */
  edges: Array<GroupMemberEdge>;
  /** The members alone. */
  nodes: Array<User>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One membership, seen from the group. */
export type GroupMemberEdge = {
  __typename?: 'GroupMemberEdge';
  /** The member. */
  node: User;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
  /** Since when the person is a member. */
  joinedAt: Scalars['DateTime']['output'];
  /** What the member may do in the group. */
  role: GroupRole;
};

/** What a member may do in a group. */
export type GroupRole =
  /** Founded the group. */
  | 'OWNER'
  /** Takes part. */
  | 'MEMBER';

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

/** What `joinGroup` needs. */
export type JoinGroupInput = {
  /** Which group. */
  groupId: Scalars['ID']['input'];
};

/** What came of `joinGroup`. */
export type JoinGroupPayload = {
  __typename?: 'JoinGroupPayload';
  /** The group, with the viewer in it. */
  group?: Maybe<Group>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why somebody did not join. */
export type JoinGroupErrorCode =
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND';

/** Why somebody did not join, with the field it is about. */
export type JoinGroupError = UserError & {
  __typename?: 'JoinGroupError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: JoinGroupErrorCode;
};

/** What `leaveGroup` needs. */
export type LeaveGroupInput = {
  /** Which group. */
  groupId: Scalars['ID']['input'];
};

/** What came of `leaveGroup`. */
export type LeaveGroupPayload = {
  __typename?: 'LeaveGroupPayload';
  /** The group, without the viewer. */
  group?: Maybe<Group>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why somebody did not leave. */
export type LeaveGroupErrorCode =
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND'
  /** The viewer is not a member. */
  | 'NOT_A_MEMBER'
  /** An owner cannot leave the group behind. */
  | 'OWNER';

/** Why somebody did not leave, with the field it is about. */
export type LeaveGroupError = UserError & {
  __typename?: 'LeaveGroupError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: LeaveGroupErrorCode;
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
  Group: Group;
  User: User;
  GroupMembership: GroupMembership;
  SuggestionReason: SuggestionReason;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Group:
    ( { __typename: 'Group' }
    & GraphQLRecursivePick<FederationTypes['Group'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  GroupMembership:
    ( { __typename: 'GroupMembership' }
    & GraphQLRecursivePick<FederationTypes['GroupMembership'], {"id":true}> );
  SuggestionReason:
    ( { __typename: 'SuggestionReason' }
    & GraphQLRecursivePick<FederationTypes['SuggestionReason'], {"personId":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( JoinGroupError )
    | ( LeaveGroupError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Group: ResolverTypeWrapper<StoredGroup>;
  User: ResolverTypeWrapper<EntityRef>;
  HeldDataPage: ResolverTypeWrapper<HeldDataPage>;
  GroupMate: ResolverTypeWrapper<GroupMate>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GroupMembership: ResolverTypeWrapper<Membership>;
  SuggestionReason: ResolverTypeWrapper<Reason>;
  GroupConnection: ResolverTypeWrapper<Omit<GroupConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['GroupEdge']>, nodes: Array<ResolversTypes['Group']> }>;
  GroupEdge: ResolverTypeWrapper<Omit<GroupEdge, 'node'> & { node: ResolversTypes['Group'] }>;
  UserGroupConnection: ResolverTypeWrapper<Omit<UserGroupConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UserGroupEdge']>, nodes: Array<ResolversTypes['Group']> }>;
  UserGroupEdge: ResolverTypeWrapper<Omit<UserGroupEdge, 'node'> & { node: ResolversTypes['Group'] }>;
  GroupMemberConnection: ResolverTypeWrapper<Omit<GroupMemberConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['GroupMemberEdge']>, nodes: Array<ResolversTypes['User']> }>;
  GroupMemberEdge: ResolverTypeWrapper<Omit<GroupMemberEdge, 'node'> & { node: ResolversTypes['User'] }>;
  GroupRole: GroupRole;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  JoinGroupInput: JoinGroupInput;
  JoinGroupPayload: ResolverTypeWrapper<Omit<JoinGroupPayload, 'group' | 'userErrors'> & { group?: Maybe<ResolversTypes['Group']>, userErrors: Array<ResolversTypes['UserError']> }>;
  JoinGroupErrorCode: JoinGroupErrorCode;
  JoinGroupError: ResolverTypeWrapper<JoinGroupError>;
  LeaveGroupInput: LeaveGroupInput;
  LeaveGroupPayload: ResolverTypeWrapper<Omit<LeaveGroupPayload, 'group' | 'userErrors'> & { group?: Maybe<ResolversTypes['Group']>, userErrors: Array<ResolversTypes['UserError']> }>;
  LeaveGroupErrorCode: LeaveGroupErrorCode;
  LeaveGroupError: ResolverTypeWrapper<LeaveGroupError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Mutation: Record<PropertyKey, never>;
  Group: StoredGroup;
  User: EntityRef;
  HeldDataPage: HeldDataPage;
  GroupMate: GroupMate;
  Float: Scalars['Float']['output'];
  GroupMembership: Membership;
  SuggestionReason: Reason;
  GroupConnection: Omit<GroupConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['GroupEdge']>, nodes: Array<ResolversParentTypes['Group']> };
  GroupEdge: Omit<GroupEdge, 'node'> & { node: ResolversParentTypes['Group'] };
  UserGroupConnection: Omit<UserGroupConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UserGroupEdge']>, nodes: Array<ResolversParentTypes['Group']> };
  UserGroupEdge: Omit<UserGroupEdge, 'node'> & { node: ResolversParentTypes['Group'] };
  GroupMemberConnection: Omit<GroupMemberConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['GroupMemberEdge']>, nodes: Array<ResolversParentTypes['User']> };
  GroupMemberEdge: Omit<GroupMemberEdge, 'node'> & { node: ResolversParentTypes['User'] };
  PageInfo: PageInfo;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  JoinGroupInput: JoinGroupInput;
  JoinGroupPayload: Omit<JoinGroupPayload, 'group' | 'userErrors'> & { group?: Maybe<ResolversParentTypes['Group']>, userErrors: Array<ResolversParentTypes['UserError']> };
  JoinGroupError: JoinGroupError;
  LeaveGroupInput: LeaveGroupInput;
  LeaveGroupPayload: Omit<LeaveGroupPayload, 'group' | 'userErrors'> & { group?: Maybe<ResolversParentTypes['Group']>, userErrors: Array<ResolversParentTypes['UserError']> };
  LeaveGroupError: LeaveGroupError;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type CacheControlDirectiveArgs = {
  maxAge?: Maybe<Scalars['Int']['input']>;
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType, RequireFields<QueryGroupArgs, 'id'>>;
  groups?: Resolver<Maybe<ResolversTypes['GroupConnection']>, ParentType, ContextType, RequireFields<QueryGroupsArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  joinGroup?: Resolver<Maybe<ResolversTypes['JoinGroupPayload']>, ParentType, ContextType, RequireFields<MutationJoinGroupArgs, 'input'>>;
  leaveGroup?: Resolver<Maybe<ResolversTypes['LeaveGroupPayload']>, ParentType, ContextType, RequireFields<MutationLeaveGroupArgs, 'input'>>;
};

export type GroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Group'] = ResolversParentTypes['Group'], FederationReferenceType extends FederationReferenceTypes['Group'] = FederationReferenceTypes['Group']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Group']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  interest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  memberCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  viewerIsMember?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  members?: Resolver<Maybe<ResolversTypes['GroupMemberConnection']>, ParentType, ContextType, RequireFields<GroupMembersArgs, 'first'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  groups?: Resolver<Maybe<ResolversTypes['UserGroupConnection']>, ParentType, ContextType, RequireFields<UserGroupsArgs, 'first'>>;
  groupMates?: Resolver<Maybe<Array<ResolversTypes['GroupMate']>>, ParentType, ContextType>;
  groupsData?: Resolver<Maybe<ResolversTypes['HeldDataPage']>, ParentType, ContextType, Partial<UserGroupsDataArgs>>;
};

export type HeldDataPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldDataPage'] = ResolversParentTypes['HeldDataPage']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GroupMateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupMate'] = ResolversParentTypes['GroupMate']> = {
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type GroupMembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupMembership'] = ResolversParentTypes['GroupMembership'], FederationReferenceType extends FederationReferenceTypes['GroupMembership'] = FederationReferenceTypes['GroupMembership']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['GroupMembership']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['GroupRole'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SuggestionReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuggestionReason'] = ResolversParentTypes['SuggestionReason'], FederationReferenceType extends FederationReferenceTypes['SuggestionReason'] = FederationReferenceTypes['SuggestionReason']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SuggestionReason']> | FederationReferenceType, FederationReferenceType, ContextType>;
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sharedGroups?: Resolver<Maybe<Array<ResolversTypes['Group']>>, ParentType, ContextType>;
};

export type GroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupConnection'] = ResolversParentTypes['GroupConnection']> = {
  edges?: Resolver<Array<ResolversTypes['GroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Group']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupEdge'] = ResolversParentTypes['GroupEdge']> = {
  node?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserGroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserGroupConnection'] = ResolversParentTypes['UserGroupConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserGroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Group']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserGroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserGroupEdge'] = ResolversParentTypes['UserGroupEdge']> = {
  node?: Resolver<ResolversTypes['Group'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['GroupRole'], ParentType, ContextType>;
};

export type GroupMemberConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupMemberConnection'] = ResolversParentTypes['GroupMemberConnection']> = {
  edges?: Resolver<Array<ResolversTypes['GroupMemberEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GroupMemberEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupMemberEdge'] = ResolversParentTypes['GroupMemberEdge']> = {
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['GroupRole'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'JoinGroupError' | 'LeaveGroupError', ParentType, ContextType>;
};

export type JoinGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinGroupPayload'] = ResolversParentTypes['JoinGroupPayload']> = {
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type JoinGroupErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinGroupError'] = ResolversParentTypes['JoinGroupError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['JoinGroupErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeaveGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveGroupPayload'] = ResolversParentTypes['LeaveGroupPayload']> = {
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeaveGroupErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveGroupError'] = ResolversParentTypes['LeaveGroupError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['LeaveGroupErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Group?: GroupResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  HeldDataPage?: HeldDataPageResolvers<ContextType>;
  GroupMate?: GroupMateResolvers<ContextType>;
  GroupMembership?: GroupMembershipResolvers<ContextType>;
  SuggestionReason?: SuggestionReasonResolvers<ContextType>;
  GroupConnection?: GroupConnectionResolvers<ContextType>;
  GroupEdge?: GroupEdgeResolvers<ContextType>;
  UserGroupConnection?: UserGroupConnectionResolvers<ContextType>;
  UserGroupEdge?: UserGroupEdgeResolvers<ContextType>;
  GroupMemberConnection?: GroupMemberConnectionResolvers<ContextType>;
  GroupMemberEdge?: GroupMemberEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  JoinGroupPayload?: JoinGroupPayloadResolvers<ContextType>;
  JoinGroupError?: JoinGroupErrorResolvers<ContextType>;
  LeaveGroupPayload?: LeaveGroupPayloadResolvers<ContextType>;
  LeaveGroupError?: LeaveGroupErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
