import type { Viewer } from "@kith/kit/viewer-header.ts";
import { type Bucket, type Buckets, neededFor, secondsUntil, type Taken } from "./bucket.ts";
import { networkOf } from "./client-network.ts";
import { RateLimited } from "./rate-limited.ts";
import type { RateLimits } from "./rate-limits.ts";

/** Whoever is charged. */
export type Payer = Pick<Viewer, "viewerId" | "address">;

/** Header fields that tell a client how much is left. */
export type RateHeaders = readonly (readonly [name: string, value: string])[];

export type RateLimiter = ReturnType<typeof rateLimiter>;

type Kind = "viewer" | "address";
type Charged = Bucket & { readonly kind: Kind };

/** What every request costs, whatever it asks for. */
const COST_MIN = 1;
/** Buckets that are known to be empty. */
const SPENT_MAX = 10_000;

/** Lets each viewer, and each address, have so much cost and no more. */
export function rateLimiter(limits: Pick<RateLimits, Kind>, buckets: Buckets) {
  const spentUntilMs = new Map<string, number>();

  const bucketsOf = ({ viewerId, address }: Payer): readonly Charged[] => [
    ...(viewerId === null
      ? []
      : [{ kind: "viewer" as const, key: `viewer:${viewerId}`, rate: limits.viewer }]),
    { kind: "address" as const, key: `address:${networkOf(address ?? "")}`, rate: limits.address },
  ];

  // So that who has nothing left is refused before anything is read, parsed or asked of Redis.
  const noteSpent = (charged: readonly Charged[], { levels }: Taken): void => {
    for (const [index, { key, rate }] of charged.entries()) {
      const waitS = secondsUntil(COST_MIN, levels[index] ?? 0, rate);
      if (waitS === 0) continue;
      spentUntilMs.delete(key);
      spentUntilMs.set(key, performance.now() + waitS * 1_000);
      const [oldest] = spentUntilMs.keys();
      if (spentUntilMs.size > SPENT_MAX && oldest !== undefined) spentUntilMs.delete(oldest);
    }
  };

  return {
    /** @throws RateLimited when it is known that whoever asks has nothing left. */
    refuseSpent(payer: Payer): void {
      if (spentUntilMs.size === 0) return;
      for (const { kind, key } of bucketsOf(payer)) {
        const untilMs = spentUntilMs.get(key);
        if (untilMs === undefined) continue;
        const waitMs = untilMs - performance.now();
        if (waitMs > 0) throw new RateLimited(kind, waitMs / 1_000);
        spentUntilMs.delete(key);
      }
    },

    /** Takes what an operation costs. @throws RateLimited when it is more than is left. */
    async take(payer: Payer, operationCost: number): Promise<RateHeaders> {
      const cost = Math.max(COST_MIN, operationCost);
      const charged = bucketsOf(payer);
      const outcome = buckets.take(charged, cost);
      const taken = outcome instanceof Promise ? await outcome : outcome;
      noteSpent(charged, taken);
      if (taken.isAllowed) return headersOf(charged, taken);
      const waits = charged.map(({ kind, rate }, index) => ({
        kind,
        waitS: secondsUntil(neededFor(cost, rate), taken.levels[index] ?? 0, rate),
      }));
      const longest = waits.reduce((one, other) => (other.waitS > one.waitS ? other : one));
      throw new RateLimited(longest.kind, longest.waitS);
    },

    /** Takes something whatever is left, for work that is done already. Nobody waits for it. */
    charge(payer: Payer, cost: number): void {
      const charged = bucketsOf(payer);
      Promise.resolve(buckets.take(charged, cost, true)).then(
        (taken) => noteSpent(charged, taken),
        () => {},
      );
    },

    close: () => buckets.close(),
  };
}

/** @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ */
function headersOf(charged: readonly Charged[], { levels }: Taken): RateHeaders {
  const policies = charged.map(
    ({ kind, rate }) => `"${kind}";q=${rate.burst};w=${Math.ceil(rate.burst / rate.perSecond)}`,
  );
  const left = charged.map(({ kind, rate }, index) => {
    const level = levels[index] ?? 0;
    return `"${kind}";r=${Math.max(0, Math.floor(level))};t=${Math.ceil(secondsUntil(rate.burst, level, rate))}`;
  });
  return [
    ["ratelimit-policy", policies.join(", ")],
    ["ratelimit", left.join(", ")],
  ];
}
