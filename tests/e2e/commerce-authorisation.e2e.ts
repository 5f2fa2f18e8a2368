import { randomUUID } from "node:crypto";
import { readSdl } from "@kith/kit/sdl.ts";
import { parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freezeService } from "../../subgraphs/commerce/src/freezes/freeze-service.ts";
import { contributionService } from "../../subgraphs/commerce/src/group-accounts/contribution-service.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { walletQueue } from "../../subgraphs/commerce/src/transfers/wallet-queue.ts";
import {
  MUTATIONS as BILL_MUTATIONS,
  ROLES_BY_FIELD as BILL_ROLES_BY_FIELD,
  splitBills,
} from "../authorisation/bill-matrix.ts";
import { BLESSING_OUTCOMES, ROLES_BY_BLESSING_FIELD } from "../authorisation/blessing-matrix.ts";
import {
  MUTATIONS as MONEY_MUTATIONS,
  ROLES_BY_FIELD as MONEY_ROLES_BY_FIELD,
} from "../authorisation/commerce-matrix.ts";
import { GROUP_ENVELOPE_ROLES } from "../authorisation/envelope-matrix.ts";
import { type EnvelopeScene, setEnvelopeScene, setGroupScene } from "../authorisation/envelope-scene.ts";
import { coordinatesOf, selectionOf, shownIn, typesOf } from "../authorisation/every-field.ts";
import {
  MUTATIONS as GROUP_MUTATIONS,
  ROLES_BY_FIELD as GROUP_ROLES_BY_FIELD,
} from "../authorisation/group-account-matrix.ts";
import { clientAs, outcomeOf } from "../authorisation/matrix-client.ts";
import { forAllRoles, isSeenBy } from "../authorisation/outcome-by-role.ts";
import { ROLES, type Role, SUBJECT, setScene, VIEWER_BY_ROLE } from "../authorisation/social-scene.ts";
import { CANCELLED_REQUEST, DECLINED_TRANSFER, setTransferScene } from "../authorisation/transfer-scene.ts";
import { setUsersScene } from "../authorisation/users-scene.ts";
import { castId, GROUP_ID } from "../cast.ts";
import { giveMoney } from "../give-money.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const types = typesOf(parse(readSdl("commerce")));
const mutations = (types.get("Mutation") ?? []).map(({ name }) => name);
const options = {
  selectionByLeaf: { User: "{ id }", Group: "{ id }" },
  argumentsByField: {
    "Wallet.statement": '(month: "2026-02")',
    "Wallet.transfer": `(id: "${DECLINED_TRANSFER}")`,
    "Wallet.moneyRequest": `(id: "${CANCELLED_REQUEST}")`,
  },
};
const ROLES_BY_FIELD = { ...MONEY_ROLES_BY_FIELD, ...BILL_ROLES_BY_FIELD };
const MUTATIONS = { ...MONEY_MUTATIONS, ...BILL_MUTATIONS };
const AT = new Date("2026-02-17T08:00:00Z");

let graph: Supergraph;
let envelopes: EnvelopeScene;
beforeAll(async () => {
  graph = await startSupergraph();
  await setScene(graph.stores);
  await setUsersScene(graph.stores);
  await setGroupScene(graph.stores);
});
afterAll(() => graph?.[Symbol.asyncDispose]());
beforeEach(() => setMoneyScene());

