import { invariant } from "./invariant.ts";
import { keyBatches } from "./key-batches.ts";

type Options<Value> = {
  readonly name: string;
  /** Exactly one value a key, in the order of the keys, which are different. */
  readonly loadMany: (keys: readonly string[]) => Promise<readonly Value[]>;
  readonly keysPerCallMax?: number;
  /** How many loads may wait. */
  readonly waitersMax?: number;
};

const KEYS_PER_CALL_MAX = 500;
const WAITERS_MAX = 10_000;

/**
 * Loads values for all requests of a process together: while a call is under way, what is asked for waits for the next one. Nothing
 * is kept: a value was read after it was asked for. Only for what is the same whoever asks.
 *
 * @returns Loads throw what the call throws, and ApiError SUBGRAPH_UNAVAILABLE when too many wait.
 */
export function sharedLoaderOf<Value>({ name, loadMany, ...bounds }: Options<Value>) {
  const { keysPerCallMax = KEYS_PER_CALL_MAX, waitersMax = WAITERS_MAX } = bounds;
  const batches = keyBatches<string, Value>({
    act: async (_name, keys) => {
      const different = [...new Set(keys)];
      const values = await loadMany(different);
      invariant(values.length === different.length, `${name} has ${values.length} of ${different.length}`);
      const indexByKey = new Map(different.map((key, index) => [key, index]));
      return keys.map((key) => values[indexByKey.get(key) ?? 0] as Value);
    },
    batchSizeMax: keysPerCallMax,
    waitersMax,
    waitersPerKeyMax: waitersMax,
  });
  return { load: (key: string): Promise<Value> => batches.run(name, key) };
}
