import type { FastifyBaseLogger } from "fastify";
import { memoryBuckets } from "./memory-buckets.ts";
import { type RateLimiter, rateLimiter } from "./rate-limiter.ts";
import type { RateLimits } from "./rate-limits.ts";
import { redisBuckets } from "./redis-buckets.ts";

/** The limiter that the settings ask for: none, one of this gateway, or one that gateways share. */
export function limiterFrom(limits: RateLimits | null, log: FastifyBaseLogger): RateLimiter | null {
  if (limits === null) return null;
  const memory = memoryBuckets();
  const { redisUrl: url, redisWithinMs: answerWithinMs } = limits;
  return rateLimiter(
    limits,
    url === undefined
      ? memory
      : redisBuckets({ url, fallback: memory, log, ...(answerWithinMs !== undefined && { answerWithinMs }) }),
  );
}
