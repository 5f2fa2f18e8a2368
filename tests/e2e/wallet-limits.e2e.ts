import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { describe, expect, it } from "vitest";
import type { Freeze } from "../../subgraphs/commerce/src/freezes/freeze-store.ts";
import {
  PER_DAY_MAX_MINOR,
  transferService,
} from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { type CastMember, cast, castId } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { violations } from "../invariants.ts";
import type { TestStores } from "../stores.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

type Sent = { transferToFriend: { userErrors: { code: string }[] } };
type Done = { done: { frozenAt: string | null; userErrors: { code: string }[] } };

async function codesOfSending(client: Client, to: CastMember, amountMinor: bigint): Promise<string[]> {
  const { data } = await client.registered<Sent>("SendMoney", {
    input: {
      idempotencyKey: randomUUID(),
      recipientId: castId(to),
      amount: { amountMinor: `${amountMinor}`, currency: "CNY" },
    },
  });
  return data.transferToFriend.userErrors.map(({ code }) => code);
}

const enrich = (stores: TestStores, person: CastMember, amountMinor: bigint) =>
  transferService({ ...stores, now: () => new Date() }).fund([
    { recipient: castId(person), amountMinor, currency: "CNY", idempotencyKey: randomUUID() },
  ]);

const usersDb = ({ clients, databasePrefix }: TestStores) => clients.users.db(`${databasePrefix}users`);

describe("what may leave a wallet on a day", () => {
  it("is more where it is verified whose it is, and counts all that left", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await enrich(graph.stores, "alice", 2n * PER_DAY_MAX_MINOR.verified);
    const alice = await graph.as("alice");
    const { unverified, verified } = PER_DAY_MAX_MINOR;

    expect(await codesOfSending(alice, "bob", unverified - 1n)).toEqual([]);
    expect(await codesOfSending(alice, "bob", 2n)).toEqual(["DAILY_LIMIT"]);
    expect(await codesOfSending(alice, "dan", 1n)).toEqual([]);
    expect(await codesOfSending(alice, "bob", 1n)).toEqual(["DAILY_LIMIT"]);

    await usersDb(graph.stores)
      .collection<{ _id: string; status: string }>("verifications")
      .insertOne({ _id: castId("alice"), status: "VERIFIED" });
    expect(await codesOfSending(alice, "bob", verified - unverified)).toEqual([]);
    expect(await codesOfSending(alice, "bob", 1n)).toEqual(["DAILY_LIMIT"]);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("counts what is sent at once, from every device", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await enrich(graph.stores, "alice", PER_DAY_MAX_MINOR.verified);
    const alice = await graph.as("alice");
    const part = PER_DAY_MAX_MINOR.unverified / 4n;

    const sent = await Promise.all(Array.from({ length: 12 }, () => codesOfSending(alice, "bob", part)));

    expect(sent.filter((codes) => codes.length === 0).length).toBe(4);
    expect(new Set(sent.flat())).toEqual(new Set(["DAILY_LIMIT"]));
  });
});

/** Whoever of the support desk does something to a wallet. */
const act = (client: Client, mutation: "freezeWallet" | "unfreezeWallet", input: object) =>
  client.query<Done>(
    `mutation ($input: ${mutation === "freezeWallet" ? "FreezeWalletInput" : "UnfreezeWalletInput"}!) {
      done: ${mutation}(input: $input) {
        frozenAt
        userErrors { ... on FreezeWalletError { code } ... on UnfreezeWalletError { unfreezeCode: code } }
      }
    }`,
    { input },
  );
const refusalsOf = async (answer: ReturnType<typeof act>) =>
  (await answer).data.done.userErrors.flatMap((error) => Object.values(error));

const FROZEN_AT = "{ viewer { wallet { frozenAt } } }";
const frozenAtOf = async (client: Client) =>
  (await client.query<{ viewer: { wallet: { frozenAt: string | null } } }>(FROZEN_AT)).data.viewer.wallet
    .frozenAt;

const desk = (graph: Supergraph) => graph.as("eve", ["user", "support"]);

describe("a frozen wallet", () => {
  it("lets nothing out, and money in, until it is unfrozen; and it is kept who did it", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const [alice, bob, agent] = [await graph.as("alice"), await graph.as("bob"), await desk(graph)];
    const input = { userId: castId("alice"), reason: "被盗" };

    const frozen = await act(agent, "freezeWallet", input);

    expect(await frozenAtOf(alice)).toBe(frozen.data.done.frozenAt);
    expect(frozen.data.done.frozenAt).not.toBeNull();
    expect(await codesOfSending(alice, "bob", 1n)).toEqual(["WALLET_FROZEN"]);
    expect(await codesOfSending(bob, "alice", 1n)).toEqual([]);
    expect(await refusalsOf(act(agent, "freezeWallet", input))).toEqual(["ALREADY_FROZEN"]);

    expect(await refusalsOf(act(agent, "unfreezeWallet", input))).toEqual([]);
    expect(await codesOfSending(alice, "bob", 1n)).toEqual([]);
    expect(await refusalsOf(act(agent, "unfreezeWallet", input))).toEqual(["NOT_FROZEN"]);
    const { clients, databasePrefix } = graph.stores;
    const trace = await clients.commerce
      .db(`${databasePrefix}commerce`)
      .collection<Freeze>("freezes")
      .find()
      .toArray();
    expect(trace).toMatchObject([
      { act: "FREEZE", agent: castId("eve"), reason: "被盗" },
      { act: "UNFREEZE", agent: castId("eve"), reason: "被盗" },
    ]);
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is so before the first money comes in", async () => {
    await using graph = await startSupergraph({ seed: cast });

    await act(await desk(graph), "freezeWallet", { userId: castId("eve"), reason: "自己" });

    expect(await frozenAtOf(await graph.as("eve"))).not.toBeNull();
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("is the support desk's to make, with a reason, of people who exist", async () => {
    await using graph = await startSupergraph({ seed: cast });
    const agent = await desk(graph);
    const userId = castId("alice");

    const asAlice = await Promise.all(
      (["freezeWallet", "unfreezeWallet"] as const).map(async (mutation) =>
        codesOf(await act(await graph.as("alice"), mutation, { userId, reason: "r" })),
      ),
    );

    expect(asAlice).toEqual([["FORBIDDEN"], ["FORBIDDEN"]]);
    expect(await refusalsOf(act(agent, "freezeWallet", { userId, reason: " " }))).toEqual(["INVALID_REASON"]);
    expect(await refusalsOf(act(agent, "freezeWallet", { userId, reason: "长".repeat(201) }))).toEqual([
      "INVALID_REASON",
    ]);
    expect(await refusalsOf(act(agent, "freezeWallet", { userId: newId("user"), reason: "r" }))).toEqual([
      "USER_NOT_FOUND",
    ]);
    expect(codesOf(await act(agent, "freezeWallet", { userId: "alice", reason: "r" }))).toEqual([
      "BAD_USER_INPUT",
    ]);
  });
});

describe("somebody who has asked to be gone", () => {
  it("is sent nothing any more, by friends neither", async () => {
    await using graph = await startSupergraph({ seed: cast });
    await usersDb(graph.stores)
      .collection<{ _id: string }>("people")
      .updateOne(
        { _id: castId("bob") },
        { $set: { deletion: { requestedAt: new Date(), erasesAt: new Date(Date.now() + 86_400_000) } } },
      );

    expect(await codesOfSending(await graph.as("alice"), "bob", 1n)).toEqual(["USER_NOT_FOUND"]);
  });
});
