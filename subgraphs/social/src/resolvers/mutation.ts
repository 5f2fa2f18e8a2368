import { requireViewer } from "@kith/kit/api-error.ts";
import { requireId } from "@kith/kit/global-id.ts";
import { payloads } from "@kith/kit/refusal.ts";
import { USER_PREFIX } from "../friendships/model.ts";
import type {
  AnswerFriendRequestError,
  BlockUserError,
  CancelFriendRequestError,
  DismissSuggestionError,
  MutationResolvers,
  RequestFriendError,
  UnblockUserError,
  UnfriendError,
} from "../generated/schema.types.ts";
import { REQUEST_PREFIX } from "../requests/model.ts";

const requestFriendPayload = payloads<RequestFriendError>("RequestFriendError");
const answerFriendRequestPayload = payloads<AnswerFriendRequestError>("AnswerFriendRequestError");
const cancelFriendRequestPayload = payloads<CancelFriendRequestError>("CancelFriendRequestError");
const blockUserPayload = payloads<BlockUserError>("BlockUserError");
const unblockUserPayload = payloads<UnblockUserError>("UnblockUserError");
const dismissSuggestionPayload = payloads<DismissSuggestionError>("DismissSuggestionError");
const unfriendPayload = payloads<UnfriendError>("UnfriendError");

export const Mutation: MutationResolvers = {
  requestFriend(_parent, { input }, { viewerId, friendshipService, personExists }) {
    const from = requireViewer(viewerId);
    const to = requireId(USER_PREFIX, input.userId, "input.userId");
    const wish = { from, to, source: input.source, message: input.message ?? null };
    return requestFriendPayload(async () => ({
      friendRequest: await friendshipService.requestFriend(wish, personExists),
      user: { id: to },
    }));
  },

  acceptFriendRequest(_parent, { input }, { viewerId, friendshipService }) {
    const viewer = requireViewer(viewerId);
    const id = requireId(REQUEST_PREFIX, input.friendRequestId, "input.friendRequestId");
    return answerFriendRequestPayload(async () => {
      const friendRequest = await friendshipService.acceptRequest(id, viewer);
      return { friendRequest, user: { id: friendRequest.from } };
    });
  },

  declineFriendRequest(_parent, { input }, { viewerId, friendshipService }) {
    const viewer = requireViewer(viewerId);
    const id = requireId(REQUEST_PREFIX, input.friendRequestId, "input.friendRequestId");
    return answerFriendRequestPayload(async () => ({
      friendRequest: await friendshipService.declineRequest(id, viewer),
    }));
  },

  unfriend(_parent, { input }, { viewerId, friendshipService }) {
    const viewer = requireViewer(viewerId);
    const friend = requireId(USER_PREFIX, input.userId, "input.userId");
    return unfriendPayload(async () => {
      await friendshipService.unfriend(viewer, friend);
      return { user: { id: friend } };
    });
  },

  cancelFriendRequest(_parent, { input }, { viewerId, friendshipService }) {
    const viewer = requireViewer(viewerId);
    const id = requireId(REQUEST_PREFIX, input.friendRequestId, "input.friendRequestId");
    return cancelFriendRequestPayload(async () => ({
      friendRequest: await friendshipService.cancelRequest(id, viewer),
    }));
  },

  blockUser(_parent, { input }, { viewerId, blockService, personExists }) {
    const viewer = requireViewer(viewerId);
    const person = requireId(USER_PREFIX, input.userId, "input.userId");
    return blockUserPayload(async () => {
      await blockService.blockUser(viewer, person, personExists);
      return { user: { id: person } };
    });
  },

  unblockUser(_parent, { input }, { viewerId, blockService }) {
    const viewer = requireViewer(viewerId);
    const person = requireId(USER_PREFIX, input.userId, "input.userId");
    return unblockUserPayload(async () => {
      await blockService.unblockUser(viewer, person);
      return { user: { id: person } };
    });
  },

  dismissSuggestion(_parent, { input }, { viewerId, suggestionService, personExists, visibility }) {
    const viewer = requireViewer(viewerId);
    const person = requireId(USER_PREFIX, input.userId, "input.userId");
    return dismissSuggestionPayload(async () => {
      const { isHidden } = visibility;
      await suggestionService.dismissSuggestion(viewer, person, { personExists, isHidden });
      return { user: { id: person } };
    });
  },
};
