import type { IncomingHttpHeaders } from "node:http";

/** Headers of a client that subgraphs get, by their names in lower case. */
export type ForwardedHeaders = Readonly<Record<string, string>>;

/** @param names In lower case. */
export const forwardedIn = (names: readonly string[], headers: IncomingHttpHeaders): ForwardedHeaders =>
  Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
