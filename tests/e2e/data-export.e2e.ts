import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { loadFriendships } from "../../scripts/loading/load-graph.ts";
import { cast, castId, GROUP_ID } from "../cast.ts";
import { type Client, codesOf } from "../client.ts";
import { envelopesOn, giveEnvelope } from "../give-envelope.ts";
import { askForMoney } from "../give-money.ts";
import { type Payload, signUp, withToken } from "../sign-in-client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const DAY_MS = 86_400_000;
const ASK = `mutation {
  done: exportMyData(input: {}) { dataExport { id status } userErrors { ... on ExportMyDataError { code } } }
}`;
const EXPORTS = "{ viewer { dataExports { id status readyAt expiresAt sizeBytes downloadPath } } }";

type Shown = {
  readonly id: string;
  readonly status: string;
  readonly sizeBytes: number;
  readonly downloadPath: string | null;
};
type File = { readonly user: string; readonly data: Readonly<Record<string, Record<string, unknown>[]>> };

const exportsOf = async (client: Client): Promise<Shown[]> =>
  (await client.query<{ viewer: { dataExports: Shown[] } }>(EXPORTS)).data.viewer.dataExports;

const ask = async (client: Client) =>
  (await client.query<{ done: { userErrors: { code: string }[] } }>(ASK)).data.done.userErrors.map(
    ({ code }) => code,
  );

const readyExport = (client: Client): Promise<Shown> =>
  vi.waitFor(
    async () => {
      const [shown] = await exportsOf(client);
      if (shown?.status !== "READY") throw new Error(`the export is ${shown?.status}`);
      return shown;
    },
    { timeout: 15_000, interval: 50 },
  );

const fetchAt = (graph: Supergraph, path: string | null) => fetch(`${graph.services.gateway.url}${path}`);

async function withSomebody(
  act: (graph: Supergraph, person: Payload, clock: { aheadMs: number }) => Promise<void>,
) {
  const clock = { aheadMs: 0 };
  await using graph = await startSupergraph({ seed: cast, now: () => new Date(Date.now() + clock.aheadMs) });
  await act(graph, await signUp(graph), clock);
}

