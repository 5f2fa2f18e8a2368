import { randomUUID } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { loadFriendships } from "../scripts/loading/load-graph.ts";
import { transferService } from "../subgraphs/commerce/src/transfers/transfer-service.ts";
import type { Client } from "./client.ts";
import type { Supergraph } from "./supergraph.ts";

/** What each of them has in their wallet, in fen. */
export const FRIEND_FUNDS_MINOR = 100_000n;

export type Friend = { readonly id: `user_${string}`; readonly client: Client };

/** Two people with money who are friends and have nothing to do with anybody else: tests that share a graph do not meet. */
export async function newFriends(graph: Supergraph): Promise<readonly [Friend, Friend]> {
  const { stores } = graph;
  const people = [newId("user"), newId("user")] as const;
  await stores.people.addMissing(
    people.map((_id) => ({
      ...{ _id, handle: _id.slice(-20), displayName: "朋友", city: null, bio: null },
      ...{ interests: [], createdAt: new Date() },
    })),
  );
  await loadFriendships(stores, [{ people, since: new Date(), source: "SCAN" }]);
  await transferService({ ...stores, now: () => new Date() }).fund(
    people.map((recipient) => ({
      ...{ recipient, amountMinor: FRIEND_FUNDS_MINOR, currency: "CNY" as const },
      idempotencyKey: randomUUID(),
    })),
  );
  const friendOf = async (id: string): Promise<Friend> => {
    const user = id as `user_${string}`;
    return { id: user, client: await graph.as(user) };
  };
  return [await friendOf(people[0]), await friendOf(people[1])];
}

/** Lets somebody be as if they had asked to be deleted. */
export async function askToBeDeleted({ stores }: Supergraph, person: string): Promise<void> {
  const deletion = { requestedAt: new Date(), erasesAt: new Date(Date.now() + 86_400_000) };
  await stores.clients.users
    .db(`${stores.databasePrefix}users`)
    .collection<{ _id: string }>("people")
    .updateOne({ _id: person }, { $set: { deletion } });
}
