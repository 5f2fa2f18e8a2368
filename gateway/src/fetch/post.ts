import type { Dispatcher } from "undici";
import { type Life, RequestOver } from "../resilience/request-life.ts";
import { connectionFailure, timeoutFailure } from "../resilience/subgraph-failure.ts";

/** What came back, whatever it is. */
export type Posted = { readonly statusCode: number; readonly bytes: Buffer; readonly text: string };

type Post = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From now to the last byte of the answer, the wait for a connection included. */
  readonly timeoutMs: number;
  /** When it is over, the answer is not waited for any more. */
  readonly life?: Life | null | undefined;
};

/**
 * Sends a body and reads the whole answer. By `dispatch`, since `request` makes a stream of each answer and `fetch` much more.
 *
 * @throws SubgraphFailure when no answer comes; what ended the life.
 */
export function post(pool: Dispatcher, { timeoutMs, path, headers, body, life }: Post): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let statusCode = 0;
    let controller: Dispatcher.DispatchController | null = null;
    let isOver = false;
    const end = (): boolean => {
      if (isOver) return false;
      isOver = true;
      clearTimeout(timer);
      life?.remove(giveUp);
      return true;
    };
    const giveUp = (reason: Error): void => {
      if (!end()) return;
      reject(reason);
      controller?.abort(reason);
    };
    // Timers of one length are one list for Node: they cost next to nothing.
    const timer = setTimeout(() => giveUp(timeoutFailure(timeoutMs, controller !== null)), timeoutMs);
    life?.add(giveUp);

    pool.dispatch(
      { method: "POST", path, headers, body },
      {
        onRequestStart(started) {
          controller = started;
          if (isOver) started.abort(new RequestOver("nobody waits for the answer any more"));
        },
        onResponseStart(_controller, status) {
          statusCode = status;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          if (!end()) return;
          const [only] = chunks;
          const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
          resolve(postedOf(statusCode, bytes));
        },
        onResponseError(_controller, error) {
          if (end()) reject(connectionFailure(error, controller !== null));
        },
      },
    );
  });
}

const postedOf = (statusCode: number, bytes: Buffer): Posted => ({
  statusCode,
  bytes,
  // Not everybody who gets it reads it.
  get text() {
    return bytes.toString("utf8");
  },
});
