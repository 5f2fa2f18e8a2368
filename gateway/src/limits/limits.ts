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

/** Reads each limit from a setting of its own. */
export const limitsFrom = (reader: SettingsReader): Limits => ({
  bodyBytes: reader.count("KITH_MAX_BODY_BYTES", DEFAULT_LIMITS.bodyBytes, {
    min: 1_024,
    max: 64 * 1024 * 1024,
  }),
  tokens: reader.count("KITH_MAX_TOKENS", DEFAULT_LIMITS.tokens, { min: 10, max: TOKENS_CEILING }),
  depth: reader.count("KITH_MAX_DEPTH", DEFAULT_LIMITS.depth, { min: 1, max: 200 }),
  fields: reader.count("KITH_MAX_FIELDS", DEFAULT_LIMITS.fields, { min: 1, max: 20_000 }),
  aliases: reader.count("KITH_MAX_ALIASES", DEFAULT_LIMITS.aliases, { min: 0, max: 20_000 }),
  directives: reader.count("KITH_MAX_DIRECTIVES", DEFAULT_LIMITS.directives, { min: 0, max: 20_000 }),
  rootFields: reader.count("KITH_MAX_ROOT_FIELDS", DEFAULT_LIMITS.rootFields, { min: 1, max: 1_000 }),
  rows: reader.count("KITH_MAX_ROWS", DEFAULT_LIMITS.rows, { min: 1, max: 1_000_000_000 }),
  cost: reader.count("KITH_MAX_COST", DEFAULT_LIMITS.cost, { min: 1, max: 1_000_000_000 }),
  listSizeAssumed: reader.count("KITH_ASSUMED_LIST_SIZE", DEFAULT_LIMITS.listSizeAssumed, {
    min: 0,
    max: 10_000,
  }),
});
