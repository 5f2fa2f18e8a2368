import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { acceptAllMoney } from "../accept-money.ts";
import { type CastMember, cast, castId, GROUP_ID } from "../cast.ts";
import { claim, sendToGroup } from "../envelope-client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

type Friends = { viewer: { friends: { nodes: { id: string }[] } } };

const friendsByCloseness = async (graph: Supergraph, who: CastMember): Promise<string[]> => {
  const { data } = await (await graph.as(who)).query<Friends>(
    "{ viewer { friends(order: CLOSENESS) { nodes { id } } } }",
  );
  return data.viewer.friends.nodes.map(({ id }) => id);
};

describe("friends in the order of closeness", () => {
  it("begin with the one whom money went to, on both sides, soon after they took it", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const before = await friendsByCloseness(graph, "alice");
    const last = before.at(-1);
    const member = (["bob", "carol", "dan", "eve"] as const).find((one) => castId(one) === last);
    if (member === undefined) throw new Error("the cast has no such friend");

    await (await graph.as("alice")).registered("SendMoney", {
      input: {
        idempotencyKey: randomUUID(),
        recipientId: last,
        amount: { amountMinor: "100", currency: "CNY" },
      },
    });

    await acceptAllMoney(await graph.as(member));
    await vi.waitFor(
      async () => {
        expect((await friendsByCloseness(graph, "alice"))[0]).toBe(last);
        expect((await friendsByCloseness(graph, member))[0]).toBe(castId("alice"));
      },
      { timeout: 20_000, interval: 50 },
    );
  });

  it("begin with whoever claimed from an envelope, though it was for a group in which most are no friends", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const [dan, carol, bob] = [await graph.as("dan"), await graph.as("carol"), await graph.as("bob")];
    await carol.query(`mutation { joinGroup(input: { groupId: "${GROUP_ID}" }) { userErrors { message } } }`);
    const envelopeId = (await sendToGroup(dan, [10n, 3])).envelope?.id;
    await claim(dan, envelopeId);
    await claim(carol, envelopeId);
    await claim(bob, envelopeId);

    const { social } = graph.stores.clients;
    const days = social
      .db(`${graph.stores.databasePrefix}social`)
      .collection<{ _id: string }>("interactionDays");
    await vi.waitFor(
      async () => {
        const counted = await days.find().toArray();
        expect(counted.map(({ _id }) => _id.slice(0, _id.lastIndexOf(":")))).toEqual([
          `${castId("dan")}:${castId("bob")}`,
        ]);
      },
      { timeout: 20_000, interval: 50 },
    );
  });

  it("are for their own eyes alone: the order would tell others with whom somebody has most to do", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const ofAlice = async (who: CastMember, order: string) => {
      type Answer = { user: { friends: { nodes: { id: string }[] } | null } };
      const { data } = await (await graph.as(who)).query<Answer>(
        `{ user(id: "${castId("alice")}") { friends(order: ${order}) { nodes { id } } } }`,
      );
      return data.user.friends?.nodes.length ?? null;
    };

    const byCloseness = [await ofAlice("alice", "CLOSENESS"), await ofAlice("bob", "CLOSENESS")];
    const byTime = [await ofAlice("bob", "RECENT"), await ofAlice("eve", "RECENT")];

    expect(byCloseness).toEqual([2, null]);
    expect(byTime).toEqual([2, 2]);
  });
});
