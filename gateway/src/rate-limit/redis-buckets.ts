import { createClient } from "@redis/client";
import type { FastifyBaseLogger } from "fastify";
import type { Buckets, Taken } from "./bucket.ts";
import { TAKE_COST, TAKE_COST_SHA, takeCostArguments, takenFrom } from "./take-cost-script.ts";

/** A request waits no longer than this for Redis. */
const ANSWER_WITHIN_MS = 50;
/** After a failure, memory decides for so long before one request tries Redis again. */
const RETRY_AFTER_MS = 1_000;
const CONNECT_WITHIN_MS = 1_000;
/** Between tries to connect, in ms. */
const RECONNECT_MS = { first: 100, most: 2_000 };
const COMMANDS_WAITING_MAX = 10_000;

type Options = {
  readonly url: string;
  /** Decides while Redis does not answer. */
  readonly fallback: Buckets;
  readonly log: Pick<FastifyBaseLogger, "warn" | "info">;
  readonly answerWithinMs?: number;
};

/**
 * Keeps buckets in Redis, so that all gateways share them, with one command a request. Where Redis is away or slow, buckets of this
 * process take its place until it is back, and the log says so both times: no request fails for it, or waits longer than 50 ms.
 */
export function redisBuckets({ url, fallback, log, answerWithinMs = ANSWER_WITHIN_MS }: Options): Buckets {
  let isAway = false;
  let retryAtMs = 0;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: COMMANDS_WAITING_MAX,
    socket: {
      connectTimeout: CONNECT_WITHIN_MS,
      reconnectStrategy: (tries) =>
        Math.min(RECONNECT_MS.first * 2 ** Math.min(tries, 10), RECONNECT_MS.most),
    },
  });

  const noteAway = (err: unknown): void => {
    retryAtMs = performance.now() + RETRY_AFTER_MS;
    if (isAway) return;
    isAway = true;
    log.warn({ err }, "Redis does not answer: rates are limited by the memory of this gateway alone");
  };
  const noteBack = (): void => {
    if (!isAway) return;
    isAway = false;
    log.info("Redis is back: rates are limited for all gateways together");
  };
  client.on("error", noteAway);
  client.connect().catch(noteAway);

  const takeThere = async (parts: readonly string[]): Promise<Taken> => {
    try {
      return takenFrom(await client.sendCommand(["EVALSHA", TAKE_COST_SHA, ...parts]));
    } catch (error) {
      if (!(error as Error).message.startsWith("NOSCRIPT")) throw error;
      return takenFrom(await client.sendCommand(["EVAL", TAKE_COST, ...parts]));
    }
  };

  return {
    async take(buckets, cost, isForced = false) {
      const nowMs = performance.now();
      if (!client.isReady || (isAway && nowMs < retryAtMs)) return fallback.take(buckets, cost, isForced);
      // While it is away, one request tries and the others do not wait with it.
      if (isAway) retryAtMs = nowMs + RETRY_AFTER_MS;
      try {
        const taken = await within(answerWithinMs, takeThere(takeCostArguments(buckets, cost, isForced)));
        noteBack();
        return taken;
      } catch (error) {
        noteAway(error);
        return fallback.take(buckets, cost, isForced);
      }
    },
    async close() {
      // One that was turned away has closed itself.
      if (client.isOpen) client.destroy();
      await fallback.close();
    },
  };
}

async function within<Value>(timeoutMs: number, value: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
