// Generated from the SDL by `npm run generate`: change schema/*.graphql instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Person } from '../people/model.ts';
import type { SignedIn } from '../sessions/session-service.ts';
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
  /** Whoever is asking: the way into everything about "me". Null without a valid access token. */
  viewer?: Maybe<User>;
  /** One person by global id. Null when nobody has it. */
  user?: Maybe<User>;
  /** One person by handle, in any letter case. Null when nobody has it. */
  userByHandle?: Maybe<User>;
  /** The cities that a profile may name. */
  cities: Array<City>;
  /** The interests that a profile may name, by category. */
  interestCategories: Array<InterestCategory>;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUserByHandleArgs = {
  handle: Scalars['String']['input'];
};


export type QueryCitiesArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Opens an account and signs in on this device. */
  signUp?: Maybe<SignUpPayload>;
  /** Signs in on this device. Who has no such handle and whose password is wrong is not told apart. */
  signIn?: Maybe<SignInPayload>;
  /**
   * Gives the next access token and the next refresh token for a refresh token, which is good once: shown again, it ends the
   * session, since then two have it. Send one at a time, and keep the new one before using it.
   */
  refreshSession?: Maybe<RefreshSessionPayload>;
  /** Signs the viewer out, here or everywhere. Access tokens that are out stay good until they expire, 15 minutes at most. */
  signOut?: Maybe<SignOutPayload>;
  /** Changes the viewer's password and signs out all other devices. */
  changePassword?: Maybe<ChangePasswordPayload>;
  /** Changes what the viewer says about themselves, and who may see it. What is not named stays as it is. */
  updateProfile?: Maybe<UpdateProfilePayload>;
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


export type MutationSignOutArgs = {
  input: SignOutInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};

