import type { OperationPlugin } from "../pipeline/operation-plugin.ts";
import { usageCounter } from "./usage-counter.ts";
import { usagePlugin } from "./usage-plugin.ts";
import { openUsageStore, type UsageSettings, type UsageStore } from "./usage-store.ts";

/** Counts what clients use of the API, and puts it into a database once a minute and at the end. */
export type FieldUsage = {
  /** For one graph. */
  plugin(): OperationPlugin;
  flush(): Promise<void>;
  close(): Promise<void>;
};

type Logger = Record<"warn" | "info", (details: object, message: string) => void>;
type Options = UsageSettings & {
  readonly log: Logger;
  readonly openStore?: (settings: UsageSettings) => Promise<UsageStore>;
  readonly flushEveryMs?: number;
  /** How long the end of the process waits for the last flush. */
  readonly lastFlushMaxMs?: number;
};

const FLUSH_EVERY_MS = 60_000;
const LAST_FLUSH_MAX_MS = 5_000;

/**
 * Without a database, or while it does not answer, requests are answered as ever: what was counted waits, up to a bound, for a flush
 * that succeeds. It is told once when that begins, and once when it ends.
 */
export function fieldUsage({
  log,
  openStore = openUsageStore,
  flushEveryMs = FLUSH_EVERY_MS,
  lastFlushMaxMs = LAST_FLUSH_MAX_MS,
  ...settings
}: Options): FieldUsage {
  const counter = usageCounter();
  let store: UsageStore | null = null;
  let underWay: Promise<void> | null = null;
  let isFailing = false;
  let toldLost = 0;

  const put = async (): Promise<void> => {
    const rows = counter.take();
    if (rows.length === 0) return;
    let left = rows;
    let reason: unknown = null;
    try {
      store ??= await openStore(settings);
      left = await store.add(rows);
    } catch (error) {
      reason = error;
    }
    counter.giveBack(left);
    tell(left.length, reason);
  };
  const tell = (left: number, reason: unknown): void => {
    if (left > 0 && !isFailing)
      log.warn({ err: reason, rows: left }, "field usage cannot be put into its database: it waits");
    if (left === 0 && isFailing) log.info({}, "field usage is put into its database again");
    isFailing = left > 0;
    if (counter.lost > toldLost)
      log.warn({ lost: counter.lost - toldLost }, "field usage found no room and was lost");
    toldLost = counter.lost;
  };
  // One at a time; who comes meanwhile waits for the one that is under way.
  const flush = (): Promise<void> => {
    underWay ??= put().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  const timer = setInterval(() => void flush(), flushEveryMs).unref();

  return {
    plugin: () => usagePlugin(counter),
    flush,
    async close() {
      clearInterval(timer);
      const late = new Promise<void>((resolve) => setTimeout(resolve, lastFlushMaxMs).unref());
      await Promise.race([
        (async () => {
          await underWay;
          await flush();
          await store?.close();
        })(),
        late,
      ]);
    },
  };
}
