import { NotHttp } from "./not-http.ts";

/** Bytes that come in pieces, in one piece of memory: who sends them one by one makes nobody keep an object for each. */
export type GatheredBytes = {
  readonly length: number;
  /** @throws NotHttp when it would be more than may be. */
  add(bytes: Buffer): void;
  /** What is there so far; good until something is added. */
  readonly bytes: Buffer;
  /** Begins anew. */
  clear(): void;
  /** The text of what is there, from UTF-8. It begins anew. */
  take(): string;
};

const FIRST_SIZE = 4_096;
const NONE = Buffer.alloc(0);

export function gatheredBytes(what: string, lengthMax: number): GatheredBytes {
  let store = NONE;
  let length = 0;
  const enlarge = (needed: number): void => {
    const larger = Buffer.allocUnsafeSlow(
      Math.max(needed, Math.min(2 * store.length, lengthMax), FIRST_SIZE),
    );
    store.copy(larger, 0, 0, length);
    store = larger;
  };
  const clear = (): void => {
    store = NONE;
    length = 0;
  };
  return {
    get length() {
      return length;
    },
    add(bytes) {
      const needed = length + bytes.length;
      if (needed > lengthMax) throw new NotHttp(`expected ${what} of at most ${lengthMax} bytes`);
      if (needed > store.length) enlarge(needed);
      bytes.copy(store, length);
      length = needed;
    },
    get bytes() {
      return store.subarray(0, length);
    },
    clear,
    take() {
      const text = store.toString("utf8", 0, length);
      clear();
      return text;
    },
  };
}
