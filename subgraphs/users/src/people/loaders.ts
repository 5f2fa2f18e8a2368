import type { GlobalId } from "@kith/kit/global-id.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import { isGone } from "../deletions/model.ts";
import type { PersonStore } from "./person-store.ts";

/** The ways to a person, new for each request. Whose account is deleted is nobody from that moment on, erased or not. */
export const personLoaders = (store: PersonStore, now: Date) => ({
  personById: loaderOf({
    name: "personById",
    findMany: async (ids: readonly GlobalId[]) =>
      (await store.findByIds(ids)).filter((person) => !isGone(person, now)),
    keyOf: ({ _id }) => _id,
  }),

  personByHandle: loaderOf({
    name: "personByHandle",
    findMany: async (handles: readonly string[]) =>
      (await store.findByHandles(handles)).filter((person) => !isGone(person, now)),
    keyOf: ({ handle }) => handle,
  }),
});
