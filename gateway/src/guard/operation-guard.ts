import { type DocumentNode, parse, print } from "graphql";
import { boundedCache } from "../bounded-cache.ts";
import { documentBytes } from "../documents/document-store.ts";
import type { ClosedDocument } from "../executor/plan/closed-document.ts";
import { type Access, type Guard, isOpenTo } from "./guard.ts";
import { guardedUses } from "./guarded-uses.ts";
import { refusalFor } from "./refusal.ts";
import { sift } from "./sift.ts";
import type { Walk } from "./walk.ts";

/** What an operation takes, read once. */
export type GuardedOperation = {
  readonly uses: readonly string[];
  /** Policies of which some could let a viewer in. */
  readonly policies: readonly string[];
};

/** Operations that are kept: by themselves, and without what is closed to some. */
const OPERATIONS_MAX = 1_000;
/** What those without what is closed may take, together with their documents. */
const SIFTED_BYTES_MAX = 64 * 1024 * 1024;

/** Which of a guard's names an operation uses, and what of it is open to somebody. */
export function operationGuards(guard: Guard) {
  const operations = boundedCache<GuardedOperation>(OPERATIONS_MAX);
  const siftedOperations = boundedCache<ClosedDocument>(OPERATIONS_MAX, SIFTED_BYTES_MAX);

  const policiesOf = (uses: readonly string[]): readonly string[] => [
    ...new Set(uses.flatMap((name) => guard.get(name)?.policies.flat(2) ?? [])),
  ];

  return {
    /** @param key The same for the same operation of the same text. */
    read: (key: string, walkOf: () => Walk): GuardedOperation =>
      operations.get(key, () => {
        const uses = guardedUses(guard, walkOf());
        return { uses, policies: policiesOf(uses) };
      }),

    closedTo({ uses }: GuardedOperation, access: Access): readonly string[] {
      return uses.filter((name) => {
        const rules = guard.get(name);
        return rules !== undefined && !isOpenTo(rules, access);
      });
    },

    /** The operation without what is closed. */
    sifted: (
      key: string,
      closed: readonly string[],
      access: Access,
      asked: Walk & { document: DocumentNode },
    ) => {
      // The same may be closed to two for different reasons, which each of them is told.
      const reasons = [...closed]
        .sort()
        .map((name) => `${name}: ${refusalFor(guard.get(name), access).need}`);
      const siftedKey = `${key}/${reasons.join()}`;
      const make = (): ClosedDocument => {
        const { open, closedFields } = sift(asked, new Set(closed));
        const refusals = [...closedFields].map(
          ([node, name]) => [node, refusalFor(guard.get(name), access)] as const,
        );
        // With a text, since it is planned elsewhere.
        const planned = parse(print(open));
        return { key: siftedKey, document: asked.document, open: planned, refusalByField: new Map(refusals) };
      };
      // What is left is no longer than the whole.
      const bytesOf = () => 2 * (documentBytes(asked.document) + siftedKey.length);
      return siftedOperations.get(siftedKey, make, bytesOf);
    },
  };
}
