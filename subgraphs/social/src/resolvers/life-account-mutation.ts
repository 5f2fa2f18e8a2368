import { ApiError, requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import type {
  CreateLifeAccountError,
  DeleteLifeAccountError,
  FollowAccountError,
  MutationResolvers,
  PublishPostError,
  RecordPostViewsError,
  SetLifeAccountKindError,
  UnfollowAccountError,
  UpdateLifeAccountError,
} from "../generated/schema.types.ts";
import { ACCOUNT_PREFIX } from "../life-accounts/model.ts";
import { POST_PREFIX } from "../posts/model.ts";

const createLifeAccountPayload = payloads<CreateLifeAccountError>("CreateLifeAccountError");
const updateLifeAccountPayload = payloads<UpdateLifeAccountError>("UpdateLifeAccountError");
const deleteLifeAccountPayload = payloads<DeleteLifeAccountError>("DeleteLifeAccountError");
const setLifeAccountKindPayload = payloads<SetLifeAccountKindError>("SetLifeAccountKindError");
const publishPostPayload = payloads<PublishPostError>("PublishPostError");
const recordPostViewsPayload = payloads<RecordPostViewsError>("RecordPostViewsError");
const followAccountPayload = payloads<FollowAccountError>("FollowAccountError");
const unfollowAccountPayload = payloads<UnfollowAccountError>("UnfollowAccountError");

type Fields =
  | "createLifeAccount"
  | "updateLifeAccount"
  | "deleteLifeAccount"
  | "setLifeAccountKind"
  | "followAccount"
  | "unfollowAccount"
  | "publishPost"
  | "recordPostViews";

const accountIdOf = ({ accountId }: { readonly accountId: string }) =>
  requireId(ACCOUNT_PREFIX, accountId, "input.accountId");

/** The mutations that are about life accounts. */
export const LifeAccountMutation: Pick<MutationResolvers, Fields> = {
  createLifeAccount(_parent, { input }, { viewerId, lifeAccountService }) {
    const owner = requireViewer(viewerId);
    return createLifeAccountPayload(async () => ({
      account: await lifeAccountService.createAccount(owner, input),
    }));
  },

  updateLifeAccount(_parent, { input }, { viewerId, lifeAccountService }) {
    const viewer = requireViewer(viewerId);
    const id = accountIdOf(input);
    return updateLifeAccountPayload(async () => ({
      account: await lifeAccountService.updateAccount(viewer, id, input),
    }));
  },

  deleteLifeAccount(_parent, { input }, { viewerId, lifeAccountService }) {
    const viewer = requireViewer(viewerId);
    const accountId = accountIdOf(input);
    return deleteLifeAccountPayload(async () => {
      await lifeAccountService.deleteAccount(viewer, accountId);
      return { accountId };
    });
  },

  setLifeAccountKind(_parent, { input }, { viewerId, scopes, lifeAccountService }) {
    requireViewer(viewerId);
    const id = accountIdOf(input);
    if (!scopes.includes("operator"))
      throw new ApiError("FORBIDDEN", "Only operators say which accounts are official.");
    return setLifeAccountKindPayload(async () => ({
      account: await lifeAccountService.setKind(id, input.kind),
    }));
  },

  publishPost(_parent, { input }, { viewerId, publishService }) {
    const viewer = requireViewer(viewerId);
    const id = accountIdOf(input);
    return publishPostPayload(async () => ({ post: await publishService.publishPost(viewer, id, input) }));
  },

  recordPostViews(_parent, { input }, { viewerId, viewService, loaders }) {
    const viewer = requireViewer(viewerId);
    const postIds = input.postIds.map((id) => requireId(POST_PREFIX, id, "input.postIds"));
    const postsShown = async (ids: readonly string[]) =>
      (await Promise.all(ids.map((id) => loaders.postById.load(id)))).filter((post) => post !== null);
    return recordPostViewsPayload(async () => ({
      recordedCount: await viewService.recordViews({ viewerId: viewer, postIds, postsShown }),
    }));
  },

  followAccount(_parent, { input }, { viewerId, followService, loaders }) {
    const viewer = requireViewer(viewerId);
    const id = accountIdOf(input);
    return followAccountPayload(async () => {
      await followService.follow(viewer, id);
      return { account: await loaders.accountById.load(id) };
    });
  },

  unfollowAccount(_parent, { input }, { viewerId, followService, loaders }) {
    const viewer = requireViewer(viewerId);
    const id = accountIdOf(input);
    return unfollowAccountPayload(async () => {
      await followService.unfollow(viewer, id);
      return { account: await loaders.accountById.load(id) };
    });
  },
};
