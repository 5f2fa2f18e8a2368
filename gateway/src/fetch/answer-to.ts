import type { Life } from "../resilience/request-life.ts";
import { connectionFailure, timeoutFailure } from "../resilience/subgraph-failure.ts";

/** What came back, whatever it is. */
export type Posted = { readonly statusCode: number; readonly text: string };

/** What is sent as a POST, and for how long the answer is of use. */
export type Post = {
  readonly path: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** From now to the last byte of the answer, the wait for a connection included. */
  readonly timeoutMs: number;
  /** When it is over, the answer is not waited for any more. */
  readonly life?: Life | null | undefined;
};

/** A way to one host. */
export type Poster = {
  /**
   * Sends a body and reads the whole answer.
   *
   * @throws SubgraphFailure when no answer comes; what ended the life.
   */
  post(post: Post): Promise<Posted>;
  /** Lets what is under way end, and then ends all connections. */
  close(): Promise<void>;
};

/** A request that is under way. */
export type Posting = { readonly wasSent: boolean; abort(reason: Error): void };
export type Outcome = { succeed(posted: Posted): void; fail(error: Error): void };

/**
 * Waits for an answer while it is of use.
 *
 * @param begin Sends the request, and tells once what has come of it.
 * @throws SubgraphFailure when no answer comes; what ended the life.
 */
export function answerTo(
  { timeoutMs, life }: Pick<Post, "timeoutMs" | "life">,
  begin: (outcome: Outcome) => Posting,
): Promise<Posted> {
  return new Promise((resolve, reject) => {
    if (life?.over != null) {
      reject(life.over);
      return;
    }
    let posting: Posting | null = null;
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
      posting?.abort(reason);
    };
    // Timers of one length are one list for Node: they cost next to nothing.
    const timer = setTimeout(() => giveUp(timeoutFailure(timeoutMs, posting?.wasSent === true)), timeoutMs);
    life?.add(giveUp);
    const fail = (error: Error): void => {
      if (end()) reject(connectionFailure(error, posting?.wasSent === true));
    };
    try {
      posting = begin({
        succeed(posted) {
          if (end()) resolve(posted);
        },
        fail,
      });
    } catch (error) {
      fail(error as Error);
    }
  });
}
