import type { GlobalId } from "@kith/kit/global-id.ts";

const REMEMBERED_MAX = 10_000;

/**
 * Envelopes that this process knows to be empty, which they stay: the last 10,000. So that of the many who come too late nobody begins a
 * transaction only to find it out.
 */
export function emptiedOnes() {
  const ids = new Set<GlobalId>();
  return {
    has: (id: GlobalId): boolean => ids.has(id),

    add(id: GlobalId): void {
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > REMEMBERED_MAX && oldest !== undefined) ids.delete(oldest);
    },
  };
}
