// Generated from the SDL by `npm run generate`: change schema/*.graphql instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Person } from '../people/model.ts';
import type { SignedIn } from '../sessions/session-service.ts';
import type { SupportAccount as StoredSupportAccount } from '../support/model.ts';
import type { DataExport as StoredDataExport } from '../exports/model.ts';
import type { Verification } from '../verifications/model.ts';
import type { Consent as StoredConsent } from '../consents/model.ts';
import type { Reason } from '../neighbours/model.ts';
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
  /** One person by global id. Null when nobody has it whom the viewer may see. */
  user?: Maybe<User>;
  /** One person by handle, in any letter case. Null when nobody has it whom the viewer may see. */
  userByHandle?: Maybe<User>;
  /**
   * People whose handle or name begins with a text: first by handle, then by name. A name that is not for everybody finds
   * nobody. A page may hold fewer than `first` where more follow: go by `hasNextPage`.
   */
  searchPeople?: Maybe<PeopleConnection>;
  /**
   * What the support desk needs to know of an account. Null when nobody has the handle. Who looked at whom, and when, is kept for
   * a year.
   */
  accountForSupport?: Maybe<SupportAccount>;
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


export type QuerySearchPeopleArgs = {
  text: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryAccountForSupportArgs = {
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
  /**
   * Asks whether the viewer has this name and identity number. The answer comes later, in `User.realNameVerification`; name and
   * number are handed to the provider and kept nowhere.
   */
  requestRealNameVerification?: Maybe<RequestRealNameVerificationPayload>;
  /**
   * Deletes the viewer's account: it is hidden from others and signed out everywhere at once, and erased after 30 days. Until
   * shortly before that the person may sign in and cancel it. What the ledger must keep is kept without a name.
   */
  deleteAccount?: Maybe<DeleteAccountPayload>;
  /**
   * Has a copy made of all that is held of the viewer, in every subgraph. It takes a while: `User.dataExports` tells when it can be
   * fetched.
   */
  exportMyData?: Maybe<ExportMyDataPayload>;
  /** Keeps the viewer's account after all, as it was. */
  cancelAccountDeletion?: Maybe<CancelAccountDeletionPayload>;
  /** Allows something, until a moment. What the viewer allowed for the same purpose and scope before ends with it. */
  grantConsent?: Maybe<GrantConsentPayload>;
  /** Takes back what the viewer allowed, at once. It stays in the history. */
  revokeConsent?: Maybe<RevokeConsentPayload>;
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


export type MutationRequestRealNameVerificationArgs = {
  input: RequestRealNameVerificationInput;
};


export type MutationDeleteAccountArgs = {
  input: DeleteAccountInput;
};


export type MutationExportMyDataArgs = {
  input: ExportMyDataInput;
};


export type MutationCancelAccountDeletionArgs = {
  input: CancelAccountDeletionInput;
};


export type MutationGrantConsentArgs = {
  input: GrantConsentInput;
};


export type MutationRevokeConsentArgs = {
  input: RevokeConsentInput;
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
  /** Whether the person's real name is verified. Null on anybody but the viewer, and when it was never asked for. */
  realNameVerification?: Maybe<RealNameVerification>;
  /** That the viewer's account is to be erased, and when. Null on anybody but the viewer, and when nobody asked for it. */
  deletion?: Maybe<AccountDeletion>;
  /** The copies that the person has asked for within 30 days, the newest first. Null on anybody but the viewer. */
  dataExports?: Maybe<Array<DataExport>>;
  /** Whether it is verified who the person is. For other subgraphs. Null on anybody but the viewer. */
  isRealNameVerified?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the person has asked to be gone. For other subgraphs, which find them no more. */
  isDeactivated: Scalars['Boolean']['output'];
  /** All that the person ever allowed, the newest first. Null on anybody but the viewer. */
  consents?: Maybe<ConsentConnection>;
  /** When the account was opened. Null when it is hidden from the viewer. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** How others list this person. For other subgraphs, which keep it beside what they list. */
  listing: Listing;
  /**
   * People of this person's city, the newest first, at most 100: those who show it to everybody and have consented to being
   * suggested. For other subgraphs. Null on anybody but the viewer.
   */
  neighbourIds?: Maybe<Array<Scalars['ID']['output']>>;
};


/** A person. What a person does in other domains hangs off this type. */
export type UserConsentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How others list a person: by what name, and where. */
export type Listing = {
  __typename?: 'Listing';
  /** Sorts people by name, byte by byte: by the handle, where the name is not for everybody. */
  nameKey: Scalars['String']['output'];
  /** The city, by its Chinese name, where friends may see it. */
  city?: Maybe<Scalars['String']['output']>;
  /** Grows with every change: an older one is none any more. */
  version: Scalars['Int']['output'];
};

/** Why somebody is suggested to the viewer. */
export type SuggestionReason = {
  __typename?: 'SuggestionReason';
  /** Whom it speaks for. */
  personId: Scalars['ID']['output'];
  /** The city that both live in, by its Chinese name. Null where it is not the same, or the viewer may not see the person's. */
  sharedCity?: Maybe<Scalars['String']['output']>;
};

/** How far a copy is. */
export type DataExportStatus =
  /** It is being made, or waits to be. */
  | 'PENDING'
  /** It is there. */
  | 'READY'
  /** It could not be made. It may be asked for again. */
  | 'FAILED';

/** In which form a copy is made. */
export type DataExportFormat =
  /** One JSON object, in UTF-8. */
  | 'JSON';

/** A copy of all that is held of a person. */
export type DataExport = {
  __typename?: 'DataExport';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** How far it is. */
  status: DataExportStatus;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** When it was there. Null as long as it is not. */
  readyAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when it can be fetched: for 7 days. Null as long as it is not there. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** How large its data is, in bytes. */
  sizeBytes: Scalars['Int']['output'];
  /**
   * Where it can be fetched, as a path at this gateway: for 15 minutes, by whoever has it. Ask for a new one then. Null unless it
   * is there.
   */
  downloadPath?: Maybe<Scalars['String']['output']>;
};

/** What `exportMyData` needs. */
export type ExportMyDataInput = {
  /** In which form. */
  format: DataExportFormat;
};

/** What came of `exportMyData`. */
export type ExportMyDataPayload = {
  __typename?: 'ExportMyDataPayload';
  /** The copy that is being made. Null when nothing was done. */
  dataExport?: Maybe<DataExport>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `exportMyData` did nothing. */
export type ExportMyDataError = UserError & {
  __typename?: 'ExportMyDataError';
  /** What to branch on. */
  code: ExportMyDataErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `exportMyData` does nothing, in order of precedence. */
export type ExportMyDataErrorCode =
  /** The viewer has asked 3 times within a day. */
  | 'TOO_MANY_EXPORTS'
  /** A copy is being made. */
  | 'ALREADY_PENDING';

/** That an account is to be erased. */
export type AccountDeletion = {
  __typename?: 'AccountDeletion';
  /** When the person asked for it: since then they are hidden from others. */
  requestedAt: Scalars['DateTime']['output'];
  /** When it is done. Signing in and cancelling is possible until 20 minutes before. */
  erasesAt: Scalars['DateTime']['output'];
};

/** What `deleteAccount` needs. */
export type DeleteAccountInput = {
  /** The viewer's password, once more. */
  password: Scalars['String']['input'];
};

/** What came of `deleteAccount`. */
export type DeleteAccountPayload = {
  __typename?: 'DeleteAccountPayload';
  /** When the account is erased. Asking again does not put it off. Null when nothing was done. */
  deletion?: Maybe<AccountDeletion>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `deleteAccount` did nothing. */
export type DeleteAccountError = UserError & {
  __typename?: 'DeleteAccountError';
  /** What to branch on. */
  code: DeleteAccountErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `deleteAccount` does nothing, in order of precedence. */
export type DeleteAccountErrorCode =
  /** Too many attempts came from here within 15 minutes. */
  | 'TOO_MANY_ATTEMPTS'
  /** The password is another one. */
  | 'WRONG_PASSWORD';

/** What `cancelAccountDeletion` needs. */
export type CancelAccountDeletionInput = {
  /** Whether all other devices are signed out: for somebody whose account another one tried to delete. */
  signsOutOthers: Scalars['Boolean']['input'];
};

/** What came of `cancelAccountDeletion`. */
export type CancelAccountDeletionPayload = {
  __typename?: 'CancelAccountDeletionPayload';
  /** The viewer, whom others see again. Null when nothing was done. */
  user?: Maybe<User>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `cancelAccountDeletion` did nothing. */
export type CancelAccountDeletionError = UserError & {
  __typename?: 'CancelAccountDeletionError';
  /** What to branch on. */
  code: CancelAccountDeletionErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `cancelAccountDeletion` does nothing, in order of precedence. */
export type CancelAccountDeletionErrorCode =
  /** Nobody has asked to delete the viewer's account, or it is too late. */
  | 'NOT_SCHEDULED';

/** Whether somebody can sign in to an account. */
export type SignInState =
  /** Whoever knows the password can. */
  | 'OPEN'
  /** Many tries failed within 15 minutes: each further one waits, 2 s at most. */
  | 'SLOWED'
  /** Nobody can: there is no password. */
  | 'NO_PASSWORD';

/** What the support desk is shown of an account: nothing of the profile, and nothing to sign in with. */
export type SupportAccount = {
  __typename?: 'SupportAccount';
  /** The person's global id. */
  id: Scalars['ID']['output'];
  /** The person's handle. */
  handle: Scalars['String']['output'];
  /** When the account was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** Whether somebody can sign in to it. */
  signIn: SignInState;
  /** When somebody signed in to it last. Null when nobody ever did. */
  lastSignInAt?: Maybe<Scalars['DateTime']['output']>;
  /** On how many devices the person is signed in: at most 20. */
  openSessionCount: Scalars['Int']['output'];
  /** Whether the person's real name is verified. Null when it was never asked for. */
  realNameStatus?: Maybe<RealNameStatus>;
  /** When the account is erased. Null when nobody asked for that. */
  erasesAt?: Maybe<Scalars['DateTime']['output']>;
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
  /** The viewer has changed name or city, or who sees them, 20 times within 15 minutes. */
  | 'TOO_MANY_CHANGES'
  /** The viewer's account is gone. */
  | 'PERSON_NOT_FOUND';

/** A page of people. */
export type PeopleConnection = {
  __typename?: 'PeopleConnection';
  /** The people with their places in the list. */
  edges: Array<PeopleEdge>;
  /** The people alone. */
  nodes: Array<User>;
  /** Whether there is more, and where. */
  pageInfo: PageInfo;
};

/** A person and their place in a list. */
export type PeopleEdge = {
  __typename?: 'PeopleEdge';
  /** The person. */
  node: User;
  /** Their place, for `after`. */
  cursor: Scalars['String']['output'];
};

/** What somebody may be asked to allow. */
export type ConsentPurpose =
  /** Raising one's credit line by the aggregated credit quality of one's friends. */
  | 'CREDIT_CIRCLE_EFFECT'
  /** Suggesting groups and buddies by what one likes, posts and joins. */
  | 'INTEREST_MINING'
  /** Showing one to people whom one may know. */
  | 'FRIEND_SUGGESTIONS'
  /** Finding friends by the numbers in one's phone. */
  | 'PHONE_CONTACTS'
  /** Telling one about campaigns and offers. */
  | 'MARKETING';

/** What a person allowed: for a purpose and a time. */
export type Consent = {
  __typename?: 'Consent';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What for. */
  purpose: ConsentPurpose;
  /** What exactly it is about, such as one campaign. Null: all that the purpose covers. */
  scope?: Maybe<Scalars['String']['output']>;
  /** From when on. */
  grantedAt: Scalars['DateTime']['output'];
  /** Until when, unless it is revoked. */
  expiresAt: Scalars['DateTime']['output'];
  /** When it was taken back, or replaced by a later one. Null when it was not. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it counts now: neither expired nor revoked. */
  isActive: Scalars['Boolean']['output'];
};

/** A page of the consents of a person. */
export type ConsentConnection = {
  __typename?: 'ConsentConnection';
  /** The consents with their places in the list. */
  edges: Array<ConsentEdge>;
  /** The consents alone. */
  nodes: Array<Consent>;
  /** Whether there is more, and where. */
  pageInfo: PageInfo;
};

/** A consent and its place in a list. */
export type ConsentEdge = {
  __typename?: 'ConsentEdge';
  /** The consent. */
  node: Consent;
  /** Its place, for `after`. */
  cursor: Scalars['String']['output'];
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

/** What `grantConsent` needs. */
export type GrantConsentInput = {
  /** What for. */
  purpose: ConsentPurpose;
  /** What exactly it is about: 1 to 100 characters. Null: all that the purpose covers. */
  scope?: InputMaybe<Scalars['String']['input']>;
  /** Until when: in the future, within two years. */
  expiresAt: Scalars['DateTime']['input'];
};

/** What came of `grantConsent`. */
export type GrantConsentPayload = {
  __typename?: 'GrantConsentPayload';
  /** The new consent. Null when nothing was done. */
  consent?: Maybe<Consent>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `grantConsent` did nothing. */
export type GrantConsentError = UserError & {
  __typename?: 'GrantConsentError';
  /** What to branch on. */
  code: GrantConsentErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `grantConsent` does nothing, in order of precedence. */
export type GrantConsentErrorCode =
  /** The scope is empty or has more than 100 characters. */
  | 'INVALID_SCOPE'
  /** The end is in the past, or more than 730 days away. */
  | 'INVALID_EXPIRY';

/** What `revokeConsent` needs. */
export type RevokeConsentInput = {
  /** What for. */
  purpose: ConsentPurpose;
  /** The scope with which it was granted. */
  scope?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `revokeConsent`. */
export type RevokeConsentPayload = {
  __typename?: 'RevokeConsentPayload';
  /** The consent that ended. Null when nothing was done. */
  consent?: Maybe<Consent>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `revokeConsent` did nothing. */
export type RevokeConsentError = UserError & {
  __typename?: 'RevokeConsentError';
  /** What to branch on. */
  code: RevokeConsentErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `revokeConsent` does nothing, in order of precedence. */
export type RevokeConsentErrorCode =
  /** There is no consent for this purpose and scope that is still good. */
  | 'NO_SUCH_CONSENT';

/** How far the verification of a real name is. */
export type RealNameStatus =
  /** The provider has not answered yet. */
  | 'PENDING'
  /** Name and number belong together. */
  | 'VERIFIED'
  /** They do not, or the number is none. It may be asked for again. */
  | 'REJECTED';

/** Whether a person's real name is verified. Name and number are not kept. */
export type RealNameVerification = {
  __typename?: 'RealNameVerification';
  /** How far it is. */
  status: RealNameStatus;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** When the provider answered. Null as long as it has not. */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What `requestRealNameVerification` needs. */
export type RequestRealNameVerificationInput = {
  /** The name as it stands on the identity card: 2 to 50 characters. */
  realName: Scalars['String']['input'];
  /** The number on the identity card: 18 characters. */
  identityNumber: Scalars['String']['input'];
};

/** What came of `requestRealNameVerification`. */
export type RequestRealNameVerificationPayload = {
  __typename?: 'RequestRealNameVerificationPayload';
  /** The request that now waits for its answer. Null when nothing was done. */
  verification?: Maybe<RealNameVerification>;
  /** Why nothing was done; empty when it was. */
  userErrors: Array<UserError>;
};

/** Why `requestRealNameVerification` did nothing. */
export type RequestRealNameVerificationError = UserError & {
  __typename?: 'RequestRealNameVerificationError';
  /** What to branch on. */
  code: RequestRealNameVerificationErrorCode;
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** The reasons for which `requestRealNameVerification` does nothing, in order of precedence. */
export type RequestRealNameVerificationErrorCode =
  /** The name does not have 2 to 50 characters. */
  | 'INVALID_REAL_NAME'
  /** The number does not have 18 characters. */
  | 'INVALID_IDENTITY_NUMBER'
  /** The viewer asked more than 5 times within 15 minutes. */
  | 'TOO_MANY_ATTEMPTS'
  /** The viewer's name is verified. */
  | 'ALREADY_VERIFIED'
  /** The viewer's last request has no answer yet. */
  | 'ALREADY_PENDING';



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
  SuggestionReason: SuggestionReason;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  SuggestionReason:
    ( { __typename: 'SuggestionReason' }
    & GraphQLRecursivePick<FederationTypes['SuggestionReason'], {"personId":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( ExportMyDataError )
    | ( DeleteAccountError )
    | ( CancelAccountDeletionError )
    | ( SignUpError )
    | ( SignInError )
    | ( RefreshSessionError )
    | ( SignOutError )
    | ( ChangePasswordError )
    | ( UpdateProfileError )
    | ( GrantConsentError )
    | ( RevokeConsentError )
    | ( RequestRealNameVerificationError )
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
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Listing: ResolverTypeWrapper<Listing>;
  SuggestionReason: ResolverTypeWrapper<Reason>;
  DataExportStatus: DataExportStatus;
  DataExportFormat: DataExportFormat;
  DataExport: ResolverTypeWrapper<StoredDataExport>;
  ExportMyDataInput: ExportMyDataInput;
  ExportMyDataPayload: ResolverTypeWrapper<Omit<ExportMyDataPayload, 'dataExport' | 'userErrors'> & { dataExport?: Maybe<ResolversTypes['DataExport']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ExportMyDataError: ResolverTypeWrapper<ExportMyDataError>;
  ExportMyDataErrorCode: ExportMyDataErrorCode;
  AccountDeletion: ResolverTypeWrapper<AccountDeletion>;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: ResolverTypeWrapper<Omit<DeleteAccountPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteAccountError: ResolverTypeWrapper<DeleteAccountError>;
  DeleteAccountErrorCode: DeleteAccountErrorCode;
  CancelAccountDeletionInput: CancelAccountDeletionInput;
  CancelAccountDeletionPayload: ResolverTypeWrapper<Omit<CancelAccountDeletionPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversTypes['User']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CancelAccountDeletionError: ResolverTypeWrapper<CancelAccountDeletionError>;
  CancelAccountDeletionErrorCode: CancelAccountDeletionErrorCode;
  SignInState: SignInState;
  SupportAccount: ResolverTypeWrapper<StoredSupportAccount>;
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
  PeopleConnection: ResolverTypeWrapper<Omit<PeopleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PeopleEdge']>, nodes: Array<ResolversTypes['User']> }>;
  PeopleEdge: ResolverTypeWrapper<Omit<PeopleEdge, 'node'> & { node: ResolversTypes['User'] }>;
  ConsentPurpose: ConsentPurpose;
  Consent: ResolverTypeWrapper<StoredConsent>;
  ConsentConnection: ResolverTypeWrapper<Omit<ConsentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ConsentEdge']>, nodes: Array<ResolversTypes['Consent']> }>;
  ConsentEdge: ResolverTypeWrapper<Omit<ConsentEdge, 'node'> & { node: ResolversTypes['Consent'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  GrantConsentInput: GrantConsentInput;
  GrantConsentPayload: ResolverTypeWrapper<Omit<GrantConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversTypes['Consent']>, userErrors: Array<ResolversTypes['UserError']> }>;
  GrantConsentError: ResolverTypeWrapper<GrantConsentError>;
  GrantConsentErrorCode: GrantConsentErrorCode;
  RevokeConsentInput: RevokeConsentInput;
  RevokeConsentPayload: ResolverTypeWrapper<Omit<RevokeConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversTypes['Consent']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RevokeConsentError: ResolverTypeWrapper<RevokeConsentError>;
  RevokeConsentErrorCode: RevokeConsentErrorCode;
  RealNameStatus: RealNameStatus;
  RealNameVerification: ResolverTypeWrapper<Verification>;
  RequestRealNameVerificationInput: RequestRealNameVerificationInput;
  RequestRealNameVerificationPayload: ResolverTypeWrapper<Omit<RequestRealNameVerificationPayload, 'verification' | 'userErrors'> & { verification?: Maybe<ResolversTypes['RealNameVerification']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RequestRealNameVerificationError: ResolverTypeWrapper<RequestRealNameVerificationError>;
  RequestRealNameVerificationErrorCode: RequestRealNameVerificationErrorCode;
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
  Boolean: Scalars['Boolean']['output'];
  Listing: Listing;
  SuggestionReason: Reason;
  DataExport: StoredDataExport;
  ExportMyDataInput: ExportMyDataInput;
  ExportMyDataPayload: Omit<ExportMyDataPayload, 'dataExport' | 'userErrors'> & { dataExport?: Maybe<ResolversParentTypes['DataExport']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ExportMyDataError: ExportMyDataError;
  AccountDeletion: AccountDeletion;
  DeleteAccountInput: DeleteAccountInput;
  DeleteAccountPayload: Omit<DeleteAccountPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteAccountError: DeleteAccountError;
  CancelAccountDeletionInput: CancelAccountDeletionInput;
  CancelAccountDeletionPayload: Omit<CancelAccountDeletionPayload, 'user' | 'userErrors'> & { user?: Maybe<ResolversParentTypes['User']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CancelAccountDeletionError: CancelAccountDeletionError;
  SupportAccount: StoredSupportAccount;
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
  PeopleConnection: Omit<PeopleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PeopleEdge']>, nodes: Array<ResolversParentTypes['User']> };
  PeopleEdge: Omit<PeopleEdge, 'node'> & { node: ResolversParentTypes['User'] };
  Consent: StoredConsent;
  ConsentConnection: Omit<ConsentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ConsentEdge']>, nodes: Array<ResolversParentTypes['Consent']> };
  ConsentEdge: Omit<ConsentEdge, 'node'> & { node: ResolversParentTypes['Consent'] };
  PageInfo: PageInfo;
  GrantConsentInput: GrantConsentInput;
  GrantConsentPayload: Omit<GrantConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversParentTypes['Consent']>, userErrors: Array<ResolversParentTypes['UserError']> };
  GrantConsentError: GrantConsentError;
  RevokeConsentInput: RevokeConsentInput;
  RevokeConsentPayload: Omit<RevokeConsentPayload, 'consent' | 'userErrors'> & { consent?: Maybe<ResolversParentTypes['Consent']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RevokeConsentError: RevokeConsentError;
  RealNameVerification: Verification;
  RequestRealNameVerificationInput: RequestRealNameVerificationInput;
  RequestRealNameVerificationPayload: Omit<RequestRealNameVerificationPayload, 'verification' | 'userErrors'> & { verification?: Maybe<ResolversParentTypes['RealNameVerification']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RequestRealNameVerificationError: RequestRealNameVerificationError;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'id'>>;
  userByHandle?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserByHandleArgs, 'handle'>>;
  searchPeople?: Resolver<Maybe<ResolversTypes['PeopleConnection']>, ParentType, ContextType, RequireFields<QuerySearchPeopleArgs, 'text' | 'first'>>;
  accountForSupport?: Resolver<Maybe<ResolversTypes['SupportAccount']>, ParentType, ContextType, RequireFields<QueryAccountForSupportArgs, 'handle'>>;
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
  requestRealNameVerification?: Resolver<Maybe<ResolversTypes['RequestRealNameVerificationPayload']>, ParentType, ContextType, RequireFields<MutationRequestRealNameVerificationArgs, 'input'>>;
  deleteAccount?: Resolver<Maybe<ResolversTypes['DeleteAccountPayload']>, ParentType, ContextType, RequireFields<MutationDeleteAccountArgs, 'input'>>;
  exportMyData?: Resolver<Maybe<ResolversTypes['ExportMyDataPayload']>, ParentType, ContextType, RequireFields<MutationExportMyDataArgs, 'input'>>;
  cancelAccountDeletion?: Resolver<Maybe<ResolversTypes['CancelAccountDeletionPayload']>, ParentType, ContextType, RequireFields<MutationCancelAccountDeletionArgs, 'input'>>;
  grantConsent?: Resolver<Maybe<ResolversTypes['GrantConsentPayload']>, ParentType, ContextType, RequireFields<MutationGrantConsentArgs, 'input'>>;
  revokeConsent?: Resolver<Maybe<ResolversTypes['RevokeConsentPayload']>, ParentType, ContextType, RequireFields<MutationRevokeConsentArgs, 'input'>>;
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
  realNameVerification?: Resolver<Maybe<ResolversTypes['RealNameVerification']>, ParentType, ContextType>;
  deletion?: Resolver<Maybe<ResolversTypes['AccountDeletion']>, ParentType, ContextType>;
  dataExports?: Resolver<Maybe<Array<ResolversTypes['DataExport']>>, ParentType, ContextType>;
  isRealNameVerified?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isDeactivated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  consents?: Resolver<Maybe<ResolversTypes['ConsentConnection']>, ParentType, ContextType, RequireFields<UserConsentsArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  listing?: Resolver<ResolversTypes['Listing'], ParentType, ContextType>;
  neighbourIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
};

export type ListingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Listing'] = ResolversParentTypes['Listing']> = {
  nameKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SuggestionReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SuggestionReason'] = ResolversParentTypes['SuggestionReason'], FederationReferenceType extends FederationReferenceTypes['SuggestionReason'] = FederationReferenceTypes['SuggestionReason']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SuggestionReason']> | FederationReferenceType, FederationReferenceType, ContextType>;
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sharedCity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DataExportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataExport'] = ResolversParentTypes['DataExport']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DataExportStatus'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sizeBytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  downloadPath?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExportMyDataPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportMyDataPayload'] = ResolversParentTypes['ExportMyDataPayload']> = {
  dataExport?: Resolver<Maybe<ResolversTypes['DataExport']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExportMyDataErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportMyDataError'] = ResolversParentTypes['ExportMyDataError']> = {
  code?: Resolver<ResolversTypes['ExportMyDataErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AccountDeletionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccountDeletion'] = ResolversParentTypes['AccountDeletion']> = {
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  erasesAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type DeleteAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAccountPayload'] = ResolversParentTypes['DeleteAccountPayload']> = {
  deletion?: Resolver<Maybe<ResolversTypes['AccountDeletion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteAccountErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteAccountError'] = ResolversParentTypes['DeleteAccountError']> = {
  code?: Resolver<ResolversTypes['DeleteAccountErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelAccountDeletionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelAccountDeletionPayload'] = ResolversParentTypes['CancelAccountDeletionPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelAccountDeletionErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelAccountDeletionError'] = ResolversParentTypes['CancelAccountDeletionError']> = {
  code?: Resolver<ResolversTypes['CancelAccountDeletionErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SupportAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupportAccount'] = ResolversParentTypes['SupportAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  handle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  signIn?: Resolver<ResolversTypes['SignInState'], ParentType, ContextType>;
  lastSignInAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openSessionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  realNameStatus?: Resolver<Maybe<ResolversTypes['RealNameStatus']>, ParentType, ContextType>;
  erasesAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refreshTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'ExportMyDataError' | 'DeleteAccountError' | 'CancelAccountDeletionError' | 'SignUpError' | 'SignInError' | 'RefreshSessionError' | 'SignOutError' | 'ChangePasswordError' | 'UpdateProfileError' | 'GrantConsentError' | 'RevokeConsentError' | 'RequestRealNameVerificationError', ParentType, ContextType>;
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

export type PeopleConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PeopleConnection'] = ResolversParentTypes['PeopleConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PeopleEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PeopleEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PeopleEdge'] = ResolversParentTypes['PeopleEdge']> = {
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['ConsentPurpose'], ParentType, ContextType>;
  scope?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  isActive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ConsentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentConnection'] = ResolversParentTypes['ConsentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ConsentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Consent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ConsentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConsentEdge'] = ResolversParentTypes['ConsentEdge']> = {
  node?: Resolver<ResolversTypes['Consent'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GrantConsentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantConsentPayload'] = ResolversParentTypes['GrantConsentPayload']> = {
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type GrantConsentErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantConsentError'] = ResolversParentTypes['GrantConsentError']> = {
  code?: Resolver<ResolversTypes['GrantConsentErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevokeConsentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeConsentPayload'] = ResolversParentTypes['RevokeConsentPayload']> = {
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeConsentErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeConsentError'] = ResolversParentTypes['RevokeConsentError']> = {
  code?: Resolver<ResolversTypes['RevokeConsentErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RealNameVerificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RealNameVerification'] = ResolversParentTypes['RealNameVerification']> = {
  status?: Resolver<ResolversTypes['RealNameStatus'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RequestRealNameVerificationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestRealNameVerificationPayload'] = ResolversParentTypes['RequestRealNameVerificationPayload']> = {
  verification?: Resolver<Maybe<ResolversTypes['RealNameVerification']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestRealNameVerificationErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestRealNameVerificationError'] = ResolversParentTypes['RequestRealNameVerificationError']> = {
  code?: Resolver<ResolversTypes['RequestRealNameVerificationErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Listing?: ListingResolvers<ContextType>;
  SuggestionReason?: SuggestionReasonResolvers<ContextType>;
  DataExport?: DataExportResolvers<ContextType>;
  ExportMyDataPayload?: ExportMyDataPayloadResolvers<ContextType>;
  ExportMyDataError?: ExportMyDataErrorResolvers<ContextType>;
  AccountDeletion?: AccountDeletionResolvers<ContextType>;
  DeleteAccountPayload?: DeleteAccountPayloadResolvers<ContextType>;
  DeleteAccountError?: DeleteAccountErrorResolvers<ContextType>;
  CancelAccountDeletionPayload?: CancelAccountDeletionPayloadResolvers<ContextType>;
  CancelAccountDeletionError?: CancelAccountDeletionErrorResolvers<ContextType>;
  SupportAccount?: SupportAccountResolvers<ContextType>;
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
  PeopleConnection?: PeopleConnectionResolvers<ContextType>;
  PeopleEdge?: PeopleEdgeResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  ConsentConnection?: ConsentConnectionResolvers<ContextType>;
  ConsentEdge?: ConsentEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  GrantConsentPayload?: GrantConsentPayloadResolvers<ContextType>;
  GrantConsentError?: GrantConsentErrorResolvers<ContextType>;
  RevokeConsentPayload?: RevokeConsentPayloadResolvers<ContextType>;
  RevokeConsentError?: RevokeConsentErrorResolvers<ContextType>;
  RealNameVerification?: RealNameVerificationResolvers<ContextType>;
  RequestRealNameVerificationPayload?: RequestRealNameVerificationPayloadResolvers<ContextType>;
  RequestRealNameVerificationError?: RequestRealNameVerificationErrorResolvers<ContextType>;
};

