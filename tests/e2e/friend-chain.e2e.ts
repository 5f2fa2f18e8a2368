import { idOfName } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import { type CastMember, cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

type Chain = { viewer: { connectionTo: { hops: number; people: { handle: string }[] } | null } };

async function chain(graph: Supergraph, from: CastMember, to: CastMember) {
  const { data } = await (await graph.as(from)).query<Chain>(
    `{ viewer { connectionTo(userId: "${castId(to)}") { hops people { handle } } } }`,
  );
  const found = data.viewer.connectionTo;
  return found && [found.hops, ...found.people.map(({ handle }) => handle)];
}

const act = async (graph: Supergraph, who: CastMember, field: string, other: CastMember) =>
  (await graph.as(who)).query(
    `mutation { ${field}(input: { userId: "${castId(other)}" }) { userErrors { message } } }`,
  );

describe("connectionTo", () => {
  it("leads from the viewer to a person through friends, and goes round whoever is blocked", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await act(graph, "bob", "requestFriend", "eve");
    await act(graph, "eve", "requestFriend", "bob");

    const before = await chain(graph, "eve", "alice");
    await act(graph, "eve", "requestFriend", "dan");
    await act(graph, "dan", "requestFriend", "eve");
    await act(graph, "bob", "blockUser", "eve");
    const after = await chain(graph, "eve", "alice");

    expect(before).toEqual([2, "eve", "bob", "alice"]);
    expect(after).toEqual([2, "eve", "dan", "alice"]);
  });

  it("is null without a chain, to whoever is hidden, to oneself and on others", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await act(graph, "bob", "blockUser", "alice");
    const others = await (await graph.as("alice")).query(
      `{ user(id: "${castId("dan")}") { connectionTo(userId: "${castId("bob")}") { hops } } }`,
    );

    expect(await chain(graph, "alice", "eve")).toBeNull();
    expect(await chain(graph, "alice", "bob")).toBeNull();
    expect(await chain(graph, "alice", "alice")).toBeNull();
    expect(others.data).toEqual({ user: { connectionTo: null } });
  });

  it("is refused for more than ten people in a request", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const people = Array.from({ length: 11 }, (_, index) => idOfName("user", `somebody:${index}`, 0));
    const chains = (some: string[]) =>
      some.map((id, index) => `chain${index}: connectionTo(userId: "${id}") { hops }`).join(" ");
    const alice = await graph.as("alice");

    const ten = await alice.query(`{ viewer { ${chains(people.slice(1))} } }`);
    const eleven = await alice.query(`{ viewer { ${chains(people)} } }`);

    expect(ten.errors).toBeUndefined();
    expect(new Set(codesOf(eleven))).toEqual(new Set(["BAD_USER_INPUT"]));
  });

  it("takes at most five commands of social, and is refused for what is no person", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const alice = await graph.as("alice");

    const { extensions } = await alice.query(
      `{ viewer { connectionTo(userId: "${castId("carol")}") { hops } } }`,
    );
    const wrong = await alice.query('{ viewer { connectionTo(userId: "freq_1") { hops } } }');

    expect(extensions.kith.commands.social).toBeLessThanOrEqual(5);
    expect(codesOf(wrong)).toEqual(["BAD_USER_INPUT"]);
  });
});
