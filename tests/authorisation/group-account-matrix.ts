import { GROUP_ID } from "../cast.ts";
import {
  type GroupMoney,
  type GroupRole,
  type OutcomeByGroupRole,
  VIEWER_BY_ROLE,
} from "./group-account-scene.ts";

const EVERYBODY: readonly GroupRole[] = [
  ...(["owner", "keeper", "member", "blocked", "otherMember", "stranger", "support", "nobody"] as const),
];
const MEMBERS: readonly GroupRole[] = ["owner", "keeper", "member", "blocked"];

/** Who sees each field of a group's money when they ask the subgraph for all there is. */
export const ROLES_BY_FIELD: Readonly<Record<string, readonly GroupRole[]>> = {
  "Group.id": EVERYBODY,
  "Group.wallet": MEMBERS,

  "GroupWallet.id": MEMBERS,
  "GroupWallet.balance": MEMBERS,
  "GroupWallet.held": MEMBERS,
  "GroupWallet.frozenAt": MEMBERS,
  "GroupWallet.entries": MEMBERS,

  "GroupWalletEntryConnection.edges": MEMBERS,
  "GroupWalletEntryConnection.nodes": MEMBERS,
  "GroupWalletEntryConnection.pageInfo": MEMBERS,
  "GroupWalletEntryEdge.node": MEMBERS,
  "GroupWalletEntryEdge.cursor": MEMBERS,

  "GroupWalletEntry.id": MEMBERS,
  "GroupWalletEntry.amount": MEMBERS,
  "GroupWalletEntry.balanceAfter": MEMBERS,
  "GroupWalletEntry.kind": MEMBERS,
  "GroupWalletEntry.counterparty": MEMBERS,
  "GroupWalletEntry.note": MEMBERS,
  "GroupWalletEntry.postedAt": MEMBERS,

  "GroupWallet.spendableAlone": MEMBERS,
  "GroupWallet.keepers": MEMBERS,
  "GroupWallet.viewerIsKeeper": MEMBERS,
  "GroupWallet.keeperChanges": MEMBERS,
  "GroupWallet.spendings": MEMBERS,
  "GroupWallet.proposals": MEMBERS,

  "GroupWalletEntry.spending": MEMBERS,

  // Only who contributes is given it.
  "GroupContribution.id": [],
  "GroupContribution.amount": [],
  "GroupContribution.member": [],
  "GroupContribution.note": [],
  "GroupContribution.postedAt": [],

  "GroupKeeper.person": MEMBERS,
  "GroupKeeper.appointedBy": MEMBERS,
  "GroupKeeper.appointedAt": MEMBERS,
  "GroupKeeper.isActive": MEMBERS,

  "GroupKeeperChangeConnection.edges": MEMBERS,
  "GroupKeeperChangeConnection.nodes": MEMBERS,
  "GroupKeeperChangeConnection.pageInfo": MEMBERS,

  "GroupKeeperChangeEdge.node": MEMBERS,
  "GroupKeeperChangeEdge.cursor": MEMBERS,

  "GroupKeeperChange.id": MEMBERS,
  "GroupKeeperChange.kind": MEMBERS,
  "GroupKeeperChange.person": MEMBERS,
  "GroupKeeperChange.by": MEMBERS,
  "GroupKeeperChange.at": MEMBERS,

  "GroupSpendingConnection.edges": MEMBERS,
  "GroupSpendingConnection.nodes": MEMBERS,
  "GroupSpendingConnection.pageInfo": MEMBERS,

  "GroupSpendingEdge.node": MEMBERS,
  "GroupSpendingEdge.cursor": MEMBERS,

  "GroupSpending.id": MEMBERS,
  "GroupSpending.amount": MEMBERS,
  "GroupSpending.recipient": MEMBERS,
  "GroupSpending.note": MEMBERS,
  "GroupSpending.status": MEMBERS,
  "GroupSpending.keeper": MEMBERS,
  "GroupSpending.endedBy": MEMBERS,
  "GroupSpending.createdAt": MEMBERS,
  "GroupSpending.expiresAt": MEMBERS,
  "GroupSpending.endedAt": MEMBERS,
};

const CNY = { amountMinor: "1", currency: "CNY" };

const forMembers = (outcome: string): OutcomeByGroupRole => ({
  ...{ owner: outcome, keeper: outcome, member: outcome, blocked: outcome },
  ...{ otherMember: "NOT_A_MEMBER", stranger: "NOT_A_MEMBER", support: "NOT_A_MEMBER" },
  nobody: "UNAUTHENTICATED",
});
const forSupport = (outcome: string): OutcomeByGroupRole => ({
  ...{ owner: "FORBIDDEN", keeper: "FORBIDDEN", member: "FORBIDDEN", blocked: "FORBIDDEN" },
  ...{ otherMember: "FORBIDDEN", stranger: "FORBIDDEN", support: outcome, nobody: "UNAUTHENTICATED" },
});

const byKeepers = (outcome: string, others: string): OutcomeByGroupRole => ({
  ...forMembers("NOT_A_KEEPER"),
  keeper: outcome,
  ...{ otherMember: others, stranger: others, support: others },
});

type Act = {
  readonly input: object | ((money: GroupMoney) => object);
  /** Whether it moves money, so that it needs a key. */
  readonly isKeyed?: true;
  readonly outcomes: OutcomeByGroupRole;
  /** A field of the payload of which null says that it was done. */
  readonly nullWhenDone?: string;
};

/** What comes of each mutation that is about the group's money, which is frozen for the last two; and the outcome by role. */
export const MUTATIONS: Readonly<Record<string, Act>> = {
  contributeToGroup: {
    input: { groupId: GROUP_ID, amount: CNY },
    isKeyed: true,
    outcomes: forMembers("done"),
  },
  appointGroupKeeper: {
    input: { groupId: GROUP_ID, userId: VIEWER_BY_ROLE.member },
    outcomes: { ...forMembers("NOT_THE_OWNER"), owner: "done" },
  },
  dismissGroupKeeper: {
    input: { groupId: GROUP_ID, userId: VIEWER_BY_ROLE.keeper },
    outcomes: { ...forMembers("NOT_THE_OWNER"), owner: "done", keeper: "done" },
  },
  // To whom the keeper has blocked: it is not the keeper's money.
  spendFromGroup: {
    input: { groupId: GROUP_ID, recipientId: VIEWER_BY_ROLE.blocked, amount: CNY },
    isKeyed: true,
    outcomes: byKeepers("done", "NOT_A_MEMBER"),
  },
  approveGroupSpending: {
    input: ({ spendingId }) => ({ spendingId }),
    isKeyed: true,
    outcomes: byKeepers("done", "SPENDING_NOT_FOUND"),
  },
  rejectGroupSpending: {
    input: ({ spendingId }) => ({ spendingId }),
    outcomes: { ...byKeepers("done", "SPENDING_NOT_FOUND"), owner: "done" },
  },
  freezeGroupWallet: { input: { groupId: GROUP_ID, reason: "查" }, outcomes: forSupport("ALREADY_FROZEN") },
  unfreezeGroupWallet: {
    input: { groupId: GROUP_ID, reason: "查" },
    outcomes: forSupport("done"),
    nullWhenDone: "frozenAt",
  },
};
