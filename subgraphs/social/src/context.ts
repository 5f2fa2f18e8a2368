import type { EntityRef, GlobalId } from "@kith/kit/global-id.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { CircleStore } from "./friendships/circle-store.ts";
import type { FriendshipService } from "./friendships/friendship-service.ts";
import type { FriendshipStore } from "./friendships/friendship-store.ts";
import { friendshipLoaders } from "./friendships/loaders.ts";
import { requestLoaders } from "./requests/loaders.ts";
import type { RequestStore } from "./requests/request-store.ts";

type Parts = {
  readonly friendships: FriendshipStore;
  readonly circles: CircleStore;
  readonly requests: RequestStore;
  readonly service: FriendshipService;
  readonly users: Peer;
  readonly now: () => Date;
};

/** What one request may reach. */
export type Context = {
  readonly viewerId: GlobalId | null;
  readonly now: () => Date;
  readonly friendshipService: FriendshipService;
  readonly personExists: (id: GlobalId) => Promise<boolean>;
  readonly loaders: ReturnType<typeof friendshipLoaders> & ReturnType<typeof requestLoaders>;
};

export function contextFor({ service, users, now, requests, ...stores }: Parts) {
  return (viewer: Viewer): Context => {
    const { viewerId } = viewer;
    const person = peerLoaderOf<EntityRef>("person", {
      peer: users,
      viewer,
      typename: "User",
      selection: "id",
    });
    return {
      viewerId,
      now,
      friendshipService: service,
      personExists: async (id) => (await person.load(id)) !== null,
      loaders: { ...friendshipLoaders(stores, viewerId), ...requestLoaders(requests, viewerId) },
    };
  };
}
