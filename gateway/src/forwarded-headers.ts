import type { IncomingHttpHeaders } from "node:http";

/** Headers of a client that subgraphs get, by their names in lower case. */
export type ForwardedHeaders = Readonly<Record<string, string>>;

/** @param names In lower case. */
export const forwardedIn = (names: readonly string[], headers: IncomingHttpHeaders): ForwardedHeaders =>
  Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );

/** Names of headers, in lower case, from a text with commas between. */
export const headerNamesIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);

const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
/**
 * How a request is sent, and what is understood in return. With the client's own a request could not be sent, or its answer not
 * be read, and subgraphs that fail are left alone: one client would close them to all.
 */
const BETWEEN_TWO: ReadonlySet<string> = new Set([
  ...["host", "connection", "keep-alive", "proxy-connection", "upgrade", "te", "trailer", "expect"],
  ...["content-length", "transfer-encoding", "content-type", "content-encoding"],
  ...["accept", "accept-encoding", "if-match", "if-none-match", "if-modified-since", "if-unmodified-since"],
  ...["range", "if-range"],
]);

/**
 * What `--forward` names, in lower case.
 *
 * @throws Error that names each which cannot be forwarded.
 */
export function forwardedNamesIn(text: string): readonly string[] {
  const names = headerNamesIn(text);
  const mistakes = names.flatMap((name) => {
    if (!NAME.test(name)) return [`--forward must name headers, got ${JSON.stringify(name)}.`];
    if (!BETWEEN_TWO.has(name)) return [];
    return [`--forward cannot name ${name}: it is between the gateway and a subgraph.`];
  });
  if (mistakes.length > 0) throw new Error(mistakes.join("\n"));
  return names;
}
