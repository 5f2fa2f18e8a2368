import type { SettingsReader } from "@kith/kit/config.ts";
import type { Rate } from "./bucket.ts";

/** How much cost is let through. */
export type RateLimits = {
  /** Of each signed-in viewer. */
  readonly viewer: Rate;
  /** Of all clients at one address, signed in or not. */
  readonly address: Rate;
  /** Where gateways share it; undefined: each for itself, in memory. */
  readonly redisUrl?: string | undefined;
  /** A request waits no longer than this for Redis. */
  readonly redisWithinMs?: number;
};

const REDIS_WITHIN_MS = 50;

const DEFAULTS = {
  viewer: { burst: 1_000_000, perSecond: 20_000 },
  address: { burst: 5_000_000, perSecond: 100_000 },
} as const;

const BOUNDS = { min: 1, max: 1_000_000_000 };

/** @returns Null where rates are not limited. */
export function rateLimitsFrom(reader: SettingsReader): RateLimits | null {
  const rateOf = (who: "VIEWER" | "ADDRESS", { burst, perSecond }: Rate): Rate => ({
    burst: reader.count(`KITH_RATE_${who}_BURST`, burst, BOUNDS),
    perSecond: reader.count(`KITH_RATE_${who}_PER_SECOND`, perSecond, BOUNDS),
  });
  const limits = {
    viewer: rateOf("VIEWER", DEFAULTS.viewer),
    address: rateOf("ADDRESS", DEFAULTS.address),
    redisUrl: reader.secretUrl("REDIS_URL", ["redis", "rediss"]),
    redisWithinMs: reader.count("KITH_RATE_REDIS_WITHIN_MS", REDIS_WITHIN_MS, { min: 1, max: 10_000 }),
  };
  return reader.oneOf("KITH_RATE_LIMIT", ["on", "off"], "on") === "on" ? limits : null;
}
