import { failure } from "../errors.ts";
import { compileExpression } from "../expressions/compile.ts";
import { UNMETERED } from "../plan/meter.ts";
import { isDocument } from "../values/types.ts";
import type { AccumulatorCall } from "./accumulator.ts";
import { type CreateAccumulator, PLAIN, SLIDING } from "./plain.ts";
import { RANKED } from "./ranked.ts";
import { compilePercentile, DEVIATIONS } from "./statistics.ts";

const OF_ONE_EXPRESSION: Record<string, CreateAccumulator> = { ...PLAIN, ...DEVIATIONS };
const OF_NAMED_ARGUMENTS: Record<string, (name: string, spec: unknown) => AccumulatorCall> = {
  ...RANKED,
  $percentile: compilePercentile,
  $median: compilePercentile,
};

export const ACCUMULATOR_NAMES: readonly string[] = [
  ...Object.keys(OF_ONE_EXPRESSION),
  ...Object.keys(OF_NAMED_ARGUMENTS),
];

const ownEntry = <Value>(table: Record<string, Value>, name: string) =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** @returns null when there is no accumulator of this name. */
export function compileAccumulator(name: string, spec: unknown): AccumulatorCall | null {
  const compile = ownEntry(OF_NAMED_ARGUMENTS, name);
  if (compile) return compile(name, spec);
  const create = ownEntry(OF_ONE_EXPRESSION, name);
  if (!create) return null;
  if (name === "$count" && (!isDocument(spec) || Object.keys(spec).length > 0))
    throw failure("TypeMismatch", "$count takes no arguments, i.e. $count:{}");
  const input = name === "$count" ? () => null : compileExpression(spec);
  return { input, create, slide: ownEntry(SLIDING, name) ?? create };
}

/** An accumulator over the items of an array: what most of them are as expressions. */
export function accumulateList(name: string, values: readonly unknown[]): unknown {
  const create = OF_ONE_EXPRESSION[name];
  if (!create) throw new Error(`no accumulator ${name}`);
  const accumulator = create({ meter: UNMETERED, id: {}, vars: {} });
  for (const value of values) accumulator.add(value);
  return accumulator.result();
}
