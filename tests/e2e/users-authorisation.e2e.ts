import { readSdl } from "@kith/kit/sdl.ts";
import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { coordinatesOf, selectionOf, shownIn, typesOf } from "../authorisation/every-field.ts";
import { forAllRoles, isSeenBy } from "../authorisation/outcome-by-role.ts";
import {
  ROLES,
  type Role,
  SUBJECT,
  scopesOf,
  setScene,
  VIEWER_BY_ROLE,
} from "../authorisation/social-scene.ts";
import {
  ARGUMENTS_BY_FIELD,
  CHANGES_THE_SUBJECT,
  MUTATIONS,
  ROLES_BY_FIELD,
} from "../authorisation/users-matrix.ts";
import { setUsersScene, subjectRows } from "../authorisation/users-scene.ts";
import { clientOf, codesOf } from "../client.ts";
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

/** Asks the subgraph itself, past the gateway's guard: what it gives away, any path can show. */
const clientAs = (role: Role) => {
  const viewer = { viewerId: VIEWER_BY_ROLE[role], scopes: scopesOf(role), requestId: "matrix" };
  const header = signViewer(viewer, { key: graph.viewerKey, audience: "users" });
  return clientOf(`${graph.services.users.url}/graphql`, undefined, { [VIEWER_HEADER]: header });
};

/** Asks for all there is at the root, and all there is of alice by reference: the way through any other subgraph. */
async function fieldsShownTo(role: Role): Promise<ReadonlySet<string>> {
  const [root, reference] = await Promise.all([
    clientAs(role).query<object>(selectionOf(types, "Query", options)),
    clientAs(role).query<{ _entities: unknown[] }>(
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

type Payload = Record<string, unknown> & { userErrors: object[] };

async function outcomeOf(mutation: string, role: Role): Promise<string> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const errors = [...types.keys()].filter((type) => type.endsWith("Error"));
  const codes = errors.map((type) => `... on ${type} { ${type}: code }`).join(" ");
  const gives = (types.get(`${name}Payload`) ?? []).filter(({ name }) => name !== "userErrors");
  const selections = gives.map(({ name, type }) => `${name} ${types.has(type) ? "{ __typename }" : ""}`);
  const answer = await clientAs(role).query<{ done: Payload | null } | null>(
    `mutation ($input: ${name}Input!) {
      done: ${mutation}(input: $input) { ${selections.join(" ")} userErrors { ${codes} } }
    }`,
    { input: MUTATIONS[mutation]?.input },
  );
  const payload = answer.data?.done;
  if (payload == null) return codesOf(answer).join();

  const code = payload.userErrors.flatMap((error) => Object.values(error)).join();
  // Whoever is refused gets nothing but the reason.
  for (const { name } of gives) expect(payload[name] == null).toBe(code !== "");
  return code || "done";
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
        outcomes.push([role, await outcomeOf(mutation, role)]);
        if (role !== "owner" && !CHANGES_THE_SUBJECT.has(mutation))
          expect(await subjectRows(graph.stores)).toEqual(before);
      }

      expect(Object.fromEntries(outcomes)).toEqual(forAllRoles(expected));
    },
  );
});
