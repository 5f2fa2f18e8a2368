import { LIMIT_BOUNDS, type Limits } from "./limits.ts";

const LIMIT_BY_FLAG = {
  "max-body-bytes": "bodyBytes",
  "max-tokens": "tokens",
  "max-depth": "depth",
  "max-fields": "fields",
  "max-aliases": "aliases",
  "max-directives": "directives",
  "max-root-fields": "rootFields",
  "max-rows": "rows",
  "max-cost": "cost",
  "assumed-list-size": "listSizeAssumed",
} as const satisfies Readonly<Record<string, keyof Limits>>;

type LimitFlag = keyof typeof LIMIT_BY_FLAG;
const FLAGS = Object.keys(LIMIT_BY_FLAG) as readonly LimitFlag[];

/** The flags of a command line that set limits, as `parseArgs` of `node:util` reads them. */
export const LIMIT_FLAGS = Object.fromEntries(FLAGS.map((flag) => [flag, { type: "string" }])) as Readonly<
  Record<LimitFlag, { readonly type: "string" }>
>;

/**
 * The limits that a command line gives: none of which it says nothing.
 *
 * @throws Error that names every flag with a value that it cannot have.
 */
export function limitsIn(values: Readonly<Partial<Record<LimitFlag, string>>>): Partial<Limits> {
  const mistakes: string[] = [];
  const limits: Partial<Record<keyof Limits, number>> = {};
  for (const flag of FLAGS) {
    const text = values[flag];
    if (text === undefined) continue;
    const limit = LIMIT_BY_FLAG[flag];
    const { min, max } = LIMIT_BOUNDS[limit];
    const number = Number(text);
    if (/^\d{1,15}$/.test(text) && number >= min && number <= max) limits[limit] = number;
    else mistakes.push(`--${flag} must be a whole number from ${min} to ${max}, got "${text}".`);
  }
  const { listSizeAssumed, cost, rows } = limits;
  if (listSizeAssumed !== undefined && cost === undefined && rows === undefined && mistakes.length === 0)
    mistakes.push("--assumed-list-size says how --max-cost and --max-rows count: give one of them too.");
  if (mistakes.length > 0) throw new Error(mistakes.join("\n"));
  return limits;
}
