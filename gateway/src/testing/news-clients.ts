import { createClient } from "graphql-ws";
import { expect } from "vitest";

export const NEWS_QUERY = "subscription { published { title author { name } } }";

type Said = Readonly<Record<string, unknown>>;
export type NewsClient = ReturnType<typeof connectToNews>;

/** A client over a WebSocket that tries once, and says this in the first message and in the request for the connection. */
export function connectToNews(
  endpoint: string,
  connectionParams: Said = {},
  headers: Readonly<Record<string, string>> = {},
) {
  class WithHeaders extends WebSocket {
    constructor(url: string, protocol: string) {
      super(url, { protocols: protocol, headers });
    }
  }
  const closes: number[] = [];
  const client = createClient({
    url: endpoint.replace("http", "ws"),
    connectionParams,
    retryAttempts: 0,
    webSocketImpl: WithHeaders,
    on: { closed: (event) => closes.push((event as { readonly code: number }).code) },
  });
  return {
    client,
    /** The codes with which it was closed. */
    closes,
    /** The first that is told. */
    first: (query = NEWS_QUERY) => client.iterate({ query }).next(),
    /** Why nothing is. */
    refusalOf: (query = NEWS_QUERY): Promise<unknown> =>
      client
        .iterate({ query })
        .next()
        .then(
          () => expect.unreachable(),
          (error) => error,
        ),
    [Symbol.asyncDispose]: async () => client.dispose(),
  };
}
