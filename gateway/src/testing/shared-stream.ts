import { readEventStream, type StreamMessage } from "@kith/kit/subscriptions/event-stream.ts";

type Headers = Readonly<Record<string, string>>;
type Got = { readonly status: number; readonly text: string };

const MESSAGE_SIZE_MAX = 1024 * 1024;
const TOKEN_HEADER = "x-graphql-event-stream-token";

/** The single connection mode of `graphql-sse`, one request at a time. */
export function sharedStreamClient(endpoint: string, own: Headers) {
  const ask = async (method: string, path: string, headers: Headers, body?: object): Promise<Got> => {
    const response = await fetch(`${endpoint}${path}`, {
      method,
      headers: {
        ...own,
        ...headers,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
  return {
    reserve: () => ask("PUT", "", {}),
    subscribe: (token: string, query: string, extensions: object = {}) =>
      ask("POST", "", { [TOKEN_HEADER]: token }, { query, extensions }),
    end: (token: string, operationId: string) =>
      ask("DELETE", `?${new URLSearchParams({ operationId })}`, { [TOKEN_HEADER]: token }),
    /** Reads the stream. */
    async read(token: string) {
      const ending = new AbortController();
      const response = await fetch(endpoint, {
        headers: { ...own, accept: "text/event-stream", [TOKEN_HEADER]: token },
        signal: ending.signal,
      });
      const isStream = response.status === 200 && response.body !== null;
      const messages = readEventStream(isStream ? response.body : nothing(), MESSAGE_SIZE_MAX);
      return {
        // Held for as long as the stream: Node cancels a body that nobody reads yet when its response is garbage.
        get status() {
          return response.status;
        },
        /** The next message; null at its end, however that comes. */
        next: async (): Promise<(Omit<StreamMessage, "data"> & { readonly data: unknown }) | null> => {
          const { value } = await messages.next().catch(() => ({ value: undefined }));
          return value === undefined ? null : { ...value, data: JSON.parse(value.data) };
        },
        close: () => ending.abort(),
        [Symbol.dispose]: () => ending.abort(),
      };
    },
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
