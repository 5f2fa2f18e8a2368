import type { Rows } from "./scene.ts";

/** A way to break a rule by hand, and all that is said of it then. */
export type Breakage = {
  readonly how: string;
  readonly damage: (rows: Rows) => Promise<unknown>;
  readonly says: readonly (string | RegExp)[];
};

/** Every way that is tried, by the rule that it breaks. */
export type Breakages = Readonly<Record<string, readonly Breakage[]>>;
