import { readSdl } from "@kith/kit/sdl.ts";
import { parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { coordinatesOf, selectionOf, shownIn, typesOf } from "../authorisation/every-field.ts";
import { clientAs, outcomeOf } from "../authorisation/matrix-client.ts";
import { forAllRoles, isSeenBy } from "../authorisation/outcome-by-role.ts";
import { ROLES, type Role, SUBJECT, setScene } from "../authorisation/social-scene.ts";
import {
  ARGUMENTS_BY_FIELD,
  CHANGES_THE_SUBJECT,
  MUTATIONS,
  ROLES_BY_FIELD,
} from "../authorisation/users-matrix.ts";
import { setUsersScene, subjectRows } from "../authorisation/users-scene.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const types = typesOf(parse(readSdl("users")));
const mutations = (types.get("Mutation") ?? []).map(({ name }) => name);
const options = { selectionByLeaf: { User: "{ id }" }, argumentsByField: ARGUMENTS_BY_FIELD };

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph();
  await setScene(graph.stores);
});
afterAll(() => graph?.[Symbol.asyncDispose]());
beforeEach(() => setUsersScene(graph.stores));

/** Asks for all there is at the root, and all there is of alice by reference: the way through any other subgraph. */
async function fieldsShownTo(role: Role): Promise<ReadonlySet<string>> {
  const [root, reference] = await Promise.all([
    clientAs(role, graph, "users").query<object>(selectionOf(types, "Query", options)),
    clientAs(role, graph, "users").query<{ _entities: unknown[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on User ${selectionOf(types, "User", options)}
        ... on SuggestionReason ${selectionOf(types, "SuggestionReason", options)}
      } }`,
      {
        of: [
          { __typename: "User", id: SUBJECT },
          { __typename: "SuggestionReason", personId: SUBJECT },
        ],
      },
    ),
  ]);
  const [person, reason] = reference.data._entities;
  return new Set([
    ...shownIn(types, "Query", root.data),
    ...shownIn(types, "User", person),
    ...shownIn(types, "SuggestionReason", reason),
  ]);
}

describe("the authorisation matrix of users", () => {
  it("names every field that can be read, and every mutation", () => {
    expect(Object.keys(ROLES_BY_FIELD).sort()).toEqual(coordinatesOf(types).sort());
    expect(Object.keys(MUTATIONS).sort()).toEqual(mutations.sort());
  });

  it.for(ROLES)("shows each field to whom it should, and to nobody else: %s", async (role) => {
    const shown = await fieldsShownTo(role);

    const expected = coordinatesOf(types).filter((field) => isSeenBy(role, ROLES_BY_FIELD[field]));
    expect([...shown].sort()).toEqual(expected.sort());
  });

  it.for(Object.entries(MUTATIONS))(
    "lets through whom it should, changes nobody else's account, and lets nobody else through: %s",
    async ([mutation, { outcomes: expected }]) => {
      const outcomes: [string, string][] = [];
      for (const role of ROLES) {
        await setUsersScene(graph.stores);
        const before = await subjectRows(graph.stores);
        outcomes.push([
          role,
          await outcomeOf(clientAs(role, graph, "users"), {
            types,
            mutation,
            input: MUTATIONS[mutation]?.input,
          }),
        ]);
        if (role !== "owner" && !CHANGES_THE_SUBJECT.has(mutation))
          expect(await subjectRows(graph.stores)).toEqual(before);
      }

      expect(Object.fromEntries(outcomes)).toEqual(forAllRoles(expected));
    },
  );
});
