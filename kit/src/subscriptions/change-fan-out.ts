import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChangeStream, ChangeStreamDocument, Collection, Document, ResumeToken } from "mongodb";
import { ApiError } from "../api-error.ts";
import { type EventQueue, eventQueue, StreamInterrupted } from "./event-queue.ts";

const LISTENERS_MAX = 10_000;
const EVENTS_PER_LISTENER_MAX = 256;
/** How long the stream stays open when nobody listens any more. */
const LINGER_MS = 10_000;
/** How long the database may wait for a change before it says that there is none: so long does opening take. */
const AWAIT_MAX_MS = 250;
const RETRY_AFTER_MIN_MS = 100;
const RETRY_AFTER_MAX_MS = 5_000;
const TRIES_MAX = 10;

type Options<Row extends Document, Event> = {
  readonly collection: Collection<Row>;
  /** Stages that leave out what nobody listens to: the less of a collection's changes come over the wire the better. */
  readonly pipeline: readonly Document[];
  /** Gives an update the document as it is by then; a change without it has what the change itself carries. */
  readonly fullDocument?: "updateLookup";
  /** What a change tells, and whom; null for nobody. */
  readonly eventOf: (
    change: ChangeStreamDocument<Row>,
  ) => { readonly key: string; readonly event: Event } | null;
  readonly warn: (error: unknown, message: string) => void;
};

export type ChangeFanOut<Event> = {
  /**
   * What happens under a key from now on, by whichever process it was written, until the signal aborts.
   *
   * The iterator throws StreamInterrupted when its reader is too slow, or when changes may have been missed.
   *
   * @throws ApiError SUBGRAPH_UNAVAILABLE when too many listen already, or when the database does not answer.
   */
  listen(key: string, signal: AbortSignal): Promise<AsyncIterable<Event>>;
  /** Ends the stream, and everybody's listening. */
  close(): Promise<void>;
};

/** One opening of the stream, until nobody listens any more or it cannot be opened again. */
type Run<Row extends Document> = {
  readonly opened: Promise<ChangeStream<Row>>;
  stream: ChangeStream<Row> | null;
  isOver: boolean;
  ended: Promise<void> | null;
};

/**
 * Tells many listeners what changes in a collection: one change stream for all of them, open while anybody listens. It is
 * opened again where it was when it breaks.
 */
export function changeFanOut<Row extends Document, Event>(options: Options<Row, Event>): ChangeFanOut<Event> {
  const queuesByKey = new Map<string, Set<EventQueue<Event>>>();
  // What the stream sends is nobody's request in particular: it must not be counted as that of whoever came first.
  const outsideRequests = AsyncLocalStorage.snapshot();
  let listeners = 0;
  let run: Run<Row> | null = null;
  let lingering: NodeJS.Timeout | undefined;
  let isClosed = false;

  const failAll = (error: Error) => {
    for (const queue of [...queuesByKey.values()].flatMap((queues) => [...queues])) queue.fail(error);
  };

  function tell(change: ChangeStreamDocument<Row>): void {
    const told = options.eventOf(change);
    if (told === null) return;
    for (const queue of [...(queuesByKey.get(told.key) ?? [])]) queue.push(told.event);
  }

  async function open(resumeAfter?: ResumeToken): Promise<ChangeStream<Row>> {
    const stream = options.collection.watch<Row>([...options.pipeline], {
      maxAwaitTimeMS: AWAIT_MAX_MS,
      ...(options.fullDocument && { fullDocument: options.fullDocument }),
      ...(resumeAfter !== undefined && { resumeAfter }),
    });
    try {
      // Until it is open on the server, changes pass it by.
      const first = await stream.tryNext();
      if (first !== null) tell(first);
      return stream;
    } catch (error) {
      await stream.close().catch(() => {});
      throw error;
    }
  }

  /** Reads until we end the run. @throws when the stream cannot be opened again. */
  async function follow(own: Run<Row>): Promise<void> {
    own.stream = await own.opened;
    while (!own.isOver) {
      try {
        while (!own.stream.closed) tell(await own.stream.next());
        throw new Error("The collection was dropped or renamed.");
      } catch (error) {
        if (own.isOver) return;
        options.warn(error, `the changes of ${options.collection.collectionName} are not told: trying again`);
        own.stream = await openAgain(own, own.stream.resumeToken);
      }
    }
    await own.stream.close();
  }

  /** @throws when the place is no longer known, or the database stays away. */
  async function openAgain(own: Run<Row>, token: ResumeToken): Promise<ChangeStream<Row>> {
    if (token == null) throw new Error("The stream was nowhere yet.");
    for (let tries = 1; ; tries += 1) {
      await sleep(Math.min(RETRY_AFTER_MIN_MS * 2 ** tries, RETRY_AFTER_MAX_MS), null, { ref: false });
      try {
        return await open(token);
      } catch (error) {
        if (own.isOver || tries === TRIES_MAX || isPlaceLost(error)) throw error;
      }
    }
  }

  function ensureOpen(): Promise<ChangeStream<Row>> {
    clearTimeout(lingering);
    if (run !== null) return run.opened;
    const own: Run<Row> = { opened: outsideRequests(() => open()), stream: null, isOver: false, ended: null };
    run = own;
    own.ended = follow(own).catch((error) => {
      if (run === own) run = null;
      if (!own.isOver) failAll(new StreamInterrupted("Changes may have been missed.", { cause: error }));
    });
    return own.opened;
  }

  async function endRun(): Promise<void> {
    const own = run;
    run = null;
    if (own === null) return;
    own.isOver = true;
    await own.opened.catch(() => null);
    await own.stream?.close();
    await own.ended;
  }

  function leave(key: string, queue: EventQueue<Event>): void {
    const queues = queuesByKey.get(key);
    if (!queues?.delete(queue)) return;
    if (queues.size === 0) queuesByKey.delete(key);
    listeners -= 1;
    clearTimeout(lingering);
    if (listeners === 0 && !isClosed) lingering = setTimeout(endRun, LINGER_MS).unref();
  }

  return {
    async listen(key, signal) {
      if (isClosed) throw unavailable("Changes are not told at the moment: try again.");
      if (listeners >= LISTENERS_MAX) throw unavailable("Too many listen at the moment: try again.");
      const queue: EventQueue<Event> = eventQueue(EVENTS_PER_LISTENER_MAX, () => leave(key, queue));
      queuesByKey.set(key, (queuesByKey.get(key) ?? new Set()).add(queue));
      listeners += 1;
      signal.addEventListener("abort", queue.end, { once: true });
      try {
        await ensureOpen();
      } catch (error) {
        queue.end();
        throw unavailable("Changes are not told at the moment: try again.", error);
      }
      if (signal.aborted) queue.end();
      return queue;
    },

    async close() {
      isClosed = true;
      clearTimeout(lingering);
      failAll(new StreamInterrupted("The service ends."));
      await endRun();
    },
  };
}

/** ChangeStreamHistoryLost, ChangeStreamFatalError, InvalidResumeToken. */
const PLACE_LOST_CODES: ReadonlySet<unknown> = new Set([286, 280, 260]);

const isPlaceLost = (error: unknown): boolean => PLACE_LOST_CODES.has((error as { code?: unknown }).code);

const unavailable = (message: string, cause?: unknown) =>
  new ApiError("SUBGRAPH_UNAVAILABLE", message, cause instanceof Error ? { cause } : {});
