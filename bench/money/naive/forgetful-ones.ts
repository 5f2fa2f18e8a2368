import type { EmptiedOnes } from "../../../subgraphs/commerce/src/envelopes/emptied-ones.ts";

/** Stands in for what is known of empty envelopes: nothing is remembered. */
export const emptiedOnes = (): EmptiedOnes => ({
  get: () => undefined,
  add: (envelope) => ({ envelope, claimByPerson: new Map() }),
});
