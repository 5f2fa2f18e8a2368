import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { ENVELOPE_PREFIX } from "../envelopes/model.ts";
import type { QueryResolvers } from "../generated/schema.types.ts";
import { campaignQuery } from "./blessings.ts";

export const Query: QueryResolvers = {
  ...campaignQuery,

  redEnvelope(_parent, { id }, { viewerId, loaders }) {
    requireViewer(viewerId);
    return loaders.shownEnvelopeById.load(requireId(ENVELOPE_PREFIX, id, "id"));
  },
};
