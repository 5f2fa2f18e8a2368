import { createHash } from "node:crypto";
import type { Bucket, Taken } from "./bucket.ts";

/**
 * Takes a cost out of all buckets or out of none, in one step and by Redis' own clock: so gateways share buckets however many they
 * are and whatever their clocks say. KEYS are the buckets; ARGV the cost, whether it is forced, then burst and refill a millisecond
 * of each.
 */
export const TAKE_COST = `
local time = redis.call("TIME")
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local cost = tonumber(ARGV[1])
local isAllowed = 1
local levels = {}
for index, key in ipairs(KEYS) do
  local burst = tonumber(ARGV[2 * index + 1])
  local refill = tonumber(ARGV[2 * index + 2])
  local known = redis.call("HMGET", key, "level", "atMs")
  local level = burst
  if known[1] and known[2] then
    level = math.min(burst, tonumber(known[1]) + math.max(0, nowMs - tonumber(known[2])) * refill)
  end
  levels[index] = level
  if ARGV[2] ~= "forced" and level < math.min(cost, burst) then isAllowed = 0 end
end
local left = {}
for index, key in ipairs(KEYS) do
  if isAllowed == 1 then
    levels[index] = levels[index] - cost
    local burst = tonumber(ARGV[2 * index + 1])
    local refill = tonumber(ARGV[2 * index + 2])
    redis.call("HSET", key, "level", string.format("%.3f", levels[index]), "atMs", nowMs)
    redis.call("PEXPIRE", key, math.ceil((burst - levels[index]) / refill) + 1000)
  end
  left[index] = string.format("%.3f", levels[index])
end
return { isAllowed, unpack(left) }
`;

/** What Redis knows the script by once it has had it. */
export const TAKE_COST_SHA = createHash("sha1").update(TAKE_COST).digest("hex");

// In braces: where Redis is a cluster, the buckets of one request are on one of its nodes.
const KEY_PREFIX = "{kith:rate}:";

/** The keys and arguments of the script. */
export const takeCostArguments = (buckets: readonly Bucket[], cost: number, isForced: boolean): string[] => [
  String(buckets.length),
  ...buckets.map(({ key }) => KEY_PREFIX + key),
  String(cost),
  isForced ? "forced" : "asked",
  ...buckets.flatMap(({ rate }) => [String(rate.burst), String(rate.perSecond / 1_000)]),
];

/** @throws Error when it is no answer of the script. */
export function takenFrom(reply: unknown): Taken {
  if (!Array.isArray(reply) || reply.length < 2) throw new Error("Redis did not answer as the script does.");
  const [isAllowed, ...levels] = reply;
  return { isAllowed: Number(isAllowed) === 1, levels: levels.map(Number) };
}
