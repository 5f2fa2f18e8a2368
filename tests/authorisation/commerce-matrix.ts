import { ENVELOPE_MUTATIONS, ENVELOPE_ROLES } from "./envelope-matrix.ts";
import type { OutcomeByRole } from "./outcome-by-role.ts";
import { type Role, SUBJECT } from "./social-scene.ts";
import { INCOMING_REQUEST, OUTGOING_REQUEST, WAITING_TRANSFER } from "./transfer-scene.ts";

const EVERYBODY: readonly Role[] = ["owner", "friend", "requested", "stranger", "blocked", "nobody"];
const OWNER: readonly Role[] = ["owner"];
/** What nothing in the scene has. */
const NOBODY_BY_READING: readonly Role[] = [];

/** Who sees each field of alice's money when they ask the subgraph for all there is. */
export const ROLES_BY_FIELD: Readonly<Record<string, readonly Role[]>> = {
  "User.id": EVERYBODY,
  "User.wallet": OWNER,
  "User.commerceData": OWNER,

  "HeldDataPage.source": OWNER,
  "HeldDataPage.rows": OWNER,
  "HeldDataPage.next": OWNER,

  "Wallet.id": OWNER,
  "Wallet.balance": OWNER,
  "Wallet.held": OWNER,
  "Wallet.frozenAt": OWNER,
  "Wallet.entries": OWNER,
  "Wallet.statement": OWNER,
  "Wallet.incomingTransfers": OWNER,
  "Wallet.outgoingTransfers": OWNER,
  "Wallet.transfer": OWNER,
  "Wallet.incomingMoneyRequests": OWNER,
  "Wallet.outgoingMoneyRequests": OWNER,
  "Wallet.moneyRequest": OWNER,

  "WalletStatement.csv": OWNER,
  "WalletStatement.entryCount": OWNER,
  // A month of more than a thousand entries has one.
  "WalletStatement.endCursor": NOBODY_BY_READING,

  "Money.amountMinor": OWNER,
  "Money.currency": OWNER,

  "WalletEntryConnection.edges": OWNER,
  "WalletEntryConnection.nodes": OWNER,
  "WalletEntryConnection.pageInfo": OWNER,
  "WalletEntryEdge.node": OWNER,
  "WalletEntryEdge.cursor": OWNER,
  "PageInfo.hasNextPage": OWNER,
  "PageInfo.hasPreviousPage": OWNER,
  "PageInfo.startCursor": OWNER,
  "PageInfo.endCursor": OWNER,

  "WalletEntry.id": OWNER,
  "WalletEntry.amount": OWNER,
  "WalletEntry.balanceAfter": OWNER,
  "WalletEntry.kind": OWNER,
  "WalletEntry.counterparty": OWNER,
  "WalletEntry.counterpartyGroup": OWNER,
  "WalletEntry.note": OWNER,
  "WalletEntry.postedAt": OWNER,

  "TransferConnection.edges": OWNER,
  "TransferConnection.nodes": OWNER,
  "TransferConnection.pageInfo": OWNER,
  "TransferEdge.node": OWNER,
  "TransferEdge.cursor": OWNER,

  "Transfer.id": OWNER,
  "Transfer.amount": OWNER,
  "Transfer.sender": OWNER,
  "Transfer.recipient": OWNER,
  "Transfer.note": OWNER,
  "Transfer.status": OWNER,
  "Transfer.sentAt": OWNER,
  "Transfer.expiresAt": OWNER,
  "Transfer.resolvedAt": OWNER,

  "MoneyRequestConnection.edges": OWNER,
  "MoneyRequestConnection.nodes": OWNER,
  "MoneyRequestConnection.pageInfo": OWNER,
  "MoneyRequestEdge.node": OWNER,
  "MoneyRequestEdge.cursor": OWNER,

  "MoneyRequest.id": OWNER,
  "MoneyRequest.amount": OWNER,
  "MoneyRequest.asker": OWNER,
  "MoneyRequest.payer": OWNER,
  "MoneyRequest.note": OWNER,
  "MoneyRequest.status": OWNER,
  "MoneyRequest.requestedAt": OWNER,
  "MoneyRequest.expiresAt": OWNER,
  "MoneyRequest.resolvedAt": OWNER,

  ...ENVELOPE_ROLES,
};

const forSupport = (outcome: string): OutcomeByRole => ({
  ...{ owner: "FORBIDDEN", friend: "FORBIDDEN", requested: "FORBIDDEN", stranger: "FORBIDDEN" },
  ...{ blocked: "FORBIDDEN", nobody: "UNAUTHENTICATED", support: outcome },
});

const forOwner = (outcome: string, otherwise: string): OutcomeByRole => ({
  ...{ owner: outcome, friend: otherwise, requested: otherwise, stranger: otherwise },
  ...{ blocked: otherwise, nobody: "UNAUTHENTICATED" },
});

/** What comes of each mutation that is about alice, whose wallet is frozen; and the outcome by role. */
export const MUTATIONS: Readonly<
  Record<string, { readonly input: object; readonly outcomes: OutcomeByRole }>
> = {
  transferToFriend: {
    input: { recipientId: SUBJECT, amount: { amountMinor: "1", currency: "CNY" } },
    outcomes: {
      ...{ owner: "SELF", friend: "done", requested: "NOT_FRIENDS", stranger: "NOT_FRIENDS" },
      ...{ blocked: "NOT_FRIENDS", nobody: "UNAUTHENTICATED" },
    },
  },
  // Of bob, who is the friend, to alice.
  acceptTransfer: {
    input: { transferId: WAITING_TRANSFER },
    outcomes: forOwner("done", "TRANSFER_NOT_FOUND"),
  },
  declineTransfer: {
    input: { transferId: WAITING_TRANSFER },
    outcomes: forOwner("done", "TRANSFER_NOT_FOUND"),
  },
  requestMoney: {
    input: { payerId: SUBJECT, amount: { amountMinor: "1", currency: "CNY" } },
    outcomes: {
      ...{ owner: "SELF", friend: "done", requested: "NOT_FRIENDS", stranger: "NOT_FRIENDS" },
      ...{ blocked: "NOT_FRIENDS", nobody: "UNAUTHENTICATED" },
    },
  },
  // Bob's to alice, whose wallet is frozen.
  payMoneyRequest: {
    input: { moneyRequestId: INCOMING_REQUEST },
    outcomes: forOwner("WALLET_FROZEN", "REQUEST_NOT_FOUND"),
  },
  declineMoneyRequest: {
    input: { moneyRequestId: INCOMING_REQUEST },
    outcomes: forOwner("done", "REQUEST_NOT_FOUND"),
  },
  // Alice's to bob.
  cancelMoneyRequest: {
    input: { moneyRequestId: OUTGOING_REQUEST },
    outcomes: forOwner("done", "REQUEST_NOT_FOUND"),
  },
  freezeWallet: { input: { userId: SUBJECT, reason: "查" }, outcomes: forSupport("ALREADY_FROZEN") },
  unfreezeWallet: { input: { userId: SUBJECT, reason: "查" }, outcomes: forSupport("done") },
  ...ENVELOPE_MUTATIONS,
};
