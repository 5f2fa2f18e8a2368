// Generated from the SDL by `npm run generate`: change schema/*.graphql instead.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { EntityRef } from '@kith/kit/global-id.ts';
import type { Account as StoredAccount, Entry, Transfer as StoredTransfer } from '../ledger/model.ts';
import type { Bill, BillShare as StoredBillShare } from '../bills/model.ts';
import type { KeeperOf, KeeperAct } from '../group-accounts/model.ts';
import type { Spending } from '../group-accounts/spending.ts';
import type { SentTransfer } from '../transfers/model.ts';
import type { MoneyRequest as StoredMoneyRequest } from '../money-requests/model.ts';
import type { Envelope, Claim } from '../envelopes/model.ts';
import type { Campaign as StoredCampaign, Settlement, HandKey, CardOffer as StoredOffer, Draw } from '../blessings/model.ts';
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

export type Query = {
  __typename?: 'Query';
  /** One red envelope by global id. Null where there is none that the viewer may see. */
  redEnvelope?: Maybe<RedEnvelope>;
  /** A campaign of five blessings: the one that opened last, or the one with this id. Null where there is none, or it has not been opened. */
  campaign?: Maybe<Campaign>;
};


export type QueryRedEnvelopeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCampaignArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
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
  /** Asks a friend for money, once per idempotency key. They have seven days to pay it. */
  requestMoney?: Maybe<RequestMoneyPayload>;
  /** Pays what a friend has asked the viewer for, at once and once: asked again it gives the first result. */
  payMoneyRequest?: Maybe<PayMoneyRequestPayload>;
  /** Says no to a friend who has asked the viewer for money. Asked again it gives the first result. */
  declineMoneyRequest?: Maybe<DeclineMoneyRequestPayload>;
  /** Takes back a request for money that nobody has paid yet. Asked again it gives the first result. */
  cancelMoneyRequest?: Maybe<CancelMoneyRequestPayload>;
  /** Lets nothing leave a person's wallet until it is unfrozen; money may still come in. For the support desk: it is kept who did it. */
  freezeWallet?: Maybe<FreezeWalletPayload>;
  /** Lets money leave a wallet again. For the support desk: it is kept who did it. */
  unfreezeWallet?: Maybe<UnfreezeWalletPayload>;
  /** Moves money from the viewer's wallet to that of a group which the viewer is in: once per idempotency key. */
  contributeToGroup?: Maybe<ContributeToGroupPayload>;
  /** Lets nothing leave a group's wallet until it is unfrozen; money may still come in. For the support desk: it is kept who did it. */
  freezeGroupWallet?: Maybe<FreezeGroupWalletPayload>;
  /** Lets money leave a group's wallet again. For the support desk: it is kept who did it. */
  unfreezeGroupWallet?: Maybe<UnfreezeGroupWalletPayload>;
  /** Names a member who may spend from a group's wallet, at most ten. For the group's owner. Naming twice is naming once. */
  appointGroupKeeper?: Maybe<AppointGroupKeeperPayload>;
  /** Lets somebody not spend from a group's wallet any more. For the group's owner, and for the keeper. */
  dismissGroupKeeper?: Maybe<DismissGroupKeeperPayload>;
  /**
   * Gives money from a group's wallet to a member. For keepers. It is posted at once as long as one keeper's word is enough
   * (`GroupWallet.spendableAlone`) and the money is not for the keeper; else it is set aside until another keeper agrees, for 24
   * hours.
   */
  spendFromGroup?: Maybe<SpendFromGroupPayload>;
  /** Agrees to what another keeper has proposed, which posts it. */
  approveGroupSpending?: Maybe<ApproveGroupSpendingPayload>;
  /** Ends a proposal; what was set aside can be spent again. For keepers and the group's owner, and for who made it, who withdraws it so. */
  rejectGroupSpending?: Maybe<RejectGroupSpendingPayload>;
  /** Puts money into a red envelope for a friend. What is not claimed within 24 hours comes back. */
  sendEnvelopeToFriend?: Maybe<SendEnvelopeToFriendPayload>;
  /** Puts money into a red envelope for a group: whoever of its members is first gets a share. What is left after 24 hours comes back. */
  sendEnvelopeToGroup?: Maybe<SendEnvelopeToGroupPayload>;
  /** Takes the viewer's share out of a red envelope. Claiming again gives the same share again. */
  claimEnvelope?: Maybe<ClaimEnvelopePayload>;
  /** Splits a bill that the viewer has paid among people, who each owe a share of it: members of a group, or friends. */
  createBillSplit?: Maybe<CreateBillSplitPayload>;
  /** Ends what nobody has paid of a bill. For who made it. */
  cancelBillSplit?: Maybe<CancelBillSplitPayload>;
  /** Pays the viewer's share of a bill, at once and once. */
  payBillShare?: Maybe<PayBillSharePayload>;
  /** Says that the viewer will not pay their share of a bill. */
  declineBillShare?: Maybe<DeclineBillSharePayload>;
  /** Draws blessings for the viewer from what they may still draw today: all that are asked for, or none. */
  drawBlessings?: Maybe<DrawBlessingsPayload>;
  /** Visits a friend: both may draw once more today. Once a friend and day. */
  visitFriend?: Maybe<VisitFriendPayload>;
  /** Offers a friend a card, as a gift or for one of theirs. It is set aside until the offer ends, so that it cannot be given twice. */
  offerCard?: Maybe<OfferCardPayload>;
  /** Takes what a friend offers: the cards change hands together or not at all. Taken again, it is the first result again. */
  acceptCardOffer?: Maybe<AcceptCardOfferPayload>;
  /** Says no to an offer: the card goes back. */
  declineCardOffer?: Maybe<DeclineCardOfferPayload>;
  /** Takes an own offer back. */
  withdrawCardOffer?: Maybe<WithdrawCardOfferPayload>;
  /** Enters the pot with one of each card, which are used up. Once a person: entered again, it is the first result again. */
  enterPot?: Maybe<EnterPotPayload>;
  /** Prepares a campaign that nobody sees until it is opened. For operators. */
  createCampaign?: Maybe<CreateCampaignPayload>;
  /** Puts money from outside into the pot of a campaign, until it is settled. For operators. */
  fundCampaign?: Maybe<FundCampaignPayload>;
  /** Opens a campaign: draws its seed and publishes the hash of it. Cards can be drawn from `startsAt` on. For operators. */
  openCampaign?: Maybe<OpenCampaignPayload>;
  /** Closes a campaign: nobody enters its pot any more, and its seed is published. For operators. */
  closeCampaign?: Maybe<CloseCampaignPayload>;
  /** Begins to share the pot of a closed campaign; the payments follow by themselves. For operators. */
  settleCampaign?: Maybe<SettleCampaignPayload>;
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


export type MutationRequestMoneyArgs = {
  input: RequestMoneyInput;
};


export type MutationPayMoneyRequestArgs = {
  input: PayMoneyRequestInput;
};


export type MutationDeclineMoneyRequestArgs = {
  input: DeclineMoneyRequestInput;
};


export type MutationCancelMoneyRequestArgs = {
  input: CancelMoneyRequestInput;
};


export type MutationFreezeWalletArgs = {
  input: FreezeWalletInput;
};


export type MutationUnfreezeWalletArgs = {
  input: UnfreezeWalletInput;
};


export type MutationContributeToGroupArgs = {
  input: ContributeToGroupInput;
};


export type MutationFreezeGroupWalletArgs = {
  input: FreezeGroupWalletInput;
};


export type MutationUnfreezeGroupWalletArgs = {
  input: UnfreezeGroupWalletInput;
};


export type MutationAppointGroupKeeperArgs = {
  input: AppointGroupKeeperInput;
};


export type MutationDismissGroupKeeperArgs = {
  input: DismissGroupKeeperInput;
};


export type MutationSpendFromGroupArgs = {
  input: SpendFromGroupInput;
};


export type MutationApproveGroupSpendingArgs = {
  input: ApproveGroupSpendingInput;
};


export type MutationRejectGroupSpendingArgs = {
  input: RejectGroupSpendingInput;
};


export type MutationSendEnvelopeToFriendArgs = {
  input: SendEnvelopeToFriendInput;
};


export type MutationSendEnvelopeToGroupArgs = {
  input: SendEnvelopeToGroupInput;
};


export type MutationClaimEnvelopeArgs = {
  input: ClaimEnvelopeInput;
};


export type MutationCreateBillSplitArgs = {
  input: CreateBillSplitInput;
};


export type MutationCancelBillSplitArgs = {
  input: CancelBillSplitInput;
};


export type MutationPayBillShareArgs = {
  input: PayBillShareInput;
};


export type MutationDeclineBillShareArgs = {
  input: DeclineBillShareInput;
};


export type MutationDrawBlessingsArgs = {
  input: DrawBlessingsInput;
};


export type MutationVisitFriendArgs = {
  input: VisitFriendInput;
};


export type MutationOfferCardArgs = {
  input: OfferCardInput;
};


export type MutationAcceptCardOfferArgs = {
  input: AcceptCardOfferInput;
};


export type MutationDeclineCardOfferArgs = {
  input: DeclineCardOfferInput;
};


export type MutationWithdrawCardOfferArgs = {
  input: WithdrawCardOfferInput;
};


export type MutationEnterPotArgs = {
  input: EnterPotInput;
};


export type MutationCreateCampaignArgs = {
  input: CreateCampaignInput;
};


export type MutationFundCampaignArgs = {
  input: FundCampaignInput;
};


export type MutationOpenCampaignArgs = {
  input: OpenCampaignInput;
};


export type MutationCloseCampaignArgs = {
  input: CloseCampaignInput;
};


export type MutationSettleCampaignArgs = {
  input: SettleCampaignInput;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** What is posted to the viewer's wallet, from now on or from the last event that the client has seen. */
  walletEntryPosted?: Maybe<WalletEntry>;
  /**
   * How a red envelope is: now, and whenever somebody has claimed from it, until it is empty or what was left went back. Claims that
   * happen together are told of together. Where there is none that the viewer may see: null, and nothing more.
   */
  envelopeUpdated?: Maybe<RedEnvelope>;
};


export type SubscriptionEnvelopeUpdatedArgs = {
  envelopeId: Scalars['ID']['input'];
};

/** A person, as commerce knows them. */
export type User = {
  __typename?: 'User';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** The person's own wallet. Null on anybody but the viewer. */
  wallet?: Maybe<Wallet>;
  /** What the person has in a campaign of five blessings. Null on anybody but the viewer, and where there is no such campaign. */
  blessings?: Maybe<Blessings>;
  /** The red envelopes that the person has sent, the newest first. Null on anybody but the viewer. */
  sentEnvelopes?: Maybe<RedEnvelopeConnection>;
  /**
   * The red envelopes that were sent to the person alone, opened or not, the newest first, without those of whom a block hides.
   * Null on anybody but the viewer.
   */
  receivedEnvelopes?: Maybe<RedEnvelopeConnection>;
  /** What the person got out of red envelopes, the last first. Null on anybody but the viewer. */
  envelopeClaims?: Maybe<EnvelopeClaimConnection>;
  /** The bills that the person has split, the newest first. Null on anybody but the viewer. */
  billSplits?: Maybe<BillSplitConnection>;
  /** What the person owes or owed of bills, the newest first. Null on anybody but the viewer. */
  billShares?: Maybe<BillShareConnection>;
  /** What commerce holds of the person, page by page. For users, which puts a copy together. Null on anybody but the viewer. */
  commerceData?: Maybe<HeldDataPage>;
};


/** A person, as commerce knows them. */
export type UserBlessingsArgs = {
  campaignId?: InputMaybe<Scalars['ID']['input']>;
};


/** A person, as commerce knows them. */
export type UserSentEnvelopesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as commerce knows them. */
export type UserReceivedEnvelopesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as commerce knows them. */
export type UserEnvelopeClaimsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as commerce knows them. */
export type UserBillSplitsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A person, as commerce knows them. */
export type UserBillSharesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<BillShareStatus>;
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
   * What the owner has sent that is still set aside, the last sent first: what `held` is made of. One whose time is over stays for
   * up to a minute, until the money is back.
   */
  outgoingTransfers?: Maybe<TransferConnection>;
  /** A transfer that the owner has sent or was sent, whatever came of it. Null when there is none with this id. */
  transfer?: Maybe<Transfer>;
  /** What others have asked the owner for, the last asked first. Whoever is hidden by a block is left out. */
  incomingMoneyRequests?: Maybe<MoneyRequestConnection>;
  /** What the owner has asked others for, the last asked first. Whoever is hidden by a block is left out. */
  outgoingMoneyRequests?: Maybe<MoneyRequestConnection>;
  /** A request for money that the owner has made or was asked for, whatever came of it. Null when there is none with this id. */
  moneyRequest?: Maybe<MoneyRequest>;
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
export type WalletIncomingMoneyRequestsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<MoneyRequestStatus>;
};


/** What a person's money is kept in. */
export type WalletOutgoingMoneyRequestsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<MoneyRequestStatus>;
};


