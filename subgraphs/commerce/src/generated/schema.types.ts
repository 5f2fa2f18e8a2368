// Generated from the SDL by `npm run generate`: change schema/*.graphql instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '@kith/kit/global-id.ts';
import type { Account as StoredAccount, Entry } from '../ledger/model.ts';
import type { SentTransfer } from '../transfers/model.ts';
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
  /** A UUID in its textual form: `0b9a1f0e-2d6c-4f6e-9a57-6a1d1c0f4e11`. */
  UUID: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Sets money of the viewer's wallet aside for a friend, once per idempotency key. It is theirs once they accept it; what they
   * decline, or leave for 24 hours, comes back. The sender cannot take it back.
   */
  transferToFriend?: Maybe<TransferToFriendPayload>;
  /** Takes money that was sent to the viewer, once: asked again it gives the first result. */
  acceptTransfer?: Maybe<AcceptTransferPayload>;
  /** Lets money that was sent to the viewer go back, once: asked again it gives the first result. */
  declineTransfer?: Maybe<DeclineTransferPayload>;
  /** Lets nothing leave a person's wallet until it is unfrozen; money may still come in. For the support desk: it is kept who did it. */
  freezeWallet?: Maybe<FreezeWalletPayload>;
  /** Lets money leave a wallet again. For the support desk: it is kept who did it. */
  unfreezeWallet?: Maybe<UnfreezeWalletPayload>;
};


export type MutationTransferToFriendArgs = {
  input: TransferToFriendInput;
};


export type MutationAcceptTransferArgs = {
  input: AcceptTransferInput;
};


export type MutationDeclineTransferArgs = {
  input: DeclineTransferInput;
};


export type MutationFreezeWalletArgs = {
  input: FreezeWalletInput;
};


export type MutationUnfreezeWalletArgs = {
  input: UnfreezeWalletInput;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** What is posted to the viewer's wallet, from now on or from the last event that the client has seen. */
  walletEntryPosted?: Maybe<WalletEntry>;
};

/** A person, as commerce knows them. */
export type User = {
  __typename?: 'User';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** The person's own wallet. Null on anybody but the viewer. */
  wallet?: Maybe<Wallet>;
  /** What commerce holds of the person, page by page. For users, which puts a copy together. Null on anybody but the viewer. */
  commerceData?: Maybe<HeldDataPage>;
};


/** A person, as commerce knows them. */
export type UserCommerceDataArgs = {
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

/** What a person's money is kept in. */
export type Wallet = {
  __typename?: 'Wallet';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What can be spent. */
  balance?: Maybe<Money>;
  /** What is set aside for transfers that wait to be posted: it can be spent again if they are not. */
  held?: Maybe<Money>;
  /** What friends have sent that waits for the owner to accept it, the last sent first. */
  incomingTransfers?: Maybe<TransferConnection>;
  /**
   * What the owner has sent that is still set aside, the last sent first: it comes to what friends may yet accept of `held`. One
   * whose time is over stays for up to a minute, until the money is back.
   */
  outgoingTransfers?: Maybe<TransferConnection>;
  /** A transfer that the owner has sent or was sent, whatever came of it. Null when there is none with this id. */
  transfer?: Maybe<Transfer>;
  /** Since when nothing may leave it. Null when something may. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** What came in and went out, the newest first. */
  entries?: Maybe<WalletEntryConnection>;
  /** What was posted in a month, for the person's own books: up to 1,000 lines at once. */
  statement?: Maybe<WalletStatement>;
};


/** What a person's money is kept in. */
export type WalletIncomingTransfersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What a person's money is kept in. */
export type WalletOutgoingTransfersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What a person's money is kept in. */
export type WalletTransferArgs = {
  id: Scalars['ID']['input'];
};


/** What a person's money is kept in. */
export type WalletEntriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WalletEntryFilter>;
};


