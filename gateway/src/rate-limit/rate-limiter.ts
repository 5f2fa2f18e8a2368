import type { Viewer } from "@kith/kit/viewer-header.ts";
import { type Bucket, type Buckets, neededFor, type Rate, secondsUntil, type Taken } from "./bucket.ts";
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

  const policies = {
    viewer: `${policyOf("viewer", limits.viewer)}, ${policyOf("address", limits.address)}`,
    nobody: policyOf("address", limits.address),
  };

  const bucketsOf = ({ viewerId, address = "" }: Payer): readonly Charged[] => {
    const ofAddress: Charged = {
      kind: "address",
      key: `address:${networkOf(address)}`,
      rate: limits.address,
    };
    if (viewerId === null) return [ofAddress];
    return [{ kind: "viewer", key: `viewer:${viewerId}`, rate: limits.viewer }, ofAddress];
  };

  // So that who has nothing left is refused before anything is read, parsed or asked of Redis.
  const noteSpent = (charged: readonly Charged[], { levels }: Taken): void => {
    for (let index = 0; index < charged.length; index += 1) {
      const { key, rate } = charged[index] as Charged;
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
      if (taken.isAllowed)
        return [
          ["ratelimit-policy", charged.length === 1 ? policies.nobody : policies.viewer],
          ["ratelimit", leftIn(charged, taken)],
        ];
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
const policyOf = (kind: Kind, { burst, perSecond }: Rate): string =>
  `"${kind}";q=${burst};w=${Math.ceil(burst / perSecond)}`;

function leftIn(charged: readonly Charged[], { levels }: Taken): string {
  let text = "";
  for (let index = 0; index < charged.length; index += 1) {
    const { kind, rate } = charged[index] as Charged;
    const level = levels[index] ?? 0;
    const fullInS = Math.ceil(secondsUntil(rate.burst, level, rate));
    text += `${index === 0 ? "" : ", "}"${kind}";r=${Math.max(0, Math.floor(level))};t=${fullInS}`;
  }
  return text;
}
