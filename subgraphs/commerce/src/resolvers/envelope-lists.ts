import { requireViewer } from "@kith/kit/api-error.ts";
import { connectionOf, type Page, type PageRequest, pageRequestOf } from "@kith/kit/connection.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { CLAIMS_OF_PERSON_KEYSET, ENVELOPES_KEYSET, type Envelope } from "../envelopes/model.ts";
import type { GroupResolvers, UserResolvers } from "../generated/schema.types.ts";

type PageArguments = Parameters<typeof pageRequestOf>[1];
type PageLoader = {
  load(key: { readonly parent: GlobalId; readonly request: PageRequest }): Promise<Page<Envelope>>;
};

async function envelopesOf(parent: GlobalId, args: PageArguments, loader: PageLoader) {
  const request = pageRequestOf(ENVELOPES_KEYSET, args);
  const page = await loader.load({ parent, request });
  return connectionOf(page, request, { keyset: ENVELOPES_KEYSET, nodeOf: (envelope) => envelope });
}

/** The lists of envelopes of a person, for that person alone. */
export const EnvelopeUser: Pick<UserResolvers, "sentEnvelopes" | "receivedEnvelopes" | "envelopeClaims"> = {
  sentEnvelopes: ({ id }, args, { viewerId, loaders }) =>
    requireViewer(viewerId) === id ? envelopesOf(id, args, loaders.sentEnvelopesPage) : null,

  receivedEnvelopes: ({ id }, args, { viewerId, loaders }) =>
    requireViewer(viewerId) === id ? envelopesOf(id, args, loaders.receivedEnvelopesPage) : null,

  async envelopeClaims({ id }, args, { viewerId, loaders }) {
    if (requireViewer(viewerId) !== id) return null;
    const request = pageRequestOf(CLAIMS_OF_PERSON_KEYSET, args);
    const page = await loaders.claimsOfPersonPage.load({ parent: id, request });
    return connectionOf(page, request, { keyset: CLAIMS_OF_PERSON_KEYSET, nodeOf: (claim) => claim });
  },
};

/** The envelopes of a group, for its members. */
export const EnvelopeGroup: Pick<GroupResolvers, "envelopes"> = {
  async envelopes({ id }, args, { viewerId, isMemberOf, loaders }) {
    requireViewer(viewerId);
    return (await isMemberOf(id)) === true ? envelopesOf(id, args, loaders.groupEnvelopesPage) : null;
  },
};
