import { readSdl } from "@kith/kit/sdl.ts";
import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coordinatesOf, selectionOf, shownIn, typesOf } from "../authorisation/every-field.ts";
import { OUTCOME_BY_MUTATION, ROLES_BY_FIELD } from "../authorisation/social-matrix.ts";
import {
  ACQUAINTANCE,
  ROLES,
  type Role,
  SUBJECT,
  setScene,
  VIEWER_BY_ROLE,
} from "../authorisation/social-scene.ts";
import { cast } from "../cast.ts";
import { clientOf, codesOf } from "../client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const types = typesOf(parse(readSdl("social")));
const mutations = (types.get("Mutation") ?? []).map(({ name }) => name);
const options = {
  leaf: "User",
  argumentsByField: { "User.connectionTo": `(userId: "${ACQUAINTANCE}")` },
};

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

/** Asks the subgraph itself, past the gateway's guard: what it gives away, any path can show. */
const clientAs = (role: Role) => {
  const viewer = { viewerId: VIEWER_BY_ROLE[role], scopes: [], requestId: "matrix" };
  const header = signViewer(viewer, { key: graph.viewerKey, audience: "social" });
  return clientOf(`${graph.services.social.url}/graphql`, undefined, { [VIEWER_HEADER]: header });
};

async function fieldsShownTo(role: Role, requestId: string): Promise<ReadonlySet<string>> {
  const { data } = await clientAs(role).query<{ _entities: unknown[] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on User ${selectionOf(types, "User", options)}
      ... on FriendRequest ${selectionOf(types, "FriendRequest", options)}
    } }`,
    {
      of: [
        { __typename: "User", id: SUBJECT },
        { __typename: "FriendRequest", id: requestId },
      ],
    },
  );
  const [person, request] = data._entities;
  return new Set([...shownIn(types, "User", person), ...shownIn(types, "FriendRequest", request)]);
}

type Payload = Record<string, unknown> & { userErrors: { code?: string }[] };

async function outcomeOf(mutation: string, role: Role, requestId: string): Promise<string> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const input = mutation.endsWith("FriendRequest") ? { friendRequestId: requestId } : { userId: SUBJECT };
  const errors = [...types.keys()].filter((type) => type.endsWith("Error"));
  const codes = errors.map((type) => `... on ${type} { ${type}: code }`).join(" ");
  const gives = (types.get(`${name}Payload`) ?? []).filter(({ name }) => name !== "userErrors");
  const answer = await clientAs(role).query<{ done: Payload | null } | null>(
    `mutation ($input: ${name}Input!) { done: ${mutation}(input: $input) {
      ${gives.map(({ name }) => `${name} { id }`).join(" ")} userErrors { ${codes} }
    } }`,
    { input },
  );
  const payload = answer.data?.done;
  if (payload == null) return codesOf(answer).join();

  const code = payload.userErrors.flatMap((error) => Object.values(error)).join();
  // Whoever is refused gets nothing but the reason.
  for (const { name } of gives) expect(payload[name] == null).toBe(code !== "");
  return code || "done";
}

describe("the authorisation matrix of social", () => {
  it("names every field that can be read, and every mutation", () => {
    expect(Object.keys(ROLES_BY_FIELD).sort()).toEqual(coordinatesOf(types).sort());
    expect(Object.keys(OUTCOME_BY_MUTATION).sort()).toEqual(mutations.sort());
  });

  it.for(ROLES)("shows each field to whom it should, and to nobody else: %s", async (role) => {
    const shown = await fieldsShownTo(role, await setScene(graph.stores));

    const expected = coordinatesOf(types).filter((field) => ROLES_BY_FIELD[field]?.includes(role));
    expect([...shown].sort()).toEqual(expected.sort());
  });

  it.for(Object.entries(OUTCOME_BY_MUTATION))(
    "lets through whom it should, and nobody else: %s",
    async ([mutation, expected]) => {
      const outcomes: [string, string][] = [];
      for (const role of ROLES)
        outcomes.push([role, await outcomeOf(mutation, role, await setScene(graph.stores))]);

      expect(Object.fromEntries(outcomes)).toEqual(expected);
    },
  );
});
