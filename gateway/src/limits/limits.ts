import type { SettingsReader } from "@kith/kit/config.ts";
import type { OperationShape } from "./operation-shape.ts";

/** How much a client may ask for at once. */
export type Limits = Readonly<OperationShape> & {
  /** Of the body of an HTTP request. */
  readonly bodyBytes: number;
  /** Lexical tokens of a document: what is longer is not parsed to its end. */
  readonly tokens: number;
  /** Rows of all pages together: a hundred friends with a hundred friends each, and some more. */
  readonly rows: number;
  /** What an operation may cost, by `@cost` and `@listSize`. */
  readonly cost: number;
  /** How long a list is taken to be of which the schema says nothing. */
  readonly listSizeAssumed: number;
};

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 4 * 1024 * 1024,
  tokens: 5_000,
  depth: 20,
  fields: 2_000,
  aliases: 100,
  directives: 100,
  rootFields: 20,
  rows: 20_000,
  cost: 250_000,
  listSizeAssumed: 10,
};

/** More than the limit of tokens can be set to, for who reads a document only to tell what it is. */
export const TOKENS_CEILING = 15_000;

/** What each limit can be set to. */
export const LIMIT_BOUNDS = {
  bodyBytes: { min: 1_024, max: 64 * 1024 * 1024 },
  tokens: { min: 10, max: TOKENS_CEILING },
  depth: { min: 1, max: 200 },
  fields: { min: 1, max: 20_000 },
  aliases: { min: 0, max: 20_000 },
  directives: { min: 0, max: 20_000 },
  rootFields: { min: 1, max: 1_000 },
  rows: { min: 1, max: 1_000_000_000 },
  cost: { min: 1, max: 1_000_000_000 },
  listSizeAssumed: { min: 0, max: 10_000 },
} as const satisfies Readonly<Record<keyof Limits, { readonly min: number; readonly max: number }>>;

/** Reads each limit from a setting of its own. */
export function limitsFrom(reader: SettingsReader): Limits {
  const read = (setting: string, limit: keyof Limits): number =>
    reader.count(setting, DEFAULT_LIMITS[limit], LIMIT_BOUNDS[limit]);
  return {
    bodyBytes: read("KITH_MAX_BODY_BYTES", "bodyBytes"),
    tokens: read("KITH_MAX_TOKENS", "tokens"),
    depth: read("KITH_MAX_DEPTH", "depth"),
    fields: read("KITH_MAX_FIELDS", "fields"),
    aliases: read("KITH_MAX_ALIASES", "aliases"),
    directives: read("KITH_MAX_DIRECTIVES", "directives"),
    rootFields: read("KITH_MAX_ROOT_FIELDS", "rootFields"),
    rows: read("KITH_MAX_ROWS", "rows"),
    cost: read("KITH_MAX_COST", "cost"),
    listSizeAssumed: read("KITH_ASSUMED_LIST_SIZE", "listSizeAssumed"),
  };
}
