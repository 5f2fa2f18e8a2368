import { loaderOf } from "@kith/kit/loader.ts";
import type { VerificationStore } from "./verification-store.ts";

/** The way to a verification, new for each request. */
export const verificationLoaders = (store: VerificationStore) => ({
  verificationByUser: loaderOf({
    name: "verificationByUser",
    findMany: store.findByUsers,
    keyOf: ({ _id }) => _id,
  }),
});
