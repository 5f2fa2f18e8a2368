import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Claim, Envelope } from "./model.ts";

const CLAIMS_REMEMBERED_MAX = 50_000;

/** An envelope of which all is claimed, and who got what: neither ever changes. */
export type Emptied = { readonly envelope: Envelope; readonly claimByPerson: ReadonlyMap<GlobalId, Claim> };

export type EmptiedOnes = ReturnType<typeof emptiedOnes>;

/**
 * Envelopes that this process knows to be empty: the last ones, with 50,000 claims in all. So that of the many who come too late nobody
 * begins a transaction only to find it out, and who of them was in time after all is told so.
 */
export function emptiedOnes(claimsMax: number = CLAIMS_REMEMBERED_MAX) {
  const emptiedById = new Map<GlobalId, Emptied>();
  let count = 0;
  return {
    get: (id: GlobalId): Emptied | undefined => emptiedById.get(id),

    add(envelope: Envelope, claims: readonly Claim[]): Emptied {
      const known = emptiedById.get(envelope._id);
      if (known !== undefined) return known;
      const claimByPerson = new Map(claims.map((claim) => [claim.person, claim]));
      const emptied = { envelope, claimByPerson };
      emptiedById.set(envelope._id, emptied);
      count += claims.length;
      for (const [id, oldest] of emptiedById) {
        if (count <= claimsMax) break;
        emptiedById.delete(id);
        count -= oldest.claimByPerson.size;
      }
      return emptied;
    },
  };
}
