import { newId } from "@kith/kit/global-id.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pairOf, REQUEST_PREFIX } from "../../subgraphs/social/src/requests/model.ts";
import { type SocialServices, socialServices } from "../../subgraphs/social/src/services.ts";
import { type CastMember, cast, castId } from "../cast.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const RECEIVED = "subscription { friendRequestReceived { id status message from { handle } } }";
const everybodyExists = async () => true;

let graph: Supergraph;
let elsewhere: SocialServices;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
  // Another process of social, as far as the one that is listened to can tell.
  elsewhere = socialServices({ client: graph.stores.clients.social, ...graph.stores, now: () => new Date() });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

const ask = async (from: CastMember, to: CastMember, message: string): Promise<string> => {
  const wish = { from: castId(from), to: castId(to), source: "SEARCH" as const, message };
  return (await elsewhere.friendshipService.requestFriend(wish, everybodyExists))._id;
};
const takeBack = (id: string, from: CastMember) =>
  elsewhere.friendshipService.cancelRequest(id, castId(from));
const received = (id: string, from: CastMember, message: string) => ({
  friendRequestReceived: { id, status: "PENDING", message, from: { handle: from } },
});

describe("friendRequestReceived", () => {
  it("tells whoever is asked, and nobody else", async () => {
    using carol = await (await graph.as("carol")).subscribe(RECEIVED);
    using dan = await (await graph.as("dan")).subscribe(RECEIVED);

    const { data } = await (await graph.as("eve")).query<{
      requestFriend: { friendRequest: { id: string } };
    }>(
      `mutation { requestFriend(input: { userId: "${castId("carol")}", message: "你好" }) { friendRequest { id } } }`,
    );
    const toDan = await ask("carol", "dan", "认识吗");

    expect((await carol.next()).data).toEqual(received(data.requestFriend.friendRequest.id, "eve", "你好"));
    expect((await dan.next()).data).toEqual(received(toDan, "carol", "认识吗"));
    await takeBack(toDan, "carol");
    await takeBack(data.requestFriend.friendRequest.id, "eve");
  });

  it("tells again what is asked anew, and nothing of whoever was declined", async () => {
    using bob = await (await graph.as("bob")).subscribe(RECEIVED);
    const first = await ask("eve", "bob", "一");
    await bob.next();
    await takeBack(first, "eve");
    const again = await ask("eve", "bob", "二");
    expect((await bob.next()).data).toEqual(received(again, "eve", "二"));

    await elsewhere.friendshipService.declineRequest(again, castId("bob"));
    await takeBack(again, "eve");
    await ask("eve", "bob", "三");
    const carols = await ask("carol", "bob", "四");

    expect((await bob.next()).data).toEqual(received(carols, "carol", "四"));
    await takeBack(carols, "carol");
  });

  it("tells somebody who comes back what was asked meanwhile, unless it was taken back", async () => {
    const dan = await graph.as("dan");
    const before = await dan.subscribe(RECEIVED);
    const seen = await ask("carol", "dan", "一");
    await before.next();
    before.close();
    await takeBack(seen, "carol");
    const missed = await ask("eve", "dan", "二");

    using after = await dan.subscribe(RECEIVED, { lastEventId: String(before.lastEventId) });

    expect((await after.next()).data).toEqual(received(missed, "eve", "二"));
    await takeBack(missed, "eve");
  });

  it("tells nothing of somebody with whom there is a block by then", async () => {
    const { stores } = graph;
    const [alice, bob, eve] = [castId("alice"), castId("bob"), castId("eve")];
    using events = await (await graph.as("alice")).subscribe(RECEIVED);
    await elsewhere.blockService.blockUser(alice, eve, everybodyExists);

    // As a block leaves it that comes between a request and its telling.
    await inTransaction(stores.clients.social, (session) =>
      stores.requests.put(
        {
          ...{ _id: newId(REQUEST_PREFIX), pair: pairOf(eve, alice), from: eve, to: alice },
          ...{
            status: "PENDING",
            source: "SEARCH",
            message: "还在吗",
            createdAt: new Date(),
            declinedAt: null,
          },
        },
        session,
      ),
    );
    await elsewhere.friendshipService.unfriend(alice, bob);
    const bobs = await ask("bob", "alice", "对不起");

    expect((await events.next()).data).toEqual(received(bobs, "bob", "对不起"));
    await stores.requests.removeAround(eve);
  });

  it("refuses an id of another subscription", async () => {
    const { refusal } = await (await graph.as("dan")).subscribe(RECEIVED, { lastEventId: "17" });

    expect(refusal?.errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
  });
});