/** Gives bob and alice money, some of alice's from bob, and requests for more; alice's wallet is frozen. */
async function setMoneyScene(): Promise<void> {
  const { stores } = graph;
  const db = stores.clients.commerce.db(`${stores.databasePrefix}commerce`);
  await Promise.all((await db.collections()).map((collection) => collection.deleteMany({})));
  const now = () => AT;
  const money = transferService({ ...stores, now });
  const cny = { currency: "CNY" as const, amountMinor: 100n };
  await money.fund([{ ...cny, recipient: castId("bob"), idempotencyKey: randomUUID() }]);
  const fromBob = { ...cny, sender: castId("bob"), recipient: SUBJECT, amountMinor: 10n, note: "奶茶" };
  await giveMoney(stores, { ...fromBob, idempotencyKey: randomUUID() }, { now });
  await contributionService({ ...stores, byOwner: walletQueue(), now }).contribute(
    { ...cny, member: SUBJECT, group: GROUP_ID, amountMinor: 1n, note: null, idempotencyKey: randomUUID() },
    async () => ({ isGroupThere: true, isMember: true, isVerified: true }),
  );
  await setTransferScene(stores);
  envelopes = await setEnvelopeScene(stores);
  await splitBills(stores, now);
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

/** Asks for an envelope of a group on every way that leads to it. */
async function envelopeFieldsShownTo(role: Role): Promise<ReadonlySet<string>> {
  const all = (type: string) => selectionOf(types, type, options);
  const { data } = await clientAs(role, graph, "commerce").query<{
    redEnvelope: object | null;
    _entities: unknown[];
  }>(
    `query ($id: ID!, $of: [_Any!]!) {
      redEnvelope(id: $id) ${all("RedEnvelope")}
      _entities(representations: $of) { ... on RedEnvelope ${all("RedEnvelope")} ... on Group { id envelopes ${all("RedEnvelopeConnection")} } }
    }`,
    {
      id: envelopes.emptyId,
      of: [
        { __typename: "RedEnvelope", id: envelopes.emptyId },
        { __typename: "Group", id: GROUP_ID },
      ],
    },
  );
  const shown = ["RedEnvelope", "Group"].flatMap((type, index) =>
    shownIn(types, type, data._entities[index]),
  );
  return new Set([...shown, ...shownIn(types, "Query", data)]);
}

const NULL_WHEN_DONE: Readonly<Record<string, string>> = { unfreezeWallet: "frozenAt" };

const NEED_A_KEY = new Set([
  ...["transferToFriend", "requestMoney", "sendEnvelopeToFriend", "sendEnvelopeToGroup"],
  ...["createBillSplit", "payBillShare"],
]);

const inputOf = (mutation: string): object => ({
  ...MUTATIONS[mutation]?.input,
  ...(NEED_A_KEY.has(mutation) && { idempotencyKey: randomUUID() }),
  ...(mutation === "sendEnvelopeToGroup" && { groupId: GROUP_ID }),
  ...(mutation === "claimEnvelope" && { envelopeId: envelopes.waitingId }),
});

describe("the authorisation matrix of commerce", () => {
  it("names every field that can be read, and every mutation", () => {
    // What is about groups and campaigns is walked elsewhere: group-account-authorisation, blessing-authorisation.e2e.ts.
    const fields = { ...ROLES_BY_FIELD, ...GROUP_ROLES_BY_FIELD, ...ROLES_BY_BLESSING_FIELD };
    expect(Object.keys(fields).sort()).toEqual(coordinatesOf(types).sort());
    const told = { ...MUTATIONS, ...GROUP_MUTATIONS, ...BLESSING_OUTCOMES };
    expect(Object.keys(told).sort()).toEqual(mutations.sort());
  });

  it.for(ROLES)("shows each field to whom it should, and to nobody else: %s", async (role) => {
    const shown = await fieldsShownTo(role);

    const expected = coordinatesOf(types).filter((field) => isSeenBy(role, ROLES_BY_FIELD[field]));
    expect([...shown].filter((field) => field in ROLES_BY_FIELD).sort()).toEqual(expected.sort());
  });

  it.for(ROLES)("shows an envelope of a group to whom it is for, and to nobody else: %s", async (role) => {
    const shown = await envelopeFieldsShownTo(role);

    const expected = coordinatesOf(types).filter((field) => isSeenBy(role, GROUP_ENVELOPE_ROLES[field]));
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
