import { describe, expect, it } from "vitest";
import { loadFriendships } from "../../scripts/loading/load-graph.ts";
import { cast, castId } from "../cast.ts";
import type { Client, clientOf } from "../client.ts";
import { codeOf, PASSWORD, type Payload, refresh, signIn, signUp, withToken } from "../sign-in-client.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const DAY_MS = 86_400_000;
const DELETE = `mutation ($input: DeleteAccountInput!) {
  done: deleteAccount(input: $input) {
    deletion { requestedAt erasesAt } userErrors { ... on DeleteAccountError { code } }
  }
}`;
const CANCEL = `mutation {
  done: cancelAccountDeletion(input: { signsOutOthers: true }) {
    user { handle deletion { erasesAt } } userErrors { ... on CancelAccountDeletionError { code } }
  }
}`;

type Done = {
  readonly deletion: { readonly requestedAt: string; readonly erasesAt: string } | null;
  readonly user: { readonly handle: string; readonly deletion: object | null } | null;
  readonly userErrors: readonly { readonly code: string }[];
};

const act = async (client: Client, document: string, input?: object): Promise<Done> =>
  (await client.query<{ done: Done }>(document, { input })).data.done;

const BY_NAME = 'userByHandle(handle: "xiaoming") { id }';
const BY_SEARCH = `byHandle: searchPeople(text: "xiaoming") { nodes { id } }
  byName: searchPeople(text: "王小明") { nodes { id } }`;

/** How often xiaoming is found, by every way to a person. */
async function findsOf(client: Client, id: string, ways = `${BY_NAME} ${BY_SEARCH}`): Promise<number> {
  const { data } = await client.query<object>(`{ user(id: "${id}") { id } ${ways} }`);
  return JSON.stringify(data).split(id).length - 1;
}

async function withClock(act: (graph: Supergraph, clock: { aheadMs: number }) => Promise<void>) {
  const clock = { aheadMs: 0 };
  await using graph = await startSupergraph({ seed: cast, now: () => new Date(Date.now() + clock.aheadMs) });
  await act(graph, clock);
}

const idOf = ({ session }: Payload) => session?.user.id ?? "";

describe("an account that somebody wants to be deleted", () => {
  it("is hidden and signed out at once, stays so for 30 days, and comes back whole when it is cancelled", () =>
    withClock(async (graph, clock) => {
      const phone = await signUp(graph);
      const eve = await graph.as("eve");
      expect(await findsOf(eve, idOf(phone))).toBe(4);

      const { deletion } = await act(withToken(graph, phone), DELETE, { password: PASSWORD });
      const lasts = Date.parse(deletion?.erasesAt ?? "") - Date.parse(deletion?.requestedAt ?? "");
      expect(lasts).toBe(30 * DAY_MS);
      expect(codeOf(await refresh(graph, phone))).toBe("SESSION_ENDED");
      expect(await findsOf(eve, idOf(phone))).toBe(0);
      expect(await findsOf(graph.anonymous, idOf(phone), BY_NAME)).toBe(0);

      clock.aheadMs = 29 * DAY_MS;
      const [back, other] = [await signIn(graph), await signIn(graph)];
      const own = await withToken(graph, back).query(
        "{ viewer { handle displayName deletion { erasesAt } } }",
      );
      expect(own.data).toEqual({
        viewer: { handle: "xiaoming", displayName: "王小明", deletion: { erasesAt: deletion?.erasesAt } },
      });

      const cancelled = await act(withToken(graph, back), CANCEL);
      expect(cancelled).toEqual({ user: { handle: "xiaoming", deletion: null }, userErrors: [] });
      expect(await findsOf(eve, idOf(phone))).toBe(4);
      expect(codeOf(await refresh(graph, other))).toBe("SESSION_ENDED");
      const again = await act(withToken(graph, back), CANCEL);
      expect(again.userErrors).toEqual([{ code: "NOT_SCHEDULED" }]);
      clock.aheadMs = 31 * DAY_MS;
      expect(codeOf(await signIn(graph))).toBeUndefined();
    }));

  it("takes the password, which a thief of the phone does not have, and cannot be put off", () =>
    withClock(async (graph, clock) => {
      const phone = withToken(graph, await signUp(graph));
      const wrong = await act(phone, DELETE, { password: "a wrong one" });
      const first = await act(phone, DELETE, { password: PASSWORD });
      clock.aheadMs = 10 * DAY_MS;
      const second = await act(withToken(graph, await signIn(graph)), DELETE, { password: PASSWORD });

      expect(wrong).toEqual({ deletion: null, userErrors: [{ code: "WRONG_PASSWORD" }] });
      expect(second.deletion).toEqual(first.deletion);
    }));

  it("is gone at the end, erased or not: nobody finds it, and nobody signs in to it from 20 minutes before", () =>
    withClock(async (graph, clock) => {
      const phone = await signUp(graph);
      await act(withToken(graph, phone), DELETE, { password: PASSWORD });
      clock.aheadMs = 30 * DAY_MS - 3_600_000;
      const late = await signIn(graph);

      clock.aheadMs = 30 * DAY_MS - 20 * 60_000;
      expect(codeOf(await signIn(graph))).toBe("WRONG_CREDENTIALS");
      expect(codeOf(await refresh(graph, late))).toBe("SESSION_ENDED");
      clock.aheadMs = 30 * DAY_MS;
      const own = await withToken(graph, late).query("{ viewer { handle } }");
      expect(own.data).toEqual({ viewer: null });
      expect((await act(withToken(graph, late), CANCEL)).userErrors).toEqual([{ code: "NOT_SCHEDULED" }]);
      expect(codeOf(await signUp(graph))).toBe("HANDLE_TAKEN");
    }));

  it("is asked for no friendship, and shown in lists by no more than its name", () =>
    withClock(async (graph) => {
      const phone = await signUp(graph);
      const id = idOf(phone);
      const { stores } = graph;
      await loadFriendships(stores, [{ people: [id, castId("alice")], since: new Date(), source: "SCAN" }]);
      await withToken(graph, phone).query(
        'mutation { updateProfile(input: { city: "杭州", bio: "你好" }) { user { id } } }',
      );
      await act(withToken(graph, phone), DELETE, { password: PASSWORD });

      const asked = await (await graph.as("eve")).query<{ done: Done }>(
        `mutation { done: requestFriend(input: { userId: "${id}" }) { userErrors { ... on RequestFriendError { code } } } }`,
      );
      const listed = await (await graph.as("alice")).query(
        "{ viewer { friends(first: 1) { nodes { handle displayName city bio createdAt } } } }",
      );

      expect(asked.data.done.userErrors).toEqual([{ code: "USER_NOT_FOUND" }]);
      const shown = { handle: "xiaoming", displayName: "王小明", city: null, bio: null, createdAt: null };
      expect(listed.data).toEqual({ viewer: { friends: { nodes: [shown] } } });
    }));

  it("is known to be so to the support desk", () =>
    withClock(async (graph) => {
      const { deletion } = await act(withToken(graph, await signUp(graph)), DELETE, { password: PASSWORD });
      const agent: ReturnType<typeof clientOf> = await graph.as("eve", ["support"]);

      const { data } = await agent.query(
        '{ accountForSupport(handle: "xiaoming") { erasesAt openSessionCount } }',
      );

      expect(data).toEqual({ accountForSupport: { erasesAt: deletion?.erasesAt, openSessionCount: 0 } });
    }));
});
