import type { GlobalId } from "@kith/kit/global-id.ts";
import type { EnvelopeStore } from "./envelope-store.ts";

const COVERS_AT_ONCE = 200;

/** Erases what a person has written on envelopes. May be done any number of times. */
export const coverEraser =
  (envelopes: Pick<EnvelopeStore, "eraseCovers">) =>
  async (sender: GlobalId): Promise<void> => {
    while ((await envelopes.eraseCovers(sender, COVERS_AT_ONCE)) > 0);
  };
