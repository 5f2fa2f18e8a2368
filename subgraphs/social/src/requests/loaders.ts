import type { GlobalId } from "@kith/kit/global-id.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import { expiredSince, maySee } from "./model.ts";
import type { RequestStore } from "./request-store.ts";

/** The ways to a friend request, new for each request to the graph. A viewer gets only what they may see. */
export function requestLoaders(requests: RequestStore, viewerId: GlobalId | null, now: Date) {
  return {
    receivedRequestsPage: requests.receivedPageLoader(expiredSince(now)),
    sentRequestsPage: requests.sentPageLoader(expiredSince(now)),

    requestByPair: loaderOf({
      name: "requestByPair",
      findMany: requests.findByPairs,
      keyOf: ({ pair }) => pair,
    }),

    requestById: loaderOf({
      name: "requestById",
      findMany: async (ids: readonly GlobalId[]) =>
        (await requests.findByIds(ids)).filter((request) => maySee(request, viewerId)),
      keyOf: ({ _id }) => _id,
    }),
  };
}
