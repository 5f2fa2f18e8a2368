import type { GlobalId } from "@kith/kit/global-id.ts";
import type { questionsOf } from "../peers.ts";
import type { Contribution, ContributorStanding } from "./contribution-service.ts";
import type { GroupQuestions } from "./group-questions.ts";
import type { ChangeStanding, KeeperChange } from "./keeper-service.ts";
import type { Membership } from "./model.ts";
import type { Approval, ProposalStanding } from "./proposal-service.ts";
import type { Spending } from "./spending.ts";
import type { SpendingOrder, SpendingStanding } from "./spending-service.ts";

type Questions = Pick<ReturnType<typeof questionsOf>, "isMemberOf" | "isVerified" | "personExists">;

/** What groups and users say of those whom an act is about, asked when it is done. Each is one call to either. */
export function standingsOf(questions: Questions, { membershipOf }: Pick<GroupQuestions, "membershipOf">) {
  // Whether there is such a group has to be asked only of whoever is not in it.
  const inGroup = async (group: GlobalId, person: GlobalId) => {
    const membership = await membershipOf(group, person);
    const isGroupThere = membership !== null || (await questions.isMemberOf(group)) !== null;
    return { isGroupThere, membership };
  };
  const exists = (person: GlobalId): Promise<boolean> => questions.personExists(person);
  const place = (group: GlobalId, person: GlobalId): Promise<Membership | null> =>
    membershipOf(group, person);

  return {
    inGroup,

    async ofContributor({ group, member }: Contribution): Promise<ContributorStanding> {
      const [{ isGroupThere, membership }, isVerified] = await Promise.all([
        inGroup(group, member),
        questions.isVerified(member),
      ]);
      return { isGroupThere, isMember: membership !== null, isVerified };
    },

    async ofChange({ group, user, by }: KeeperChange): Promise<ChangeStanding> {
      const [standing, isPersonThere, personMembership] = await Promise.all([
        inGroup(group, by),
        exists(user),
        place(group, user),
      ]);
      return { ...standing, isPersonThere, personMembership };
    },

    async ofSpending({ group, keeper, recipient }: SpendingOrder): Promise<SpendingStanding> {
      const [standing, isRecipientThere, recipientPlace] = await Promise.all([
        inGroup(group, keeper),
        exists(recipient),
        place(group, recipient),
      ]);
      return { ...standing, isRecipientThere, isRecipientMember: recipientPlace !== null };
    },

    /** Whoever has asked to be gone proposes nothing any more either. */
    async ofProposal(
      { group, keeper, recipient }: Spending,
      { viewerId }: Approval,
    ): Promise<ProposalStanding> {
      const [membership, proposerPlace, isProposerThere, isRecipientThere, recipientPlace] =
        await Promise.all([
          place(group, viewerId),
          place(group, keeper),
          exists(keeper),
          exists(recipient),
          place(group, recipient),
        ]);
      return {
        ...{ membership, proposerMembership: isProposerThere ? proposerPlace : null },
        ...{ isRecipientThere, isRecipientMember: recipientPlace !== null },
      };
    },
  };
}
