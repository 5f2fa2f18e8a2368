import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import type { Group } from "../../subgraphs/groups/src/groups/model.ts";
import { type Membership, membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { INTERESTS_MAX, type Person } from "../../subgraphs/users/src/people/model.ts";
import type { Bond } from "../loading/load-graph.ts";
import { CITIES, randomName } from "../town/names.ts";
import { pick, randomOf } from "../town/random.ts";
import type { Edge } from "./edges-file.ts";
import type { InterestsEntry } from "./interests-file.ts";

const DAY_MS = 86_400_000;
const COLLECTED_AT = Date.UTC(2017, 10, 1);
const HISTORY_DAYS = 700;

/** Turns the numbers of a data set into people, friendships and groups: the same ones each time it is read. */
export type DataSet = ReturnType<typeof dataSet>;

/** @param name Goes into ids and handles, so that data sets do not meet: `hu` makes `hu-1`, `hu-2`, … */
export function dataSet(name: string) {
  const personId = (node: number): GlobalId => idOfName("user", `${name}:${node}`, COLLECTED_AT);
  const groupIds = new Map<string, GlobalId>();
  // Interests are few and come again for every person; import-graph.ts bounds their number.
  const groupId = (interest: string): GlobalId => {
    const id = groupIds.get(interest) ?? idOfName("group", `${name}:${interest}`, COLLECTED_AT);
    groupIds.set(interest, id);
    return id;
  };

  // The files tell no dates: each pair gets one of its own, the same whichever side it is read from.
  const sinceOf = (low: number, high: number): Date => {
    const random = randomOf(Math.imul(low, 2_654_435_761) ^ high);
    return new Date(COLLECTED_AT - Math.floor(random() * HISTORY_DAYS * DAY_MS));
  };

  return {
    personId,

    personOf({ node, interests }: InterestsEntry): Person {
      const random = randomOf(node);
      return {
        _id: personId(node),
        handle: `${name}-${node}`,
        displayName: randomName(random).chinese,
        city: pick(CITIES, random),
        bio: null,
        interests: interests.slice(0, INTERESTS_MAX),
        createdAt: new Date(COLLECTED_AT - HISTORY_DAYS * DAY_MS),
      };
    },

    bondOf([one, other]: Edge): Bond {
      const [low, high] = one < other ? [one, other] : [other, one];
      return { people: [personId(low), personId(high)], since: sinceOf(low, high), source: "IMPORT" };
    },

    groupOf: (interest: string): Omit<Group, "memberCount"> => ({
      _id: groupId(interest),
      name: interest,
      description: `Everybody who likes ${interest}.`,
      interest,
      city: null,
      createdAt: new Date(COLLECTED_AT),
    }),

    membershipsOf: ({ node, interests }: InterestsEntry): Membership[] =>
      interests.map((interest) =>
        membershipOf({
          group: groupId(interest),
          user: personId(node),
          role: "MEMBER",
          joinedAt: new Date(COLLECTED_AT),
        }),
      ),
  };
}
