import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import { ENVELOPE_PREFIX } from "../envelopes/model.ts";
import type {
  ClaimEnvelopeError,
  MutationResolvers,
  SendEnvelopeToFriendError,
  SendEnvelopeToGroupError,
} from "../generated/schema.types.ts";
import { GROUP_PREFIX } from "../group-accounts/model.ts";
import { USER_PREFIX } from "../ledger/model.ts";
import { loadWallet } from "../ledger/wallet.ts";

const toFriendPayload = payloads<SendEnvelopeToFriendError>("SendEnvelopeToFriendError");
const toGroupPayload = payloads<SendEnvelopeToGroupError>("SendEnvelopeToGroupError");
const claimPayload = payloads<ClaimEnvelopeError>("ClaimEnvelopeError");

type EnvelopeMutations = "sendEnvelopeToFriend" | "sendEnvelopeToGroup" | "claimEnvelope";

export const envelopeMutations: Pick<MutationResolvers, EnvelopeMutations> = {
  sendEnvelopeToFriend(_parent, { input }, { viewerId, envelopes, loaders }) {
    const sender = requireViewer(viewerId);
    const recipient = requireId(USER_PREFIX, input.recipientId, "input.recipientId");
    const { idempotencyKey, amount, cover = null } = input;
    const order = {
      ...{ ...amount, sender, recipient, group: null, cover, idempotencyKey },
      ...{ split: "EQUAL" as const, shareCount: 1 },
    };
    return toFriendPayload(async () => ({
      envelope: await envelopes.send(order, () => envelopes.standingWithFriend(recipient)),
      wallet: await loadWallet(sender, loaders.accountById),
    }));
  },

  sendEnvelopeToGroup(_parent, { input }, { viewerId, envelopes, loaders }) {
    const sender = requireViewer(viewerId);
    const group = requireId(GROUP_PREFIX, input.groupId, "input.groupId");
    const { idempotencyKey, amount, split, shareCount, cover = null } = input;
    const order = { ...amount, sender, recipient: null, group, split, shareCount, cover, idempotencyKey };
    return toGroupPayload(async () => ({
      envelope: await envelopes.send(order, () => envelopes.standingInGroup(group)),
      wallet: await loadWallet(sender, loaders.accountById),
    }));
  },

  claimEnvelope(_parent, { input }, { viewerId, envelopes, loaders }) {
    const person = requireViewer(viewerId);
    const id = requireId(ENVELOPE_PREFIX, input.envelopeId, "input.envelopeId");
    return claimPayload(async () => {
      const { envelope, claim, isEarlier } = await envelopes.claim(id, person);
      const isShown = !isEarlier || (await loaders.maySeeEnvelope(envelope));
      const wallet = await loadWallet(person, loaders.accountById);
      return { claim, envelope: isShown ? envelope : null, wallet };
    });
  },
};
