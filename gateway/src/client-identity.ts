import type { IncomingHttpHeaders } from "node:http";

/** What a client says that it is: a program, never a person. Anybody may say anything; null: nothing. */
export type ClientIdentity = { readonly name: string | null; readonly version: string | null };

/** Of whoever says nothing. */
export const NO_IDENTITY: ClientIdentity = { name: null, version: null };

/** How Apollo's clients, and others after them, say what they are: the first of them that is there counts. */
const NAME_HEADERS = ["graphql-client-name", "apollographql-client-name"] as const;
const VERSION_HEADERS = ["graphql-client-version", "apollographql-client-version"] as const;
/** What is longer is kept nowhere, as long as a subscription may last. */
const LENGTH_MAX = 256;

type Said = IncomingHttpHeaders | Readonly<Record<string, unknown>>;

/** @param said Headers, or what a WebSocket has in their place, under the same names. */
export const clientIdentityIn = (said: Said): ClientIdentity => ({
  name: firstOf(NAME_HEADERS, said),
  version: firstOf(VERSION_HEADERS, said),
});

function firstOf(names: readonly string[], said: Said): string | null {
  for (const name of names) {
    const text = said[name];
    if (typeof text === "string" && text !== "" && text.length <= LENGTH_MAX) return text;
  }
  return null;
}
