import { loaderOf } from "@kith/kit/loader.ts";
import type { PersonStore } from "./person-store.ts";

/** The ways to a person, new for each request. */
export const personLoaders = (store: PersonStore) => ({
  personById: loaderOf({
    name: "personById",
    findMany: store.findByIds,
    keyOf: ({ _id }) => _id,
  }),

  personByHandle: loaderOf({
    name: "personByHandle",
    findMany: store.findByHandles,
    keyOf: ({ handle }) => handle,
  }),
});
