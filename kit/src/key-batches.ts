import { ApiError } from "./api-error.ts";
import { type CommandLog, commandLog, commandsSoFar, noteIn, withCommandLog } from "./command-log.ts";
import { currentLimit, type WorkLimit, withinLimit } from "./deadline/work-limit.ts";

type Options<Item, Result> = {
  /** Does what some items of one key ask for, together. @returns One result an item, in order: an Error is what its asker gets thrown. */
  readonly act: (key: string, items: readonly Item[]) => Promise<readonly (Result | Error)[]>;
  /** How many items are done together. */
  readonly batchSizeMax: number;
  /** How many items may be waiting or under way in all. */
  readonly waitersMax: number;
  /** How many of them for one key: half of all, so that what everybody wants at once leaves room for the rest. */
  readonly waitersPerKeyMax?: number;
  /** How long an item may wait for its turn: whoever asked for it has given up by then. */
  readonly waitMaxMs?: number;
};

type Waiter<Item, Result> = PromiseWithResolvers<Result> & {
  readonly item: Item;
  readonly queuedAtMs: number;
  /** Of the request that brought the item. */
  readonly log: CommandLog | undefined;
  readonly limit: WorkLimit | undefined;
};

const WAIT_MAX_MS = 5_000;

/**
 * Gathers what is asked for under one key while an act on that key is under way, and does it together in the next: where many
 * want to write the same document, none of them meets another, and all of them cost little more than one.
 *
 * @returns Runs throw ApiError SUBGRAPH_UNAVAILABLE when too many wait already, or when the turn comes too late; nothing was done then.
 */
export function keyBatches<Item, Result>(options: Options<Item, Result>) {
  const { act, batchSizeMax, waitersMax, waitMaxMs = WAIT_MAX_MS } = options;
  const { waitersPerKeyMax = Math.ceil(waitersMax / 2) } = options;
  const waitersByKey = new Map<string, Waiter<Item, Result>[]>();
  let waiters = 0;

  async function doTogether(key: string, batch: readonly Waiter<Item, Result>[]): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    const items = batch.map(({ item }) => item);
    const actAndSettle = async (): Promise<void> => {
      try {
        const results = await act(key, items);
        const isRefused = (index: number) => results[index] instanceof Error;
        const served = batch.filter((_waiter, index) => !isRefused(index));
        note(served.length > 0 ? served : [first]);
        for (const [index, { resolve, reject }] of batch.entries()) {
          const result = results[index];
          if (result instanceof Error) reject(result);
          else resolve(result as Result);
        }
      } catch (error) {
        note([first]);
        for (const { reject } of batch) reject(error);
      }
    };
    // Outside of whatever request it was that came first.
    await withinLimit(undefined, () => withCommandLog(actAndSettle));
  }

  // What was done together counts for each request that it served: what one costs does not depend on who else is there.
  // Who was refused cost nothing more.
  function note(served: readonly Waiter<Item, Result>[]): void {
    const commands = Object.entries(commandsSoFar());
    // A request that has brought several items has still caused them once.
    for (const log of new Set(served.map((waiter) => waiter.log)))
      if (log !== undefined) for (const [subgraph, names] of commands) noteIn(log, subgraph, names);
  }

  async function workOff(key: string, waiting: Waiter<Item, Result>[]): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, batchSizeMax);
      const [inTime, late] = [batch.filter((one) => !isLate(one)), batch.filter(isLate)];
      for (const { reject } of late) reject(tooBusy());
      await doTogether(key, inTime);
      waiters -= batch.length;
    }
    waitersByKey.delete(key);
  }

  const isLate = ({ queuedAtMs, limit }: Waiter<Item, Result>): boolean =>
    performance.now() - queuedAtMs > waitMaxMs || limit?.signal.aborted === true;

  return {
    run(key: string, item: Item): Promise<Result> {
      const known = waitersByKey.get(key);
      if (waiters >= waitersMax || (known?.length ?? 0) >= waitersPerKeyMax) return Promise.reject(tooBusy());
      const waiter = {
        ...Promise.withResolvers<Result>(),
        ...{ item, queuedAtMs: performance.now(), log: commandLog(), limit: currentLimit() },
      };
      waiters += 1;
      if (known !== undefined) known.push(waiter);
      else {
        const waiting = [waiter];
        waitersByKey.set(key, waiting);
        // Whoever comes in the same turn of the event loop is in the first batch.
        setImmediate(() => void workOff(key, waiting));
      }
      return waiter.promise;
    },
  };
}

const tooBusy = () => new ApiError("SUBGRAPH_UNAVAILABLE", "Too many wait for the same thing: try again.");
