import type { GlobalId } from "@kith/kit/global-id.ts";
import type { questionsOf } from "../peers.ts";
import type { ClaimService } from "./claim-service.ts";
import type { IsThere } from "./rights.ts";
import type { SendService, SendStanding } from "./send-service.ts";

type Parts = {
  readonly services: SendService & ClaimService;
  readonly questions: ReturnType<typeof questionsOf>;
  readonly isThere: IsThere;
  readonly viewerId: GlobalId | null;
};

/** What a request may do with envelopes, and what it may ask of other subgraphs for that. */
export function envelopeActs({ services, questions, isThere, viewerId }: Parts) {
  const isSenderVerified = async () => (viewerId === null ? false : questions.isVerified(viewerId));
  return {
    send: services.send,

    claim: (id: GlobalId, person: GlobalId) => services.claim(id, person, isThere),

    /** Whether the viewer may send an envelope to somebody. */
    async standingWithFriend(recipient: GlobalId): Promise<SendStanding> {
      const [isThere, areFriends, isVerified] = await Promise.all([
        questions.personExists(recipient),
        questions.areFriends(recipient),
        isSenderVerified(),
      ]);
      const failure = isThere ? (areFriends ? null : "NOT_FRIENDS") : "USER_NOT_FOUND";
      return { failure, isSenderVerified: isVerified };
    },

    /** Whether the viewer may send an envelope to a group. */
    async standingInGroup(group: GlobalId): Promise<SendStanding> {
      const [isMember, isVerified] = await Promise.all([questions.isMemberOf(group), isSenderVerified()]);
      const failure = isMember === null ? "GROUP_NOT_FOUND" : isMember ? null : "NOT_A_MEMBER";
      return { failure, isSenderVerified: isVerified };
    },
  };
}
