import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type { JoinGroupError, LeaveGroupError, MutationResolvers } from "../generated/schema.types.ts";
import { GROUP_PREFIX } from "../groups/model.ts";

const joinGroupPayload = payloads<JoinGroupError>("JoinGroupError");
const leaveGroupPayload = payloads<LeaveGroupError>("LeaveGroupError");

export const Mutation: MutationResolvers = {
  joinGroup(_parent, { input }, { viewerId, membershipService }) {
    const viewer = requireViewer(viewerId);
    const group = requireId(GROUP_PREFIX, input.groupId, "input.groupId");
    return joinGroupPayload(async () => ({ group: await membershipService.join(group, viewer) }));
  },

  leaveGroup(_parent, { input }, { viewerId, membershipService }) {
    const viewer = requireViewer(viewerId);
    const group = requireId(GROUP_PREFIX, input.groupId, "input.groupId");
    return leaveGroupPayload(async () => ({ group: await membershipService.leave(group, viewer) }));
  },
};
