import type { Dispatcher } from "undici";

/** What came back, whatever it is. */
export type Posted = { readonly statusCode: number; readonly bytes: Buffer; readonly text: string };

type Post = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From now to the last byte of the answer, the wait for a connection included. */
  readonly timeoutMs: number;
};

/** Sends a body and reads the whole answer. By `dispatch`, since `request` makes a stream of each answer and `fetch` much more. */
export function post(pool: Dispatcher, { timeoutMs, path, headers, body }: Post): Promise<Posted> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let statusCode = 0;
    let controller: Dispatcher.DispatchController | null = null;
    let isOver = false;
    const end = (finish: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      finish();
    };
    const timer = setTimeout(() => {
      const error = new Error(`no answer within ${timeoutMs} ms`);
      end(() => reject(error));
      controller?.abort(error);
    }, timeoutMs);

    pool.dispatch(
      { method: "POST", path, headers, body },
      {
        onRequestStart(started) {
          controller = started;
          if (isOver) started.abort(new Error("nobody waits for the answer any more"));
        },
        onResponseStart(_controller, status) {
          statusCode = status;
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk);
        },
        onResponseEnd() {
          const [only] = chunks;
          const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
          end(() => resolve(postedOf(statusCode, bytes)));
        },
        onResponseError(_controller, error) {
          end(() => reject(error));
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
