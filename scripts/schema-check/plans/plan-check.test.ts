import { describe, expect, it } from "vitest";
import { comparisonOf, sideOf } from "../testing/comparison-of.ts";
import { changedPlans, planFindings } from "./plan-check.ts";

const USERS = `type Query { user: User other: Int }
type User @key(fields: "id") { id: ID! name: String city: String }
`;
const SOCIAL = `type User @key(fields: "id") { id: ID! friends: [User!] }
type Query { open: Int }
`;
const OPERATIONS = {
  Name: "query Name { user { name city } }",
  Friends: "query Friends { user { friends { name } } }",
  Open: "query Open($more: Boolean!) { open user @include(if: $more) { name } }",
};
const side = (users: string, social: string, operations: Record<string, string> = OPERATIONS) =>
  sideOf({ subgraphs: { users, social }, operations });
const size = (fetches: number, depth: number, cost: number) => ({ fetches, depth, cost });
const namesOf = async (base: Parameters<typeof side>, candidate: Parameters<typeof side>) =>
  (await changedPlans(comparisonOf(side(...base), side(...candidate)))).map(
    ({ operation, before, after }) => [operation.name, before, after],
  );

describe("changedPlans", () => {
  it("plans nothing where nothing that a plan reads has changed: descriptions, fields that nobody asks for", async () => {
    const users = USERS.replace("city: String", `"Where." city: String age: Int`);
    const social = SOCIAL.replace("friends:", "follows: [User!] friends:");

    expect(await namesOf([USERS, SOCIAL], [users, social])).toEqual([]);
  });

  it("plans what asks for a field that has moved, on both sides", async () => {
    const users = USERS.replace(" city: String", "");
    const social = SOCIAL.replace("friends:", "city: String friends:");

    expect(await namesOf([USERS, SOCIAL], [users, social])).toEqual([["Name", size(1, 1, 1), size(2, 2, 1)]]);
  });

  it("plans what a field in use requires now, and what shares that", async () => {
    const social = SOCIAL.replace(
      "friends: [User!]",
      'city: String @external friends: [User!] @requires(fields: "city")',
    );

    expect(await namesOf([USERS, SOCIAL], [USERS, social])).toEqual([
      ["Friends", size(3, 3, 11), size(3, 3, 11)],
      ["Name", size(1, 1, 1), size(1, 1, 1)],
    ]);
  });

  it("leaves out what is not valid on both sides", async () => {
    const users = USERS.replace(" city: String", "");

    expect(await namesOf([USERS, SOCIAL], [users, SOCIAL])).toEqual([]);
  });
});

describe("planFindings", () => {
  it("tells of a plan that got worse, with what changed and where that stands", async () => {
    const users = USERS.replace(" city: String", "");
    const social = SOCIAL.replace("friends:", "city: String friends:");

    const findings = await planFindings(comparisonOf(side(USERS, SOCIAL), side(users, social)));

    expect(findings.map(({ code, message, place }) => [code, message, place?.file, place?.line])).toEqual([
      [
        "PLAN_FETCHES",
        "web@1.0/Name is planned with 2 fetches, it was 1, since User.city changed.",
        "schema/social.graphql",
        5,
      ],
      [
        "PLAN_DEPTH",
        "web@1.0/Name is planned with 2 fetches one after the other, it was 1, since User.city changed.",
        "schema/social.graphql",
        5,
      ],
    ]);
  });

  it("tells of what an operation may cost now, and that the gateway refuses it", async () => {
    const sized = (size: number) =>
      SOCIAL.replace("friends: [User!]", `friends: [User!] @listSize(assumedSize: ${size})`);
    const codes = async (size: number) =>
      (await planFindings(comparisonOf(side(USERS, sized(10)), side(USERS, sized(size))))).map(
        ({ code, severity, message }) => [code, severity, message],
      );

    expect(await codes(11)).toEqual([]);
    expect(await codes(100)).toEqual([
      [
        "PLAN_COST",
        "dangerous",
        "web@1.0/Friends is planned with 101 points of cost, it was 11, since User.friends changed.",
      ],
    ]);
    expect(await codes(1_000_000)).toEqual([
      [
        "PLAN_OVER_LIMIT",
        "breaking",
        "web@1.0/Friends costs 1000001, 250000 are the limit, since User.friends changed.",
      ],
    ]);
  });

  it("says nothing of a plan that got better, or worse within the ratio", async () => {
    const users = USERS.replace(" city: String", "");
    const social = SOCIAL.replace("friends:", "city: String friends:");
    const comparison = comparisonOf(side(USERS, SOCIAL), side(users, social));

    expect(await planFindings(comparisonOf(comparison.candidate, comparison.base))).toEqual([]);
    expect(await planFindings(comparison, 2)).toEqual([]);
  });
});
