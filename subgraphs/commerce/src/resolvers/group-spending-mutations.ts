import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type {
  AppointGroupKeeperError,
  ApproveGroupSpendingError,
  DismissGroupKeeperError,
  MutationResolvers,
  RejectGroupSpendingError,
  SpendFromGroupError,
} from "../generated/schema.types.ts";
import type { GroupAccounts } from "../group-accounts/group-accounts.ts";
import { GROUP_PREFIX } from "../group-accounts/model.ts";
import { SPENDING_PREFIX, type Spending } from "../group-accounts/spending.ts";
import { USER_PREFIX } from "../ledger/model.ts";

const appointGroupKeeperPayload = payloads<AppointGroupKeeperError>("AppointGroupKeeperError");
const dismissGroupKeeperPayload = payloads<DismissGroupKeeperError>("DismissGroupKeeperError");
const spendFromGroupPayload = payloads<SpendFromGroupError>("SpendFromGroupError");
const approveGroupSpendingPayload = payloads<ApproveGroupSpendingError>("ApproveGroupSpendingError");
const rejectGroupSpendingPayload = payloads<RejectGroupSpendingError>("RejectGroupSpendingError");

type Input = { readonly groupId: string; readonly userId: string };
type Mutations = Pick<
  MutationResolvers,
  | "appointGroupKeeper"
  | "dismissGroupKeeper"
  | "spendFromGroup"
  | "approveGroupSpending"
  | "rejectGroupSpending"
>;

const changeOf = (input: Input, by: string) => ({
  group: requireId(GROUP_PREFIX, input.groupId, "input.groupId"),
  user: requireId(USER_PREFIX, input.userId, "input.userId"),
  by,
});

/** What was done to a spending, and the wallet after it. */
async function withWallet(act: Promise<Spending>, { walletOf }: Pick<GroupAccounts, "walletOf">) {
  const spending = await act;
  return { spending, groupWallet: await walletOf(spending.group) };
}

export const groupSpendingMutations: Mutations = {
  appointGroupKeeper(_parent, { input }, { viewerId, groupAccounts }) {
    const change = changeOf(input, requireViewer(viewerId));
    return appointGroupKeeperPayload(async () => {
      await groupAccounts.appoint(change);
      return { groupWallet: await groupAccounts.walletOf(change.group) };
    });
  },

  dismissGroupKeeper(_parent, { input }, { viewerId, groupAccounts }) {
    const change = changeOf(input, requireViewer(viewerId));
    return dismissGroupKeeperPayload(async () => {
      await groupAccounts.dismiss(change);
      return { groupWallet: await groupAccounts.walletOf(change.group) };
    });
  },

  spendFromGroup(_parent, { input }, { viewerId, groupAccounts }) {
    const keeper = requireViewer(viewerId);
    const { idempotencyKey, amount, note = null } = input;
    const group = requireId(GROUP_PREFIX, input.groupId, "input.groupId");
    const recipient = requireId(USER_PREFIX, input.recipientId, "input.recipientId");
    const order = { ...amount, keeper, group, recipient, note, idempotencyKey };
    return spendFromGroupPayload(() => withWallet(groupAccounts.spend(order), groupAccounts));
  },

  approveGroupSpending(_parent, { input }, { viewerId: viewer, groupAccounts }) {
    const viewerId = requireViewer(viewer);
    const spendingId = requireId(SPENDING_PREFIX, input.spendingId, "input.spendingId");
    const order = { viewerId, spendingId, idempotencyKey: input.idempotencyKey };
    return approveGroupSpendingPayload(() => withWallet(groupAccounts.approve(order), groupAccounts));
  },

  rejectGroupSpending(_parent, { input }, { viewerId: viewer, groupAccounts }) {
    const viewerId = requireViewer(viewer);
    const spendingId = requireId(SPENDING_PREFIX, input.spendingId, "input.spendingId");
    return rejectGroupSpendingPayload(() =>
      withWallet(groupAccounts.reject({ viewerId, spendingId }), groupAccounts),
    );
  },
};
