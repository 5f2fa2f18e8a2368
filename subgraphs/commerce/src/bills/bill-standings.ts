import type { GlobalId } from "@kith/kit/global-id.ts";
import { peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import { groupQuestions } from "../group-accounts/group-questions.ts";
import type { Peers, questionsOf } from "../peers.ts";
import type { BillStanding } from "./bill-service.ts";
import type { BillShare } from "./model.ts";
import type { PaymentStanding } from "./share-service.ts";
import type { BillOrder } from "./split.ts";

type Hideable = { readonly isHiddenFromViewer: boolean };
type Questions = Pick<
  ReturnType<typeof questionsOf>,
  "areFriends" | "isMemberOf" | "isVerified" | "personExists"
>;

/** What the other subgraphs say of those whom a bill is about, asked when it is split or paid: one call to each. */
export function billStandings({ groups, social }: Peers, viewer: Viewer, questions: Questions) {
  const { membershipOf } = groupQuestions(groups, viewer);
  const hiding = peerLoaderOf<Hideable>("hiding", {
    ...{ peer: social, viewer, typename: "User" },
    selection: "isHiddenFromViewer",
  });
  // Whom a block hides is nobody to the viewer, whoever of the two has made it.
  const canFind = async (person: GlobalId): Promise<boolean> => {
    const [isThere, hidden] = await Promise.all([questions.personExists(person), hiding.load(person)]);
    return isThere && hidden?.isHiddenFromViewer === false;
  };
  const isMember = async (group: GlobalId, person: GlobalId): Promise<boolean> =>
    (await membershipOf(group, person)) !== null;

  return {
    async ofOrder({ creator, group, people }: BillOrder): Promise<BillStanding> {
      const others = people.map(({ person }) => person).filter((person) => person !== creator);
      const [isCreatorMember, ...standings] = await Promise.all([
        group === null ? null : isMember(group, creator),
        ...others.map(async (person) => {
          const [isThere, mayOwe] = await Promise.all([
            canFind(person),
            group === null ? questions.areFriends(person) : isMember(group, person),
          ]);
          return [person, { isThere, mayOwe }] as const;
        }),
      ]);
      const isThere =
        isCreatorMember === true || group === null || (await questions.isMemberOf(group)) !== null;
      return {
        group: isCreatorMember === null ? null : { isThere, isMember: isCreatorMember },
        people: new Map(standings),
      };
    },

    async ofPayment({ person, creator }: BillShare): Promise<PaymentStanding> {
      const [isCreatorThere, isVerified] = await Promise.all([
        canFind(creator),
        questions.isVerified(person),
      ]);
      return { isCreatorThere, isVerified };
    },
  };
}
