import { ACCUMULATOR_NAMES, compileAccumulator } from "../../accumulators/table.ts";
import { failure } from "../../errors.ts";
import { compileExpression } from "../../expressions/compile.ts";
import type { Sort } from "../../query/sort.ts";
import { isDocument, isNumber, toNumber } from "../../values/types.ts";
import { constantOf } from "../specification.ts";
import { compileCovariance, compileExpMovingAvg } from "./averages.ts";
import { framesOf } from "./bounds.ts";
import type { WindowCall, WindowFunction } from "./partition.ts";
import { compileRank, RANK_NAMES } from "./ranks.ts";
import { compileDerivative, compileIntegral, compileLinearFill } from "./rates.ts";
import { accumulating, atEnd, lastObserved, SO_FAR } from "./sliding.ts";

type CompileWindowFunction = (call: WindowCall) => WindowFunction;

const wrong = (message: string) => failure("FailedToParse", message);

function compileAccumulating(call: WindowCall): WindowFunction {
  if (call.name === "$count" && !(isDocument(call.argument) && Object.keys(call.argument).length === 0))
    throw wrong("$count only accepts an empty object as input");
  const accumulator = compileAccumulator(call.name, call.argument);
  if (!accumulator) throw wrong(`Unrecognized window function, ${call.name}`);
  return accumulating(accumulator, framesOf(call));
}

/** `$shift`: the value of the document so many places further on. */
function compileShift({ name, argument, sort }: WindowCall): WindowFunction {
  if (!isDocument(argument)) throw wrong("Argument to $shift must be an object");
  const { output, by, default: other, ...rest } = argument;
  if (Object.keys(rest).length > 0) throw wrong(`Unknown argument in ${name}`);
  const fallback = other === undefined ? null : constantOf(other, "FailedToParse", "'$shift:default'");
  if (by !== undefined && !(isNumber(by) && Number.isInteger(toNumber(by))))
    throw wrong("'$shift:by' field must be an integer");
  if (output === undefined) throw wrong("$shift requires an 'output' expression.");
  if (by === undefined) throw wrong("$shift requires 'by' as an integer value.");
  if (!sort) throw wrong("'$shift' requires a sortBy");
  const evaluate = compileExpression(output);
  const offset = toNumber(by);
  return ({ documents, vars }) =>
    (i) => {
      const document = documents[i + offset];
      return document ? (evaluate(document, vars) ?? null) : fallback;
    };
}

/** Functions whose window goes without saying. */
const WITHOUT_WINDOW: Record<string, CompileWindowFunction> = {
  $expMovingAvg: compileExpMovingAvg,
  $linearFill: compileLinearFill,
  $locf: ({ argument }) => accumulating(lastObserved(compileExpression(argument)), SO_FAR),
  $shift: compileShift,
  ...Object.fromEntries(RANK_NAMES.map((name) => [name, compileRank])),
};

/** Objects are merged in groups only. */
const ACCUMULATING = ACCUMULATOR_NAMES.filter((name) => name !== "$mergeObjects");

const FUNCTIONS: Record<string, CompileWindowFunction> = {
  ...Object.fromEntries(ACCUMULATING.map((name) => [name, compileAccumulating])),
  $covariancePop: compileCovariance,
  $covarianceSamp: compileCovariance,
  $derivative: compileDerivative,
  $first: atEnd(true),
  $integral: compileIntegral,
  $last: atEnd(false),
  ...WITHOUT_WINDOW,
};

export const WINDOW_FUNCTION_NAMES: readonly string[] = Object.keys(FUNCTIONS);

/** One field of `output`. @throws CommandError 9 and others for what is no window function. */
export function compileWindowFunction(field: string, spec: unknown, sort: Sort | null): WindowFunction {
  if (!isDocument(spec)) throw wrong(`The field '${field}' must be an object`);
  const [name, ...others] = Object.keys(spec).filter((key) => key !== "window");
  const operator = Object.keys(spec).find((key) => key.startsWith("$"));
  if (name === undefined || operator === undefined)
    throw wrong(`Expected a $-prefixed window function, ${Object.keys(spec)[0] ?? ""}`);
  const compile = Object.hasOwn(FUNCTIONS, operator) ? FUNCTIONS[operator] : undefined;
  if (!compile) throw wrong(`Unrecognized window function, ${operator}`);
  if (RANK_NAMES.includes(operator) && Object.keys(spec).length > 1)
    throw failure(5371601, "Rank style window functions take no other arguments");
  if (others.length > 0) throw wrong(`Window function found an unknown argument: ${others.join(", ")}`);
  if (Object.hasOwn(WITHOUT_WINDOW, operator) && "window" in spec)
    throw wrong(`'window' field is not allowed in ${operator}`);
  return compile({ name: operator, argument: spec[operator], window: spec.window, sort });
}
