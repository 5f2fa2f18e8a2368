/** Who says that they ask: a program, never a person. */
export type ClientIdentity = { readonly name: string; readonly version: string };

type Headers = { get(name: string): string | undefined };

/** How Apollo's clients, and others after them, say what they are. */
const NAME_HEADER = "apollographql-client-name";
const VERSION_HEADER = "apollographql-client-version";
const NAME = /^[\w.@/-]{1,64}$/;

/** Who says nothing, or something that is no name, is `unknown`. */
export function clientIdentity(headers: Headers | undefined): ClientIdentity {
  return { name: partOf(headers?.get(NAME_HEADER)), version: partOf(headers?.get(VERSION_HEADER)) };
}

const partOf = (text: string | undefined): string =>
  text !== undefined && NAME.test(text) ? text : "unknown";
