import { randomUUID } from "node:crypto";
import { readSdl } from "@kith/kit/sdl.ts";
import { parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  BLESSING_OUTCOMES,
  blessingInputOf,
  ROLES_BY_BLESSING_FIELD,
} from "../authorisation/blessing-matrix.ts";
import { type BlessingScene, setBlessingScene } from "../authorisation/blessing-scene.ts";
import { selectionOf, shownIn, typesOf } from "../authorisation/every-field.ts";
import { clientAs, outcomeOf } from "../authorisation/matrix-client.ts";
import { forAllRoles, isSeenBy } from "../authorisation/outcome-by-role.ts";
import { ROLES, type Role, SUBJECT, setScene } from "../authorisation/social-scene.ts";
import { setUsersScene } from "../authorisation/users-scene.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const types = typesOf(parse(readSdl("commerce")));
const fields = Object.keys(ROLES_BY_BLESSING_FIELD);

let graph: Supergraph;
let scene: BlessingScene;
beforeAll(async () => {
  graph = await startSupergraph();
  await setScene(graph.stores);
  await setUsersScene(graph.stores);
});
afterAll(() => graph?.[Symbol.asyncDispose]());
beforeEach(async () => {
  scene = await setBlessingScene(graph.stores);
});

/** Asks for all there is of a campaign, and of what alice has in it. */
async function fieldsShownTo(role: Role): Promise<readonly string[]> {
  const options = { selectionByLeaf: { User: "{ id }" }, argumentsByField: {} };
  const all = (type: string) => selectionOf(types, type, options);
  const { data } = await clientAs(role, graph, "commerce").query<{ _entities: unknown[] }>(
    `query ($of: [_Any!]!, $campaign: ID!) {
      campaign(id: $campaign) ${all("Campaign")}
      _entities(representations: $of) { ... on User { blessings(campaignId: $campaign) ${all("Blessings")} } }
    }`,
    { of: [{ __typename: "User", id: SUBJECT }], campaign: scene.settledId },
  );
  const shown = [...shownIn(types, "Query", data), ...shownIn(types, "User", data._entities[0])];
  return fields.filter((field) => shown.includes(field));
}

describe("the authorisation matrix of five blessings", () => {
  it.for(ROLES)("shows each field to whom it should, and to nobody else: %s", async (role) => {
    const shown = await fieldsShownTo(role);

    expect(shown).toEqual(fields.filter((field) => isSeenBy(role, ROLES_BY_BLESSING_FIELD[field])));
  });

  it.for(Object.entries(BLESSING_OUTCOMES))(
    "lets through whom it should, and nobody else: %s",
    async ([mutation, expected]) => {
      const outcomes: [string, string][] = [];
      for (const role of ROLES)
        outcomes.push([
          role,
          await outcomeOf(clientAs(role, graph, "commerce"), {
            types,
            mutation,
            input: blessingInputOf(mutation, scene, randomUUID()),
          }),
        ]);

      expect(Object.fromEntries(outcomes)).toEqual(forAllRoles(expected));
    },
  );
});
