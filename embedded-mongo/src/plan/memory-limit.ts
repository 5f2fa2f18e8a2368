import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { failure } from "../errors.ts";
import { BUFFERS_MAX_BYTES, HEAP_USED_MAX_PERCENT } from "../limits.ts";

/** Asking costs some microseconds; in the time between, no query can take much. */
const LOOK_EVERY_MS = 10;
let lookedAt = 0;

function isFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit, external_memory: buffers } = getHeapStatistics();
  return used * 100 > limit * HEAP_USED_MAX_PERCENT || buffers > BUFFERS_MAX_BYTES;
}

/** What nobody needs any more counts as used until it is collected: that is done before anybody is refused. */
function collect(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

/**
 * The last of all bounds: what the others let through, together, would end the process for every client.
 *
 * @throws CommandError 146 when little memory is left.
 */
export function refuseWhenFull(): void {
  const now = performance.now();
  if (now - lookedAt < LOOK_EVERY_MS) return;
  lookedAt = now;
  if (!isFull()) return;
  collect();
  if (isFull())
    throw failure("ExceededMemoryLimit", "the operation needs more memory than this server has left");
}
