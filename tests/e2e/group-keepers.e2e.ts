import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadMemberships } from "../../scripts/loading/load-graph.ts";
import { KEEPERS_MAX } from "../../subgraphs/commerce/src/group-accounts/model.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { CAST, type CastMember, cast, castId, GROUP_ID } from "../cast.ts";
import type { Client } from "../client.ts";
import { act, appoint, dismiss, groupWalletOf } from "../group-money.ts";
import { setGroup } from "../group-scene.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

let graph: Supergraph;
let by: Record<CastMember, Client>;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
  const clients = CAST.map(async (name) => [name, await graph.as(name)]);
  by = Object.fromEntries(await Promise.all(clients)) as Record<CastMember, Client>;
});
afterAll(() => graph?.[Symbol.asyncDispose]());
/** alice and bob are keepers. */
beforeEach(async () => {
  await setGroup(graph.stores, 0n);
  await appoint(by.dan, "alice");
  await appoint(by.dan, "bob");
});

describe("keepers", () => {
  it("are named and dismissed by the owner, may go themselves, and members see it all", async () => {
    const outcomes = [
      await appoint(by.bob, "carol"),
      await appoint(by.dan, "eve"),
      await appoint(by.dan, "bob"),
      await dismiss(by.alice, "bob"),
      await dismiss(by.alice, "alice"),
      await dismiss(by.dan, "alice"),
      await dismiss(by.eve, "bob"),
    ].map(({ codes }) => codes.join());

    expect(outcomes).toEqual([
      ...["NOT_THE_OWNER", "PERSON_NOT_A_MEMBER", "", "NOT_THE_OWNER", "", "NOT_A_KEEPER", "NOT_A_MEMBER"],
    ]);
    const seen = await groupWalletOf(
      by.carol,
      "keepers { person { handle } appointedBy { handle } } keeperChanges { nodes { kind person { handle } by { handle } } }",
    );
    const change = (kind: string, person: string, who: string) => ({
      ...{ kind, person: { handle: person }, by: { handle: who } },
    });
    expect(seen).toEqual({
      keepers: [{ person: { handle: "bob" }, appointedBy: { handle: "dan" } }],
      keeperChanges: {
        nodes: [
          change("DISMISSED", "alice", "alice"),
          change("APPOINTED", "bob", "dan"),
          change("APPOINTED", "alice", "dan"),
        ],
      },
    });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("are ten at most, though more are named at once", async () => {
    const people = Array.from({ length: KEEPERS_MAX + 2 }, () => newId("user"));
    await graph.stores.people.addMissing(
      people.map((_id, index) => ({
        ...{ _id, handle: `many-${index}`, displayName: "某人", city: null, bio: null, interests: [] },
        createdAt: new Date(0),
      })),
    );
    await loadMemberships(
      graph.stores,
      people.map((user) => membershipOf({ group: GROUP_ID, user, role: "MEMBER", joinedAt: new Date(0) })),
    );

    const answers = await Promise.all(
      people.map((userId) => act(by.dan, "appointGroupKeeper", { groupId: GROUP_ID, userId })),
    );

    const codes = answers.flatMap((answer) => answer.codes);
    expect(codes).toEqual(Array.from({ length: 4 }, () => "KEEPER_LIMIT"));
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("have to be people who are there, in a group that is", async () => {
    const one = { groupId: GROUP_ID, userId: castId("carol") };
    const outcomes = [
      await act(by.dan, "appointGroupKeeper", { ...one, userId: newId("user") }),
      await act(by.dan, "appointGroupKeeper", { ...one, groupId: newId("group") }),
      await act(by.dan, "appointGroupKeeper", { ...one, userId: GROUP_ID }),
      await act(by.dan, "dismissGroupKeeper", { ...one, groupId: newId("group") }),
    ].map(({ codes }) => codes.join());

    expect(outcomes).toEqual(["USER_NOT_FOUND", "GROUP_NOT_FOUND", "BAD_USER_INPUT", "GROUP_NOT_FOUND"]);
  });
});
