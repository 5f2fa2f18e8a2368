import { inTransaction } from "@kith/kit/transaction.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Stores } from "../../scripts/database/stores.ts";
import { loadFriendships } from "../../scripts/loading/load-graph.ts";
import { pairOf } from "../../subgraphs/social/src/requests/model.ts";
import { type CastMember, cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import { violations } from "../invariants.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

/** An event takes a moment; how long it may take, no test says. */
const SOON = { timeout: 30_000, interval: 50 };

type Friends = { nodes: { handle: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } | null;

/** alice is a friend of everybody. */
async function aliceKnowsAll(stores: Stores): Promise<void> {
  await cast(stores);
  const bond = (other: CastMember) => ({
    people: [castId("alice"), castId(other)] as const,
    since: new Date(),
    source: "SCAN" as const,
  });
  await loadFriendships(stores, [bond("carol"), bond("eve")]);
  // They are friends now: nobody waits for an answer any more.
  const pair = pairOf(castId("alice"), castId("carol"));
  await inTransaction(stores.clients.social, (session) => stores.requests.removeByPair(pair, session));
}

describe("the order and the city of friends", () => {
  let graph: Supergraph;
  beforeAll(async () => {
    graph = await startSupergraph({ seed: aliceKnowsAll });
  });
  afterAll(() => graph?.[Symbol.asyncDispose]());

  const friendsOf = async (whose: CastMember, args: string, as: CastMember = whose) => {
    const { data, errors } = await (await graph.as(as)).query<{ user: { friends: Friends } }>(
      `{ user(id: "${castId(whose)}") { friends(${args}) { nodes { handle } pageInfo { endCursor hasNextPage } } } }`,
    );
    expect(errors).toBeUndefined();
    return data.user.friends;
  };
  const handlesOf = async (whose: CastMember, args: string, as?: CastMember) =>
    (await friendsOf(whose, args, as))?.nodes.map(({ handle }) => handle) ?? null;
  const update = async (who: CastMember, input: object) => {
    const { errors } = await (await graph.as(who)).query(
      "mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { message } } }",
      { input },
    );
    expect(errors).toBeUndefined();
  };

  it("is that of names, Chinese ones by their pinyin, and changes soon after a name does", async () => {
    const before = await handlesOf("alice", "order: NAME");
    await update("eve", { displayName: "曾一凡" });
    await update("carol", { displayName: "安可若" });

    expect(before).toEqual(["bob", "carol", "dan", "eve"]);
    await vi.waitFor(async () => {
      expect(await handlesOf("alice", "order: NAME")).toEqual(["carol", "bob", "dan", "eve"]);
    }, SOON);
    expect(await handlesOf("bob", "order: NAME")).toEqual(["dan", "alice"]);
  });

  it("pages by name without repeating or skipping, and takes no cursor of another order", async () => {
    const whole = await handlesOf("alice", "order: NAME");
    const paged: string[] = [];
    let after = "";
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await friendsOf("alice", `order: NAME, first: 1${after}`);
      paged.push(...(page?.nodes.map(({ handle }) => handle) ?? []));
      after = `, after: "${page?.pageInfo.endCursor}"`;
      if (!page?.pageInfo.hasNextPage) break;
    }
    const wrong = await (await graph.as("alice")).query(
      `{ viewer { friends(order: RECENT${after}) { nodes { id } } } }`,
    );

    expect(paged).toEqual(whole);
    expect(codesOf(wrong)).toEqual(["BAD_USER_INPUT"]);
  });

  it("is by the handle where the name is not for everybody: a place in a list must not tell it", async () => {
    await update("dan", { displayName: "阿丹", visibility: { displayName: "FRIENDS" } });
    await update("bob", { displayName: "周波" });

    // 安 (an), dan by the handle, 曾 (zeng), 周 (zhou).
    await vi.waitFor(async () => {
      expect(await handlesOf("alice", "order: NAME")).toEqual(["carol", "dan", "eve", "bob"]);
    }, SOON);
  });

  it("may be that of one city, in every order, as far as friends may see it", async () => {
    await update("carol", { city: "上海" });
    await update("dan", { visibility: { city: "NOBODY" } });
    await update("eve", { visibility: { city: "FRIENDS" } });

    await vi.waitFor(async () => {
      expect(await handlesOf("alice", 'city: "上海"')).toEqual(["carol"]);
      expect(await handlesOf("alice", 'city: "杭州"')).toEqual(["eve", "bob"]);
    }, SOON);
    // 曾 (zeng) comes before 周 (zhou).
    expect(await handlesOf("alice", 'city: "杭州", order: NAME')).toEqual(["eve", "bob"]);
    expect((await handlesOf("alice", 'city: "杭州", order: CLOSENESS'))?.sort()).toEqual(["bob", "eve"]);
    expect(await handlesOf("alice", 'city: "北京"')).toEqual([]);
  });

  it("tells nobody where somebody else's friends live", async () => {
    expect(await friendsOf("alice", 'city: "杭州"', "bob")).toBeNull();
    expect(await friendsOf("alice", "order: NAME", "bob")).not.toBeNull();
  });

  it("is asked for in ten pages of a city a request at most: some orders sort all who live there", async () => {
    const pages = Array.from(
      { length: 11 },
      (_, at) => `of${at}: friends(city: "杭州", order: NAME, first: ${at + 1}) { nodes { handle } }`,
    );
    const ask = async (count: number) =>
      codesOf(await (await graph.as("alice")).query(`{ viewer { ${pages.slice(0, count).join(" ")} } }`));

    expect(await ask(10)).toEqual([]);
    expect(await ask(11)).toContain("BAD_USER_INPUT");
  });

  it("costs one command more for the friends of all friends, whatever their number", async () => {
    const ask = async (args: string) => {
      const { extensions, errors } = await (await graph.as("alice")).query(
        `{ viewer { friends(${args}) { nodes { id friends(order: NAME, first: 2) { nodes { id } } } } } }`,
      );
      expect(errors).toBeUndefined();
      return extensions.kith.commands.social;
    };

    // The blocks, the page, the pages.
    expect([await ask("first: 1, order: NAME"), await ask("first: 10, order: NAME")]).toEqual([3, 3]);
  });

  it("leaves the data as it must be", async () => {
    await vi.waitFor(async () => expect(await violations(graph.stores)).toEqual([]), SOON);
  });
});
