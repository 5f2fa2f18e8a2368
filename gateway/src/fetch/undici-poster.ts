import type { Dispatcher } from "undici";
import { RequestOver } from "../resilience/request-life.ts";
import { answerTo, type Outcome, type Post, type Posted, type Poster, type Posting } from "./answer-to.ts";
import { isPacked } from "./content-encoding.ts";

/** By `dispatch`, since `request` makes a stream of each answer and `fetch` much more. */
export const undiciPoster = (pool: Dispatcher): Poster => ({
  post: (post: Post): Promise<Posted> => answerTo(post, (outcome) => dispatched(pool, post, outcome)),
  close: () => pool.close(),
});

function dispatched(pool: Dispatcher, { path, headers, body }: Post, outcome: Outcome): Posting {
  const chunks: Buffer[] = [];
  let statusCode = 0;
  let controller: Dispatcher.DispatchController | null = null;
  let isAborted = false;
  const posting = {
    wasSent: false,
    abort(reason: Error): void {
      isAborted = true;
      controller?.abort(reason);
    },
  };
  pool.dispatch(
    { method: "POST", path, headers, body },
    {
      onRequestStart(started) {
        controller = started;
        posting.wasSent = true;
        if (isAborted) started.abort(new RequestOver("nobody waits for the answer any more"));
      },
      onResponseStart(_controller, status, headers) {
        statusCode = status;
        const encoding = String(headers["content-encoding"] ?? "");
        if (isPacked(status, encoding))
          throw new Error(`expected an answer that is not compressed, got ${JSON.stringify(encoding)}`);
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        const [only] = chunks;
        const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
        outcome.succeed({ statusCode, text: bytes.toString("utf8") });
      },
      onResponseError: (_controller, error) => outcome.fail(error),
    },
  );
  return posting;
}
