import { newId } from "@kith/kit/global-id.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LIFETIME_MS } from "../../subgraphs/commerce/src/envelopes/model.ts";
import { cast, castId, GROUP_ID } from "../cast.ts";
import type { Client } from "../client.ts";
import { claim, sendToFriend, sendToGroup } from "../envelope-client.ts";
import { envelopesOn, sendEnvelope } from "../give-envelope.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const UPDATED = `subscription ($id: ID!) {
  envelopeUpdated(envelopeId: $id) { state claimedCount returnedAmount { amountMinor } claims { nodes { person { handle } } } }
}`;

let graph: Supergraph;
const client = {} as Record<"alice" | "bob" | "carol" | "dan", Client>;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
  for (const member of ["alice", "bob", "carol", "dan"] as const) client[member] = await graph.as(member);
});
afterAll(() => graph?.[Symbol.asyncDispose]());

const listen = (as: Client, id: string | undefined, lastEventId?: string) =>
  as.subscribe(UPDATED, { variables: { id }, ...(lastEventId !== undefined && { lastEventId }) });
const state = (state: string, handles: readonly string[], returned: string | null = null) => ({
  envelopeUpdated: {
    ...{ state, claimedCount: handles.length },
    returnedAmount: returned === null ? null : { amountMinor: returned },
    claims: { nodes: handles.map((handle) => ({ person: { handle } })) },
  },
});

describe("envelopeUpdated", () => {
  it("tells how an envelope is at once and after each claim, and ends when it is empty", async () => {
    const id = (await sendToGroup(client.dan, [10n, 2])).envelope?.id;
    using events = await listen(client.bob, id);

    expect((await events.next()).data).toEqual(state("OPEN", []));
    await claim(client.dan, id);
    expect((await events.next()).data).toEqual(state("OPEN", ["dan"]));
    await claim(client.bob, id);
    expect((await events.next()).data).toEqual(state("EMPTY", ["dan", "bob"]));
    expect(await events.end()).toBe("complete");
  });

  it("goes on from what a listener has seen, and tells nothing that they know", async () => {
    const id = (await sendToGroup(client.dan, [10n, 2])).envelope?.id;
    using first = await listen(client.bob, id);
    await first.next();
    using again = await listen(client.bob, id, first.lastEventId ?? "");
    await claim(client.dan, id);
    await again.next();

    expect(again.lastEventId).toBe("OPEN:1");
    await claim(client.bob, id);
    using missed = await listen(client.bob, id, again.lastEventId ?? "");
    expect((await missed.next()).data).toEqual(state("EMPTY", ["dan", "bob"]));
    expect(await missed.end()).toBe("complete");
  });

  it("tells of what went back when the time was over", async () => {
    const clock = { now: () => new Date(Date.now() - LIFETIME_MS + 60_000) };
    const order = { sender: castId("alice"), recipient: castId("bob"), amountMinor: 7n };
    const { _id } = await sendEnvelope(envelopesOn(graph.stores, clock), order);
    using events = await listen(client.bob, _id);
    await events.next();

    await envelopesOn(graph.stores, { now: () => new Date(Date.now() + 60_001) }).returnExpired();

    expect((await events.next()).data).toEqual(state("EXPIRED", [], "7"));
    expect(await events.end()).toBe("complete");
  });

  it("says nothing but null of what the listener may not see, and of what is not there", async () => {
    const forBob = (await sendToFriend(client.alice, "bob", 10n)).envelope?.id;
    const forGroup = (await sendToGroup(client.dan, [10n, 1])).envelope?.id;

    for (const id of [forBob, forGroup, newId("envelope")]) {
      using events = await listen(client.carol, id);
      expect((await events.next()).data).toEqual({ envelopeUpdated: null });
      expect(await events.end()).toBe("complete");
    }
    using refused = await listen(client.carol, GROUP_ID);
    expect(refused.refusal?.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    using anonymous = await listen(graph.anonymous, forBob);
    expect(anonymous.refusal?.errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  it("tells whoever has left the group no more", async () => {
    const id = (await sendToGroup(client.dan, [10n, 2])).envelope?.id;
    const comeOrGo = (mutation: string) =>
      client.carol.query(
        `mutation { ${mutation}(input: { groupId: "${GROUP_ID}" }) { userErrors { message } } }`,
      );
    await comeOrGo("joinGroup");
    using events = await listen(client.carol, id);
    expect((await events.next()).data).toEqual(state("OPEN", []));

    await comeOrGo("leaveGroup");
    await claim(client.dan, id);
    await claim(client.bob, id);

    expect(await events.end()).toBe("complete");
  });
});