/** What a person's money is kept in. */
export type WalletStatementArgs = {
  month: Scalars['String']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Which entries of a wallet: those that meet all that is given. */
export type WalletEntryFilter = {
  /** The month in which they were posted, in UTC: `2026-02`. */
  month?: InputMaybe<Scalars['String']['input']>;
  /** Why money moved. */
  kind?: InputMaybe<WalletEntryKind>;
  /** Who was on the other side. */
  counterpartyId?: InputMaybe<Scalars['ID']['input']>;
};

/** A part of what was posted to a wallet in a month. */
export type WalletStatement = {
  __typename?: 'WalletStatement';
  /**
   * Comma-separated values (RFC 4180), the first posted first. The first part begins with the names of the columns: sequence,
   * posted_at, kind, amount, balance_after, currency, counterparty, note, entry. Amounts are in units of the currency with all
   * their decimals. No cell is taken for a formula by a spreadsheet.
   */
  csv?: Maybe<Scalars['String']['output']>;
  /** How many entries are in it. */
  entryCount?: Maybe<Scalars['Int']['output']>;
  /** For `after`: where the next part begins. Null when this is the last one. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** A currency by its ISO 4217 code. */
export type CurrencyCode =
  /** Chinese yuan: 100 fen. */
  | 'CNY';

/** An amount of money: an integer number of the currency's minor unit, never a fraction. */
export type Money = {
  __typename?: 'Money';
  /** Minor units: 2500 in CNY is 25 yuan. */
  amountMinor: Scalars['BigInt']['output'];
  /** What is counted. */
  currency: CurrencyCode;
};

/** An amount of money in an input. */
export type MoneyInput = {
  /** Minor units: 2500 in CNY is 25 yuan. */
  amountMinor: Scalars['BigInt']['input'];
  /** What is counted. */
  currency: CurrencyCode;
};

/** A page of the entries of a wallet. */
export type WalletEntryConnection = {
  __typename?: 'WalletEntryConnection';
  /** The entries with their places in the list. */
  edges: Array<WalletEntryEdge>;
  /** The entries alone. */
  nodes: Array<WalletEntry>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One entry in a list. */
export type WalletEntryEdge = {
  __typename?: 'WalletEntryEdge';
  /** The entry. */
  node: WalletEntry;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** Why money moved. */
export type WalletEntryKind =
  /** Money from outside was put into the wallet. */
  | 'TOP_UP'
  /** One person gave it to another. */
  | 'TRANSFER';

/** One line of a wallet's history. It never changes. */
export type WalletEntry = {
  __typename?: 'WalletEntry';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What came in, or went out when negative. */
  amount?: Maybe<Money>;
  /** What was posted to the wallet by then, this entry included: what is set aside is still in it. */
  balanceAfter?: Maybe<Money>;
  /** Why money moved. */
  kind: WalletEntryKind;
  /** Who was on the other side. Null when it was not a person. */
  counterparty?: Maybe<User>;
  /** What was said with it. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it was posted. */
  postedAt: Scalars['DateTime']['output'];
};

/** Money that went from one person to another. */
export type Transfer = {
  __typename?: 'Transfer';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** How much. */
  amount?: Maybe<Money>;
  /** Who gives it. */
  sender?: Maybe<User>;
  /** Who gets it, if they accept it. */
  recipient?: Maybe<User>;
  /** What was said with it. */
  note?: Maybe<Scalars['String']['output']>;
  /** How far it is. */
  status: TransferStatus;
  /** When it was sent. */
  sentAt: Scalars['DateTime']['output'];
  /** Until when it may be accepted. Null when it did not have to be. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was accepted or declined, or its time was over. Null while it waits. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How far a transfer is. */
export type TransferStatus =
  /** It is set aside, and waits for the recipient. */
  | 'PENDING'
  /** The recipient has it. */
  | 'ACCEPTED'
  /** The recipient did not want it: the sender has it again. */
  | 'DECLINED'
  /** Nobody accepted it in time: the sender has it again within a minute. */
  | 'EXPIRED';

/** A page of transfers. */
export type TransferConnection = {
  __typename?: 'TransferConnection';
  /** The transfers with their places in the list. */
  edges: Array<TransferEdge>;
  /** The transfers alone. */
  nodes: Array<Transfer>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One transfer in a list. */
export type TransferEdge = {
  __typename?: 'TransferEdge';
  /** The transfer. */
  node: Transfer;
  /** The place of this edge in the list. */
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

/** An outcome that the client has to show or handle: data, not a failure of the request. */
export type UserError = {
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about, from `input` downwards. Null when it is about the whole request. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** What `transferToFriend` needs. */
export type TransferToFriendInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which friend gets the money. */
  recipientId: Scalars['ID']['input'];
  /** How much: from 1 minor unit. */
  amount: MoneyInput;
  /** A few words with it, at most 100 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `transferToFriend`. */
export type TransferToFriendPayload = {
  __typename?: 'TransferToFriendPayload';
  /** What was sent: the first result again, as far as it has come, when the idempotency key was used before. */
  transfer?: Maybe<Transfer>;
  /** The viewer's wallet after it. */
  wallet?: Maybe<Wallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why money did not move. */
export type TransferToFriendErrorCode =
  /** The amount is not 1 to 500,000,000 minor units. */
  | 'INVALID_AMOUNT'
  /** The note is longer than 100 characters. */
  | 'NOTE_TOO_LONG'
  /** Nobody can transfer to themselves. */
  | 'SELF'
  /** A request with this idempotency key is under way. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Nobody has the recipient's id, or is there any more. */
  | 'USER_NOT_FOUND'
  /** The recipient is not a friend of the viewer. */
  | 'NOT_FRIENDS'
  /** The wallet is frozen. */
  | 'WALLET_FROZEN'
  /** The wallet holds less than the amount. */
  | 'INSUFFICIENT_BALANCE'
  /**
   * With it more than 500,000 minor units would leave the wallet on a day, in UTC; 20,000,000 where it is verified who the
   * person is.
   */
  | 'DAILY_LIMIT';

/** Why money did not move, with the field it is about. */
export type TransferToFriendError = UserError & {
  __typename?: 'TransferToFriendError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: TransferToFriendErrorCode;
};

/** What `acceptTransfer` needs. */
export type AcceptTransferInput = {
  /** Which transfer. */
  transferId: Scalars['ID']['input'];
};

/** What came of `acceptTransfer`. */
export type AcceptTransferPayload = {
  __typename?: 'AcceptTransferPayload';
  /** What was accepted, now or before. */
  transfer?: Maybe<Transfer>;
  /** The viewer's wallet after it. */
  wallet?: Maybe<Wallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `acceptTransfer` does nothing, in order of precedence. */
export type AcceptTransferErrorCode =
  /** Nobody has sent the viewer a transfer with this id. */
  | 'TRANSFER_NOT_FOUND'
  /** The viewer has declined it. */
  | 'ALREADY_DECLINED'
  /** Its time is over. */
  | 'EXPIRED'
  /** The viewer has asked to be deleted, and gets nothing any more. */
  | 'DELETION_SCHEDULED'
  /** The money cannot leave the sender's wallet for now. */
  | 'ON_HOLD';

/** Why `acceptTransfer` did nothing. */
export type AcceptTransferError = UserError & {
  __typename?: 'AcceptTransferError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: AcceptTransferErrorCode;
};

/** What `declineTransfer` needs. */
export type DeclineTransferInput = {
  /** Which transfer. */
  transferId: Scalars['ID']['input'];
};

/** What came of `declineTransfer`. */
export type DeclineTransferPayload = {
  __typename?: 'DeclineTransferPayload';
  /** What was declined, now or before. */
  transfer?: Maybe<Transfer>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `declineTransfer` does nothing, in order of precedence. */
export type DeclineTransferErrorCode =
  /** Nobody has sent the viewer a transfer with this id. */
  | 'TRANSFER_NOT_FOUND'
  /** The viewer has accepted it. */
  | 'ALREADY_ACCEPTED'
  /** Its time is over. */
  | 'EXPIRED';

/** Why `declineTransfer` did nothing. */
export type DeclineTransferError = UserError & {
  __typename?: 'DeclineTransferError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DeclineTransferErrorCode;
};

/** What `freezeWallet` needs. */
export type FreezeWalletInput = {
  /** Whose wallet. */
  userId: Scalars['ID']['input'];
  /** Why, for whoever looks into it later: 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** What came of `freezeWallet`. */
export type FreezeWalletPayload = {
  __typename?: 'FreezeWalletPayload';
  /** Since when nothing may leave the wallet. Null when something may, or when nothing was done. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing was done. Empty when it was. */
  userErrors: Array<UserError>;
};

/** The reasons for which `freezeWallet` does nothing, in order of precedence. */
export type FreezeWalletErrorCode =
  /** The reason does not have 1 to 200 characters. */
  | 'INVALID_REASON'
  /** Nobody has this id, or is there any more. */
  | 'USER_NOT_FOUND'
  /** It is frozen. */
  | 'ALREADY_FROZEN';

/** Why `freezeWallet` did nothing. */
export type FreezeWalletError = UserError & {
  __typename?: 'FreezeWalletError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: FreezeWalletErrorCode;
};

/** What `unfreezeWallet` needs. */
export type UnfreezeWalletInput = {
  /** Whose wallet. */
  userId: Scalars['ID']['input'];
  /** Why, for whoever looks into it later: 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** What came of `unfreezeWallet`. */
export type UnfreezeWalletPayload = {
  __typename?: 'UnfreezeWalletPayload';
  /** Since when nothing may leave the wallet. Null when something may, or when nothing was done. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing was done. Empty when it was. */
  userErrors: Array<UserError>;
};

/** The reasons for which `unfreezeWallet` does nothing, in order of precedence. */
export type UnfreezeWalletErrorCode =
  /** The reason does not have 1 to 200 characters. */
  | 'INVALID_REASON'
  /** The wallet is not frozen, or nobody has this id. */
  | 'NOT_FROZEN';

/** Why `unfreezeWallet` did nothing. */
export type UnfreezeWalletError = UserError & {
  __typename?: 'UnfreezeWalletError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: UnfreezeWalletErrorCode;
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
    | ( TransferToFriendError )
    | ( AcceptTransferError )
    | ( DeclineTransferError )
    | ( FreezeWalletError )
    | ( UnfreezeWalletError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  UUID: ResolverTypeWrapper<Scalars['UUID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<EntityRef>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  HeldDataPage: ResolverTypeWrapper<HeldDataPage>;
  Wallet: ResolverTypeWrapper<StoredAccount>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  WalletEntryFilter: WalletEntryFilter;
  WalletStatement: ResolverTypeWrapper<WalletStatement>;
  CurrencyCode: CurrencyCode;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  WalletEntryConnection: ResolverTypeWrapper<Omit<WalletEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WalletEntryEdge']>, nodes: Array<ResolversTypes['WalletEntry']> }>;
  WalletEntryEdge: ResolverTypeWrapper<Omit<WalletEntryEdge, 'node'> & { node: ResolversTypes['WalletEntry'] }>;
  WalletEntryKind: WalletEntryKind;
  WalletEntry: ResolverTypeWrapper<Entry>;
  Transfer: ResolverTypeWrapper<SentTransfer>;
  TransferStatus: TransferStatus;
  TransferConnection: ResolverTypeWrapper<Omit<TransferConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TransferEdge']>, nodes: Array<ResolversTypes['Transfer']> }>;
  TransferEdge: ResolverTypeWrapper<Omit<TransferEdge, 'node'> & { node: ResolversTypes['Transfer'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  TransferToFriendInput: TransferToFriendInput;
  TransferToFriendPayload: ResolverTypeWrapper<Omit<TransferToFriendPayload, 'transfer' | 'wallet' | 'userErrors'> & { transfer?: Maybe<ResolversTypes['Transfer']>, wallet?: Maybe<ResolversTypes['Wallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  TransferToFriendErrorCode: TransferToFriendErrorCode;
  TransferToFriendError: ResolverTypeWrapper<TransferToFriendError>;
  AcceptTransferInput: AcceptTransferInput;
  AcceptTransferPayload: ResolverTypeWrapper<Omit<AcceptTransferPayload, 'transfer' | 'wallet' | 'userErrors'> & { transfer?: Maybe<ResolversTypes['Transfer']>, wallet?: Maybe<ResolversTypes['Wallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  AcceptTransferErrorCode: AcceptTransferErrorCode;
  AcceptTransferError: ResolverTypeWrapper<AcceptTransferError>;
  DeclineTransferInput: DeclineTransferInput;
  DeclineTransferPayload: ResolverTypeWrapper<Omit<DeclineTransferPayload, 'transfer' | 'userErrors'> & { transfer?: Maybe<ResolversTypes['Transfer']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DeclineTransferErrorCode: DeclineTransferErrorCode;
  DeclineTransferError: ResolverTypeWrapper<DeclineTransferError>;
  FreezeWalletInput: FreezeWalletInput;
  FreezeWalletPayload: ResolverTypeWrapper<Omit<FreezeWalletPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  FreezeWalletErrorCode: FreezeWalletErrorCode;
  FreezeWalletError: ResolverTypeWrapper<FreezeWalletError>;
  UnfreezeWalletInput: UnfreezeWalletInput;
  UnfreezeWalletPayload: ResolverTypeWrapper<Omit<UnfreezeWalletPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  UnfreezeWalletErrorCode: UnfreezeWalletErrorCode;
  UnfreezeWalletError: ResolverTypeWrapper<UnfreezeWalletError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  BigInt: Scalars['BigInt']['output'];
  UUID: Scalars['UUID']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  User: EntityRef;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  HeldDataPage: HeldDataPage;
  Wallet: StoredAccount;
  Int: Scalars['Int']['output'];
  WalletEntryFilter: WalletEntryFilter;
  WalletStatement: WalletStatement;
  Money: Money;
  MoneyInput: MoneyInput;
  WalletEntryConnection: Omit<WalletEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WalletEntryEdge']>, nodes: Array<ResolversParentTypes['WalletEntry']> };
  WalletEntryEdge: Omit<WalletEntryEdge, 'node'> & { node: ResolversParentTypes['WalletEntry'] };
  WalletEntry: Entry;
  Transfer: SentTransfer;
  TransferConnection: Omit<TransferConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TransferEdge']>, nodes: Array<ResolversParentTypes['Transfer']> };
  TransferEdge: Omit<TransferEdge, 'node'> & { node: ResolversParentTypes['Transfer'] };
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  TransferToFriendInput: TransferToFriendInput;
  TransferToFriendPayload: Omit<TransferToFriendPayload, 'transfer' | 'wallet' | 'userErrors'> & { transfer?: Maybe<ResolversParentTypes['Transfer']>, wallet?: Maybe<ResolversParentTypes['Wallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  TransferToFriendError: TransferToFriendError;
  AcceptTransferInput: AcceptTransferInput;
  AcceptTransferPayload: Omit<AcceptTransferPayload, 'transfer' | 'wallet' | 'userErrors'> & { transfer?: Maybe<ResolversParentTypes['Transfer']>, wallet?: Maybe<ResolversParentTypes['Wallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  AcceptTransferError: AcceptTransferError;
  DeclineTransferInput: DeclineTransferInput;
  DeclineTransferPayload: Omit<DeclineTransferPayload, 'transfer' | 'userErrors'> & { transfer?: Maybe<ResolversParentTypes['Transfer']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DeclineTransferError: DeclineTransferError;
  FreezeWalletInput: FreezeWalletInput;
  FreezeWalletPayload: Omit<FreezeWalletPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  FreezeWalletError: FreezeWalletError;
  UnfreezeWalletInput: UnfreezeWalletInput;
  UnfreezeWalletPayload: Omit<UnfreezeWalletPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  UnfreezeWalletError: UnfreezeWalletError;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export interface UuidScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UUID'], any> {
  name: 'UUID';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  transferToFriend?: Resolver<Maybe<ResolversTypes['TransferToFriendPayload']>, ParentType, ContextType, RequireFields<MutationTransferToFriendArgs, 'input'>>;
  acceptTransfer?: Resolver<Maybe<ResolversTypes['AcceptTransferPayload']>, ParentType, ContextType, RequireFields<MutationAcceptTransferArgs, 'input'>>;
  declineTransfer?: Resolver<Maybe<ResolversTypes['DeclineTransferPayload']>, ParentType, ContextType, RequireFields<MutationDeclineTransferArgs, 'input'>>;
  freezeWallet?: Resolver<Maybe<ResolversTypes['FreezeWalletPayload']>, ParentType, ContextType, RequireFields<MutationFreezeWalletArgs, 'input'>>;
  unfreezeWallet?: Resolver<Maybe<ResolversTypes['UnfreezeWalletPayload']>, ParentType, ContextType, RequireFields<MutationUnfreezeWalletArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  walletEntryPosted?: SubscriptionResolver<Maybe<ResolversTypes['WalletEntry']>, "walletEntryPosted", ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  commerceData?: Resolver<Maybe<ResolversTypes['HeldDataPage']>, ParentType, ContextType, Partial<UserCommerceDataArgs>>;
};

export type HeldDataPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldDataPage'] = ResolversParentTypes['HeldDataPage']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  held?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  incomingTransfers?: Resolver<Maybe<ResolversTypes['TransferConnection']>, ParentType, ContextType, RequireFields<WalletIncomingTransfersArgs, 'first'>>;
  outgoingTransfers?: Resolver<Maybe<ResolversTypes['TransferConnection']>, ParentType, ContextType, RequireFields<WalletOutgoingTransfersArgs, 'first'>>;
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType, RequireFields<WalletTransferArgs, 'id'>>;
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  entries?: Resolver<Maybe<ResolversTypes['WalletEntryConnection']>, ParentType, ContextType, RequireFields<WalletEntriesArgs, 'first'>>;
  statement?: Resolver<Maybe<ResolversTypes['WalletStatement']>, ParentType, ContextType, RequireFields<WalletStatementArgs, 'month'>>;
};

export type WalletStatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletStatement'] = ResolversParentTypes['WalletStatement']> = {
  csv?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entryCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amountMinor?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type WalletEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletEntryConnection'] = ResolversParentTypes['WalletEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WalletEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WalletEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WalletEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletEntryEdge'] = ResolversParentTypes['WalletEntryEdge']> = {
  node?: Resolver<ResolversTypes['WalletEntry'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WalletEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WalletEntry'] = ResolversParentTypes['WalletEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  balanceAfter?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WalletEntryKind'], ParentType, ContextType>;
  counterparty?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type TransferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transfer'] = ResolversParentTypes['Transfer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TransferStatus'], ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type TransferConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferConnection'] = ResolversParentTypes['TransferConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TransferEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Transfer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TransferEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferEdge'] = ResolversParentTypes['TransferEdge']> = {
  node?: Resolver<ResolversTypes['Transfer'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'TransferToFriendError' | 'AcceptTransferError' | 'DeclineTransferError' | 'FreezeWalletError' | 'UnfreezeWalletError', ParentType, ContextType>;
};

export type TransferToFriendPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferToFriendPayload'] = ResolversParentTypes['TransferToFriendPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TransferToFriendErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferToFriendError'] = ResolversParentTypes['TransferToFriendError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['TransferToFriendErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AcceptTransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptTransferPayload'] = ResolversParentTypes['AcceptTransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcceptTransferErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptTransferError'] = ResolversParentTypes['AcceptTransferError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['AcceptTransferErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeclineTransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineTransferPayload'] = ResolversParentTypes['DeclineTransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeclineTransferErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineTransferError'] = ResolversParentTypes['DeclineTransferError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DeclineTransferErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FreezeWalletPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FreezeWalletPayload'] = ResolversParentTypes['FreezeWalletPayload']> = {
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FreezeWalletErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FreezeWalletError'] = ResolversParentTypes['FreezeWalletError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['FreezeWalletErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnfreezeWalletPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfreezeWalletPayload'] = ResolversParentTypes['UnfreezeWalletPayload']> = {
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnfreezeWalletErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfreezeWalletError'] = ResolversParentTypes['UnfreezeWalletError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UnfreezeWalletErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  BigInt?: GraphQLScalarType;
  UUID?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  HeldDataPage?: HeldDataPageResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
  WalletStatement?: WalletStatementResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  WalletEntryConnection?: WalletEntryConnectionResolvers<ContextType>;
  WalletEntryEdge?: WalletEntryEdgeResolvers<ContextType>;
  WalletEntry?: WalletEntryResolvers<ContextType>;
  Transfer?: TransferResolvers<ContextType>;
  TransferConnection?: TransferConnectionResolvers<ContextType>;
  TransferEdge?: TransferEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  TransferToFriendPayload?: TransferToFriendPayloadResolvers<ContextType>;
  TransferToFriendError?: TransferToFriendErrorResolvers<ContextType>;
  AcceptTransferPayload?: AcceptTransferPayloadResolvers<ContextType>;
  AcceptTransferError?: AcceptTransferErrorResolvers<ContextType>;
  DeclineTransferPayload?: DeclineTransferPayloadResolvers<ContextType>;
  DeclineTransferError?: DeclineTransferErrorResolvers<ContextType>;
  FreezeWalletPayload?: FreezeWalletPayloadResolvers<ContextType>;
  FreezeWalletError?: FreezeWalletErrorResolvers<ContextType>;
  UnfreezeWalletPayload?: UnfreezeWalletPayloadResolvers<ContextType>;
  UnfreezeWalletError?: UnfreezeWalletErrorResolvers<ContextType>;
};

