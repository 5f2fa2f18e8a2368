/** Events between who has them and the one who reads them: a reader that is too slow is failed, never waited for. */
export type EventQueue<Event> = AsyncIterableIterator<Event, undefined, undefined> & {
  push(event: Event): void;
  /** Ends it: what is queued is still read. */
  end(): void;
  /** Ends it at once: the reader gets the error and nothing more. */
  fail(error: Error): void;
};

type Waiting<Event> = {
  readonly resolve: (result: IteratorResult<Event, undefined>) => void;
  readonly reject: (error: Error) => void;
};

/** The reader cannot have what comes next: it has to begin again, from the last event that it has seen. */
export class StreamInterrupted extends Error {
  override readonly name = "StreamInterrupted";
}

/**
 * A queue of at most `eventsMax` events that nobody has read yet. Unlike a generator, it ends while its reader waits.
 *
 * @param onEnd Called once, however it ends.
 */
export function eventQueue<Event>(eventsMax: number, onEnd: () => void): EventQueue<Event> {
  const events: Event[] = [];
  let waiting: Waiting<Event> | null = null;
  let failure: Error | null = null;
  let isEnded = false;

  const end = () => {
    if (isEnded) return;
    isEnded = true;
    waiting?.resolve({ done: true, value: undefined });
    waiting = null;
    onEnd();
  };
  const fail = (error: Error) => {
    if (isEnded) return;
    events.length = 0;
    if (waiting === null) failure = error;
    waiting?.reject(error);
    waiting = null;
    end();
  };

  return {
    push(event) {
      if (isEnded) return;
      if (waiting !== null) {
        waiting.resolve({ done: false, value: event });
        waiting = null;
      } else if (events.length < eventsMax) events.push(event);
      else fail(new StreamInterrupted(`More than ${eventsMax} events wait to be read.`));
    },
    end,
    fail,
    next() {
      const event = events.shift();
      if (event !== undefined) return Promise.resolve({ done: false, value: event });
      if (failure !== null) {
        const error = failure;
        failure = null;
        return Promise.reject(error);
      }
      if (isEnded) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    async return() {
      events.length = 0;
      end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
