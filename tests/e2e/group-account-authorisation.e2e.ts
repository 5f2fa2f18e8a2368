import { randomUUID } from "node:crypto";
import { readSdl } from "@kith/kit/sdl.ts";
import { parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { selectionOf, shownIn, typesOf } from "../authorisation/every-field.ts";
import { MUTATIONS, ROLES_BY_FIELD } from "../authorisation/group-account-matrix.ts";
import {
  clientAs,
  GROUP_ROLES,
  type GroupRole,
  setGroupMoney,
  setGroupScene,
} from "../authorisation/group-account-scene.ts";
import { outcomeOf } from "../authorisation/matrix-client.ts";
import { GROUP_ID } from "../cast.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const types = typesOf(parse(readSdl("commerce")));
const options = { selectionByLeaf: { User: "{ id }" }, argumentsByField: {} };

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph();
  await setGroupScene(graph.stores);
});
afterAll(() => graph?.[Symbol.asyncDispose]());
beforeEach(async () => void (await setGroupMoney(graph.stores, { isFrozen: true })));

async function fieldsShownTo(role: GroupRole): Promise<ReadonlySet<string>> {
  const { data } = await clientAs(role, graph).query<{ _entities: unknown[] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Group ${selectionOf(types, "Group", options)} } }`,
    { of: [{ __typename: "Group", id: GROUP_ID }] },
  );
  return new Set(shownIn(types, "Group", data._entities[0]));
}

describe("the authorisation matrix of group accounts", () => {
  it.for(GROUP_ROLES)("shows each field to whom it should, and to nobody else: %s", async (role) => {
    const shown = await fieldsShownTo(role);

    const own = Object.entries(ROLES_BY_FIELD).filter(([, roles]) => roles.includes(role));
    const expected = own.map(([field]) => field);
    expect([...shown].filter((field) => field in ROLES_BY_FIELD).sort()).toEqual(expected.sort());
    // Whoever is no member is not told a thing by other types either.
    if (!expected.includes("Group.wallet")) expect([...shown]).toEqual(expected);
  });

  it.for(Object.entries(MUTATIONS))(
    "lets through whom it should, and nobody else: %s",
    async ([mutation, { input, isKeyed, outcomes: expected, nullWhenDone }]) => {
      const outcomes: [string, string][] = [];
      for (const role of GROUP_ROLES) {
        const money = await setGroupMoney(graph.stores, { isFrozen: mutation.endsWith("freezeGroupWallet") });
        const outcome = await outcomeOf(clientAs(role, graph), {
          ...{ types, mutation, nullWhenDone },
          input: {
            ...(typeof input === "function" ? input(money) : input),
            ...(isKeyed && { idempotencyKey: randomUUID() }),
          },
        });
        outcomes.push([role, outcome]);
      }

      expect(Object.fromEntries(outcomes)).toEqual(expected);
    },
  );
});
