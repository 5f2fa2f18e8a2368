import { idOfName } from "@kith/kit/global-id.ts";
import type { Group } from "../../subgraphs/groups/src/groups/model.ts";
import { type Membership, membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import { CITIES, INTERESTS } from "./names.ts";
import { randomOf } from "./random.ts";

const SEED = 30;
const GROUPS = 30;
const DAY_MS = 86_400_000;
const FOUNDED_AT = Date.UTC(2025, 2, 1, 2);
const NEWCOMER = "eve";

/** The groups of the town and who is in them. */
export type Clubs = {
  readonly groups: readonly Omit<Group, "memberCount">[];
  readonly memberships: readonly Membership[];
};

/** Thirty groups: each interest in turn, in one city each. Who shares either is more likely to be a member. */
export function buildClubs(people: readonly Person[]): Clubs {
  const random = randomOf(SEED);
  const groups = Array.from({ length: GROUPS }, (_, index) => groupOf(index));
  const memberships = groups.flatMap((group) => {
    const members = people.filter(
      (person) => person.handle !== NEWCOMER && random() < chanceOf(person, group),
    );
    return members.map(({ _id: user }, index) =>
      membershipOf({
        group: group._id,
        user,
        role: index === 0 ? "OWNER" : "MEMBER",
        joinedAt: joinedAt(index, random),
      }),
    );
  });
  return { groups, memberships };
}

function groupOf(index: number): Omit<Group, "memberCount"> {
  const interest = INTERESTS[index % INTERESTS.length] ?? "";
  const city = CITIES[Math.floor(index / 3) % CITIES.length] ?? "";
  const name = `${city}${interest}同好会`;
  return {
    _id: idOfName("group", `town:${name}`, FOUNDED_AT),
    name,
    description: `在${city}，一起${interest}。欢迎新朋友！`,
    interest,
    city,
    createdAt: new Date(FOUNDED_AT + index * DAY_MS),
  };
}

const chanceOf = ({ interests, city }: Person, group: Pick<Group, "interest" | "city">): number =>
  0.02 + (interests.includes(group.interest) ? 0.3 : 0) + (city === group.city ? 0.25 : 0);

// The owner founded the group; everybody else came in the year after.
const joinedAt = (index: number, random: () => number): Date =>
  new Date(FOUNDED_AT + (index === 0 ? 0 : DAY_MS * (30 + Math.floor(random() * 300)) + index * 1_000));
