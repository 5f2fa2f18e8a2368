import { connectionOf, pageRequestOf } from "@kith/kit/connection.ts";
import { type GlobalId, isIdOf } from "@kith/kit/global-id.ts";
import {
  CLAIMS_KEYSET,
  claimIdOf,
  ENVELOPE_PREFIX,
  type Envelope,
  luckiestOf,
  stateAt,
} from "../envelopes/model.ts";
import type { EnvelopeClaimResolvers, RedEnvelopeResolvers } from "../generated/schema.types.ts";

const refTo = (id: GlobalId | null) => (id === null ? null : { id });
const moneyOf = ({ currency }: Pick<Envelope, "currency">, amountMinor: bigint) => ({
  amountMinor,
  currency,
});

export const RedEnvelope: RedEnvelopeResolvers = {
  __resolveReference: ({ id }, { loaders }) =>
    isIdOf(ENVELOPE_PREFIX, id) ? loaders.shownEnvelopeById.load(id) : null,

  id: ({ _id }) => _id,
  sender: ({ sender }) => refTo(sender),
  recipient: ({ recipient }) => refTo(recipient),
  group: ({ group }) => refTo(group),
  amount: (envelope) => moneyOf(envelope, envelope.totalMinor),
  state: (envelope, _args, { now }) => stateAt(envelope, now()),
  claimedAmount: (envelope) =>
    moneyOf(envelope, envelope.totalMinor - envelope.leftMinor - envelope.returnedMinor),
  returnedAmount: (envelope) =>
    envelope.returnedMinor === 0n ? null : moneyOf(envelope, envelope.returnedMinor),

  viewerClaim: ({ _id }, _args, { viewerId, loaders }) =>
    viewerId === null ? null : loaders.claimById.load(claimIdOf(_id, viewerId)),

  async luckiestClaim(envelope, _args, { loaders }) {
    const person = luckiestOf(envelope);
    if (person === null || (await loaders.isPersonHidden(person))) return null;
    return loaders.claimById.load(claimIdOf(envelope._id, person));
  },

  async claims({ _id }, args, { loaders }) {
    const request = pageRequestOf(CLAIMS_KEYSET, args);
    const page = await loaders.claimsPage.load({ parent: _id, request });
    return connectionOf(page, request, { keyset: CLAIMS_KEYSET, nodeOf: (claim) => claim });
  },
};

export const EnvelopeClaim: EnvelopeClaimResolvers = {
  id: ({ _id }) => _id,
  person: ({ person }) => ({ id: person }),
  amount: (claim) => moneyOf(claim, claim.amountMinor),

  async isLuckiest({ envelope: id, person }, _args, { loaders }) {
    const envelope = await loaders.envelopeOfClaim.load(id);
    return envelope !== null && luckiestOf(envelope) === person;
  },

  envelope: ({ envelope }, _args, { loaders }) => loaders.shownEnvelopeById.load(envelope),
};