describe("a copy of one's data", () => {
  it(
    "holds what every subgraph knows, and nothing that is not the person's to know",
    () =>
      withSomebody(async (graph, person) => {
        const id = person.session?.user.id ?? "";
        const client = withToken(graph, person);
        const others = Array.from({ length: 450 }, (_, index) => `user_${String(index).padStart(26, "0")}`);
        await loadFriendships(
          graph.stores,
          others.map((other) => ({ people: [id, other], since: new Date(), source: "SCAN" as const })),
        );
        await client.query(`mutation {
        updateProfile(input: { bio: "我的生活" }) { userErrors { message } }
        joinGroup(input: { groupId: "${GROUP_ID}" }) { userErrors { message } }
        createPost(input: { text: "我的一天" }) { userErrors { message } }
        createLifeAccount(input: { handle: "my-life", displayName: "我的账号" }) { userErrors { message } }
        requestFriend(input: { userId: "${castId("eve")}", message: "你好呀" }) { userErrors { message } }
      }`);
        const readAt = new Date();
        await graph.stores.feedHeads.noteReads([id], readAt);
        const wish = { currency: "CNY" as const, amountMinor: 7n, note: "车费" };
        const [friend = ""] = others;
        for (const [asker, payer] of [
          [id, friend],
          [friend, id],
        ] as const)
          await askForMoney(graph.stores, { ...wish, asker, payer, idempotencyKey: randomUUID() });
        const envelopes = envelopesOn(graph.stores);
        const toHim = { sender: castId("alice"), recipient: id, amountMinor: 6n, cover: "新年好" };
        await giveEnvelope(envelopes, toHim, [id]);
        const fromHim = { sender: id, group: GROUP_ID, amountMinor: 2n, shareCount: 2, cover: "大家好" };
        await giveEnvelope(envelopes, fromHim, [castId("alice")]);
        type Requests = { viewer: { friendRequests: { nodes: { id: string }[] } } };
        const eve = await graph.as("eve");
        const asked = await eve.query<Requests>("{ viewer { friendRequests { nodes { id } } } }");
        await eve.query(
          `mutation { declineFriendRequest(input: { friendRequestId: "${asked.data.viewer.friendRequests.nodes[0]?.id}" }) { userErrors { message } } }`,
        );
        await (await graph.as("bob")).query(
          `mutation { blockUser(input: { userId: "${id}" }) { userErrors { message } } }`,
        );
        const agent = await graph.as("carol", ["support"]);
        await agent.query('{ accountForSupport(handle: "xiaoming") { id } }');
        await agent.query(
          `mutation { freezeWallet(input: { userId: "${id}", reason: "内部备注" }) { userErrors { message } } }`,
        );

        expect(await ask(client)).toEqual([]);
        const { downloadPath, sizeBytes } = await readyExport(client);
        const response = await fetchAt(graph, downloadPath);
        const text = await response.text();
        const { user, data } = JSON.parse(text) as File;

        expect(response.headers.get("content-disposition")).toMatch(
          /^attachment; filename="export_\w+\.json"$/,
        );
        expect(user).toBe(id);
        expect(data["users.profile"]).toMatchObject([
          { handle: "xiaoming", displayName: "王小明", bio: "我的生活" },
        ]);
        expect(data["social.friendships"]?.map(({ friend }) => friend).sort()).toEqual(others);
        expect(data["social.posts"]).toMatchObject([{ text: "我的一天" }]);
        expect(data["social.sentRequests"]).toMatchObject([{ to: castId("eve"), message: "你好呀" }]);
        expect(data["social.feed"]).toEqual([{ _id: id, readAt: readAt.toISOString() }]);
        expect(data["social.lifeAccounts"]).toMatchObject([{ handle: "my-life" }]);
        const askedFor = [{ amountMinor: "7", note: "车费", status: "OPEN" }];
        expect(data["commerce.moneyRequestsMade"]).toMatchObject(askedFor);
        expect(data["commerce.moneyRequestsReceived"]).toMatchObject(askedFor);
        expect(data["commerce.receivedEnvelopes"]).toMatchObject([{ cover: "新年好", totalMinor: "6" }]);
        expect(data["commerce.sentEnvelopes"]).toMatchObject([{ cover: "大家好", leftMinor: "1" }]);
        expect(data["commerce.envelopeClaims"]).toMatchObject([{ person: id, amountMinor: "6" }]);
        expect(data["commerce.walletFreezes"]).toMatchObject([{ act: "FREEZE" }]);
        expect(text).not.toContain("内部备注");
        expect(data["groups.memberships"]).toMatchObject([{ group: GROUP_ID }]);
        expect(data["users.supportLooks"]).toHaveLength(1);
        expect(sizeBytes).toBeGreaterThan(450 * 50);
        // Passwords and tokens, who has blocked them, who has declined in silence, and who of the support desk looked.
        expect(text).not.toMatch(/argon2|Hash"|"tokenHash|DECLINED|declinedAt/);
        for (const hidden of [castId("bob"), castId("carol")]) expect(text).not.toContain(hidden);
      }),
    40_000,
  );

  it("is fetched by whoever has a link of the person's, for 15 minutes, and is gone after seven days", () =>
    withSomebody(async (graph, person, clock) => {
      const client = withToken(graph, person);
      await ask(client);
      const { id, downloadPath } = await readyExport(client);
      const statusOf = async (path: string | null) => (await fetchAt(graph, path)).status;
      const other = downloadPath?.replace(id, `${id.slice(0, -1)}${id.endsWith("0") ? "1" : "0"}`) ?? "";

      expect(await statusOf(downloadPath)).toBe(200);
      for (const wrong of [
        other,
        `/downloads/users/${id}`,
        `/downloads/social/${id}`,
        "/downloads/users/..%2fready",
      ])
        expect([404, 503]).toContain(await statusOf(wrong));
      const seenByEve = await (await graph.as("eve")).query(
        `{ user(id: "${person.session?.user.id}") { dataExports { downloadPath } } }`,
      );
      expect(seenByEve.data).toEqual({ user: { dataExports: null } });

      clock.aheadMs = 16 * 60_000;
      expect(await statusOf(downloadPath)).toBe(404);
      clock.aheadMs = 8 * DAY_MS;
      expect(await exportsOf(client)).toMatchObject([{ status: "READY", downloadPath: null }]);
    }));

  it("is asked for once at a time, three times a day", () =>
    withSomebody(async (graph, person, clock) => {
      const client = withToken(graph, person);
      const atOnce = await Promise.all([ask(client), ask(client), ask(client)]);
      await readyExport(client);
      for (let more = 0; more < 2; more += 1) {
        await ask(client);
        clock.aheadMs += 1_000;
        await readyExport(client);
      }

      expect(atOnce.flat().filter((code) => code !== "ALREADY_PENDING")).toEqual([]);
      expect(atOnce.filter((codes) => codes.length === 0).length).toBeGreaterThanOrEqual(1);
      expect(await ask(client)).toEqual(["TOO_MANY_EXPORTS"]);
      clock.aheadMs += DAY_MS;
      expect(await ask(client)).toEqual([]);
    }));

  it("waits while a subgraph is down, rather than leaving out what that one holds", () =>
    withSomebody(async (graph, person, clock) => {
      const client = withToken(graph, person);
      await graph.services.groups.close();

      expect(await ask(client)).toEqual([]);
      await vi.waitFor(async () => {
        const [row] = await exportsIn(graph);
        expect([row?.status, row?.tries]).toEqual(["PENDING", 1]);
      });
      clock.aheadMs += 1_000;
      expect(await exportsOf(client)).toMatchObject([{ status: "PENDING", downloadPath: null }]);
      expect(codesOf(await client.query(EXPORTS))).toEqual([]);
    }));
});

const exportsIn = ({ stores }: Supergraph) =>
  stores.clients.users
    .db(`${stores.databasePrefix}users`)
    .collection<{ _id: string; status: string; tries: number }>("dataExports")
    .find()
    .toArray();
