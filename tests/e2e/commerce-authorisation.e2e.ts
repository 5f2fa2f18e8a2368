import { randomUUID } from "node:crypto";
import { readSdl } from "@kith/kit/sdl.ts";
import { parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freezeService } from "../../subgraphs/commerce/src/freezes/freeze-service.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { MUTATIONS, ROLES_BY_FIELD } from "../authorisation/commerce-matrix.ts";
import { coordinatesOf, selectionOf, shownIn, typesOf } from "../authorisation/every-field.ts";
import { clientAs, outcomeOf } from "../authorisation/matrix-client.ts";
import { forAllRoles, isSeenBy } from "../authorisation/outcome-by-role.ts";
import { ROLES, type Role, SUBJECT, setScene, VIEWER_BY_ROLE } from "../authorisation/social-scene.ts";
import { setUsersScene } from "../authorisation/users-scene.ts";
import { castId } from "../cast.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const types = typesOf(parse(readSdl("commerce")));
const mutations = (types.get("Mutation") ?? []).map(({ name }) => name);
const options = {
  selectionByLeaf: { User: "{ id }" },
  argumentsByField: { "Wallet.statement": '(month: "2026-02")' },
};
const AT = new Date("2026-02-17T08:00:00Z");

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph();
  await setScene(graph.stores);
  await setUsersScene(graph.stores);
});
afterAll(() => graph?.[Symbol.asyncDispose]());
beforeEach(() => setMoneyScene());

/** Gives bob and alice money, some of alice's from bob; alice's wallet is frozen. */
async function setMoneyScene(): Promise<void> {
  const { stores } = graph;
  const db = stores.clients.commerce.db(`${stores.databasePrefix}commerce`);
  await Promise.all((await db.collections()).map((collection) => collection.deleteMany({})));
  const now = () => AT;
  const money = transferService({ ...stores, now });
  const cny = { currency: "CNY" as const, amountMinor: 100n };
  await money.fund([{ ...cny, recipient: castId("bob"), idempotencyKey: randomUUID() }]);
  await money.transferToFriend(
    {
      ...cny,
      sender: castId("bob"),
      recipient: SUBJECT,
      amountMinor: 10n,
      note: "奶茶",
      idempotencyKey: randomUUID(),
    },
    async () => ({ isRecipientThere: true, areFriends: true, isSenderVerified: true }),
  );
  const act = { agent: VIEWER_BY_ROLE.support, person: SUBJECT, reason: "查" };
  await freezeService({ ...stores, now }).freeze(act, async () => true);
}

async function fieldsShownTo(role: Role): Promise<ReadonlySet<string>> {
  const { data } = await clientAs(role, graph, "commerce").query<{ _entities: unknown[] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User ${selectionOf(types, "User", options)} } }`,
    { of: [{ __typename: "User", id: SUBJECT }] },
  );
  return new Set(shownIn(types, "User", data._entities[0]));
}

const NULL_WHEN_DONE: Readonly<Record<string, string>> = { unfreezeWallet: "frozenAt" };

const inputOf = (mutation: string): object => ({
  ...MUTATIONS[mutation]?.input,
  ...(mutation === "transferToFriend" && { idempotencyKey: randomUUID() }),
});

describe("the authorisation matrix of commerce", () => {
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
    "lets through whom it should, and nobody else: %s",
    async ([mutation, { outcomes: expected }]) => {
      const outcomes: [string, string][] = [];
      for (const role of ROLES) {
        await setMoneyScene();
        outcomes.push([
          role,
          await outcomeOf(clientAs(role, graph, "commerce"), {
            types,
            mutation,
            input: inputOf(mutation),
            nullWhenDone: NULL_WHEN_DONE[mutation],
          }),
        ]);
      }

      expect(Object.fromEntries(outcomes)).toEqual(forAllRoles(expected));
    },
  );
});