/** A person. What a person does in other domains hangs off this type. */
export type User = {
  __typename?: 'User';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** The unique name that a person chose for links and search: 3 to 30 of a-z, 0-9, - and _. */
  handle?: Maybe<Scalars['String']['output']>;
  /** The name shown to other people. Null when it is hidden from the viewer. */
  displayName?: Maybe<Scalars['String']['output']>;
  /** Where the person's picture is: an https URL. Null when there is none, or it is hidden from the viewer. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** The city that the person lives in, by its Chinese name. Null when it is not said, or is hidden from the viewer. */
  city?: Maybe<Scalars['String']['output']>;
  /** What the person says about themselves. Null when it is nothing, or is hidden from the viewer. */
  bio?: Maybe<Scalars['String']['output']>;
  /** What the person is interested in, at most 20 entries, in the person's own order. Null when hidden from the viewer. */
  interests?: Maybe<Array<Scalars['String']['output']>>;
  /** Who may see what of the profile. Null on anybody but the viewer. */
  profileVisibility?: Maybe<ProfileVisibility>;
  /** When the account was opened. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a device that is signed in holds. */
export type Session = {
  __typename?: 'Session';
  /** Goes with each request, in the header `authorization: Bearer …`. */
  accessToken: Scalars['String']['output'];
  /** When the access token is no good any more: 15 minutes after it was made. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Gets the next two tokens by `refreshSession`, once. Keep it where other programs cannot read it. */
  refreshToken: Scalars['String']['output'];
  /** When the device is signed out, unless the session is refreshed before: 30 days, and a year after signing in at most. */
  refreshTokenExpiresAt: Scalars['DateTime']['output'];
  /** Who is signed in. */
  user?: Maybe<User>;
};

/** An outcome that the client has to show or handle: data, not a failure of the request. */
export type UserError = {
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** What `signUp` needs. */
export type SignUpInput = {
  /** Unique: 3 to 30 of a-z, 0-9, - and _, a letter or digit first. Upper case is taken for lower case. */
  handle: Scalars['String']['input'];
  /** The name shown to other people: 1 to 40 characters, of any script. */
  displayName: Scalars['String']['input'];
  /** 8 to 128 characters, of any script. */
  password: Scalars['String']['input'];
};

/** What came of `signUp`. */
export type SignUpPayload = {
  __typename?: 'SignUpPayload';
  /** The session of this device. Null when nothing was done. */
  session?: Maybe<Session>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `signUp` did nothing. */
export type SignUpError = UserError & {
  __typename?: 'SignUpError';
  /** What to branch on. */
  code: SignUpErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `signUp` does nothing, in order of precedence. */
export type SignUpErrorCode =
  /** The handle is not 3 to 30 of a-z, 0-9, - and _. */
  | 'INVALID_HANDLE'
  /** The name is empty or has more than 40 characters. */
  | 'INVALID_DISPLAY_NAME'
  /** The password has fewer than 8 characters. */
  | 'PASSWORD_TOO_SHORT'
  /** The password has more than 128 characters. */
  | 'PASSWORD_TOO_LONG'
  /** Too many attempts came from here within 15 minutes. */
  | 'TOO_MANY_ATTEMPTS'
  /** Somebody has this handle. */
  | 'HANDLE_TAKEN';

/** What `signIn` needs. */
export type SignInInput = {
  /** The handle, in any letter case. */
  handle: Scalars['String']['input'];
  /** The password. */
  password: Scalars['String']['input'];
};

/** What came of `signIn`. */
export type SignInPayload = {
  __typename?: 'SignInPayload';
  /** The session of this device. Null when nothing was done. */
  session?: Maybe<Session>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `signIn` did nothing. */
export type SignInError = UserError & {
  __typename?: 'SignInError';
  /** What to branch on. */
  code: SignInErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `signIn` does nothing, in order of precedence. */
export type SignInErrorCode =
  /** Too many attempts came from here within 15 minutes. */
  | 'TOO_MANY_ATTEMPTS'
  /** Nobody has this handle, or the password is another one. */
  | 'WRONG_CREDENTIALS';

/** What `refreshSession` needs. */
export type RefreshSessionInput = {
  /** The refresh token that came last. */
  refreshToken: Scalars['String']['input'];
};

/** What came of `refreshSession`. */
export type RefreshSessionPayload = {
  __typename?: 'RefreshSessionPayload';
  /** The session of this device. Null when nothing was done. */
  session?: Maybe<Session>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `refreshSession` did nothing. */
export type RefreshSessionError = UserError & {
  __typename?: 'RefreshSessionError';
  /** What to branch on. */
  code: RefreshSessionErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `refreshSession` does nothing, in order of precedence. */
export type RefreshSessionErrorCode =
  /** The session was signed out, has expired, or ended because the token was shown before. */
  | 'SESSION_ENDED';

/** What `signOut` needs. */
export type SignOutInput = {
  /** Whether to sign out on all devices, and not only on this one. */
  everywhere: Scalars['Boolean']['input'];
};

/** What came of `signOut`. */
export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** How many sessions ended. Null when nothing was done. */
  endedSessionCount?: Maybe<Scalars['Int']['output']>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `signOut` did nothing. */
export type SignOutError = UserError & {
  __typename?: 'SignOutError';
  /** What to branch on. */
  code: SignOutErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `signOut` does nothing, in order of precedence. */
export type SignOutErrorCode =
  /** The access token was not made by signing in, so there is no device to sign out. */
  | 'NO_SESSION';

/** What `changePassword` needs. */
export type ChangePasswordInput = {
  /** The password up to now. */
  currentPassword: Scalars['String']['input'];
  /** The password from now on: 8 to 128 characters. */
  newPassword: Scalars['String']['input'];
};

/** What came of `changePassword`. */
export type ChangePasswordPayload = {
  __typename?: 'ChangePasswordPayload';
  /** How many other sessions ended. Null when nothing was done. */
  endedSessionCount?: Maybe<Scalars['Int']['output']>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `changePassword` did nothing. */
export type ChangePasswordError = UserError & {
  __typename?: 'ChangePasswordError';
  /** What to branch on. */
  code: ChangePasswordErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `changePassword` does nothing, in order of precedence. */
export type ChangePasswordErrorCode =
  /** The password has fewer than 8 characters. */
  | 'PASSWORD_TOO_SHORT'
  /** The password has more than 128 characters. */
  | 'PASSWORD_TOO_LONG'
  /** Too many attempts came from here within 15 minutes. */
  | 'TOO_MANY_ATTEMPTS'
  /** The current password is another one. */
  | 'WRONG_PASSWORD';

/** A city that people live in. */
export type City = {
  __typename?: 'City';
  /** The Chinese name, unique: what `User.city` shows. */
  name: Scalars['String']['output'];
  /** The name in Latin letters: several cities may have the same. */
  latinName: Scalars['String']['output'];
  /** The Chinese name of the province or municipality. */
  province: Scalars['String']['output'];
};

/** Interests of one kind. */
export type InterestCategory = {
  __typename?: 'InterestCategory';
  /** The Chinese name. */
  name: Scalars['String']['output'];
  /** The English name. */
  englishName: Scalars['String']['output'];
  /** What belongs to it. */
  interests: Array<Interest>;
};

/** Something to be interested in. */
export type Interest = {
  __typename?: 'Interest';
  /** The Chinese name, unique: what `User.interests` shows. */
  name: Scalars['String']['output'];
  /** The English name. */
  englishName: Scalars['String']['output'];
};

/** Who may see something of a profile, besides the person. */
export type Visibility =
  /** Everybody, signed in or not. */
  | 'EVERYBODY'
  /** The person's friends. */
  | 'FRIENDS'
  /** Nobody. */
  | 'NOBODY';

/** Who may see what of a profile. */
export type ProfileVisibility = {
  __typename?: 'ProfileVisibility';
  /** The name. Who hides it is known by the handle. */
  displayName: Visibility;
  /** The picture. */
  avatarUrl: Visibility;
  /** What the person says about themselves. */
  bio: Visibility;
  /** The city. */
  city: Visibility;
  /** The interests. */
  interests: Visibility;
};

/** Changes of who may see what of a profile. What is not named stays as it is. */
export type ProfileVisibilityInput = {
  /** The name. Who hides it is known by the handle. */
  displayName?: InputMaybe<Visibility>;
  /** The picture. */
  avatarUrl?: InputMaybe<Visibility>;
  /** What the person says about themselves. */
  bio?: InputMaybe<Visibility>;
  /** The city. */
  city?: InputMaybe<Visibility>;
  /** The interests. */
  interests?: InputMaybe<Visibility>;
};

/** What `updateProfile` needs. */
export type UpdateProfileInput = {
  /** The new name: 1 to 40 characters, of any script. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** Where the new picture is: an https URL of at most 500 characters. Null takes the picture away. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters. Null takes it away. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** The Chinese name of one of `cities`. Null takes it away. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Chinese names of `interestCategories.interests`: at most 20, in the order in which they are to be shown. */
  interests?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Who may see what. */
  visibility?: InputMaybe<ProfileVisibilityInput>;
};

/** What came of `updateProfile`. */
export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  /** The viewer, after the change. Null when nothing was done. */
  user?: Maybe<User>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `updateProfile` did nothing. */
export type UpdateProfileError = UserError & {
  __typename?: 'UpdateProfileError';
  /** What to branch on. */
  code: UpdateProfileErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `updateProfile` does nothing, in order of precedence. */
export type UpdateProfileErrorCode =
  /** The name is empty, has more than 40 characters, or some that cannot be seen. */
  | 'INVALID_DISPLAY_NAME'
  /** The picture is not at an https URL of at most 500 characters. */
  | 'INVALID_AVATAR_URL'
  /** The text has more than 200 characters, or some that cannot be seen. */
  | 'INVALID_BIO'
  /** The table of cities does not have this one. */
  | 'UNKNOWN_CITY'
  /** There are more than 20 interests. */
  | 'TOO_MANY_INTERESTS'
  /** The taxonomy does not have one of the interests. */
  | 'UNKNOWN_INTEREST'
  /** The viewer's account is gone. */
  | 'PERSON_NOT_FOUND';



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
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( SignUpError )
    | ( SignInError )
    | ( RefreshSessionError )
    | ( SignOutError )
    | ( ChangePasswordError )
    | ( UpdateProfileError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<Person>;
  Session: ResolverTypeWrapper<SignedIn>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  SignUpInput: SignUpInput;
  SignUpPayload: ResolverTypeWrapper<Omit<SignUpPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['Session']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SignUpError: ResolverTypeWrapper<SignUpError>;
  SignUpErrorCode: SignUpErrorCode;
  SignInInput: SignInInput;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['Session']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SignInError: ResolverTypeWrapper<SignInError>;
  SignInErrorCode: SignInErrorCode;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<Omit<RefreshSessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversTypes['Session']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RefreshSessionError: ResolverTypeWrapper<RefreshSessionError>;
  RefreshSessionErrorCode: RefreshSessionErrorCode;
  SignOutInput: SignOutInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  SignOutPayload: ResolverTypeWrapper<Omit<SignOutPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  SignOutError: ResolverTypeWrapper<SignOutError>;
  SignOutErrorCode: SignOutErrorCode;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: ResolverTypeWrapper<Omit<ChangePasswordPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  ChangePasswordError: ResolverTypeWrapper<ChangePasswordError>;
  ChangePasswordErrorCode: ChangePasswordErrorCode;
  City: ResolverTypeWrapper<City>;
  InterestCategory: ResolverTypeWrapper<InterestCategory>;
  Interest: ResolverTypeWrapper<Interest>;
  Visibility: Visibility;
  ProfileVisibility: ResolverTypeWrapper<ProfileVisibility>;
  ProfileVisibilityInput: ProfileVisibilityInput;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateProfileError: ResolverTypeWrapper<UpdateProfileError>;
  UpdateProfileErrorCode: UpdateProfileErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Mutation: Record<PropertyKey, never>;
  User: Person;
  Session: SignedIn;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  SignUpInput: SignUpInput;
  SignUpPayload: Omit<SignUpPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['Session']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SignUpError: SignUpError;
  SignInInput: SignInInput;
  SignInPayload: Omit<SignInPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['Session']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SignInError: SignInError;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: Omit<RefreshSessionPayload, 'session' | 'userErrors'> & { session?: Maybe<ResolversParentTypes['Session']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RefreshSessionError: RefreshSessionError;
  SignOutInput: SignOutInput;
  Boolean: Scalars['Boolean']['output'];
  SignOutPayload: Omit<SignOutPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  SignOutError: SignOutError;
  ChangePasswordInput: ChangePasswordInput;
  ChangePasswordPayload: Omit<ChangePasswordPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  ChangePasswordError: ChangePasswordError;
  City: City;
  InterestCategory: InterestCategory;
  Interest: Interest;
  ProfileVisibility: ProfileVisibility;
  ProfileVisibilityInput: ProfileVisibilityInput;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateProfileError: UpdateProfileError;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  userByHandle?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserByHandleArgs, 'handle'>>;
  cities?: Resolver<Array<ResolversTypes['City']>, ParentType, ContextType, RequireFields<QueryCitiesArgs, 'search' | 'first'>>;
  interestCategories?: Resolver<Array<ResolversTypes['InterestCategory']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  signUp?: Resolver<Maybe<ResolversTypes['SignUpPayload']>, ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  signIn?: Resolver<Maybe<ResolversTypes['SignInPayload']>, ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  refreshSession?: Resolver<Maybe<ResolversTypes['RefreshSessionPayload']>, ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  signOut?: Resolver<Maybe<ResolversTypes['SignOutPayload']>, ParentType, ContextType, RequireFields<MutationSignOutArgs, 'input'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['ChangePasswordPayload']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  updateProfile?: Resolver<Maybe<ResolversTypes['UpdateProfilePayload']>, ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  handle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  interests?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  profileVisibility?: Resolver<Maybe<ResolversTypes['ProfileVisibility']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refreshTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'SignUpError' | 'SignInError' | 'RefreshSessionError' | 'SignOutError' | 'ChangePasswordError' | 'UpdateProfileError', ParentType, ContextType>;
};

export type SignUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpPayload'] = ResolversParentTypes['SignUpPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignUpErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpError'] = ResolversParentTypes['SignUpError']> = {
  code?: Resolver<ResolversTypes['SignUpErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignInErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInError'] = ResolversParentTypes['SignInError']> = {
  code?: Resolver<ResolversTypes['SignInErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefreshSessionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionError'] = ResolversParentTypes['RefreshSessionError']> = {
  code?: Resolver<ResolversTypes['RefreshSessionErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  endedSessionCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignOutErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutError'] = ResolversParentTypes['SignOutError']> = {
  code?: Resolver<ResolversTypes['SignOutErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChangePasswordPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordPayload'] = ResolversParentTypes['ChangePasswordPayload']> = {
  endedSessionCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangePasswordErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangePasswordError'] = ResolversParentTypes['ChangePasswordError']> = {
  code?: Resolver<ResolversTypes['ChangePasswordErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['City'] = ResolversParentTypes['City']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  latinName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  province?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InterestCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InterestCategory'] = ResolversParentTypes['InterestCategory']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  englishName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  interests?: Resolver<Array<ResolversTypes['Interest']>, ParentType, ContextType>;
};

export type InterestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Interest'] = ResolversParentTypes['Interest']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  englishName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProfileVisibilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfileVisibility'] = ResolversParentTypes['ProfileVisibility']> = {
  displayName?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  avatarUrl?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  bio?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  city?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
  interests?: Resolver<ResolversTypes['Visibility'], ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateProfileErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfileError'] = ResolversParentTypes['UpdateProfileError']> = {
  code?: Resolver<ResolversTypes['UpdateProfileErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  SignUpError?: SignUpErrorResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignInError?: SignInErrorResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RefreshSessionError?: RefreshSessionErrorResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignOutError?: SignOutErrorResolvers<ContextType>;
  ChangePasswordPayload?: ChangePasswordPayloadResolvers<ContextType>;
  ChangePasswordError?: ChangePasswordErrorResolvers<ContextType>;
  City?: CityResolvers<ContextType>;
  InterestCategory?: InterestCategoryResolvers<ContextType>;
  Interest?: InterestResolvers<ContextType>;
  ProfileVisibility?: ProfileVisibilityResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  UpdateProfileError?: UpdateProfileErrorResolvers<ContextType>;
};

