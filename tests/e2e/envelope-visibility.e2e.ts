import { describe, expect, it } from "vitest";
import { type CastMember, cast, castId, GROUP_ID } from "../cast.ts";
import type { Client } from "../client.ts";
import { balanceOf, claim, codeOf, seen, sendToFriend, sendToGroup } from "../envelope-client.ts";
import { violations } from "../invariants.ts";
import { askToBeDeleted } from "../new-friends.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const PLACES = `query ($id: ID!, $group: ID!) {
  redEnvelope(id: $id) { id }
  group(id: $group) { envelopes { nodes { id } } }
  viewer {
    receivedEnvelopes { nodes { id } }
    envelopeClaims { nodes { amount { amountMinor } envelope { id } } }
    wallet { entries(first: 1) { nodes { kind envelope { id } } } }
  }
}`;

const mutate = (client: Client, mutation: string, input: string) =>
  client.query(`mutation { ${mutation}(input: { ${input} }) { userErrors { message } } }`);
const group = (client: Client, mutation: "joinGroup" | "leaveGroup") =>
  mutate(client, mutation, `groupId: "${GROUP_ID}"`);
const block = (client: Client, whom: CastMember) => mutate(client, "blockUser", `userId: "${castId(whom)}"`);
const people = (claims: readonly { readonly person: { readonly id: string } | null }[] | undefined) =>
  claims?.map(({ person }) => person?.id);

async function withCast(
  act: (graph: Supergraph, as: Record<CastMember, Client>) => Promise<void>,
): Promise<void> {
  await using graph = await startSupergraph({ seed: cast });
  const members = ["alice", "bob", "carol", "dan", "eve"] as const;
  const clients = await Promise.all(members.map(async (one) => [one, await graph.as(one)] as const));
  await act(graph, Object.fromEntries(clients) as Record<CastMember, Client>);
  expect(await violations(graph.stores)).toEqual([]);
}

describe("somebody who has asked to be deleted", () => {
  it("gets nothing out of an envelope any more, and what they had got is told to them still", () =>
    withCast(async (graph, { alice, bob, dan }) => {
      const before = (await sendToGroup(dan, [10n, 2])).envelope?.id;
      const share = (await claim(bob, before)).claim;
      const id = (await sendToFriend(alice, "bob", 10n)).envelope?.id;
      const balance = await balanceOf(bob);
      await askToBeDeleted(graph, castId("bob"));

      expect(codeOf(await claim(bob, id))).toBe("DELETION_SCHEDULED");
      expect((await claim(bob, before)).claim).toEqual(share);
      expect(await balanceOf(bob)).toEqual(balance);
    }));
});

describe("a block", () => {
  it("takes an envelope away from whom it was for, who can claim no more; it comes back to its sender", () =>
    withCast(async (_graph, { alice, bob }) => {
      const id = (await sendToFriend(alice, "bob", 10n)).envelope?.id;
      expect((await seen(bob, id))?.state).toBe("OPEN");
      await block(alice, "bob");

      expect(codeOf(await claim(bob, id))).toBe("ENVELOPE_NOT_FOUND");
      expect((await bob.query(PLACES, { id, group: GROUP_ID })).data).toMatchObject({
        redEnvelope: null,
        viewer: { receivedEnvelopes: { nodes: [] } },
      });
      expect((await seen(alice, id))?.state).toBe("OPEN");
    }));

  it("hides an envelope in every place from who has claimed from it, and not the money", () =>
    withCast(async (_graph, { bob, dan }) => {
      const id = (await sendToGroup(dan, [10n, 2])).envelope?.id;
      const { claim: share } = await claim(bob, id);
      await block(dan, "bob");
      const balance = await balanceOf(bob);

      const again = await claim(bob, id);
      const { data } = await bob.query(PLACES, { id, group: GROUP_ID });

      // What was theirs they are told again: the answer may have been lost.
      expect(again).toMatchObject({ claim: { amount: share?.amount }, envelope: null, userErrors: [] });
      expect(data).toEqual({
        redEnvelope: null,
        group: { envelopes: { nodes: [] } },
        viewer: {
          receivedEnvelopes: { nodes: [] },
          envelopeClaims: { nodes: [{ amount: share?.amount, envelope: null }] },
          wallet: { entries: { nodes: [{ kind: "ENVELOPE_CLAIM", envelope: null }] } },
        },
      });
      expect(await balanceOf(bob)).toBe(balance);
    }));

  it("hides two who have claimed from each other, and who of them was the luckiest, and counts both", () =>
    withCast(async (_graph, { bob, carol, dan }) => {
      await group(carol, "joinGroup");
      const id = (await sendToGroup(dan, [400n, 2])).envelope?.id;
      await claim(bob, id);
      await claim(carol, id);
      const luckiest = (await seen(dan, id))?.luckiestClaim?.person?.id;
      await block(carol, "bob");

      const [toDan, toBob, toCarol] = [await seen(dan, id), await seen(bob, id), await seen(carol, id)];

      expect(people(toDan?.claims.nodes)).toEqual([castId("bob"), castId("carol")]);
      expect(people(toBob?.claims.nodes)).toEqual([castId("bob")]);
      expect(people(toCarol?.claims.nodes)).toEqual([castId("carol")]);
      expect([toBob?.claimedCount, toCarol?.claimedCount]).toEqual([2, 2]);
      const own = (member: CastMember) => (luckiest === castId(member) ? luckiest : undefined);
      expect(toBob?.luckiestClaim?.person?.id).toBe(own("bob"));
      expect(toCarol?.luckiestClaim?.person?.id).toBe(own("carol"));
    }));
});

describe("the end of a friendship", () => {
  it("takes no envelope away", () =>
    withCast(async (_graph, { alice, bob }) => {
      const id = (await sendToFriend(alice, "bob", 10n)).envelope?.id;
      await mutate(alice, "unfriend", `userId: "${castId("bob")}"`);

      expect((await claim(bob, id)).claim?.amount.amountMinor).toBe("10");
    }));
});

describe("who leaves a group", () => {
  it("has no right to its envelopes any more, but sees the one that they have claimed from", () =>
    withCast(async (_graph, { carol, dan }) => {
      await group(carol, "joinGroup");
      const claimed = (await sendToGroup(dan, [10n, 3])).envelope?.id;
      const unclaimed = (await sendToGroup(dan, [10n, 3])).envelope?.id;
      const first = await claim(carol, claimed);
      await group(carol, "leaveGroup");

      expect(codeOf(await claim(carol, unclaimed))).toBe("ENVELOPE_NOT_FOUND");
      expect(await seen(carol, unclaimed)).toBeNull();
      expect((await seen(carol, claimed))?.viewerClaim).toEqual(first.claim);
      expect(await claim(carol, claimed)).toEqual(first);
    }));
});