/** What a person's money is kept in. */
export type WalletMoneyRequestArgs = {
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
  /** Who was on the other side: a person or a group. */
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
  | 'TRANSFER'
  /** A member put it into a group's wallet. */
  | 'GROUP_CONTRIBUTION'
  /** Keepers gave it to a member from a group's wallet. */
  | 'GROUP_SPENDING'
  /** Somebody paid what a friend had asked for. */
  | 'MONEY_REQUEST'
  /** It was put into a red envelope. */
  | 'ENVELOPE'
  /** It was claimed from a red envelope. */
  | 'ENVELOPE_CLAIM'
  /** Nobody had claimed it from a red envelope within 24 hours. */
  | 'ENVELOPE_RETURN'
  /** Somebody paid their share of a bill. */
  | 'BILL_SHARE'
  /** Money from outside was put into the pot of a campaign. */
  | 'POT_FUNDING'
  /** An equal share of the pot of a campaign. */
  | 'POT_SHARE';

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
  /** The group whose wallet was on the other side. Null when it was none. */
  counterpartyGroup?: Maybe<Group>;
  /** The red envelope that it went into or came from. Null when it was none, or none that the viewer may see any more. */
  envelope?: Maybe<RedEnvelope>;
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

/** That somebody asks a friend for money. */
export type MoneyRequest = {
  __typename?: 'MoneyRequest';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** How much. */
  amount?: Maybe<Money>;
  /** Who asks for it. */
  asker?: Maybe<User>;
  /** Who is asked for it. */
  payer?: Maybe<User>;
  /** What is said with it. */
  note?: Maybe<Scalars['String']['output']>;
  /** How far it is. */
  status: MoneyRequestStatus;
  /** When it was made. */
  requestedAt: Scalars['DateTime']['output'];
  /** Until when it may be paid. */
  expiresAt: Scalars['DateTime']['output'];
  /** When it was paid, declined or cancelled, or its time was over. Null while it is open. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How far a request for money is. */
export type MoneyRequestStatus =
  /** It waits for whoever is asked. */
  | 'OPEN'
  /** The asker has the money. */
  | 'PAID'
  /** Whoever was asked has said no. */
  | 'DECLINED'
  /** The asker has taken it back. */
  | 'CANCELLED'
  /** Nobody has answered it in seven days. */
  | 'EXPIRED';

/** A page of requests for money. */
export type MoneyRequestConnection = {
  __typename?: 'MoneyRequestConnection';
  /** The requests with their places in the list. */
  edges: Array<MoneyRequestEdge>;
  /** The requests alone. */
  nodes: Array<MoneyRequest>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One request in a list. */
export type MoneyRequestEdge = {
  __typename?: 'MoneyRequestEdge';
  /** The request. */
  node: MoneyRequest;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** What `requestMoney` needs. */
export type RequestMoneyInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which friend is asked. */
  payerId: Scalars['ID']['input'];
  /** How much: from 1 minor unit. */
  amount: MoneyInput;
  /** A few words with it, at most 100 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `requestMoney`. */
export type RequestMoneyPayload = {
  __typename?: 'RequestMoneyPayload';
  /** What was asked for: the first result again, as far as it has come, when the idempotency key was used before. */
  moneyRequest?: Maybe<MoneyRequest>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `requestMoney` does nothing, in order of precedence. */
export type RequestMoneyErrorCode =
  /** The amount is not 1 to 500,000,000 minor units. */
  | 'INVALID_AMOUNT'
  /** The note is longer than 100 characters. */
  | 'NOTE_TOO_LONG'
  /** Nobody can ask themselves for money. */
  | 'SELF'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Nobody has the id, or is there any more. */
  | 'USER_NOT_FOUND'
  /** Whoever is asked is not a friend of the viewer. */
  | 'NOT_FRIENDS'
  /** Five requests of the viewer to the same person are open. */
  | 'TOO_MANY_OPEN'
  /** The viewer has made 50 requests on this day, in UTC. */
  | 'DAILY_LIMIT';

/** Why `requestMoney` did nothing. */
export type RequestMoneyError = UserError & {
  __typename?: 'RequestMoneyError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: RequestMoneyErrorCode;
};

/** What `payMoneyRequest` needs. */
export type PayMoneyRequestInput = {
  /** Which request. */
  moneyRequestId: Scalars['ID']['input'];
};

/** What came of `payMoneyRequest`. */
export type PayMoneyRequestPayload = {
  __typename?: 'PayMoneyRequestPayload';
  /** What was paid, now or before. */
  moneyRequest?: Maybe<MoneyRequest>;
  /** The viewer's wallet after it. */
  wallet?: Maybe<Wallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `payMoneyRequest` does nothing, in order of precedence. */
export type PayMoneyRequestErrorCode =
  /** There is no request with this id that the viewer was asked for and may see. */
  | 'REQUEST_NOT_FOUND'
  /** The viewer has declined it. */
  | 'ALREADY_DECLINED'
  /** The asker has taken it back. */
  | 'CANCELLED'
  /** Its time is over. */
  | 'EXPIRED'
  /** The asker is not there any more. */
  | 'USER_NOT_FOUND'
  /** The asker is not a friend of the viewer any more. */
  | 'NOT_FRIENDS'
  /** The wallet is frozen. */
  | 'WALLET_FROZEN'
  /** The wallet holds less than the amount. */
  | 'INSUFFICIENT_BALANCE'
  /** With it more would leave the wallet on a day, in UTC, than may: as for `transferToFriend`. */
  | 'DAILY_LIMIT';

/** Why `payMoneyRequest` did nothing. */
export type PayMoneyRequestError = UserError & {
  __typename?: 'PayMoneyRequestError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: PayMoneyRequestErrorCode;
};

/** What `declineMoneyRequest` needs. */
export type DeclineMoneyRequestInput = {
  /** Which request. */
  moneyRequestId: Scalars['ID']['input'];
};

/** What came of `declineMoneyRequest`. */
export type DeclineMoneyRequestPayload = {
  __typename?: 'DeclineMoneyRequestPayload';
  /** What was declined, now or before. */
  moneyRequest?: Maybe<MoneyRequest>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `declineMoneyRequest` does nothing, in order of precedence. */
export type DeclineMoneyRequestErrorCode =
  /** There is no request with this id that the viewer was asked for and may see. */
  | 'REQUEST_NOT_FOUND'
  /** The viewer has paid it. */
  | 'ALREADY_PAID'
  /** The asker has taken it back. */
  | 'CANCELLED'
  /** Its time is over. */
  | 'EXPIRED';

/** Why `declineMoneyRequest` did nothing. */
export type DeclineMoneyRequestError = UserError & {
  __typename?: 'DeclineMoneyRequestError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DeclineMoneyRequestErrorCode;
};

/** What `cancelMoneyRequest` needs. */
export type CancelMoneyRequestInput = {
  /** Which request. */
  moneyRequestId: Scalars['ID']['input'];
};

/** What came of `cancelMoneyRequest`. */
export type CancelMoneyRequestPayload = {
  __typename?: 'CancelMoneyRequestPayload';
  /** What was taken back, now or before. */
  moneyRequest?: Maybe<MoneyRequest>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `cancelMoneyRequest` does nothing, in order of precedence. */
export type CancelMoneyRequestErrorCode =
  /** There is no request with this id that the viewer has made and may see. */
  | 'REQUEST_NOT_FOUND'
  /** It is paid. */
  | 'ALREADY_PAID'
  /** It was declined. */
  | 'ALREADY_DECLINED'
  /** Its time is over. */
  | 'EXPIRED';

/** Why `cancelMoneyRequest` did nothing. */
export type CancelMoneyRequestError = UserError & {
  __typename?: 'CancelMoneyRequestError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CancelMoneyRequestErrorCode;
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

/** A group, as commerce knows it. */
export type Group = {
  __typename?: 'Group';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What the members have together: empty until the first money comes in. Null on a group that the viewer is not in. */
  wallet?: Maybe<GroupWallet>;
  /** The red envelopes that were sent to the group, the newest first, without those of whom a block hides. Null for who is no member. */
  envelopes?: Maybe<RedEnvelopeConnection>;
};


/** A group, as commerce knows it. */
export type GroupEnvelopesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What the members of a group keep their common money in. Nobody but they see it. */
export type GroupWallet = {
  __typename?: 'GroupWallet';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What can be spent. */
  balance?: Maybe<Money>;
  /** What is set aside for what waits to be agreed to: it can be spent again if it is not. */
  held?: Maybe<Money>;
  /** Since when nothing may leave it. Null when something may. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** What came in and went out, the newest first, and who did it. */
  entries?: Maybe<GroupWalletEntryConnection>;
  /** Who may spend from it, the first named first: at most ten. */
  keepers?: Maybe<Array<GroupKeeper>>;
  /** Whether the viewer may. */
  viewerIsKeeper?: Maybe<Scalars['Boolean']['output']>;
  /** How much may still leave it today, in UTC, by one keeper's word: of 100,000 minor units a day, all keepers together. */
  spendableAlone?: Maybe<Money>;
  /** Who was named keeper and who no longer is, the last change first. */
  keeperChanges?: Maybe<GroupKeeperChangeConnection>;
  /** What keepers spent or wanted to, the newest first. */
  spendings?: Maybe<GroupSpendingConnection>;
  /** What waits for a second keeper, the newest first. */
  proposals?: Maybe<GroupSpendingConnection>;
};


/** What the members of a group keep their common money in. Nobody but they see it. */
export type GroupWalletEntriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WalletEntryFilter>;
};


/** What the members of a group keep their common money in. Nobody but they see it. */
export type GroupWalletKeeperChangesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What the members of a group keep their common money in. Nobody but they see it. */
export type GroupWalletSpendingsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** What the members of a group keep their common money in. Nobody but they see it. */
export type GroupWalletProposalsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A page of the entries of a group's wallet. */
export type GroupWalletEntryConnection = {
  __typename?: 'GroupWalletEntryConnection';
  /** The entries with their places in the list. */
  edges: Array<GroupWalletEntryEdge>;
  /** The entries alone. */
  nodes: Array<GroupWalletEntry>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One entry of a group's wallet in a list. */
export type GroupWalletEntryEdge = {
  __typename?: 'GroupWalletEntryEdge';
  /** The entry. */
  node: GroupWalletEntry;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** One line of the history of a group's wallet. It never changes. */
export type GroupWalletEntry = {
  __typename?: 'GroupWalletEntry';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What came in, or went out when negative. */
  amount?: Maybe<Money>;
  /** What was posted to the wallet by then, this entry included: what is set aside is still in it. */
  balanceAfter?: Maybe<Money>;
  /** Why money moved. */
  kind: WalletEntryKind;
  /** Who gave it, or got it. */
  counterparty?: Maybe<User>;
  /** What keepers did it by. Null for a contribution. */
  spending?: Maybe<GroupSpending>;
  /** What was said with it. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it was posted. */
  postedAt: Scalars['DateTime']['output'];
};

/** What `contributeToGroup` needs. */
export type ContributeToGroupInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which group gets the money. */
  groupId: Scalars['ID']['input'];
  /** How much: from 1 minor unit. */
  amount: MoneyInput;
  /** A few words with it, at most 100 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `contributeToGroup`. */
export type ContributeToGroupPayload = {
  __typename?: 'ContributeToGroupPayload';
  /** What was posted: the first result again when the idempotency key was used before. */
  contribution?: Maybe<GroupContribution>;
  /** The viewer's wallet after it. */
  wallet?: Maybe<Wallet>;
  /** The group's wallet after it. Null to whoever has left the group since. */
  groupWallet?: Maybe<GroupWallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why money did not move to a group, in order of precedence. */
export type ContributeToGroupErrorCode =
  /** The amount is not 1 to 500,000,000 minor units. */
  | 'INVALID_AMOUNT'
  /** The note is longer than 100 characters. */
  | 'NOTE_TOO_LONG'
  /** A request with this idempotency key is under way. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND'
  /** The viewer is not a member. */
  | 'NOT_A_MEMBER'
  /** The viewer's wallet is frozen. */
  | 'WALLET_FROZEN'
  /** The viewer's wallet holds less than the amount. */
  | 'INSUFFICIENT_BALANCE'
  /**
   * With it more than 500,000 minor units would leave the wallet on a day, in UTC; 20,000,000 where it is verified who the
   * person is.
   */
  | 'DAILY_LIMIT';

/** Why money did not move to a group, with the field it is about. */
export type ContributeToGroupError = UserError & {
  __typename?: 'ContributeToGroupError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: ContributeToGroupErrorCode;
};

/** What `freezeGroupWallet` needs. */
export type FreezeGroupWalletInput = {
  /** Which group's wallet. */
  groupId: Scalars['ID']['input'];
  /** Why, for whoever looks into it later: 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** What came of `freezeGroupWallet`. */
export type FreezeGroupWalletPayload = {
  __typename?: 'FreezeGroupWalletPayload';
  /** Since when nothing may leave the wallet. Null when something may, or when nothing was done. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing was done. Empty when it was. */
  userErrors: Array<UserError>;
};

/** The reasons for which `freezeGroupWallet` does nothing, in order of precedence. */
export type FreezeGroupWalletErrorCode =
  /** The reason does not have 1 to 200 characters. */
  | 'INVALID_REASON'
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND'
  /** It is frozen. */
  | 'ALREADY_FROZEN';

/** Why `freezeGroupWallet` did nothing. */
export type FreezeGroupWalletError = UserError & {
  __typename?: 'FreezeGroupWalletError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: FreezeGroupWalletErrorCode;
};

/** What `unfreezeGroupWallet` needs. */
export type UnfreezeGroupWalletInput = {
  /** Which group's wallet. */
  groupId: Scalars['ID']['input'];
  /** Why, for whoever looks into it later: 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** What came of `unfreezeGroupWallet`. */
export type UnfreezeGroupWalletPayload = {
  __typename?: 'UnfreezeGroupWalletPayload';
  /** Since when nothing may leave the wallet. Null when something may, or when nothing was done. */
  frozenAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing was done. Empty when it was. */
  userErrors: Array<UserError>;
};

/** The reasons for which `unfreezeGroupWallet` does nothing, in order of precedence. */
export type UnfreezeGroupWalletErrorCode =
  /** The reason does not have 1 to 200 characters. */
  | 'INVALID_REASON'
  /** It is not frozen, or there is no group with this id. */
  | 'NOT_FROZEN';

/** Why `unfreezeGroupWallet` did nothing. */
export type UnfreezeGroupWalletError = UserError & {
  __typename?: 'UnfreezeGroupWalletError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: UnfreezeGroupWalletErrorCode;
};

/** What a member has put into a group's wallet. */
export type GroupContribution = {
  __typename?: 'GroupContribution';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** How much. */
  amount?: Maybe<Money>;
  /** Who gave it. */
  member?: Maybe<User>;
  /** What was said with it. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it was posted. */
  postedAt: Scalars['DateTime']['output'];
};

/** Somebody who may spend from a group's wallet. */
export type GroupKeeper = {
  __typename?: 'GroupKeeper';
  /** Who. */
  person?: Maybe<User>;
  /** Who named them. */
  appointedBy?: Maybe<User>;
  /** Since when. */
  appointedAt: Scalars['DateTime']['output'];
  /** Whether they may spend: false for whoever has left the group since, also if they have come back. */
  isActive?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of the changes of who may spend from a group's wallet. */
export type GroupKeeperChangeConnection = {
  __typename?: 'GroupKeeperChangeConnection';
  /** The rows with their places in the list. */
  edges: Array<GroupKeeperChangeEdge>;
  /** The rows alone. */
  nodes: Array<GroupKeeperChange>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One change in a list. */
export type GroupKeeperChangeEdge = {
  __typename?: 'GroupKeeperChangeEdge';
  /** What stands there. */
  node: GroupKeeperChange;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** That somebody was named keeper of a group's wallet, or no longer is. It never changes. */
export type GroupKeeperChange = {
  __typename?: 'GroupKeeperChange';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What happened. */
  kind: GroupKeeperChangeKind;
  /** To whom. */
  person?: Maybe<User>;
  /** By whom: the keeper, where they did not want to be it any more. */
  by?: Maybe<User>;
  /** When. */
  at: Scalars['DateTime']['output'];
};

/** What may happen to a keeper. */
export type GroupKeeperChangeKind =
  /** May spend from then on. */
  | 'APPOINTED'
  /** May not any more. */
  | 'DISMISSED';

/** A page of what keepers of a group spent. */
export type GroupSpendingConnection = {
  __typename?: 'GroupSpendingConnection';
  /** The rows with their places in the list. */
  edges: Array<GroupSpendingEdge>;
  /** The rows alone. */
  nodes: Array<GroupSpending>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One spending in a list. */
export type GroupSpendingEdge = {
  __typename?: 'GroupSpendingEdge';
  /** What stands there. */
  node: GroupSpending;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** What a keeper gave to a member from the group's wallet, or proposed to. */
export type GroupSpending = {
  __typename?: 'GroupSpending';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** How much. */
  amount?: Maybe<Money>;
  /** Who gets it. */
  recipient?: Maybe<User>;
  /** What was said with it. */
  note?: Maybe<Scalars['String']['output']>;
  /** How far it is. */
  status: GroupSpendingStatus;
  /** Which keeper did or proposed it. */
  keeper?: Maybe<User>;
  /** Who agreed to it, or ended it. Null when one keeper's word was enough, and as long as it waits. */
  endedBy?: Maybe<User>;
  /** When it was done or proposed. */
  createdAt: Scalars['DateTime']['output'];
  /** Until when another keeper may agree. Null when nobody had to. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was agreed to or ended. Null when nobody had to, as long as it waits, and when its time was over. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How far a spending is. */
export type GroupSpendingStatus =
  /** It waits for a second keeper; the money is set aside. */
  | 'PROPOSED'
  /** The money has moved. */
  | 'POSTED'
  /** A keeper or the owner has ended it: nothing has moved. */
  | 'REJECTED'
  /** Whoever proposed it has taken it back: nothing has moved. */
  | 'WITHDRAWN'
  /** Nobody agreed within 24 hours: nothing has moved. */
  | 'EXPIRED';

/** What `appointGroupKeeper` needs. */
export type AppointGroupKeeperInput = {
  /** Which group. */
  groupId: Scalars['ID']['input'];
  /** Which of its members. */
  userId: Scalars['ID']['input'];
};

/** What came of `appointGroupKeeper`. */
export type AppointGroupKeeperPayload = {
  __typename?: 'AppointGroupKeeperPayload';
  /** The group's wallet after it. Null to whoever is not in the group any more. */
  groupWallet?: Maybe<GroupWallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `appointGroupKeeper` did nothing, in order of precedence. */
export type AppointGroupKeeperErrorCode =
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND'
  /** The viewer is not a member. */
  | 'NOT_A_MEMBER'
  /** The group is not the viewer's. */
  | 'NOT_THE_OWNER'
  /** Nobody has this id, or is there any more. */
  | 'USER_NOT_FOUND'
  /** The person is not in the group. */
  | 'PERSON_NOT_A_MEMBER'
  /** The group has ten keepers. */
  | 'KEEPER_LIMIT';

/** Why `appointGroupKeeper` did nothing, with the field it is about. */
export type AppointGroupKeeperError = UserError & {
  __typename?: 'AppointGroupKeeperError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: AppointGroupKeeperErrorCode;
};

/** What `dismissGroupKeeper` needs. */
export type DismissGroupKeeperInput = {
  /** Which group. */
  groupId: Scalars['ID']['input'];
  /** Which of its keepers. */
  userId: Scalars['ID']['input'];
};

/** What came of `dismissGroupKeeper`. */
export type DismissGroupKeeperPayload = {
  __typename?: 'DismissGroupKeeperPayload';
  /** The group's wallet after it. Null to whoever is not in the group any more. */
  groupWallet?: Maybe<GroupWallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `dismissGroupKeeper` did nothing, in order of precedence. */
export type DismissGroupKeeperErrorCode =
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND'
  /** The viewer is not a member. */
  | 'NOT_A_MEMBER'
  /** The group is not the viewer's, and the keeper is somebody else. */
  | 'NOT_THE_OWNER'
  /** The person is no keeper. */
  | 'NOT_A_KEEPER';

/** Why `dismissGroupKeeper` did nothing, with the field it is about. */
export type DismissGroupKeeperError = UserError & {
  __typename?: 'DismissGroupKeeperError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DismissGroupKeeperErrorCode;
};

/** What `spendFromGroup` needs. */
export type SpendFromGroupInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which group's wallet it comes from. */
  groupId: Scalars['ID']['input'];
  /** Which member gets it. */
  recipientId: Scalars['ID']['input'];
  /** How much: from 1 minor unit. */
  amount: MoneyInput;
  /** What it is for, at most 100 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `spendFromGroup`. */
export type SpendFromGroupPayload = {
  __typename?: 'SpendFromGroupPayload';
  /** What it is about, as it is now: also when the idempotency key was used before. */
  spending?: Maybe<GroupSpending>;
  /** The group's wallet after it. Null to whoever is not in the group any more. */
  groupWallet?: Maybe<GroupWallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `spendFromGroup` did nothing, in order of precedence. */
export type SpendFromGroupErrorCode =
  /** The amount is not 1 to 500,000,000 minor units. */
  | 'INVALID_AMOUNT'
  /** The note is longer than 100 characters. */
  | 'NOTE_TOO_LONG'
  /** A request with this idempotency key is under way. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND'
  /** The viewer is not a member. */
  | 'NOT_A_MEMBER'
  /** The viewer is no keeper of the group. */
  | 'NOT_A_KEEPER'
  /** Nobody has the recipient's id, or is there any more. */
  | 'USER_NOT_FOUND'
  /** The recipient is not in the group. */
  | 'PERSON_NOT_A_MEMBER'
  /** The group's wallet is frozen. */
  | 'WALLET_FROZEN'
  /** The group's wallet holds less than the amount. */
  | 'INSUFFICIENT_BALANCE';

/** Why `spendFromGroup` did nothing, with the field it is about. */
export type SpendFromGroupError = UserError & {
  __typename?: 'SpendFromGroupError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: SpendFromGroupErrorCode;
};

/** What `approveGroupSpending` needs. */
export type ApproveGroupSpendingInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** What is agreed to. */
  spendingId: Scalars['ID']['input'];
};

/** What came of `approveGroupSpending`. */
export type ApproveGroupSpendingPayload = {
  __typename?: 'ApproveGroupSpendingPayload';
  /** What it is about, as it is now: also when the idempotency key was used before. */
  spending?: Maybe<GroupSpending>;
  /** The group's wallet after it. Null to whoever is not in the group any more. */
  groupWallet?: Maybe<GroupWallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `approveGroupSpending` did nothing, in order of precedence. */
export type ApproveGroupSpendingErrorCode =
  /** A request with this idempotency key is under way. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no spending with this id in a group of the viewer's. */
  | 'SPENDING_NOT_FOUND'
  /** The viewer is no keeper of the group. */
  | 'NOT_A_KEEPER'
  /** The money has moved. */
  | 'ALREADY_POSTED'
  /** It was rejected or withdrawn. */
  | 'ALREADY_ENDED'
  /** Nobody agreed within 24 hours. */
  | 'EXPIRED'
  /** The viewer has proposed it: another keeper has to agree. */
  | 'OWN_PROPOSAL'
  /** Whoever proposed it is no keeper any more. */
  | 'PROPOSER_NOT_A_KEEPER'
  /** The recipient is not there any more. */
  | 'USER_NOT_FOUND'
  /** The recipient is not in the group any more. */
  | 'PERSON_NOT_A_MEMBER'
  /** The group's wallet is frozen. */
  | 'WALLET_FROZEN';

/** Why `approveGroupSpending` did nothing, with the field it is about. */
export type ApproveGroupSpendingError = UserError & {
  __typename?: 'ApproveGroupSpendingError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: ApproveGroupSpendingErrorCode;
};

/** What `rejectGroupSpending` needs. */
export type RejectGroupSpendingInput = {
  /** What is ended. */
  spendingId: Scalars['ID']['input'];
};

/** What came of `rejectGroupSpending`. */
export type RejectGroupSpendingPayload = {
  __typename?: 'RejectGroupSpendingPayload';
  /** What it is about, as it is now: also when the idempotency key was used before. */
  spending?: Maybe<GroupSpending>;
  /** The group's wallet after it. Null to whoever is not in the group any more. */
  groupWallet?: Maybe<GroupWallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `rejectGroupSpending` did nothing, in order of precedence. */
export type RejectGroupSpendingErrorCode =
  /** There is no spending with this id in a group of the viewer's, or by the viewer. */
  | 'SPENDING_NOT_FOUND'
  /** The viewer is no keeper of the group, does not own it and has not proposed it. */
  | 'NOT_A_KEEPER'
  /** The money has moved. */
  | 'ALREADY_POSTED'
  /** It was rejected or withdrawn. */
  | 'ALREADY_ENDED'
  /** Nobody agreed within 24 hours. */
  | 'EXPIRED';

/** Why `rejectGroupSpending` did nothing, with the field it is about. */
export type RejectGroupSpendingError = UserError & {
  __typename?: 'RejectGroupSpendingError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: RejectGroupSpendingErrorCode;
};

/**
 * Money that waits for whoever opens it: one friend, or the first members of a group. For 24 hours. It can be seen by who sent it and
 * by whom it is for; who got something from it may see it for ever; and a block hides it.
 */
export type RedEnvelope = {
  __typename?: 'RedEnvelope';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** Who sent it. */
  sender?: Maybe<User>;
  /** The one friend that it is for. Null when it is for a group. */
  recipient?: Maybe<User>;
  /** The group that it is for. Null when it is for one friend. */
  group?: Maybe<Group>;
  /** How it is shared out. */
  split: EnvelopeSplit;
  /** What is written on it. Null when nothing is. */
  cover?: Maybe<Scalars['String']['output']>;
  /** All that was put into it. */
  amount?: Maybe<Money>;
  /** Among how many it is shared out. */
  shareCount: Scalars['Int']['output'];
  /** How far it is. */
  state: EnvelopeState;
  /** How many shares were claimed. */
  claimedCount: Scalars['Int']['output'];
  /** How much was claimed. */
  claimedAmount?: Maybe<Money>;
  /** How much came back to who sent it. Null as long as nothing did. */
  returnedAmount?: Maybe<Money>;
  /** When it was sent. */
  sentAt: Scalars['DateTime']['output'];
  /** Until when it can be claimed from. */
  expiresAt: Scalars['DateTime']['output'];
  /** What the viewer got out of it. Null when nothing. */
  viewerClaim?: Maybe<EnvelopeClaim>;
  /**
   * The largest share of a lucky one, the first of several that are alike. Null until all are claimed, and where a block hides who
   * got it.
   */
  luckiestClaim?: Maybe<EnvelopeClaim>;
  /** Who got how much, the first first, without those whom a block hides from the viewer. */
  claims?: Maybe<EnvelopeClaimConnection>;
};


/**
 * Money that waits for whoever opens it: one friend, or the first members of a group. For 24 hours. It can be seen by who sent it and
 * by whom it is for; who got something from it may see it for ever; and a block hides it.
 */
export type RedEnvelopeClaimsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How a red envelope is shared out. */
export type EnvelopeSplit =
  /** Everybody gets the same; the first of them a fen more where it does not divide. */
  | 'EQUAL'
  /** Everybody gets what they draw: on average the same, whoever comes first or last. */
  | 'LUCKY';

/** How far a red envelope is. */
export type EnvelopeState =
  /** There is something in it. */
  | 'OPEN'
  /** All of it was claimed. */
  | 'EMPTY'
  /** Its 24 hours are over and something was left, which comes back to who sent it. */
  | 'EXPIRED';

/** What somebody got out of a red envelope. */
export type EnvelopeClaim = {
  __typename?: 'EnvelopeClaim';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** Who got it. */
  person?: Maybe<User>;
  /** How much. */
  amount?: Maybe<Money>;
  /** Whether it is the largest share, the first of several that are alike: known once all are claimed from a lucky one. */
  isLuckiest: Scalars['Boolean']['output'];
  /** When it was claimed. */
  claimedAt: Scalars['DateTime']['output'];
  /** Out of which. Null where a block hides it from the viewer. */
  envelope?: Maybe<RedEnvelope>;
};

/** A page of red envelopes. */
export type RedEnvelopeConnection = {
  __typename?: 'RedEnvelopeConnection';
  /** The envelopes with their places in the list. */
  edges: Array<RedEnvelopeEdge>;
  /** The envelopes alone. */
  nodes: Array<RedEnvelope>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One red envelope in a list. */
export type RedEnvelopeEdge = {
  __typename?: 'RedEnvelopeEdge';
  /** The envelope. */
  node: RedEnvelope;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A page of what people got out of red envelopes. */
export type EnvelopeClaimConnection = {
  __typename?: 'EnvelopeClaimConnection';
  /** The claims with their places in the list. */
  edges: Array<EnvelopeClaimEdge>;
  /** The claims alone. */
  nodes: Array<EnvelopeClaim>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One claim in a list. */
export type EnvelopeClaimEdge = {
  __typename?: 'EnvelopeClaimEdge';
  /** The claim. */
  node: EnvelopeClaim;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** What `sendEnvelopeToFriend` needs. */
export type SendEnvelopeToFriendInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which friend it is for. */
  recipientId: Scalars['ID']['input'];
  /** What to put into it: 1 to 20,000 minor units. */
  amount: MoneyInput;
  /** What to write on it: a line of at most 30 characters. Nothing when it is left out or empty. */
  cover?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `sendEnvelopeToFriend`. */
export type SendEnvelopeToFriendPayload = {
  __typename?: 'SendEnvelopeToFriendPayload';
  /** The envelope: the first one again when the idempotency key was used before. */
  envelope?: Maybe<RedEnvelope>;
  /** The viewer's wallet after it. */
  wallet?: Maybe<Wallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `sendEnvelopeToFriend` does nothing, in order of precedence. */
export type SendEnvelopeToFriendErrorCode =
  /** The amount is not 1 to 20,000 minor units. */
  | 'INVALID_AMOUNT'
  /** The cover text is longer than 30 characters, or has some that cannot be seen. */
  | 'INVALID_COVER'
  /** Nobody can send one to themselves. */
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
  /** With it more would leave the wallet on a day than may: the same limit as for transfers. */
  | 'DAILY_LIMIT';

/** Why `sendEnvelopeToFriend` did nothing. */
export type SendEnvelopeToFriendError = UserError & {
  __typename?: 'SendEnvelopeToFriendError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: SendEnvelopeToFriendErrorCode;
};

/** What `sendEnvelopeToGroup` needs. */
export type SendEnvelopeToGroupInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which group it is for. */
  groupId: Scalars['ID']['input'];
  /** How it is shared out. */
  split: EnvelopeSplit;
  /** Among how many: 1 to 500. */
  shareCount: Scalars['Int']['input'];
  /** What to put into it in all: 1 to 20,000 minor units a share. */
  amount: MoneyInput;
  /** What to write on it: a line of at most 30 characters. Nothing when it is left out or empty. */
  cover?: InputMaybe<Scalars['String']['input']>;
};

/** What came of `sendEnvelopeToGroup`. */
export type SendEnvelopeToGroupPayload = {
  __typename?: 'SendEnvelopeToGroupPayload';
  /** The envelope: the first one again when the idempotency key was used before. */
  envelope?: Maybe<RedEnvelope>;
  /** The viewer's wallet after it. */
  wallet?: Maybe<Wallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `sendEnvelopeToGroup` does nothing, in order of precedence. */
export type SendEnvelopeToGroupErrorCode =
  /** There are not 1 to 500 shares. */
  | 'INVALID_SHARE_COUNT'
  /** The amount is not 1 to 20,000 minor units a share. */
  | 'INVALID_AMOUNT'
  /** The cover text is longer than 30 characters, or has some that cannot be seen. */
  | 'INVALID_COVER'
  /** A request with this idempotency key is under way. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND'
  /** The viewer is not a member of the group. */
  | 'NOT_A_MEMBER'
  /** The wallet is frozen. */
  | 'WALLET_FROZEN'
  /** The wallet holds less than the amount. */
  | 'INSUFFICIENT_BALANCE'
  /** With it more would leave the wallet on a day than may: the same limit as for transfers. */
  | 'DAILY_LIMIT';

/** Why `sendEnvelopeToGroup` did nothing. */
export type SendEnvelopeToGroupError = UserError & {
  __typename?: 'SendEnvelopeToGroupError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: SendEnvelopeToGroupErrorCode;
};

/** What `claimEnvelope` needs. It takes no idempotency key: everybody claims once from an envelope. */
export type ClaimEnvelopeInput = {
  /** Which envelope. */
  envelopeId: Scalars['ID']['input'];
};

/** What came of `claimEnvelope`. */
export type ClaimEnvelopePayload = {
  __typename?: 'ClaimEnvelopePayload';
  /** What the viewer got: the same again when it was claimed before. */
  claim?: Maybe<EnvelopeClaim>;
  /** The envelope after it. Null where it was claimed from before, and a block hides it since. */
  envelope?: Maybe<RedEnvelope>;
  /** The viewer's wallet after it. */
  wallet?: Maybe<Wallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `claimEnvelope` does nothing, in order of precedence. Who has claimed is never refused. */
export type ClaimEnvelopeErrorCode =
  /** There is no envelope with this id that the viewer may see. */
  | 'ENVELOPE_NOT_FOUND'
  /** The viewer sent it, and it is not a lucky one of a group that they are in. */
  | 'OWN_ENVELOPE'
  /** Its 24 hours are over, and something was left. */
  | 'ENVELOPE_EXPIRED'
  /** All of it was claimed. */
  | 'ENVELOPE_EMPTY'
  /** The viewer has asked to be deleted, and gets nothing any more. */
  | 'DELETION_SCHEDULED';

/** Why `claimEnvelope` did nothing. */
export type ClaimEnvelopeError = UserError & {
  __typename?: 'ClaimEnvelopeError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: ClaimEnvelopeErrorCode;
};

/** A page of bills. */
export type BillSplitConnection = {
  __typename?: 'BillSplitConnection';
  /** The rows with their places in the list. */
  edges: Array<BillSplitEdge>;
  /** The rows alone. */
  nodes: Array<BillSplit>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One bill in a list. */
export type BillSplitEdge = {
  __typename?: 'BillSplitEdge';
  /** What stands there. */
  node: BillSplit;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A page of shares of bills. */
export type BillShareConnection = {
  __typename?: 'BillShareConnection';
  /** The rows with their places in the list. */
  edges: Array<BillShareEdge>;
  /** The rows alone. */
  nodes: Array<BillShare>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One share in a list. */
export type BillShareEdge = {
  __typename?: 'BillShareEdge';
  /** What stands there. */
  node: BillShare;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A bill that somebody has paid and others owe shares of. Nobody but they see it. */
export type BillSplit = {
  __typename?: 'BillSplit';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What it was for. Null when whoever wrote it is gone. */
  title?: Maybe<Scalars['String']['output']>;
  /** What was paid in all. */
  total?: Maybe<Money>;
  /** How it is split. */
  method: BillSplitMethod;
  /** Who has paid it. */
  creator?: Maybe<User>;
  /** The group in which it is split. Null among friends. */
  group?: Maybe<Group>;
  /** What of it is the creator's own, which nobody owes. */
  ownAmount?: Maybe<Money>;
  /** What was paid of the shares. */
  paid?: Maybe<Money>;
  /** What is still to be paid of the shares. */
  open?: Maybe<Money>;
  /** How far it is. */
  status?: Maybe<BillSplitStatus>;
  /** Who owes what: at most 50. */
  shares?: Maybe<Array<BillShare>>;
  /** When it was split. */
  createdAt: Scalars['DateTime']['output'];
};

/** What somebody owes of a bill. */
export type BillShare = {
  __typename?: 'BillShare';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** The bill. */
  bill?: Maybe<BillSplit>;
  /** Who owes it. */
  person?: Maybe<User>;
  /** How much. */
  amount?: Maybe<Money>;
  /** How far it is. */
  status: BillShareStatus;
  /** When it was paid, declined or cancelled. Null as long as it is open. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How a bill is split. */
export type BillSplitMethod =
  /** Everybody the same, to the fen. */
  | 'EQUAL'
  /** In proportion to weights. */
  | 'SHARES'
  /** As is said, to the fen. */
  | 'EXACT';

/** How far a bill is. */
export type BillSplitStatus =
  /** Somebody has still to pay. */
  | 'OPEN'
  /** Everybody has paid. */
  | 'SETTLED'
  /** Nobody has still to pay, and not everybody has. */
  | 'CLOSED';

/** How far a share of a bill is. */
export type BillShareStatus =
  /** It is to be paid. */
  | 'OPEN'
  /** It was paid. */
  | 'PAID'
  /** Whoever owed it will not pay. */
  | 'DECLINED'
  /** Whoever paid the bill wants it no more, or one of the two is gone. */
  | 'CANCELLED';

/** Somebody among whom a bill is split: the viewer too, if they have a part in it. */
export type BillPersonInput = {
  /** Who. */
  personId: Scalars['ID']['input'];
  /** Of a bill that is split by `SHARES`: 0 to 1,000,000. */
  weight?: InputMaybe<Scalars['Int']['input']>;
  /** Of a bill that is split by `EXACT`, in minor units: from 0 for the viewer, from 1 for others. */
  amountMinor?: InputMaybe<Scalars['BigInt']['input']>;
};

/** What `createBillSplit` needs. */
export type CreateBillSplitInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** What it was for: 1 to 50 characters. */
  title: Scalars['String']['input'];
  /** What was paid in all: from 1 minor unit. */
  total: MoneyInput;
  /** How it is split. */
  method: BillSplitMethod;
  /** The group whose members share it. Among friends when it is left out. */
  groupId?: InputMaybe<Scalars['ID']['input']>;
  /** Among whom: 1 to 50, each once, the viewer among them or not. */
  people: Array<BillPersonInput>;
};

/** What came of `createBillSplit`. */
export type CreateBillSplitPayload = {
  __typename?: 'CreateBillSplitPayload';
  /** The bill: the first result again when the idempotency key was used before. */
  bill?: Maybe<BillSplit>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `createBillSplit` did nothing, in order of precedence. */
export type CreateBillSplitErrorCode =
  /** The title does not have 1 to 50 characters that can be shown. */
  | 'INVALID_TITLE'
  /** The total is not 1 to 500,000,000 minor units. */
  | 'INVALID_AMOUNT'
  /** There are not 1 to 50 people, one of them is there twice, or there is nobody but the viewer. */
  | 'INVALID_PEOPLE'
  /** A weight or an amount is missing, not wanted or out of bounds, or all weights are 0. */
  | 'INVALID_PARTS'
  /** The amounts do not come to the total. */
  | 'AMOUNTS_DO_NOT_ADD_UP'
  /** Somebody would owe less than 1 minor unit. */
  | 'SHARE_TOO_SMALL'
  /** A request with this idempotency key is under way. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no group with this id. */
  | 'GROUP_NOT_FOUND'
  /** The viewer is not a member. */
  | 'NOT_A_MEMBER'
  /** One of the people is nobody whom the viewer can find. */
  | 'USER_NOT_FOUND'
  /** One of the people is not in the group. */
  | 'PERSON_NOT_A_MEMBER'
  /** One of the people is not a friend of the viewer. */
  | 'NOT_FRIENDS'
  /** The viewer has split 50 bills today, in UTC. */
  | 'TOO_MANY_BILLS';

/** Why `createBillSplit` did nothing, with the field it is about. */
export type CreateBillSplitError = UserError & {
  __typename?: 'CreateBillSplitError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CreateBillSplitErrorCode;
};

/** What `cancelBillSplit` needs. */
export type CancelBillSplitInput = {
  /** Which bill. */
  billId: Scalars['ID']['input'];
};

/** What came of `cancelBillSplit`. */
export type CancelBillSplitPayload = {
  __typename?: 'CancelBillSplitPayload';
  /** The bill, as it is now. */
  bill?: Maybe<BillSplit>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `cancelBillSplit` did nothing, in order of precedence. */
export type CancelBillSplitErrorCode =
  /** There is no bill with this id that is the viewer's to do this with. */
  | 'BILL_NOT_FOUND'
  /** Nobody has still to pay. */
  | 'NOTHING_OPEN';

/** Why `cancelBillSplit` did nothing, with the field it is about. */
export type CancelBillSplitError = UserError & {
  __typename?: 'CancelBillSplitError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CancelBillSplitErrorCode;
};

/** What `payBillShare` needs. */
export type PayBillShareInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Of which bill. */
  billId: Scalars['ID']['input'];
};

/** What came of `payBillShare`. */
export type PayBillSharePayload = {
  __typename?: 'PayBillSharePayload';
  /** The viewer's share, as it is now: also when the idempotency key was used before. */
  share?: Maybe<BillShare>;
  /** The viewer's wallet after it. */
  wallet?: Maybe<Wallet>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `payBillShare` did nothing, in order of precedence. */
export type PayBillShareErrorCode =
  /** A request with this idempotency key is under way. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There is no bill with this id that is the viewer's to do this with. */
  | 'BILL_NOT_FOUND'
  /** It was paid. */
  | 'ALREADY_PAID'
  /** It was declined. */
  | 'ALREADY_DECLINED'
  /** It was cancelled. */
  | 'CANCELLED'
  /** Whoever paid the bill is nobody whom the viewer can find any more. */
  | 'USER_NOT_FOUND'
  /** The viewer's wallet is frozen. */
  | 'WALLET_FROZEN'
  /** The viewer's wallet holds less than the share. */
  | 'INSUFFICIENT_BALANCE'
  /** More would leave the wallet on a day than may: see `transferToFriend`. */
  | 'DAILY_LIMIT';

/** Why `payBillShare` did nothing, with the field it is about. */
export type PayBillShareError = UserError & {
  __typename?: 'PayBillShareError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: PayBillShareErrorCode;
};

/** What `declineBillShare` needs. */
export type DeclineBillShareInput = {
  /** Of which bill. */
  billId: Scalars['ID']['input'];
};

/** What came of `declineBillShare`. */
export type DeclineBillSharePayload = {
  __typename?: 'DeclineBillSharePayload';
  /** The viewer's share, as it is now. */
  share?: Maybe<BillShare>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** Why `declineBillShare` did nothing, in order of precedence. */
export type DeclineBillShareErrorCode =
  /** There is no bill with this id that is the viewer's to do this with. */
  | 'BILL_NOT_FOUND'
  /** It was paid. */
  | 'ALREADY_PAID'
  /** It was declined. */
  | 'ALREADY_DECLINED'
  /** It was cancelled. */
  | 'CANCELLED';

/** Why `declineBillShare` did nothing, with the field it is about. */
export type DeclineBillShareError = UserError & {
  __typename?: 'DeclineBillShareError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DeclineBillShareErrorCode;
};

/** The five blessings of the Book of Documents. */
export type BlessingCard =
  /** 长寿: a long life. */
  | 'LONGEVITY'
  /** 富贵: wealth and honour. */
  | 'WEALTH'
  /** 康宁: health and peace of mind. */
  | 'HEALTH'
  /** 好德: love of virtue. */
  | 'VIRTUE'
  /** 善终: a good end. */
  | 'FULFILMENT';

/** How far a campaign is. */
export type CampaignStatus =
  /** It is prepared; operators alone know of it. */
  | 'DRAFT'
  /** It was opened: cards can be drawn from `startsAt` to `endsAt`. */
  | 'OPEN'
  /** Nobody enters the pot any more, and the seed is known. */
  | 'CLOSED'
  /** The pot is being shared. */
  | 'SETTLING'
  /** Everybody who entered has their share. */
  | 'SETTLED';

/** A campaign: people collect five blessings, and whoever has all five shares the pot at the end. */
export type Campaign = {
  __typename?: 'Campaign';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What it is called. */
  title: Scalars['String']['output'];
  /** How far it is. */
  status: CampaignStatus;
  /** From when on cards can be drawn, given and entered. */
  startsAt: Scalars['DateTime']['output'];
  /** Until when. */
  endsAt: Scalars['DateTime']['output'];
  /** The five cards, with how likely each is. */
  cards: Array<CampaignCard>;
  /** How many cards everybody may draw on a day, which begins at midnight in China (UTC+8). */
  drawsPerDay: Scalars['Int']['output'];
  /** What is shared in the end: all that was put in. */
  pot?: Maybe<Money>;
  /** How many people have entered the pot with a full set so far. */
  enteredCount?: Maybe<Scalars['Int']['output']>;
  /** The SHA-256 of the seed by which the order of the winners is drawn, in hexadecimal: known before anybody enters. */
  seedHash?: Maybe<Scalars['String']['output']>;
  /** The seed, 64 hexadecimal digits. Null until the campaign is closed. */
  seed?: Maybe<Scalars['String']['output']>;
  /** How the pot is shared. Null until that is planned. */
  settlement?: Maybe<CampaignSettlement>;
};

/** One of the cards of a campaign. */
export type CampaignCard = {
  __typename?: 'CampaignCard';
  /** Which card. */
  card: BlessingCard;
  /** How likely it is: its weight over the sum of the weights of all five. */
  weight: Scalars['Int']['output'];
};

/**
 * How a pot is shared: everybody gets the same, and what cannot be shared equally goes, one minor unit each, to those who stand first
 * in the drawn order: ascending by the SHA-256 of `<seed>:<user id>` in hexadecimal.
 */
export type CampaignSettlement = {
  __typename?: 'CampaignSettlement';
  /** How many people share it. */
  winnerCount: Scalars['Int']['output'];
  /** What everybody gets. */
  share?: Maybe<Money>;
  /** How many of them get one minor unit more: the first in the drawn order. */
  extraCount: Scalars['Int']['output'];
  /** The place in the drawn order of the last of these. Null where there are none. */
  lastExtraPlace?: Maybe<Scalars['String']['output']>;
  /** When everybody had their share. Null until then. */
  settledAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a person has in a campaign. */
export type Blessings = {
  __typename?: 'Blessings';
  /** The campaign. */
  campaign?: Maybe<Campaign>;
  /** All five cards, with how many of each the person has. */
  cards: Array<BlessingCount>;
  /** How many more cards can be drawn today. */
  drawsLeft: Scalars['Int']['output'];
  /** How many more friends can be visited today for one draw more. */
  visitsLeft: Scalars['Int']['output'];
  /** When the person entered the pot. Null until then. */
  enteredAt?: Maybe<Scalars['DateTime']['output']>;
  /** The place in the drawn order: the SHA-256 of `<seed>:<user id>`. Null until the person has entered and the campaign is closed. */
  place?: Maybe<Scalars['String']['output']>;
  /** What the person has got of the pot. Null until it is in the wallet. */
  prize?: Maybe<Money>;
  /** What friends offer to the person, the newest first. People whom a block hides are left out. */
  offersToMe?: Maybe<CardOfferConnection>;
  /** What the person offers to friends, the newest first. */
  offersByMe?: Maybe<CardOfferConnection>;
  /** What the person has drawn, the newest first. */
  draws?: Maybe<BlessingDrawConnection>;
};


/** What a person has in a campaign. */
export type BlessingsOffersToMeArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<CardOfferStatus>;
};


/** What a person has in a campaign. */
export type BlessingsOffersByMeArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<CardOfferStatus>;
};


/** What a person has in a campaign. */
export type BlessingsDrawsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** How many of a card somebody has. */
export type BlessingCount = {
  __typename?: 'BlessingCount';
  /** Which card. */
  card: BlessingCard;
  /** How many of them are at hand. */
  count: Scalars['Int']['output'];
  /** How many more are set aside for offers of the person's own. */
  offered: Scalars['Int']['output'];
};

/** Cards that were drawn at once. It never changes. */
export type BlessingDraw = {
  __typename?: 'BlessingDraw';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What was drawn, in the order in which it was. */
  cards: Array<BlessingCard>;
  /** When. */
  drawnAt: Scalars['DateTime']['output'];
};

/** How far an offer is. */
export type CardOfferStatus =
  /** It waits for an answer: the card is set aside. */
  | 'OPEN'
  /** The cards have changed hands. */
  | 'ACCEPTED'
  /** The friend said no. */
  | 'DECLINED'
  /** Whoever made it took it back. */
  | 'WITHDRAWN'
  /** Nobody answered in time. */
  | 'EXPIRED';

/** A card that somebody offers to a friend. */
export type CardOffer = {
  __typename?: 'CardOffer';
  /** Global id, opaque to clients. */
  id: Scalars['ID']['output'];
  /** What is offered. */
  card: BlessingCard;
  /** What is asked for it. Null where it is a gift. */
  wanted?: Maybe<BlessingCard>;
  /** Who offers it. */
  from?: Maybe<User>;
  /** To whom. Null where a block has come between the two. */
  to?: Maybe<User>;
  /** How far it is. */
  status: CardOfferStatus;
  /** When it was made. */
  offeredAt: Scalars['DateTime']['output'];
  /** Until when it can be accepted. */
  expiresAt: Scalars['DateTime']['output'];
  /** When it ended. Null while it is open. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A page of offers. */
export type CardOfferConnection = {
  __typename?: 'CardOfferConnection';
  /** The offers with their places in the list. */
  edges: Array<CardOfferEdge>;
  /** The offers alone. */
  nodes: Array<CardOffer>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One offer in a list. */
export type CardOfferEdge = {
  __typename?: 'CardOfferEdge';
  /** The offer. */
  node: CardOffer;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** A page of draws. */
export type BlessingDrawConnection = {
  __typename?: 'BlessingDrawConnection';
  /** The draws with their places in the list. */
  edges: Array<BlessingDrawEdge>;
  /** The draws alone. */
  nodes: Array<BlessingDraw>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One draw in a list. */
export type BlessingDrawEdge = {
  __typename?: 'BlessingDrawEdge';
  /** The draw. */
  node: BlessingDraw;
  /** The place of this edge in the list. */
  cursor: Scalars['String']['output'];
};

/** One of the cards of a campaign, in an input. */
export type CampaignCardInput = {
  /** Which card. */
  card: BlessingCard;
  /** How likely it is: its weight over the sum of the weights of all five. */
  weight: Scalars['Int']['input'];
};

/** What `drawBlessings` needs. */
export type DrawBlessingsInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which campaign. */
  campaignId: Scalars['ID']['input'];
  /** How many at once: 1 to 20. */
  count?: InputMaybe<Scalars['Int']['input']>;
};

/** What came of `drawBlessings`. */
export type DrawBlessingsPayload = {
  __typename?: 'DrawBlessingsPayload';
  /** What was drawn: the first result again when the idempotency key was used before. */
  draw?: Maybe<BlessingDraw>;
  /** What the viewer has now. */
  blessings?: Maybe<Blessings>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `drawBlessings` does nothing, in order of precedence. */
export type DrawBlessingsErrorCode =
  /** It is not 1 to 20 cards. */
  | 'INVALID_COUNT'
  /** No campaign that was opened has this id. */
  | 'CAMPAIGN_NOT_FOUND'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The campaign is over. */
  | 'CAMPAIGN_CLOSED'
  /** The campaign has not begun. */
  | 'CAMPAIGN_NOT_OPEN'
  /** That is more than the viewer may draw today. */
  | 'NO_DRAWS_LEFT';

/** Why `drawBlessings` did nothing. */
export type DrawBlessingsError = UserError & {
  __typename?: 'DrawBlessingsError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DrawBlessingsErrorCode;
};

/** What `visitFriend` needs. */
export type VisitFriendInput = {
  /** Which campaign. */
  campaignId: Scalars['ID']['input'];
  /** Whom. */
  friendId: Scalars['ID']['input'];
};

/** What came of `visitFriend`. */
export type VisitFriendPayload = {
  __typename?: 'VisitFriendPayload';
  /** What the viewer has now. */
  blessings?: Maybe<Blessings>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `visitFriend` does nothing, in order of precedence. */
export type VisitFriendErrorCode =
  /** Nobody does this with themselves. */
  | 'SELF'
  /** No campaign that was opened has this id. */
  | 'CAMPAIGN_NOT_FOUND'
  /** The campaign is over. */
  | 'CAMPAIGN_CLOSED'
  /** The campaign has not begun. */
  | 'CAMPAIGN_NOT_OPEN'
  /** Nobody has this id, or is there any more. */
  | 'USER_NOT_FOUND'
  /** The two are not friends. */
  | 'NOT_FRIENDS'
  /** The viewer has visited this friend today. */
  | 'ALREADY_VISITED'
  /** The viewer has visited as many friends today as count. */
  | 'NO_VISITS_LEFT';

/** Why `visitFriend` did nothing. */
export type VisitFriendError = UserError & {
  __typename?: 'VisitFriendError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: VisitFriendErrorCode;
};

/** What `offerCard` needs. */
export type OfferCardInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which campaign. */
  campaignId: Scalars['ID']['input'];
  /** To which friend. */
  friendId: Scalars['ID']['input'];
  /** Which card. */
  card: BlessingCard;
  /** Which one for it: none when it is a gift. */
  wanted?: InputMaybe<BlessingCard>;
};

/** What came of `offerCard`. */
export type OfferCardPayload = {
  __typename?: 'OfferCardPayload';
  /** What was offered: the first result again when the idempotency key was used before. */
  offer?: Maybe<CardOffer>;
  /** What the viewer has now. */
  blessings?: Maybe<Blessings>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `offerCard` does nothing, in order of precedence. */
export type OfferCardErrorCode =
  /** Nobody does this with themselves. */
  | 'SELF'
  /** A card is no use for another one of its kind. */
  | 'SAME_CARD'
  /** No campaign that was opened has this id. */
  | 'CAMPAIGN_NOT_FOUND'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The campaign is over. */
  | 'CAMPAIGN_CLOSED'
  /** The campaign has not begun. */
  | 'CAMPAIGN_NOT_OPEN'
  /** Nobody has this id, or is there any more. */
  | 'USER_NOT_FOUND'
  /** The two are not friends. */
  | 'NOT_FRIENDS'
  /** The viewer has 50 offers open. */
  | 'TOO_MANY_OFFERS'
  /** The viewer has none of this card at hand. */
  | 'CARD_NOT_HELD';

/** Why `offerCard` did nothing. */
export type OfferCardError = UserError & {
  __typename?: 'OfferCardError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: OfferCardErrorCode;
};

/** What `acceptCardOffer` needs. */
export type AcceptCardOfferInput = {
  /** Which offer. */
  offerId: Scalars['ID']['input'];
};

/** What came of `acceptCardOffer`. */
export type AcceptCardOfferPayload = {
  __typename?: 'AcceptCardOfferPayload';
  /** The offer as it is now. */
  offer?: Maybe<CardOffer>;
  /** What the viewer has now. */
  blessings?: Maybe<Blessings>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `acceptCardOffer` does nothing, in order of precedence. */
export type AcceptCardOfferErrorCode =
  /** No offer with this id was made to the viewer. */
  | 'OFFER_NOT_FOUND'
  /** The offer has ended. */
  | 'OFFER_ENDED'
  /** The campaign is over. */
  | 'CAMPAIGN_CLOSED'
  /** Nobody answered in time. */
  | 'OFFER_EXPIRED'
  /** The two are not friends. */
  | 'NOT_FRIENDS'
  /** The viewer has none at hand of the card that is asked for. */
  | 'CARD_NOT_HELD';

/** Why `acceptCardOffer` did nothing. */
export type AcceptCardOfferError = UserError & {
  __typename?: 'AcceptCardOfferError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: AcceptCardOfferErrorCode;
};

/** What `declineCardOffer` needs. */
export type DeclineCardOfferInput = {
  /** Which offer. */
  offerId: Scalars['ID']['input'];
};

/** What came of `declineCardOffer`. */
export type DeclineCardOfferPayload = {
  __typename?: 'DeclineCardOfferPayload';
  /** The offer as it is now. */
  offer?: Maybe<CardOffer>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `declineCardOffer` does nothing, in order of precedence. */
export type DeclineCardOfferErrorCode =
  /** No offer with this id was made to the viewer. */
  | 'OFFER_NOT_FOUND'
  /** The offer has ended. */
  | 'OFFER_ENDED';

/** Why `declineCardOffer` did nothing. */
export type DeclineCardOfferError = UserError & {
  __typename?: 'DeclineCardOfferError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: DeclineCardOfferErrorCode;
};

/** What `withdrawCardOffer` needs. */
export type WithdrawCardOfferInput = {
  /** Which offer. */
  offerId: Scalars['ID']['input'];
};

/** What came of `withdrawCardOffer`. */
export type WithdrawCardOfferPayload = {
  __typename?: 'WithdrawCardOfferPayload';
  /** The offer as it is now. */
  offer?: Maybe<CardOffer>;
  /** What the viewer has now. */
  blessings?: Maybe<Blessings>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `withdrawCardOffer` does nothing, in order of precedence. */
export type WithdrawCardOfferErrorCode =
  /** No offer with this id was made by the viewer. */
  | 'OFFER_NOT_FOUND'
  /** The offer has ended. */
  | 'OFFER_ENDED';

/** Why `withdrawCardOffer` did nothing. */
export type WithdrawCardOfferError = UserError & {
  __typename?: 'WithdrawCardOfferError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: WithdrawCardOfferErrorCode;
};

/** What `enterPot` needs. */
export type EnterPotInput = {
  /** Which campaign. */
  campaignId: Scalars['ID']['input'];
};

/** What came of `enterPot`. */
export type EnterPotPayload = {
  __typename?: 'EnterPotPayload';
  /** What the viewer has now. */
  blessings?: Maybe<Blessings>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `enterPot` does nothing, in order of precedence. */
export type EnterPotErrorCode =
  /** No campaign that was opened has this id. */
  | 'CAMPAIGN_NOT_FOUND'
  /** The campaign is over. */
  | 'CAMPAIGN_CLOSED'
  /** The campaign has not begun. */
  | 'CAMPAIGN_NOT_OPEN'
  /** The viewer lacks a card: what is set aside for offers is not at hand. */
  | 'INCOMPLETE_SET';

/** Why `enterPot` did nothing. */
export type EnterPotError = UserError & {
  __typename?: 'EnterPotError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: EnterPotErrorCode;
};

/** What `createCampaign` needs. */
export type CreateCampaignInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** What it is called: 1 to 40 characters. */
  title: Scalars['String']['input'];
  /** From when on cards can be drawn. */
  startsAt: Scalars['DateTime']['input'];
  /** Until when: within 60 days. */
  endsAt: Scalars['DateTime']['input'];
  /** How likely each card is: all five, each once, with a weight of 1 to 1,000,000. */
  cards: Array<CampaignCardInput>;
  /** How many cards everybody may draw on a day: 1 to 20. */
  drawsPerDay: Scalars['Int']['input'];
};

/** What came of `createCampaign`. */
export type CreateCampaignPayload = {
  __typename?: 'CreateCampaignPayload';
  /** The campaign as it is now. */
  campaign?: Maybe<Campaign>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `createCampaign` does nothing, in order of precedence. */
export type CreateCampaignErrorCode =
  /** The title does not have 1 to 40 characters that can be shown. */
  | 'INVALID_TITLE'
  /** It ends before it begins, before now, or more than 60 days later. */
  | 'INVALID_WINDOW'
  /** They are not all five cards, each once, with a weight of 1 to 1,000,000. */
  | 'INVALID_CARDS'
  /** It is not 1 to 20 draws a day. */
  | 'INVALID_DRAWS_PER_DAY'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED';

/** Why `createCampaign` did nothing. */
export type CreateCampaignError = UserError & {
  __typename?: 'CreateCampaignError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CreateCampaignErrorCode;
};

/** What `fundCampaign` needs. */
export type FundCampaignInput = {
  /** A key that the client makes for this one act: sent again, the act still happens once. */
  idempotencyKey: Scalars['UUID']['input'];
  /** Which campaign. */
  campaignId: Scalars['ID']['input'];
  /** How much. */
  amount: MoneyInput;
};

/** What came of `fundCampaign`. */
export type FundCampaignPayload = {
  __typename?: 'FundCampaignPayload';
  /** The campaign as it is now. */
  campaign?: Maybe<Campaign>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `fundCampaign` does nothing, in order of precedence. */
export type FundCampaignErrorCode =
  /** The amount is not 1 to 100,000,000,000 minor units. */
  | 'INVALID_AMOUNT'
  /** No campaign has this id. */
  | 'CAMPAIGN_NOT_FOUND'
  /** The idempotency key was used for another request. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Its pot is being shared, or has been. */
  | 'ALREADY_SETTLING'
  /** As much was done to the campaign as it keeps note of. */
  | 'TOO_MANY_ACTS';

/** Why `fundCampaign` did nothing. */
export type FundCampaignError = UserError & {
  __typename?: 'FundCampaignError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: FundCampaignErrorCode;
};

/** What `openCampaign` needs. */
export type OpenCampaignInput = {
  /** Which campaign. */
  campaignId: Scalars['ID']['input'];
};

/** What came of `openCampaign`. */
export type OpenCampaignPayload = {
  __typename?: 'OpenCampaignPayload';
  /** The campaign as it is now. */
  campaign?: Maybe<Campaign>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `openCampaign` does nothing, in order of precedence. */
export type OpenCampaignErrorCode =
  /** No campaign has this id. */
  | 'CAMPAIGN_NOT_FOUND'
  /** It has been opened before, and is closed. */
  | 'NOT_A_DRAFT'
  /** Its end is past. */
  | 'WINDOW_OVER';

/** Why `openCampaign` did nothing. */
export type OpenCampaignError = UserError & {
  __typename?: 'OpenCampaignError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: OpenCampaignErrorCode;
};

/** What `closeCampaign` needs. */
export type CloseCampaignInput = {
  /** Which campaign. */
  campaignId: Scalars['ID']['input'];
  /** Whether to end it now though it would go on. */
  early?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What came of `closeCampaign`. */
export type CloseCampaignPayload = {
  __typename?: 'CloseCampaignPayload';
  /** The campaign as it is now. */
  campaign?: Maybe<Campaign>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `closeCampaign` does nothing, in order of precedence. */
export type CloseCampaignErrorCode =
  /** No campaign has this id. */
  | 'CAMPAIGN_NOT_FOUND'
  /** It was not opened. */
  | 'CAMPAIGN_NOT_OPEN'
  /** It goes on until `endsAt`. */
  | 'WINDOW_OPEN';

/** Why `closeCampaign` did nothing. */
export type CloseCampaignError = UserError & {
  __typename?: 'CloseCampaignError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: CloseCampaignErrorCode;
};

/** What `settleCampaign` needs. */
export type SettleCampaignInput = {
  /** Which campaign. */
  campaignId: Scalars['ID']['input'];
};

/** What came of `settleCampaign`. */
export type SettleCampaignPayload = {
  __typename?: 'SettleCampaignPayload';
  /** The campaign as it is now. */
  campaign?: Maybe<Campaign>;
  /** Why nothing happened. Empty when it did. */
  userErrors: Array<UserError>;
};

/** The reasons for which `settleCampaign` does nothing, in order of precedence. */
export type SettleCampaignErrorCode =
  /** No campaign has this id. */
  | 'CAMPAIGN_NOT_FOUND'
  /** It is not closed. */
  | 'CAMPAIGN_NOT_CLOSED';

/** Why `settleCampaign` did nothing. */
export type SettleCampaignError = UserError & {
  __typename?: 'SettleCampaignError';
  /** One sentence for people. */
  message: Scalars['String']['output'];
  /** The input field it is about. */
  path?: Maybe<Array<Scalars['String']['output']>>;
  /** The reason for programs. */
  code: SettleCampaignErrorCode;
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
  Group: Group;
  RedEnvelope: RedEnvelope;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Group:
    ( { __typename: 'Group' }
    & GraphQLRecursivePick<FederationTypes['Group'], {"id":true}> );
  RedEnvelope:
    ( { __typename: 'RedEnvelope' }
    & GraphQLRecursivePick<FederationTypes['RedEnvelope'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( TransferToFriendError )
    | ( AcceptTransferError )
    | ( DeclineTransferError )
    | ( RequestMoneyError )
    | ( PayMoneyRequestError )
    | ( DeclineMoneyRequestError )
    | ( CancelMoneyRequestError )
    | ( FreezeWalletError )
    | ( UnfreezeWalletError )
    | ( ContributeToGroupError )
    | ( FreezeGroupWalletError )
    | ( UnfreezeGroupWalletError )
    | ( AppointGroupKeeperError )
    | ( DismissGroupKeeperError )
    | ( SpendFromGroupError )
    | ( ApproveGroupSpendingError )
    | ( RejectGroupSpendingError )
    | ( SendEnvelopeToFriendError )
    | ( SendEnvelopeToGroupError )
    | ( ClaimEnvelopeError )
    | ( CreateBillSplitError )
    | ( CancelBillSplitError )
    | ( PayBillShareError )
    | ( DeclineBillShareError )
    | ( DrawBlessingsError )
    | ( VisitFriendError )
    | ( OfferCardError )
    | ( AcceptCardOfferError )
    | ( DeclineCardOfferError )
    | ( WithdrawCardOfferError )
    | ( EnterPotError )
    | ( CreateCampaignError )
    | ( FundCampaignError )
    | ( OpenCampaignError )
    | ( CloseCampaignError )
    | ( SettleCampaignError )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  UUID: ResolverTypeWrapper<Scalars['UUID']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  User: ResolverTypeWrapper<EntityRef>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  HeldDataPage: ResolverTypeWrapper<HeldDataPage>;
  Wallet: ResolverTypeWrapper<StoredAccount>;
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
  MoneyRequest: ResolverTypeWrapper<StoredMoneyRequest>;
  MoneyRequestStatus: MoneyRequestStatus;
  MoneyRequestConnection: ResolverTypeWrapper<Omit<MoneyRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['MoneyRequestEdge']>, nodes: Array<ResolversTypes['MoneyRequest']> }>;
  MoneyRequestEdge: ResolverTypeWrapper<Omit<MoneyRequestEdge, 'node'> & { node: ResolversTypes['MoneyRequest'] }>;
  RequestMoneyInput: RequestMoneyInput;
  RequestMoneyPayload: ResolverTypeWrapper<Omit<RequestMoneyPayload, 'moneyRequest' | 'userErrors'> & { moneyRequest?: Maybe<ResolversTypes['MoneyRequest']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RequestMoneyErrorCode: RequestMoneyErrorCode;
  RequestMoneyError: ResolverTypeWrapper<RequestMoneyError>;
  PayMoneyRequestInput: PayMoneyRequestInput;
  PayMoneyRequestPayload: ResolverTypeWrapper<Omit<PayMoneyRequestPayload, 'moneyRequest' | 'wallet' | 'userErrors'> & { moneyRequest?: Maybe<ResolversTypes['MoneyRequest']>, wallet?: Maybe<ResolversTypes['Wallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  PayMoneyRequestErrorCode: PayMoneyRequestErrorCode;
  PayMoneyRequestError: ResolverTypeWrapper<PayMoneyRequestError>;
  DeclineMoneyRequestInput: DeclineMoneyRequestInput;
  DeclineMoneyRequestPayload: ResolverTypeWrapper<Omit<DeclineMoneyRequestPayload, 'moneyRequest' | 'userErrors'> & { moneyRequest?: Maybe<ResolversTypes['MoneyRequest']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DeclineMoneyRequestErrorCode: DeclineMoneyRequestErrorCode;
  DeclineMoneyRequestError: ResolverTypeWrapper<DeclineMoneyRequestError>;
  CancelMoneyRequestInput: CancelMoneyRequestInput;
  CancelMoneyRequestPayload: ResolverTypeWrapper<Omit<CancelMoneyRequestPayload, 'moneyRequest' | 'userErrors'> & { moneyRequest?: Maybe<ResolversTypes['MoneyRequest']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CancelMoneyRequestErrorCode: CancelMoneyRequestErrorCode;
  CancelMoneyRequestError: ResolverTypeWrapper<CancelMoneyRequestError>;
  FreezeWalletInput: FreezeWalletInput;
  FreezeWalletPayload: ResolverTypeWrapper<Omit<FreezeWalletPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  FreezeWalletErrorCode: FreezeWalletErrorCode;
  FreezeWalletError: ResolverTypeWrapper<FreezeWalletError>;
  UnfreezeWalletInput: UnfreezeWalletInput;
  UnfreezeWalletPayload: ResolverTypeWrapper<Omit<UnfreezeWalletPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  UnfreezeWalletErrorCode: UnfreezeWalletErrorCode;
  UnfreezeWalletError: ResolverTypeWrapper<UnfreezeWalletError>;
  Group: ResolverTypeWrapper<EntityRef>;
  GroupWallet: ResolverTypeWrapper<StoredAccount>;
  GroupWalletEntryConnection: ResolverTypeWrapper<Omit<GroupWalletEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['GroupWalletEntryEdge']>, nodes: Array<ResolversTypes['GroupWalletEntry']> }>;
  GroupWalletEntryEdge: ResolverTypeWrapper<Omit<GroupWalletEntryEdge, 'node'> & { node: ResolversTypes['GroupWalletEntry'] }>;
  GroupWalletEntry: ResolverTypeWrapper<Entry>;
  ContributeToGroupInput: ContributeToGroupInput;
  ContributeToGroupPayload: ResolverTypeWrapper<Omit<ContributeToGroupPayload, 'contribution' | 'wallet' | 'groupWallet' | 'userErrors'> & { contribution?: Maybe<ResolversTypes['GroupContribution']>, wallet?: Maybe<ResolversTypes['Wallet']>, groupWallet?: Maybe<ResolversTypes['GroupWallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ContributeToGroupErrorCode: ContributeToGroupErrorCode;
  ContributeToGroupError: ResolverTypeWrapper<ContributeToGroupError>;
  FreezeGroupWalletInput: FreezeGroupWalletInput;
  FreezeGroupWalletPayload: ResolverTypeWrapper<Omit<FreezeGroupWalletPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  FreezeGroupWalletErrorCode: FreezeGroupWalletErrorCode;
  FreezeGroupWalletError: ResolverTypeWrapper<FreezeGroupWalletError>;
  UnfreezeGroupWalletInput: UnfreezeGroupWalletInput;
  UnfreezeGroupWalletPayload: ResolverTypeWrapper<Omit<UnfreezeGroupWalletPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  UnfreezeGroupWalletErrorCode: UnfreezeGroupWalletErrorCode;
  UnfreezeGroupWalletError: ResolverTypeWrapper<UnfreezeGroupWalletError>;
  GroupContribution: ResolverTypeWrapper<StoredTransfer>;
  GroupKeeper: ResolverTypeWrapper<KeeperOf>;
  GroupKeeperChangeConnection: ResolverTypeWrapper<Omit<GroupKeeperChangeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['GroupKeeperChangeEdge']>, nodes: Array<ResolversTypes['GroupKeeperChange']> }>;
  GroupKeeperChangeEdge: ResolverTypeWrapper<Omit<GroupKeeperChangeEdge, 'node'> & { node: ResolversTypes['GroupKeeperChange'] }>;
  GroupKeeperChange: ResolverTypeWrapper<KeeperAct>;
  GroupKeeperChangeKind: GroupKeeperChangeKind;
  GroupSpendingConnection: ResolverTypeWrapper<Omit<GroupSpendingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['GroupSpendingEdge']>, nodes: Array<ResolversTypes['GroupSpending']> }>;
  GroupSpendingEdge: ResolverTypeWrapper<Omit<GroupSpendingEdge, 'node'> & { node: ResolversTypes['GroupSpending'] }>;
  GroupSpending: ResolverTypeWrapper<Spending>;
  GroupSpendingStatus: GroupSpendingStatus;
  AppointGroupKeeperInput: AppointGroupKeeperInput;
  AppointGroupKeeperPayload: ResolverTypeWrapper<Omit<AppointGroupKeeperPayload, 'groupWallet' | 'userErrors'> & { groupWallet?: Maybe<ResolversTypes['GroupWallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  AppointGroupKeeperErrorCode: AppointGroupKeeperErrorCode;
  AppointGroupKeeperError: ResolverTypeWrapper<AppointGroupKeeperError>;
  DismissGroupKeeperInput: DismissGroupKeeperInput;
  DismissGroupKeeperPayload: ResolverTypeWrapper<Omit<DismissGroupKeeperPayload, 'groupWallet' | 'userErrors'> & { groupWallet?: Maybe<ResolversTypes['GroupWallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DismissGroupKeeperErrorCode: DismissGroupKeeperErrorCode;
  DismissGroupKeeperError: ResolverTypeWrapper<DismissGroupKeeperError>;
  SpendFromGroupInput: SpendFromGroupInput;
  SpendFromGroupPayload: ResolverTypeWrapper<Omit<SpendFromGroupPayload, 'spending' | 'groupWallet' | 'userErrors'> & { spending?: Maybe<ResolversTypes['GroupSpending']>, groupWallet?: Maybe<ResolversTypes['GroupWallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SpendFromGroupErrorCode: SpendFromGroupErrorCode;
  SpendFromGroupError: ResolverTypeWrapper<SpendFromGroupError>;
  ApproveGroupSpendingInput: ApproveGroupSpendingInput;
  ApproveGroupSpendingPayload: ResolverTypeWrapper<Omit<ApproveGroupSpendingPayload, 'spending' | 'groupWallet' | 'userErrors'> & { spending?: Maybe<ResolversTypes['GroupSpending']>, groupWallet?: Maybe<ResolversTypes['GroupWallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ApproveGroupSpendingErrorCode: ApproveGroupSpendingErrorCode;
  ApproveGroupSpendingError: ResolverTypeWrapper<ApproveGroupSpendingError>;
  RejectGroupSpendingInput: RejectGroupSpendingInput;
  RejectGroupSpendingPayload: ResolverTypeWrapper<Omit<RejectGroupSpendingPayload, 'spending' | 'groupWallet' | 'userErrors'> & { spending?: Maybe<ResolversTypes['GroupSpending']>, groupWallet?: Maybe<ResolversTypes['GroupWallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  RejectGroupSpendingErrorCode: RejectGroupSpendingErrorCode;
  RejectGroupSpendingError: ResolverTypeWrapper<RejectGroupSpendingError>;
  RedEnvelope: ResolverTypeWrapper<Envelope>;
  EnvelopeSplit: EnvelopeSplit;
  EnvelopeState: EnvelopeState;
  EnvelopeClaim: ResolverTypeWrapper<Claim>;
  RedEnvelopeConnection: ResolverTypeWrapper<Omit<RedEnvelopeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RedEnvelopeEdge']>, nodes: Array<ResolversTypes['RedEnvelope']> }>;
  RedEnvelopeEdge: ResolverTypeWrapper<Omit<RedEnvelopeEdge, 'node'> & { node: ResolversTypes['RedEnvelope'] }>;
  EnvelopeClaimConnection: ResolverTypeWrapper<Omit<EnvelopeClaimConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['EnvelopeClaimEdge']>, nodes: Array<ResolversTypes['EnvelopeClaim']> }>;
  EnvelopeClaimEdge: ResolverTypeWrapper<Omit<EnvelopeClaimEdge, 'node'> & { node: ResolversTypes['EnvelopeClaim'] }>;
  SendEnvelopeToFriendInput: SendEnvelopeToFriendInput;
  SendEnvelopeToFriendPayload: ResolverTypeWrapper<Omit<SendEnvelopeToFriendPayload, 'envelope' | 'wallet' | 'userErrors'> & { envelope?: Maybe<ResolversTypes['RedEnvelope']>, wallet?: Maybe<ResolversTypes['Wallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SendEnvelopeToFriendErrorCode: SendEnvelopeToFriendErrorCode;
  SendEnvelopeToFriendError: ResolverTypeWrapper<SendEnvelopeToFriendError>;
  SendEnvelopeToGroupInput: SendEnvelopeToGroupInput;
  SendEnvelopeToGroupPayload: ResolverTypeWrapper<Omit<SendEnvelopeToGroupPayload, 'envelope' | 'wallet' | 'userErrors'> & { envelope?: Maybe<ResolversTypes['RedEnvelope']>, wallet?: Maybe<ResolversTypes['Wallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SendEnvelopeToGroupErrorCode: SendEnvelopeToGroupErrorCode;
  SendEnvelopeToGroupError: ResolverTypeWrapper<SendEnvelopeToGroupError>;
  ClaimEnvelopeInput: ClaimEnvelopeInput;
  ClaimEnvelopePayload: ResolverTypeWrapper<Omit<ClaimEnvelopePayload, 'claim' | 'envelope' | 'wallet' | 'userErrors'> & { claim?: Maybe<ResolversTypes['EnvelopeClaim']>, envelope?: Maybe<ResolversTypes['RedEnvelope']>, wallet?: Maybe<ResolversTypes['Wallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  ClaimEnvelopeErrorCode: ClaimEnvelopeErrorCode;
  ClaimEnvelopeError: ResolverTypeWrapper<ClaimEnvelopeError>;
  BillSplitConnection: ResolverTypeWrapper<Omit<BillSplitConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BillSplitEdge']>, nodes: Array<ResolversTypes['BillSplit']> }>;
  BillSplitEdge: ResolverTypeWrapper<Omit<BillSplitEdge, 'node'> & { node: ResolversTypes['BillSplit'] }>;
  BillShareConnection: ResolverTypeWrapper<Omit<BillShareConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BillShareEdge']>, nodes: Array<ResolversTypes['BillShare']> }>;
  BillShareEdge: ResolverTypeWrapper<Omit<BillShareEdge, 'node'> & { node: ResolversTypes['BillShare'] }>;
  BillSplit: ResolverTypeWrapper<Bill>;
  BillShare: ResolverTypeWrapper<StoredBillShare>;
  BillSplitMethod: BillSplitMethod;
  BillSplitStatus: BillSplitStatus;
  BillShareStatus: BillShareStatus;
  BillPersonInput: BillPersonInput;
  CreateBillSplitInput: CreateBillSplitInput;
  CreateBillSplitPayload: ResolverTypeWrapper<Omit<CreateBillSplitPayload, 'bill' | 'userErrors'> & { bill?: Maybe<ResolversTypes['BillSplit']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateBillSplitErrorCode: CreateBillSplitErrorCode;
  CreateBillSplitError: ResolverTypeWrapper<CreateBillSplitError>;
  CancelBillSplitInput: CancelBillSplitInput;
  CancelBillSplitPayload: ResolverTypeWrapper<Omit<CancelBillSplitPayload, 'bill' | 'userErrors'> & { bill?: Maybe<ResolversTypes['BillSplit']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CancelBillSplitErrorCode: CancelBillSplitErrorCode;
  CancelBillSplitError: ResolverTypeWrapper<CancelBillSplitError>;
  PayBillShareInput: PayBillShareInput;
  PayBillSharePayload: ResolverTypeWrapper<Omit<PayBillSharePayload, 'share' | 'wallet' | 'userErrors'> & { share?: Maybe<ResolversTypes['BillShare']>, wallet?: Maybe<ResolversTypes['Wallet']>, userErrors: Array<ResolversTypes['UserError']> }>;
  PayBillShareErrorCode: PayBillShareErrorCode;
  PayBillShareError: ResolverTypeWrapper<PayBillShareError>;
  DeclineBillShareInput: DeclineBillShareInput;
  DeclineBillSharePayload: ResolverTypeWrapper<Omit<DeclineBillSharePayload, 'share' | 'userErrors'> & { share?: Maybe<ResolversTypes['BillShare']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DeclineBillShareErrorCode: DeclineBillShareErrorCode;
  DeclineBillShareError: ResolverTypeWrapper<DeclineBillShareError>;
  BlessingCard: BlessingCard;
  CampaignStatus: CampaignStatus;
  Campaign: ResolverTypeWrapper<StoredCampaign>;
  CampaignCard: ResolverTypeWrapper<CampaignCard>;
  CampaignSettlement: ResolverTypeWrapper<Settlement>;
  Blessings: ResolverTypeWrapper<HandKey>;
  BlessingCount: ResolverTypeWrapper<BlessingCount>;
  BlessingDraw: ResolverTypeWrapper<Draw>;
  CardOfferStatus: CardOfferStatus;
  CardOffer: ResolverTypeWrapper<StoredOffer>;
  CardOfferConnection: ResolverTypeWrapper<Omit<CardOfferConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CardOfferEdge']>, nodes: Array<ResolversTypes['CardOffer']> }>;
  CardOfferEdge: ResolverTypeWrapper<Omit<CardOfferEdge, 'node'> & { node: ResolversTypes['CardOffer'] }>;
  BlessingDrawConnection: ResolverTypeWrapper<Omit<BlessingDrawConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BlessingDrawEdge']>, nodes: Array<ResolversTypes['BlessingDraw']> }>;
  BlessingDrawEdge: ResolverTypeWrapper<Omit<BlessingDrawEdge, 'node'> & { node: ResolversTypes['BlessingDraw'] }>;
  CampaignCardInput: CampaignCardInput;
  DrawBlessingsInput: DrawBlessingsInput;
  DrawBlessingsPayload: ResolverTypeWrapper<Omit<DrawBlessingsPayload, 'draw' | 'blessings' | 'userErrors'> & { draw?: Maybe<ResolversTypes['BlessingDraw']>, blessings?: Maybe<ResolversTypes['Blessings']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DrawBlessingsErrorCode: DrawBlessingsErrorCode;
  DrawBlessingsError: ResolverTypeWrapper<DrawBlessingsError>;
  VisitFriendInput: VisitFriendInput;
  VisitFriendPayload: ResolverTypeWrapper<Omit<VisitFriendPayload, 'blessings' | 'userErrors'> & { blessings?: Maybe<ResolversTypes['Blessings']>, userErrors: Array<ResolversTypes['UserError']> }>;
  VisitFriendErrorCode: VisitFriendErrorCode;
  VisitFriendError: ResolverTypeWrapper<VisitFriendError>;
  OfferCardInput: OfferCardInput;
  OfferCardPayload: ResolverTypeWrapper<Omit<OfferCardPayload, 'offer' | 'blessings' | 'userErrors'> & { offer?: Maybe<ResolversTypes['CardOffer']>, blessings?: Maybe<ResolversTypes['Blessings']>, userErrors: Array<ResolversTypes['UserError']> }>;
  OfferCardErrorCode: OfferCardErrorCode;
  OfferCardError: ResolverTypeWrapper<OfferCardError>;
  AcceptCardOfferInput: AcceptCardOfferInput;
  AcceptCardOfferPayload: ResolverTypeWrapper<Omit<AcceptCardOfferPayload, 'offer' | 'blessings' | 'userErrors'> & { offer?: Maybe<ResolversTypes['CardOffer']>, blessings?: Maybe<ResolversTypes['Blessings']>, userErrors: Array<ResolversTypes['UserError']> }>;
  AcceptCardOfferErrorCode: AcceptCardOfferErrorCode;
  AcceptCardOfferError: ResolverTypeWrapper<AcceptCardOfferError>;
  DeclineCardOfferInput: DeclineCardOfferInput;
  DeclineCardOfferPayload: ResolverTypeWrapper<Omit<DeclineCardOfferPayload, 'offer' | 'userErrors'> & { offer?: Maybe<ResolversTypes['CardOffer']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DeclineCardOfferErrorCode: DeclineCardOfferErrorCode;
  DeclineCardOfferError: ResolverTypeWrapper<DeclineCardOfferError>;
  WithdrawCardOfferInput: WithdrawCardOfferInput;
  WithdrawCardOfferPayload: ResolverTypeWrapper<Omit<WithdrawCardOfferPayload, 'offer' | 'blessings' | 'userErrors'> & { offer?: Maybe<ResolversTypes['CardOffer']>, blessings?: Maybe<ResolversTypes['Blessings']>, userErrors: Array<ResolversTypes['UserError']> }>;
  WithdrawCardOfferErrorCode: WithdrawCardOfferErrorCode;
  WithdrawCardOfferError: ResolverTypeWrapper<WithdrawCardOfferError>;
  EnterPotInput: EnterPotInput;
  EnterPotPayload: ResolverTypeWrapper<Omit<EnterPotPayload, 'blessings' | 'userErrors'> & { blessings?: Maybe<ResolversTypes['Blessings']>, userErrors: Array<ResolversTypes['UserError']> }>;
  EnterPotErrorCode: EnterPotErrorCode;
  EnterPotError: ResolverTypeWrapper<EnterPotError>;
  CreateCampaignInput: CreateCampaignInput;
  CreateCampaignPayload: ResolverTypeWrapper<Omit<CreateCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversTypes['Campaign']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateCampaignErrorCode: CreateCampaignErrorCode;
  CreateCampaignError: ResolverTypeWrapper<CreateCampaignError>;
  FundCampaignInput: FundCampaignInput;
  FundCampaignPayload: ResolverTypeWrapper<Omit<FundCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversTypes['Campaign']>, userErrors: Array<ResolversTypes['UserError']> }>;
  FundCampaignErrorCode: FundCampaignErrorCode;
  FundCampaignError: ResolverTypeWrapper<FundCampaignError>;
  OpenCampaignInput: OpenCampaignInput;
  OpenCampaignPayload: ResolverTypeWrapper<Omit<OpenCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversTypes['Campaign']>, userErrors: Array<ResolversTypes['UserError']> }>;
  OpenCampaignErrorCode: OpenCampaignErrorCode;
  OpenCampaignError: ResolverTypeWrapper<OpenCampaignError>;
  CloseCampaignInput: CloseCampaignInput;
  CloseCampaignPayload: ResolverTypeWrapper<Omit<CloseCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversTypes['Campaign']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CloseCampaignErrorCode: CloseCampaignErrorCode;
  CloseCampaignError: ResolverTypeWrapper<CloseCampaignError>;
  SettleCampaignInput: SettleCampaignInput;
  SettleCampaignPayload: ResolverTypeWrapper<Omit<SettleCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversTypes['Campaign']>, userErrors: Array<ResolversTypes['UserError']> }>;
  SettleCampaignErrorCode: SettleCampaignErrorCode;
  SettleCampaignError: ResolverTypeWrapper<SettleCampaignError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  BigInt: Scalars['BigInt']['output'];
  UUID: Scalars['UUID']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Mutation: Record<PropertyKey, never>;
  Subscription: Record<PropertyKey, never>;
  User: EntityRef;
  String: Scalars['String']['output'];
  HeldDataPage: HeldDataPage;
  Wallet: StoredAccount;
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
  MoneyRequest: StoredMoneyRequest;
  MoneyRequestConnection: Omit<MoneyRequestConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['MoneyRequestEdge']>, nodes: Array<ResolversParentTypes['MoneyRequest']> };
  MoneyRequestEdge: Omit<MoneyRequestEdge, 'node'> & { node: ResolversParentTypes['MoneyRequest'] };
  RequestMoneyInput: RequestMoneyInput;
  RequestMoneyPayload: Omit<RequestMoneyPayload, 'moneyRequest' | 'userErrors'> & { moneyRequest?: Maybe<ResolversParentTypes['MoneyRequest']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RequestMoneyError: RequestMoneyError;
  PayMoneyRequestInput: PayMoneyRequestInput;
  PayMoneyRequestPayload: Omit<PayMoneyRequestPayload, 'moneyRequest' | 'wallet' | 'userErrors'> & { moneyRequest?: Maybe<ResolversParentTypes['MoneyRequest']>, wallet?: Maybe<ResolversParentTypes['Wallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  PayMoneyRequestError: PayMoneyRequestError;
  DeclineMoneyRequestInput: DeclineMoneyRequestInput;
  DeclineMoneyRequestPayload: Omit<DeclineMoneyRequestPayload, 'moneyRequest' | 'userErrors'> & { moneyRequest?: Maybe<ResolversParentTypes['MoneyRequest']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DeclineMoneyRequestError: DeclineMoneyRequestError;
  CancelMoneyRequestInput: CancelMoneyRequestInput;
  CancelMoneyRequestPayload: Omit<CancelMoneyRequestPayload, 'moneyRequest' | 'userErrors'> & { moneyRequest?: Maybe<ResolversParentTypes['MoneyRequest']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CancelMoneyRequestError: CancelMoneyRequestError;
  FreezeWalletInput: FreezeWalletInput;
  FreezeWalletPayload: Omit<FreezeWalletPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  FreezeWalletError: FreezeWalletError;
  UnfreezeWalletInput: UnfreezeWalletInput;
  UnfreezeWalletPayload: Omit<UnfreezeWalletPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  UnfreezeWalletError: UnfreezeWalletError;
  Group: EntityRef;
  GroupWallet: StoredAccount;
  GroupWalletEntryConnection: Omit<GroupWalletEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['GroupWalletEntryEdge']>, nodes: Array<ResolversParentTypes['GroupWalletEntry']> };
  GroupWalletEntryEdge: Omit<GroupWalletEntryEdge, 'node'> & { node: ResolversParentTypes['GroupWalletEntry'] };
  GroupWalletEntry: Entry;
  ContributeToGroupInput: ContributeToGroupInput;
  ContributeToGroupPayload: Omit<ContributeToGroupPayload, 'contribution' | 'wallet' | 'groupWallet' | 'userErrors'> & { contribution?: Maybe<ResolversParentTypes['GroupContribution']>, wallet?: Maybe<ResolversParentTypes['Wallet']>, groupWallet?: Maybe<ResolversParentTypes['GroupWallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ContributeToGroupError: ContributeToGroupError;
  FreezeGroupWalletInput: FreezeGroupWalletInput;
  FreezeGroupWalletPayload: Omit<FreezeGroupWalletPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  FreezeGroupWalletError: FreezeGroupWalletError;
  UnfreezeGroupWalletInput: UnfreezeGroupWalletInput;
  UnfreezeGroupWalletPayload: Omit<UnfreezeGroupWalletPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  UnfreezeGroupWalletError: UnfreezeGroupWalletError;
  GroupContribution: StoredTransfer;
  GroupKeeper: KeeperOf;
  GroupKeeperChangeConnection: Omit<GroupKeeperChangeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['GroupKeeperChangeEdge']>, nodes: Array<ResolversParentTypes['GroupKeeperChange']> };
  GroupKeeperChangeEdge: Omit<GroupKeeperChangeEdge, 'node'> & { node: ResolversParentTypes['GroupKeeperChange'] };
  GroupKeeperChange: KeeperAct;
  GroupSpendingConnection: Omit<GroupSpendingConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['GroupSpendingEdge']>, nodes: Array<ResolversParentTypes['GroupSpending']> };
  GroupSpendingEdge: Omit<GroupSpendingEdge, 'node'> & { node: ResolversParentTypes['GroupSpending'] };
  GroupSpending: Spending;
  AppointGroupKeeperInput: AppointGroupKeeperInput;
  AppointGroupKeeperPayload: Omit<AppointGroupKeeperPayload, 'groupWallet' | 'userErrors'> & { groupWallet?: Maybe<ResolversParentTypes['GroupWallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  AppointGroupKeeperError: AppointGroupKeeperError;
  DismissGroupKeeperInput: DismissGroupKeeperInput;
  DismissGroupKeeperPayload: Omit<DismissGroupKeeperPayload, 'groupWallet' | 'userErrors'> & { groupWallet?: Maybe<ResolversParentTypes['GroupWallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DismissGroupKeeperError: DismissGroupKeeperError;
  SpendFromGroupInput: SpendFromGroupInput;
  SpendFromGroupPayload: Omit<SpendFromGroupPayload, 'spending' | 'groupWallet' | 'userErrors'> & { spending?: Maybe<ResolversParentTypes['GroupSpending']>, groupWallet?: Maybe<ResolversParentTypes['GroupWallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SpendFromGroupError: SpendFromGroupError;
  ApproveGroupSpendingInput: ApproveGroupSpendingInput;
  ApproveGroupSpendingPayload: Omit<ApproveGroupSpendingPayload, 'spending' | 'groupWallet' | 'userErrors'> & { spending?: Maybe<ResolversParentTypes['GroupSpending']>, groupWallet?: Maybe<ResolversParentTypes['GroupWallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ApproveGroupSpendingError: ApproveGroupSpendingError;
  RejectGroupSpendingInput: RejectGroupSpendingInput;
  RejectGroupSpendingPayload: Omit<RejectGroupSpendingPayload, 'spending' | 'groupWallet' | 'userErrors'> & { spending?: Maybe<ResolversParentTypes['GroupSpending']>, groupWallet?: Maybe<ResolversParentTypes['GroupWallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  RejectGroupSpendingError: RejectGroupSpendingError;
  RedEnvelope: Envelope;
  EnvelopeClaim: Claim;
  RedEnvelopeConnection: Omit<RedEnvelopeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RedEnvelopeEdge']>, nodes: Array<ResolversParentTypes['RedEnvelope']> };
  RedEnvelopeEdge: Omit<RedEnvelopeEdge, 'node'> & { node: ResolversParentTypes['RedEnvelope'] };
  EnvelopeClaimConnection: Omit<EnvelopeClaimConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['EnvelopeClaimEdge']>, nodes: Array<ResolversParentTypes['EnvelopeClaim']> };
  EnvelopeClaimEdge: Omit<EnvelopeClaimEdge, 'node'> & { node: ResolversParentTypes['EnvelopeClaim'] };
  SendEnvelopeToFriendInput: SendEnvelopeToFriendInput;
  SendEnvelopeToFriendPayload: Omit<SendEnvelopeToFriendPayload, 'envelope' | 'wallet' | 'userErrors'> & { envelope?: Maybe<ResolversParentTypes['RedEnvelope']>, wallet?: Maybe<ResolversParentTypes['Wallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SendEnvelopeToFriendError: SendEnvelopeToFriendError;
  SendEnvelopeToGroupInput: SendEnvelopeToGroupInput;
  SendEnvelopeToGroupPayload: Omit<SendEnvelopeToGroupPayload, 'envelope' | 'wallet' | 'userErrors'> & { envelope?: Maybe<ResolversParentTypes['RedEnvelope']>, wallet?: Maybe<ResolversParentTypes['Wallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SendEnvelopeToGroupError: SendEnvelopeToGroupError;
  ClaimEnvelopeInput: ClaimEnvelopeInput;
  ClaimEnvelopePayload: Omit<ClaimEnvelopePayload, 'claim' | 'envelope' | 'wallet' | 'userErrors'> & { claim?: Maybe<ResolversParentTypes['EnvelopeClaim']>, envelope?: Maybe<ResolversParentTypes['RedEnvelope']>, wallet?: Maybe<ResolversParentTypes['Wallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  ClaimEnvelopeError: ClaimEnvelopeError;
  BillSplitConnection: Omit<BillSplitConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BillSplitEdge']>, nodes: Array<ResolversParentTypes['BillSplit']> };
  BillSplitEdge: Omit<BillSplitEdge, 'node'> & { node: ResolversParentTypes['BillSplit'] };
  BillShareConnection: Omit<BillShareConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BillShareEdge']>, nodes: Array<ResolversParentTypes['BillShare']> };
  BillShareEdge: Omit<BillShareEdge, 'node'> & { node: ResolversParentTypes['BillShare'] };
  BillSplit: Bill;
  BillShare: StoredBillShare;
  BillPersonInput: BillPersonInput;
  CreateBillSplitInput: CreateBillSplitInput;
  CreateBillSplitPayload: Omit<CreateBillSplitPayload, 'bill' | 'userErrors'> & { bill?: Maybe<ResolversParentTypes['BillSplit']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateBillSplitError: CreateBillSplitError;
  CancelBillSplitInput: CancelBillSplitInput;
  CancelBillSplitPayload: Omit<CancelBillSplitPayload, 'bill' | 'userErrors'> & { bill?: Maybe<ResolversParentTypes['BillSplit']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CancelBillSplitError: CancelBillSplitError;
  PayBillShareInput: PayBillShareInput;
  PayBillSharePayload: Omit<PayBillSharePayload, 'share' | 'wallet' | 'userErrors'> & { share?: Maybe<ResolversParentTypes['BillShare']>, wallet?: Maybe<ResolversParentTypes['Wallet']>, userErrors: Array<ResolversParentTypes['UserError']> };
  PayBillShareError: PayBillShareError;
  DeclineBillShareInput: DeclineBillShareInput;
  DeclineBillSharePayload: Omit<DeclineBillSharePayload, 'share' | 'userErrors'> & { share?: Maybe<ResolversParentTypes['BillShare']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DeclineBillShareError: DeclineBillShareError;
  Campaign: StoredCampaign;
  CampaignCard: CampaignCard;
  CampaignSettlement: Settlement;
  Blessings: HandKey;
  BlessingCount: BlessingCount;
  BlessingDraw: Draw;
  CardOffer: StoredOffer;
  CardOfferConnection: Omit<CardOfferConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CardOfferEdge']>, nodes: Array<ResolversParentTypes['CardOffer']> };
  CardOfferEdge: Omit<CardOfferEdge, 'node'> & { node: ResolversParentTypes['CardOffer'] };
  BlessingDrawConnection: Omit<BlessingDrawConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BlessingDrawEdge']>, nodes: Array<ResolversParentTypes['BlessingDraw']> };
  BlessingDrawEdge: Omit<BlessingDrawEdge, 'node'> & { node: ResolversParentTypes['BlessingDraw'] };
  CampaignCardInput: CampaignCardInput;
  DrawBlessingsInput: DrawBlessingsInput;
  DrawBlessingsPayload: Omit<DrawBlessingsPayload, 'draw' | 'blessings' | 'userErrors'> & { draw?: Maybe<ResolversParentTypes['BlessingDraw']>, blessings?: Maybe<ResolversParentTypes['Blessings']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DrawBlessingsError: DrawBlessingsError;
  VisitFriendInput: VisitFriendInput;
  VisitFriendPayload: Omit<VisitFriendPayload, 'blessings' | 'userErrors'> & { blessings?: Maybe<ResolversParentTypes['Blessings']>, userErrors: Array<ResolversParentTypes['UserError']> };
  VisitFriendError: VisitFriendError;
  OfferCardInput: OfferCardInput;
  OfferCardPayload: Omit<OfferCardPayload, 'offer' | 'blessings' | 'userErrors'> & { offer?: Maybe<ResolversParentTypes['CardOffer']>, blessings?: Maybe<ResolversParentTypes['Blessings']>, userErrors: Array<ResolversParentTypes['UserError']> };
  OfferCardError: OfferCardError;
  AcceptCardOfferInput: AcceptCardOfferInput;
  AcceptCardOfferPayload: Omit<AcceptCardOfferPayload, 'offer' | 'blessings' | 'userErrors'> & { offer?: Maybe<ResolversParentTypes['CardOffer']>, blessings?: Maybe<ResolversParentTypes['Blessings']>, userErrors: Array<ResolversParentTypes['UserError']> };
  AcceptCardOfferError: AcceptCardOfferError;
  DeclineCardOfferInput: DeclineCardOfferInput;
  DeclineCardOfferPayload: Omit<DeclineCardOfferPayload, 'offer' | 'userErrors'> & { offer?: Maybe<ResolversParentTypes['CardOffer']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DeclineCardOfferError: DeclineCardOfferError;
  WithdrawCardOfferInput: WithdrawCardOfferInput;
  WithdrawCardOfferPayload: Omit<WithdrawCardOfferPayload, 'offer' | 'blessings' | 'userErrors'> & { offer?: Maybe<ResolversParentTypes['CardOffer']>, blessings?: Maybe<ResolversParentTypes['Blessings']>, userErrors: Array<ResolversParentTypes['UserError']> };
  WithdrawCardOfferError: WithdrawCardOfferError;
  EnterPotInput: EnterPotInput;
  EnterPotPayload: Omit<EnterPotPayload, 'blessings' | 'userErrors'> & { blessings?: Maybe<ResolversParentTypes['Blessings']>, userErrors: Array<ResolversParentTypes['UserError']> };
  EnterPotError: EnterPotError;
  CreateCampaignInput: CreateCampaignInput;
  CreateCampaignPayload: Omit<CreateCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversParentTypes['Campaign']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateCampaignError: CreateCampaignError;
  FundCampaignInput: FundCampaignInput;
  FundCampaignPayload: Omit<FundCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversParentTypes['Campaign']>, userErrors: Array<ResolversParentTypes['UserError']> };
  FundCampaignError: FundCampaignError;
  OpenCampaignInput: OpenCampaignInput;
  OpenCampaignPayload: Omit<OpenCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversParentTypes['Campaign']>, userErrors: Array<ResolversParentTypes['UserError']> };
  OpenCampaignError: OpenCampaignError;
  CloseCampaignInput: CloseCampaignInput;
  CloseCampaignPayload: Omit<CloseCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversParentTypes['Campaign']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CloseCampaignError: CloseCampaignError;
  SettleCampaignInput: SettleCampaignInput;
  SettleCampaignPayload: Omit<SettleCampaignPayload, 'campaign' | 'userErrors'> & { campaign?: Maybe<ResolversParentTypes['Campaign']>, userErrors: Array<ResolversParentTypes['UserError']> };
  SettleCampaignError: SettleCampaignError;
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

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export interface UuidScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UUID'], any> {
  name: 'UUID';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  redEnvelope?: Resolver<Maybe<ResolversTypes['RedEnvelope']>, ParentType, ContextType, RequireFields<QueryRedEnvelopeArgs, 'id'>>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType, Partial<QueryCampaignArgs>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  transferToFriend?: Resolver<Maybe<ResolversTypes['TransferToFriendPayload']>, ParentType, ContextType, RequireFields<MutationTransferToFriendArgs, 'input'>>;
  acceptTransfer?: Resolver<Maybe<ResolversTypes['AcceptTransferPayload']>, ParentType, ContextType, RequireFields<MutationAcceptTransferArgs, 'input'>>;
  declineTransfer?: Resolver<Maybe<ResolversTypes['DeclineTransferPayload']>, ParentType, ContextType, RequireFields<MutationDeclineTransferArgs, 'input'>>;
  requestMoney?: Resolver<Maybe<ResolversTypes['RequestMoneyPayload']>, ParentType, ContextType, RequireFields<MutationRequestMoneyArgs, 'input'>>;
  payMoneyRequest?: Resolver<Maybe<ResolversTypes['PayMoneyRequestPayload']>, ParentType, ContextType, RequireFields<MutationPayMoneyRequestArgs, 'input'>>;
  declineMoneyRequest?: Resolver<Maybe<ResolversTypes['DeclineMoneyRequestPayload']>, ParentType, ContextType, RequireFields<MutationDeclineMoneyRequestArgs, 'input'>>;
  cancelMoneyRequest?: Resolver<Maybe<ResolversTypes['CancelMoneyRequestPayload']>, ParentType, ContextType, RequireFields<MutationCancelMoneyRequestArgs, 'input'>>;
  freezeWallet?: Resolver<Maybe<ResolversTypes['FreezeWalletPayload']>, ParentType, ContextType, RequireFields<MutationFreezeWalletArgs, 'input'>>;
  unfreezeWallet?: Resolver<Maybe<ResolversTypes['UnfreezeWalletPayload']>, ParentType, ContextType, RequireFields<MutationUnfreezeWalletArgs, 'input'>>;
  contributeToGroup?: Resolver<Maybe<ResolversTypes['ContributeToGroupPayload']>, ParentType, ContextType, RequireFields<MutationContributeToGroupArgs, 'input'>>;
  freezeGroupWallet?: Resolver<Maybe<ResolversTypes['FreezeGroupWalletPayload']>, ParentType, ContextType, RequireFields<MutationFreezeGroupWalletArgs, 'input'>>;
  unfreezeGroupWallet?: Resolver<Maybe<ResolversTypes['UnfreezeGroupWalletPayload']>, ParentType, ContextType, RequireFields<MutationUnfreezeGroupWalletArgs, 'input'>>;
  appointGroupKeeper?: Resolver<Maybe<ResolversTypes['AppointGroupKeeperPayload']>, ParentType, ContextType, RequireFields<MutationAppointGroupKeeperArgs, 'input'>>;
  dismissGroupKeeper?: Resolver<Maybe<ResolversTypes['DismissGroupKeeperPayload']>, ParentType, ContextType, RequireFields<MutationDismissGroupKeeperArgs, 'input'>>;
  spendFromGroup?: Resolver<Maybe<ResolversTypes['SpendFromGroupPayload']>, ParentType, ContextType, RequireFields<MutationSpendFromGroupArgs, 'input'>>;
  approveGroupSpending?: Resolver<Maybe<ResolversTypes['ApproveGroupSpendingPayload']>, ParentType, ContextType, RequireFields<MutationApproveGroupSpendingArgs, 'input'>>;
  rejectGroupSpending?: Resolver<Maybe<ResolversTypes['RejectGroupSpendingPayload']>, ParentType, ContextType, RequireFields<MutationRejectGroupSpendingArgs, 'input'>>;
  sendEnvelopeToFriend?: Resolver<Maybe<ResolversTypes['SendEnvelopeToFriendPayload']>, ParentType, ContextType, RequireFields<MutationSendEnvelopeToFriendArgs, 'input'>>;
  sendEnvelopeToGroup?: Resolver<Maybe<ResolversTypes['SendEnvelopeToGroupPayload']>, ParentType, ContextType, RequireFields<MutationSendEnvelopeToGroupArgs, 'input'>>;
  claimEnvelope?: Resolver<Maybe<ResolversTypes['ClaimEnvelopePayload']>, ParentType, ContextType, RequireFields<MutationClaimEnvelopeArgs, 'input'>>;
  createBillSplit?: Resolver<Maybe<ResolversTypes['CreateBillSplitPayload']>, ParentType, ContextType, RequireFields<MutationCreateBillSplitArgs, 'input'>>;
  cancelBillSplit?: Resolver<Maybe<ResolversTypes['CancelBillSplitPayload']>, ParentType, ContextType, RequireFields<MutationCancelBillSplitArgs, 'input'>>;
  payBillShare?: Resolver<Maybe<ResolversTypes['PayBillSharePayload']>, ParentType, ContextType, RequireFields<MutationPayBillShareArgs, 'input'>>;
  declineBillShare?: Resolver<Maybe<ResolversTypes['DeclineBillSharePayload']>, ParentType, ContextType, RequireFields<MutationDeclineBillShareArgs, 'input'>>;
  drawBlessings?: Resolver<Maybe<ResolversTypes['DrawBlessingsPayload']>, ParentType, ContextType, RequireFields<MutationDrawBlessingsArgs, 'input'>>;
  visitFriend?: Resolver<Maybe<ResolversTypes['VisitFriendPayload']>, ParentType, ContextType, RequireFields<MutationVisitFriendArgs, 'input'>>;
  offerCard?: Resolver<Maybe<ResolversTypes['OfferCardPayload']>, ParentType, ContextType, RequireFields<MutationOfferCardArgs, 'input'>>;
  acceptCardOffer?: Resolver<Maybe<ResolversTypes['AcceptCardOfferPayload']>, ParentType, ContextType, RequireFields<MutationAcceptCardOfferArgs, 'input'>>;
  declineCardOffer?: Resolver<Maybe<ResolversTypes['DeclineCardOfferPayload']>, ParentType, ContextType, RequireFields<MutationDeclineCardOfferArgs, 'input'>>;
  withdrawCardOffer?: Resolver<Maybe<ResolversTypes['WithdrawCardOfferPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawCardOfferArgs, 'input'>>;
  enterPot?: Resolver<Maybe<ResolversTypes['EnterPotPayload']>, ParentType, ContextType, RequireFields<MutationEnterPotArgs, 'input'>>;
  createCampaign?: Resolver<Maybe<ResolversTypes['CreateCampaignPayload']>, ParentType, ContextType, RequireFields<MutationCreateCampaignArgs, 'input'>>;
  fundCampaign?: Resolver<Maybe<ResolversTypes['FundCampaignPayload']>, ParentType, ContextType, RequireFields<MutationFundCampaignArgs, 'input'>>;
  openCampaign?: Resolver<Maybe<ResolversTypes['OpenCampaignPayload']>, ParentType, ContextType, RequireFields<MutationOpenCampaignArgs, 'input'>>;
  closeCampaign?: Resolver<Maybe<ResolversTypes['CloseCampaignPayload']>, ParentType, ContextType, RequireFields<MutationCloseCampaignArgs, 'input'>>;
  settleCampaign?: Resolver<Maybe<ResolversTypes['SettleCampaignPayload']>, ParentType, ContextType, RequireFields<MutationSettleCampaignArgs, 'input'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  walletEntryPosted?: SubscriptionResolver<Maybe<ResolversTypes['WalletEntry']>, "walletEntryPosted", ParentType, ContextType>;
  envelopeUpdated?: SubscriptionResolver<Maybe<ResolversTypes['RedEnvelope']>, "envelopeUpdated", ParentType, ContextType, RequireFields<SubscriptionEnvelopeUpdatedArgs, 'envelopeId'>>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  blessings?: Resolver<Maybe<ResolversTypes['Blessings']>, ParentType, ContextType, Partial<UserBlessingsArgs>>;
  sentEnvelopes?: Resolver<Maybe<ResolversTypes['RedEnvelopeConnection']>, ParentType, ContextType, RequireFields<UserSentEnvelopesArgs, 'first'>>;
  receivedEnvelopes?: Resolver<Maybe<ResolversTypes['RedEnvelopeConnection']>, ParentType, ContextType, RequireFields<UserReceivedEnvelopesArgs, 'first'>>;
  envelopeClaims?: Resolver<Maybe<ResolversTypes['EnvelopeClaimConnection']>, ParentType, ContextType, RequireFields<UserEnvelopeClaimsArgs, 'first'>>;
  billSplits?: Resolver<Maybe<ResolversTypes['BillSplitConnection']>, ParentType, ContextType, RequireFields<UserBillSplitsArgs, 'first'>>;
  billShares?: Resolver<Maybe<ResolversTypes['BillShareConnection']>, ParentType, ContextType, RequireFields<UserBillSharesArgs, 'first'>>;
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
  incomingMoneyRequests?: Resolver<Maybe<ResolversTypes['MoneyRequestConnection']>, ParentType, ContextType, RequireFields<WalletIncomingMoneyRequestsArgs, 'first'>>;
  outgoingMoneyRequests?: Resolver<Maybe<ResolversTypes['MoneyRequestConnection']>, ParentType, ContextType, RequireFields<WalletOutgoingMoneyRequestsArgs, 'first'>>;
  moneyRequest?: Resolver<Maybe<ResolversTypes['MoneyRequest']>, ParentType, ContextType, RequireFields<WalletMoneyRequestArgs, 'id'>>;
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
  counterpartyGroup?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  envelope?: Resolver<Maybe<ResolversTypes['RedEnvelope']>, ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'TransferToFriendError' | 'AcceptTransferError' | 'DeclineTransferError' | 'RequestMoneyError' | 'PayMoneyRequestError' | 'DeclineMoneyRequestError' | 'CancelMoneyRequestError' | 'FreezeWalletError' | 'UnfreezeWalletError' | 'ContributeToGroupError' | 'FreezeGroupWalletError' | 'UnfreezeGroupWalletError' | 'AppointGroupKeeperError' | 'DismissGroupKeeperError' | 'SpendFromGroupError' | 'ApproveGroupSpendingError' | 'RejectGroupSpendingError' | 'SendEnvelopeToFriendError' | 'SendEnvelopeToGroupError' | 'ClaimEnvelopeError' | 'CreateBillSplitError' | 'CancelBillSplitError' | 'PayBillShareError' | 'DeclineBillShareError' | 'DrawBlessingsError' | 'VisitFriendError' | 'OfferCardError' | 'AcceptCardOfferError' | 'DeclineCardOfferError' | 'WithdrawCardOfferError' | 'EnterPotError' | 'CreateCampaignError' | 'FundCampaignError' | 'OpenCampaignError' | 'CloseCampaignError' | 'SettleCampaignError', ParentType, ContextType>;
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

export type MoneyRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoneyRequest'] = ResolversParentTypes['MoneyRequest']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  asker?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  payer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MoneyRequestStatus'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type MoneyRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoneyRequestConnection'] = ResolversParentTypes['MoneyRequestConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MoneyRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['MoneyRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MoneyRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoneyRequestEdge'] = ResolversParentTypes['MoneyRequestEdge']> = {
  node?: Resolver<ResolversTypes['MoneyRequest'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequestMoneyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestMoneyPayload'] = ResolversParentTypes['RequestMoneyPayload']> = {
  moneyRequest?: Resolver<Maybe<ResolversTypes['MoneyRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestMoneyErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestMoneyError'] = ResolversParentTypes['RequestMoneyError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['RequestMoneyErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayMoneyRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayMoneyRequestPayload'] = ResolversParentTypes['PayMoneyRequestPayload']> = {
  moneyRequest?: Resolver<Maybe<ResolversTypes['MoneyRequest']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PayMoneyRequestErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayMoneyRequestError'] = ResolversParentTypes['PayMoneyRequestError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['PayMoneyRequestErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeclineMoneyRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineMoneyRequestPayload'] = ResolversParentTypes['DeclineMoneyRequestPayload']> = {
  moneyRequest?: Resolver<Maybe<ResolversTypes['MoneyRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeclineMoneyRequestErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineMoneyRequestError'] = ResolversParentTypes['DeclineMoneyRequestError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DeclineMoneyRequestErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelMoneyRequestPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelMoneyRequestPayload'] = ResolversParentTypes['CancelMoneyRequestPayload']> = {
  moneyRequest?: Resolver<Maybe<ResolversTypes['MoneyRequest']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelMoneyRequestErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelMoneyRequestError'] = ResolversParentTypes['CancelMoneyRequestError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CancelMoneyRequestErrorCode'], ParentType, ContextType>;
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

export type GroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Group'] = ResolversParentTypes['Group'], FederationReferenceType extends FederationReferenceTypes['Group'] = FederationReferenceTypes['Group']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Group']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['GroupWallet']>, ParentType, ContextType>;
  envelopes?: Resolver<Maybe<ResolversTypes['RedEnvelopeConnection']>, ParentType, ContextType, RequireFields<GroupEnvelopesArgs, 'first'>>;
};

export type GroupWalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupWallet'] = ResolversParentTypes['GroupWallet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  held?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  entries?: Resolver<Maybe<ResolversTypes['GroupWalletEntryConnection']>, ParentType, ContextType, RequireFields<GroupWalletEntriesArgs, 'first'>>;
  keepers?: Resolver<Maybe<Array<ResolversTypes['GroupKeeper']>>, ParentType, ContextType>;
  viewerIsKeeper?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  spendableAlone?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  keeperChanges?: Resolver<Maybe<ResolversTypes['GroupKeeperChangeConnection']>, ParentType, ContextType, RequireFields<GroupWalletKeeperChangesArgs, 'first'>>;
  spendings?: Resolver<Maybe<ResolversTypes['GroupSpendingConnection']>, ParentType, ContextType, RequireFields<GroupWalletSpendingsArgs, 'first'>>;
  proposals?: Resolver<Maybe<ResolversTypes['GroupSpendingConnection']>, ParentType, ContextType, RequireFields<GroupWalletProposalsArgs, 'first'>>;
};

export type GroupWalletEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupWalletEntryConnection'] = ResolversParentTypes['GroupWalletEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['GroupWalletEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['GroupWalletEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GroupWalletEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupWalletEntryEdge'] = ResolversParentTypes['GroupWalletEntryEdge']> = {
  node?: Resolver<ResolversTypes['GroupWalletEntry'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GroupWalletEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupWalletEntry'] = ResolversParentTypes['GroupWalletEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  balanceAfter?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WalletEntryKind'], ParentType, ContextType>;
  counterparty?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  spending?: Resolver<Maybe<ResolversTypes['GroupSpending']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ContributeToGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContributeToGroupPayload'] = ResolversParentTypes['ContributeToGroupPayload']> = {
  contribution?: Resolver<Maybe<ResolversTypes['GroupContribution']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  groupWallet?: Resolver<Maybe<ResolversTypes['GroupWallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ContributeToGroupErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContributeToGroupError'] = ResolversParentTypes['ContributeToGroupError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ContributeToGroupErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FreezeGroupWalletPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FreezeGroupWalletPayload'] = ResolversParentTypes['FreezeGroupWalletPayload']> = {
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FreezeGroupWalletErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FreezeGroupWalletError'] = ResolversParentTypes['FreezeGroupWalletError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['FreezeGroupWalletErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnfreezeGroupWalletPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfreezeGroupWalletPayload'] = ResolversParentTypes['UnfreezeGroupWalletPayload']> = {
  frozenAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnfreezeGroupWalletErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfreezeGroupWalletError'] = ResolversParentTypes['UnfreezeGroupWalletError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['UnfreezeGroupWalletErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GroupContributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupContribution'] = ResolversParentTypes['GroupContribution']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  member?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type GroupKeeperResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupKeeper'] = ResolversParentTypes['GroupKeeper']> = {
  person?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  appointedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  appointedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type GroupKeeperChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupKeeperChangeConnection'] = ResolversParentTypes['GroupKeeperChangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['GroupKeeperChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['GroupKeeperChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GroupKeeperChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupKeeperChangeEdge'] = ResolversParentTypes['GroupKeeperChangeEdge']> = {
  node?: Resolver<ResolversTypes['GroupKeeperChange'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GroupKeeperChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupKeeperChange'] = ResolversParentTypes['GroupKeeperChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['GroupKeeperChangeKind'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type GroupSpendingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupSpendingConnection'] = ResolversParentTypes['GroupSpendingConnection']> = {
  edges?: Resolver<Array<ResolversTypes['GroupSpendingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['GroupSpending']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type GroupSpendingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupSpendingEdge'] = ResolversParentTypes['GroupSpendingEdge']> = {
  node?: Resolver<ResolversTypes['GroupSpending'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type GroupSpendingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupSpending'] = ResolversParentTypes['GroupSpending']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['GroupSpendingStatus'], ParentType, ContextType>;
  keeper?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  endedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AppointGroupKeeperPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointGroupKeeperPayload'] = ResolversParentTypes['AppointGroupKeeperPayload']> = {
  groupWallet?: Resolver<Maybe<ResolversTypes['GroupWallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AppointGroupKeeperErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppointGroupKeeperError'] = ResolversParentTypes['AppointGroupKeeperError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['AppointGroupKeeperErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DismissGroupKeeperPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissGroupKeeperPayload'] = ResolversParentTypes['DismissGroupKeeperPayload']> = {
  groupWallet?: Resolver<Maybe<ResolversTypes['GroupWallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DismissGroupKeeperErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DismissGroupKeeperError'] = ResolversParentTypes['DismissGroupKeeperError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DismissGroupKeeperErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SpendFromGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpendFromGroupPayload'] = ResolversParentTypes['SpendFromGroupPayload']> = {
  spending?: Resolver<Maybe<ResolversTypes['GroupSpending']>, ParentType, ContextType>;
  groupWallet?: Resolver<Maybe<ResolversTypes['GroupWallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SpendFromGroupErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SpendFromGroupError'] = ResolversParentTypes['SpendFromGroupError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['SpendFromGroupErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApproveGroupSpendingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveGroupSpendingPayload'] = ResolversParentTypes['ApproveGroupSpendingPayload']> = {
  spending?: Resolver<Maybe<ResolversTypes['GroupSpending']>, ParentType, ContextType>;
  groupWallet?: Resolver<Maybe<ResolversTypes['GroupWallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ApproveGroupSpendingErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApproveGroupSpendingError'] = ResolversParentTypes['ApproveGroupSpendingError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ApproveGroupSpendingErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RejectGroupSpendingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectGroupSpendingPayload'] = ResolversParentTypes['RejectGroupSpendingPayload']> = {
  spending?: Resolver<Maybe<ResolversTypes['GroupSpending']>, ParentType, ContextType>;
  groupWallet?: Resolver<Maybe<ResolversTypes['GroupWallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RejectGroupSpendingErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectGroupSpendingError'] = ResolversParentTypes['RejectGroupSpendingError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['RejectGroupSpendingErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RedEnvelopeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedEnvelope'] = ResolversParentTypes['RedEnvelope'], FederationReferenceType extends FederationReferenceTypes['RedEnvelope'] = FederationReferenceTypes['RedEnvelope']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RedEnvelope']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  split?: Resolver<ResolversTypes['EnvelopeSplit'], ParentType, ContextType>;
  cover?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  shareCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EnvelopeState'], ParentType, ContextType>;
  claimedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  claimedAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  returnedAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  viewerClaim?: Resolver<Maybe<ResolversTypes['EnvelopeClaim']>, ParentType, ContextType>;
  luckiestClaim?: Resolver<Maybe<ResolversTypes['EnvelopeClaim']>, ParentType, ContextType>;
  claims?: Resolver<Maybe<ResolversTypes['EnvelopeClaimConnection']>, ParentType, ContextType, RequireFields<RedEnvelopeClaimsArgs, 'first'>>;
};

export type EnvelopeClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnvelopeClaim'] = ResolversParentTypes['EnvelopeClaim']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  isLuckiest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  claimedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  envelope?: Resolver<Maybe<ResolversTypes['RedEnvelope']>, ParentType, ContextType>;
};

export type RedEnvelopeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedEnvelopeConnection'] = ResolversParentTypes['RedEnvelopeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RedEnvelopeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['RedEnvelope']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RedEnvelopeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RedEnvelopeEdge'] = ResolversParentTypes['RedEnvelopeEdge']> = {
  node?: Resolver<ResolversTypes['RedEnvelope'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EnvelopeClaimConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnvelopeClaimConnection'] = ResolversParentTypes['EnvelopeClaimConnection']> = {
  edges?: Resolver<Array<ResolversTypes['EnvelopeClaimEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['EnvelopeClaim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EnvelopeClaimEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnvelopeClaimEdge'] = ResolversParentTypes['EnvelopeClaimEdge']> = {
  node?: Resolver<ResolversTypes['EnvelopeClaim'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SendEnvelopeToFriendPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendEnvelopeToFriendPayload'] = ResolversParentTypes['SendEnvelopeToFriendPayload']> = {
  envelope?: Resolver<Maybe<ResolversTypes['RedEnvelope']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SendEnvelopeToFriendErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendEnvelopeToFriendError'] = ResolversParentTypes['SendEnvelopeToFriendError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['SendEnvelopeToFriendErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SendEnvelopeToGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendEnvelopeToGroupPayload'] = ResolversParentTypes['SendEnvelopeToGroupPayload']> = {
  envelope?: Resolver<Maybe<ResolversTypes['RedEnvelope']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SendEnvelopeToGroupErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendEnvelopeToGroupError'] = ResolversParentTypes['SendEnvelopeToGroupError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['SendEnvelopeToGroupErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClaimEnvelopePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimEnvelopePayload'] = ResolversParentTypes['ClaimEnvelopePayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['EnvelopeClaim']>, ParentType, ContextType>;
  envelope?: Resolver<Maybe<ResolversTypes['RedEnvelope']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ClaimEnvelopeErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimEnvelopeError'] = ResolversParentTypes['ClaimEnvelopeError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ClaimEnvelopeErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BillSplitConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillSplitConnection'] = ResolversParentTypes['BillSplitConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BillSplitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['BillSplit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BillSplitEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillSplitEdge'] = ResolversParentTypes['BillSplitEdge']> = {
  node?: Resolver<ResolversTypes['BillSplit'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BillShareConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillShareConnection'] = ResolversParentTypes['BillShareConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BillShareEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['BillShare']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BillShareEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillShareEdge'] = ResolversParentTypes['BillShareEdge']> = {
  node?: Resolver<ResolversTypes['BillShare'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BillSplitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillSplit'] = ResolversParentTypes['BillSplit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['BillSplitMethod'], ParentType, ContextType>;
  creator?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['Group']>, ParentType, ContextType>;
  ownAmount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  paid?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  open?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['BillSplitStatus']>, ParentType, ContextType>;
  shares?: Resolver<Maybe<Array<ResolversTypes['BillShare']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type BillShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BillShare'] = ResolversParentTypes['BillShare']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  bill?: Resolver<Maybe<ResolversTypes['BillSplit']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BillShareStatus'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CreateBillSplitPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateBillSplitPayload'] = ResolversParentTypes['CreateBillSplitPayload']> = {
  bill?: Resolver<Maybe<ResolversTypes['BillSplit']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateBillSplitErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateBillSplitError'] = ResolversParentTypes['CreateBillSplitError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CreateBillSplitErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelBillSplitPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelBillSplitPayload'] = ResolversParentTypes['CancelBillSplitPayload']> = {
  bill?: Resolver<Maybe<ResolversTypes['BillSplit']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelBillSplitErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelBillSplitError'] = ResolversParentTypes['CancelBillSplitError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CancelBillSplitErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayBillSharePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayBillSharePayload'] = ResolversParentTypes['PayBillSharePayload']> = {
  share?: Resolver<Maybe<ResolversTypes['BillShare']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PayBillShareErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayBillShareError'] = ResolversParentTypes['PayBillShareError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['PayBillShareErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeclineBillSharePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineBillSharePayload'] = ResolversParentTypes['DeclineBillSharePayload']> = {
  share?: Resolver<Maybe<ResolversTypes['BillShare']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeclineBillShareErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineBillShareError'] = ResolversParentTypes['DeclineBillShareError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DeclineBillShareErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CampaignStatus'], ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cards?: Resolver<Array<ResolversTypes['CampaignCard']>, ParentType, ContextType>;
  drawsPerDay?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pot?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  enteredCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  seedHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  seed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  settlement?: Resolver<Maybe<ResolversTypes['CampaignSettlement']>, ParentType, ContextType>;
};

export type CampaignCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CampaignCard'] = ResolversParentTypes['CampaignCard']> = {
  card?: Resolver<ResolversTypes['BlessingCard'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CampaignSettlementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CampaignSettlement'] = ResolversParentTypes['CampaignSettlement']> = {
  winnerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  extraCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastExtraPlace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type BlessingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Blessings'] = ResolversParentTypes['Blessings']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  cards?: Resolver<Array<ResolversTypes['BlessingCount']>, ParentType, ContextType>;
  drawsLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  visitsLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enteredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  prize?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  offersToMe?: Resolver<Maybe<ResolversTypes['CardOfferConnection']>, ParentType, ContextType, RequireFields<BlessingsOffersToMeArgs, 'first'>>;
  offersByMe?: Resolver<Maybe<ResolversTypes['CardOfferConnection']>, ParentType, ContextType, RequireFields<BlessingsOffersByMeArgs, 'first'>>;
  draws?: Resolver<Maybe<ResolversTypes['BlessingDrawConnection']>, ParentType, ContextType, RequireFields<BlessingsDrawsArgs, 'first'>>;
};

export type BlessingCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlessingCount'] = ResolversParentTypes['BlessingCount']> = {
  card?: Resolver<ResolversTypes['BlessingCard'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  offered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BlessingDrawResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlessingDraw'] = ResolversParentTypes['BlessingDraw']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cards?: Resolver<Array<ResolversTypes['BlessingCard']>, ParentType, ContextType>;
  drawnAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CardOfferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardOffer'] = ResolversParentTypes['CardOffer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  card?: Resolver<ResolversTypes['BlessingCard'], ParentType, ContextType>;
  wanted?: Resolver<Maybe<ResolversTypes['BlessingCard']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CardOfferStatus'], ParentType, ContextType>;
  offeredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CardOfferConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardOfferConnection'] = ResolversParentTypes['CardOfferConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CardOfferEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CardOffer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CardOfferEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardOfferEdge'] = ResolversParentTypes['CardOfferEdge']> = {
  node?: Resolver<ResolversTypes['CardOffer'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BlessingDrawConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlessingDrawConnection'] = ResolversParentTypes['BlessingDrawConnection']> = {
  edges?: Resolver<Array<ResolversTypes['BlessingDrawEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['BlessingDraw']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BlessingDrawEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlessingDrawEdge'] = ResolversParentTypes['BlessingDrawEdge']> = {
  node?: Resolver<ResolversTypes['BlessingDraw'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DrawBlessingsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DrawBlessingsPayload'] = ResolversParentTypes['DrawBlessingsPayload']> = {
  draw?: Resolver<Maybe<ResolversTypes['BlessingDraw']>, ParentType, ContextType>;
  blessings?: Resolver<Maybe<ResolversTypes['Blessings']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DrawBlessingsErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DrawBlessingsError'] = ResolversParentTypes['DrawBlessingsError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DrawBlessingsErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VisitFriendPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitFriendPayload'] = ResolversParentTypes['VisitFriendPayload']> = {
  blessings?: Resolver<Maybe<ResolversTypes['Blessings']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type VisitFriendErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VisitFriendError'] = ResolversParentTypes['VisitFriendError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['VisitFriendErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OfferCardPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferCardPayload'] = ResolversParentTypes['OfferCardPayload']> = {
  offer?: Resolver<Maybe<ResolversTypes['CardOffer']>, ParentType, ContextType>;
  blessings?: Resolver<Maybe<ResolversTypes['Blessings']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OfferCardErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OfferCardError'] = ResolversParentTypes['OfferCardError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['OfferCardErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AcceptCardOfferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptCardOfferPayload'] = ResolversParentTypes['AcceptCardOfferPayload']> = {
  offer?: Resolver<Maybe<ResolversTypes['CardOffer']>, ParentType, ContextType>;
  blessings?: Resolver<Maybe<ResolversTypes['Blessings']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcceptCardOfferErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptCardOfferError'] = ResolversParentTypes['AcceptCardOfferError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['AcceptCardOfferErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeclineCardOfferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineCardOfferPayload'] = ResolversParentTypes['DeclineCardOfferPayload']> = {
  offer?: Resolver<Maybe<ResolversTypes['CardOffer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeclineCardOfferErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeclineCardOfferError'] = ResolversParentTypes['DeclineCardOfferError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['DeclineCardOfferErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WithdrawCardOfferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawCardOfferPayload'] = ResolversParentTypes['WithdrawCardOfferPayload']> = {
  offer?: Resolver<Maybe<ResolversTypes['CardOffer']>, ParentType, ContextType>;
  blessings?: Resolver<Maybe<ResolversTypes['Blessings']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WithdrawCardOfferErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WithdrawCardOfferError'] = ResolversParentTypes['WithdrawCardOfferError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['WithdrawCardOfferErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EnterPotPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterPotPayload'] = ResolversParentTypes['EnterPotPayload']> = {
  blessings?: Resolver<Maybe<ResolversTypes['Blessings']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EnterPotErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterPotError'] = ResolversParentTypes['EnterPotError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['EnterPotErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateCampaignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCampaignPayload'] = ResolversParentTypes['CreateCampaignPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCampaignErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCampaignError'] = ResolversParentTypes['CreateCampaignError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CreateCampaignErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FundCampaignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FundCampaignPayload'] = ResolversParentTypes['FundCampaignPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FundCampaignErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FundCampaignError'] = ResolversParentTypes['FundCampaignError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['FundCampaignErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OpenCampaignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenCampaignPayload'] = ResolversParentTypes['OpenCampaignPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OpenCampaignErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenCampaignError'] = ResolversParentTypes['OpenCampaignError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['OpenCampaignErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CloseCampaignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseCampaignPayload'] = ResolversParentTypes['CloseCampaignPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CloseCampaignErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseCampaignError'] = ResolversParentTypes['CloseCampaignError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['CloseCampaignErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SettleCampaignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SettleCampaignPayload'] = ResolversParentTypes['SettleCampaignPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SettleCampaignErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SettleCampaignError'] = ResolversParentTypes['SettleCampaignError']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['SettleCampaignErrorCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  BigInt?: GraphQLScalarType;
  UUID?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
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
  MoneyRequest?: MoneyRequestResolvers<ContextType>;
  MoneyRequestConnection?: MoneyRequestConnectionResolvers<ContextType>;
  MoneyRequestEdge?: MoneyRequestEdgeResolvers<ContextType>;
  RequestMoneyPayload?: RequestMoneyPayloadResolvers<ContextType>;
  RequestMoneyError?: RequestMoneyErrorResolvers<ContextType>;
  PayMoneyRequestPayload?: PayMoneyRequestPayloadResolvers<ContextType>;
  PayMoneyRequestError?: PayMoneyRequestErrorResolvers<ContextType>;
  DeclineMoneyRequestPayload?: DeclineMoneyRequestPayloadResolvers<ContextType>;
  DeclineMoneyRequestError?: DeclineMoneyRequestErrorResolvers<ContextType>;
  CancelMoneyRequestPayload?: CancelMoneyRequestPayloadResolvers<ContextType>;
  CancelMoneyRequestError?: CancelMoneyRequestErrorResolvers<ContextType>;
  FreezeWalletPayload?: FreezeWalletPayloadResolvers<ContextType>;
  FreezeWalletError?: FreezeWalletErrorResolvers<ContextType>;
  UnfreezeWalletPayload?: UnfreezeWalletPayloadResolvers<ContextType>;
  UnfreezeWalletError?: UnfreezeWalletErrorResolvers<ContextType>;
  Group?: GroupResolvers<ContextType>;
  GroupWallet?: GroupWalletResolvers<ContextType>;
  GroupWalletEntryConnection?: GroupWalletEntryConnectionResolvers<ContextType>;
  GroupWalletEntryEdge?: GroupWalletEntryEdgeResolvers<ContextType>;
  GroupWalletEntry?: GroupWalletEntryResolvers<ContextType>;
  ContributeToGroupPayload?: ContributeToGroupPayloadResolvers<ContextType>;
  ContributeToGroupError?: ContributeToGroupErrorResolvers<ContextType>;
  FreezeGroupWalletPayload?: FreezeGroupWalletPayloadResolvers<ContextType>;
  FreezeGroupWalletError?: FreezeGroupWalletErrorResolvers<ContextType>;
  UnfreezeGroupWalletPayload?: UnfreezeGroupWalletPayloadResolvers<ContextType>;
  UnfreezeGroupWalletError?: UnfreezeGroupWalletErrorResolvers<ContextType>;
  GroupContribution?: GroupContributionResolvers<ContextType>;
  GroupKeeper?: GroupKeeperResolvers<ContextType>;
  GroupKeeperChangeConnection?: GroupKeeperChangeConnectionResolvers<ContextType>;
  GroupKeeperChangeEdge?: GroupKeeperChangeEdgeResolvers<ContextType>;
  GroupKeeperChange?: GroupKeeperChangeResolvers<ContextType>;
  GroupSpendingConnection?: GroupSpendingConnectionResolvers<ContextType>;
  GroupSpendingEdge?: GroupSpendingEdgeResolvers<ContextType>;
  GroupSpending?: GroupSpendingResolvers<ContextType>;
  AppointGroupKeeperPayload?: AppointGroupKeeperPayloadResolvers<ContextType>;
  AppointGroupKeeperError?: AppointGroupKeeperErrorResolvers<ContextType>;
  DismissGroupKeeperPayload?: DismissGroupKeeperPayloadResolvers<ContextType>;
  DismissGroupKeeperError?: DismissGroupKeeperErrorResolvers<ContextType>;
  SpendFromGroupPayload?: SpendFromGroupPayloadResolvers<ContextType>;
  SpendFromGroupError?: SpendFromGroupErrorResolvers<ContextType>;
  ApproveGroupSpendingPayload?: ApproveGroupSpendingPayloadResolvers<ContextType>;
  ApproveGroupSpendingError?: ApproveGroupSpendingErrorResolvers<ContextType>;
  RejectGroupSpendingPayload?: RejectGroupSpendingPayloadResolvers<ContextType>;
  RejectGroupSpendingError?: RejectGroupSpendingErrorResolvers<ContextType>;
  RedEnvelope?: RedEnvelopeResolvers<ContextType>;
  EnvelopeClaim?: EnvelopeClaimResolvers<ContextType>;
  RedEnvelopeConnection?: RedEnvelopeConnectionResolvers<ContextType>;
  RedEnvelopeEdge?: RedEnvelopeEdgeResolvers<ContextType>;
  EnvelopeClaimConnection?: EnvelopeClaimConnectionResolvers<ContextType>;
  EnvelopeClaimEdge?: EnvelopeClaimEdgeResolvers<ContextType>;
  SendEnvelopeToFriendPayload?: SendEnvelopeToFriendPayloadResolvers<ContextType>;
  SendEnvelopeToFriendError?: SendEnvelopeToFriendErrorResolvers<ContextType>;
  SendEnvelopeToGroupPayload?: SendEnvelopeToGroupPayloadResolvers<ContextType>;
  SendEnvelopeToGroupError?: SendEnvelopeToGroupErrorResolvers<ContextType>;
  ClaimEnvelopePayload?: ClaimEnvelopePayloadResolvers<ContextType>;
  ClaimEnvelopeError?: ClaimEnvelopeErrorResolvers<ContextType>;
  BillSplitConnection?: BillSplitConnectionResolvers<ContextType>;
  BillSplitEdge?: BillSplitEdgeResolvers<ContextType>;
  BillShareConnection?: BillShareConnectionResolvers<ContextType>;
  BillShareEdge?: BillShareEdgeResolvers<ContextType>;
  BillSplit?: BillSplitResolvers<ContextType>;
  BillShare?: BillShareResolvers<ContextType>;
  CreateBillSplitPayload?: CreateBillSplitPayloadResolvers<ContextType>;
  CreateBillSplitError?: CreateBillSplitErrorResolvers<ContextType>;
  CancelBillSplitPayload?: CancelBillSplitPayloadResolvers<ContextType>;
  CancelBillSplitError?: CancelBillSplitErrorResolvers<ContextType>;
  PayBillSharePayload?: PayBillSharePayloadResolvers<ContextType>;
  PayBillShareError?: PayBillShareErrorResolvers<ContextType>;
  DeclineBillSharePayload?: DeclineBillSharePayloadResolvers<ContextType>;
  DeclineBillShareError?: DeclineBillShareErrorResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  CampaignCard?: CampaignCardResolvers<ContextType>;
  CampaignSettlement?: CampaignSettlementResolvers<ContextType>;
  Blessings?: BlessingsResolvers<ContextType>;
  BlessingCount?: BlessingCountResolvers<ContextType>;
  BlessingDraw?: BlessingDrawResolvers<ContextType>;
  CardOffer?: CardOfferResolvers<ContextType>;
  CardOfferConnection?: CardOfferConnectionResolvers<ContextType>;
  CardOfferEdge?: CardOfferEdgeResolvers<ContextType>;
  BlessingDrawConnection?: BlessingDrawConnectionResolvers<ContextType>;
  BlessingDrawEdge?: BlessingDrawEdgeResolvers<ContextType>;
  DrawBlessingsPayload?: DrawBlessingsPayloadResolvers<ContextType>;
  DrawBlessingsError?: DrawBlessingsErrorResolvers<ContextType>;
  VisitFriendPayload?: VisitFriendPayloadResolvers<ContextType>;
  VisitFriendError?: VisitFriendErrorResolvers<ContextType>;
  OfferCardPayload?: OfferCardPayloadResolvers<ContextType>;
  OfferCardError?: OfferCardErrorResolvers<ContextType>;
  AcceptCardOfferPayload?: AcceptCardOfferPayloadResolvers<ContextType>;
  AcceptCardOfferError?: AcceptCardOfferErrorResolvers<ContextType>;
  DeclineCardOfferPayload?: DeclineCardOfferPayloadResolvers<ContextType>;
  DeclineCardOfferError?: DeclineCardOfferErrorResolvers<ContextType>;
  WithdrawCardOfferPayload?: WithdrawCardOfferPayloadResolvers<ContextType>;
  WithdrawCardOfferError?: WithdrawCardOfferErrorResolvers<ContextType>;
  EnterPotPayload?: EnterPotPayloadResolvers<ContextType>;
  EnterPotError?: EnterPotErrorResolvers<ContextType>;
  CreateCampaignPayload?: CreateCampaignPayloadResolvers<ContextType>;
  CreateCampaignError?: CreateCampaignErrorResolvers<ContextType>;
  FundCampaignPayload?: FundCampaignPayloadResolvers<ContextType>;
  FundCampaignError?: FundCampaignErrorResolvers<ContextType>;
  OpenCampaignPayload?: OpenCampaignPayloadResolvers<ContextType>;
  OpenCampaignError?: OpenCampaignErrorResolvers<ContextType>;
  CloseCampaignPayload?: CloseCampaignPayloadResolvers<ContextType>;
  CloseCampaignError?: CloseCampaignErrorResolvers<ContextType>;
  SettleCampaignPayload?: SettleCampaignPayloadResolvers<ContextType>;
  SettleCampaignError?: SettleCampaignErrorResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
