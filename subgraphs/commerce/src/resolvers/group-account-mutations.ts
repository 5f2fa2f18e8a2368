import { requireScope, requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type {
  ContributeToGroupError,
  FreezeGroupWalletError,
  MutationResolvers,
  UnfreezeGroupWalletError,
} from "../generated/schema.types.ts";
import { GROUP_PREFIX } from "../group-accounts/model.ts";
import { loadWallet } from "../ledger/wallet.ts";

const contributeToGroupPayload = payloads<ContributeToGroupError>("ContributeToGroupError");
const freezeGroupWalletPayload = payloads<FreezeGroupWalletError>("FreezeGroupWalletError");
const unfreezeGroupWalletPayload = payloads<UnfreezeGroupWalletError>("UnfreezeGroupWalletError");

const SUPPORT = "support";

type Mutations = Pick<MutationResolvers, "contributeToGroup" | "freezeGroupWallet" | "unfreezeGroupWallet">;

export const groupAccountMutations: Mutations = {
  contributeToGroup(_parent, { input }, { viewerId, groupAccounts, loaders }) {
    const member = requireViewer(viewerId);
    const { idempotencyKey, amount, note = null } = input;
    const group = requireId(GROUP_PREFIX, input.groupId, "input.groupId");
    return contributeToGroupPayload(async () => {
      const order = { ...amount, member, group, note, idempotencyKey };
      const contribution = await groupAccounts.contribute(order);
      const [wallet, groupWallet] = await Promise.all([
        loadWallet(member, loaders.accountById),
        groupAccounts.walletOf(group),
      ]);
      return { contribution, wallet, groupWallet };
    });
  },

  freezeGroupWallet(_parent, { input }, { viewerId, scopes, freezeService, isMemberOf }) {
    const agent = requireViewer(viewerId);
    requireScope(scopes, SUPPORT);
    const group = requireId(GROUP_PREFIX, input.groupId, "input.groupId");
    const act = { agent, group, reason: input.reason };
    const isThere = async () => (await isMemberOf(group)) !== null;
    return freezeGroupWalletPayload(async () => ({
      frozenAt: await freezeService.freezeGroup(act, isThere),
    }));
  },

  unfreezeGroupWallet(_parent, { input }, { viewerId, scopes, freezeService }) {
    const agent = requireViewer(viewerId);
    requireScope(scopes, SUPPORT);
    const group = requireId(GROUP_PREFIX, input.groupId, "input.groupId");
    const act = { agent, group, reason: input.reason };
    return unfreezeGroupWalletPayload(async () => ({ frozenAt: await freezeService.unfreezeGroup(act) }));
  },
};
