import { readEventStream } from "../subscriptions/event-stream.ts";

const EVENT_SIZE_MAX = 1024 * 1024;
const NEXT_WITHIN_MS = 45_000;

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose form they know.
type AnyData = any;

/** What came for one event. */
export type EventAnswer = {
  readonly data?: AnyData;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: { code: string } }[];
  readonly extensions?: AnyData;
};

export type StreamOptions = {
  readonly variables?: object;
  readonly operationName?: string;
  readonly lastEventId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** POST, unless said. */
  readonly method?: "GET" | "POST";
};

/** A subscription over Server-Sent Events, read by hand; or the answer that came instead. */
export type EventStream = {
  readonly status: number;
  readonly contentType: string;
  /** Of an answer that is no stream. */
  readonly refusal: EventAnswer | null;
  /** The id of the last event that was read. */
  readonly lastEventId: string | null;
  /** The next event. @throws when none comes within 45 s, or the stream is at its end. */
  next(): Promise<EventAnswer>;
  /** How it ends: `complete` when it says so, `broken off` when it just ends. @throws when another event comes. */
  end(): Promise<"complete" | "broken off">;
  close(): void;
  [Symbol.dispose](): void;
};

export async function openEventStream(
  endpoint: string,
  token: string | undefined,
  query: string,
  { variables, operationName, lastEventId, headers, method = "POST" }: StreamOptions = {},
): Promise<EventStream> {
  const ending = new AbortController();
  const isPost = method === "POST";
  const search = new URLSearchParams({
    query,
    ...(variables !== undefined && { variables: JSON.stringify(variables) }),
    ...(operationName !== undefined && { operationName }),
  });
  const response = await fetch(isPost ? endpoint : `${endpoint}?${search}`, {
    method,
    headers: {
      ...(isPost && { "content-type": "application/json" }),
      accept: "text/event-stream",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
      ...headers,
    },
    ...(isPost && { body: JSON.stringify({ query, variables, operationName }) }),
    signal: ending.signal,
  });
  const contentType = response.headers.get("content-type") ?? "";
  const isStream = contentType.startsWith("text/event-stream");
  const refusal = isStream ? null : ((await response.json()) as EventAnswer);
  const messages = readEventStream(isStream && response.body ? response.body : empty(), EVENT_SIZE_MAX);

  let last: string | null = null;
  const take = async () => {
    const { value } = await orAfter(messages.next(), NEXT_WITHIN_MS);
    if (value?.id != null) last = value.id;
    return value ?? null;
  };
  const close = () => ending.abort();
  return {
    ...{ contentType, refusal, close },
    // Held for as long as the stream: Node cancels a body that nobody reads yet when its response is garbage.
    get status() {
      return response.status;
    },
    get lastEventId() {
      return last;
    },
    async next() {
      for (let message = await take(); ; message = await take()) {
        if (message === null || message.event === "complete") throw new Error("There are no more events.");
        if (message.event === "next") return JSON.parse(message.data) as EventAnswer;
      }
    },
    async end() {
      for (;;) {
        const message = await take().catch((error) => {
          if (error instanceof TypeError) return null;
          throw error;
        });
        if (message === null) return "broken off";
        if (message.event === "complete") return "complete";
        if (message.event === "next") throw new Error(`Another event came: ${message.data}`);
      }
    },
    [Symbol.dispose]: close,
  };
}

async function* empty(): AsyncGenerator<Uint8Array> {}

async function orAfter<Value>(promise: Promise<Value>, waitMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came within ${waitMs} ms.`)), waitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
