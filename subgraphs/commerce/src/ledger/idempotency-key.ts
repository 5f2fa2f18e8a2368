import { createHash } from "node:crypto";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { Owner } from "./model.ts";

/** A key that was used, written with what was done under it. Dropped by the database after 30 days. */
export type KeyRecord = {
  /** `<who>:<key>`: everybody has keys of their own. */
  readonly _id: string;
  /** What was asked for: the same key with another request is refused. */
  readonly requestHash: string;
  /** What came of it. */
  readonly transfer: GlobalId;
  readonly usedAt: Date;
};

/** A key as somebody sends it. */
export type UsedKey = { readonly owner: Owner; readonly idempotencyKey: string };

export const keyIdOf = ({ owner, idempotencyKey }: UsedKey): string => `${owner}:${idempotencyKey}`;

/**
 * What two requests under one key must have in common to be the same.
 *
 * @param request The name of the mutation first, so that a key is good for one of them.
 */
export const hashOf = (request: readonly (string | bigint | null)[]): string =>
  createHash("sha256")
    .update(JSON.stringify(request.map((part) => (typeof part === "bigint" ? `${part}` : part))))
    .digest("base64url");

/** Runs acts, but no two with the same key at once in this process. */
export function keysInFlight() {
  const inFlight = new Set<string>();
  return {
    /** @param onConflict What is thrown when an act with this key is under way. */
    async run<Result>(key: string, act: () => Promise<Result>, onConflict: () => Error): Promise<Result> {
      if (inFlight.has(key)) throw onConflict();
      inFlight.add(key);
      try {
        return await act();
      } finally {
        inFlight.delete(key);
      }
    },
  };
}
