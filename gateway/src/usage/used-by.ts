import type { ClientIdentity } from "../client-identity.ts";

/** Under which name and version of a client it is counted what it uses. */
export type UsingClient = { readonly name: string; readonly version: string };

const NAME = /^[\w.@/-]{1,64}$/;

/** Who says nothing, or something that is no name, is `unknown`. */
export const usedBy = ({ name, version }: ClientIdentity): UsingClient => ({
  name: nameOrUnknown(name),
  version: nameOrUnknown(version),
});

const nameOrUnknown = (text: string | null): string => (text !== null && NAME.test(text) ? text : "unknown");
