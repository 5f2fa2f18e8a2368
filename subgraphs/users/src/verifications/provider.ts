import type { VerificationAnswer } from "./model.ts";

/** What a person says of themselves. It is handed to the provider and kept nowhere. */
export type RealName = { readonly name: string; readonly identityNumber: string };

/** Whoever can say whether a name and an identity number belong together. */
export type VerificationProvider = {
  /** Asks; the answer may take minutes. Rejects when there will be none. */
  verify(realName: RealName): Promise<VerificationAnswer>;
};
