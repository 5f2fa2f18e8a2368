import { failure } from "../errors.ts";
import { compileExpression, refuseBadFieldPath, type Vars } from "../expressions/compile.ts";
import type { QueryContext } from "../plan/context.ts";
import { type Meter, stageMeter } from "../plan/meter.ts";
import { runQuery } from "../plan/query.ts";
import { documentOf, rowOf } from "../plan/row.ts";
import { parseFilter } from "../query/filter-parse.ts";
import { inTest } from "../query/predicates.ts";
import { compileAddFields } from "../query/projection.ts";
import { EMPTY_ARRAY, tuplesOf } from "../query/tuples.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { type Document, isDocument, isNumber, Long, toNumber, typeNameOf } from "../values/types.ts";
import { weightOfValue } from "../values/weight.ts";
import { refuseGiant } from "./facet.ts";
import type { Stage } from "./stage.ts";

const NAMES = ["from", "as", "connectFromField", "connectToField", "depthField"];
const REQUIRED = ["from", "as", "startWith", "connectFromField", "connectToField"];

function parseMaxDepth(value: unknown): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (!isNumber(value)) throw failure(40100, `maxDepth must be numeric, found type: ${typeNameOf(value)}`);
  const depth = toNumber(value);
  if (depth < 0) throw failure(40101, `maxDepth requires a nonnegative argument, found: ${depth}`);
  if (!Number.isInteger(depth))
    throw failure(40102, `maxDepth could not be represented as a long long: ${depth}`);
  return depth;
}

function parseOptions(
  spec: unknown,
): Document & Record<"from" | "as" | "connectFromField" | "connectToField", string> {
  if (!isDocument(spec))
    throw failure(
      "FailedToParse",
      `the $graphLookup stage specification must be an object, but found ${typeNameOf(spec)}`,
    );
  if (!("from" in spec))
    throw failure("FailedToParse", "missing 'from' option to $graphLookup stage specification");
  if (typeof spec.from !== "string")
    throw failure(
      "FailedToParse",
      `$graphLookup 'from' field must be a string, but found ${typeNameOf(spec.from)}`,
    );
  for (const [name, value] of Object.entries(spec)) {
    if (NAMES.includes(name)) {
      if (typeof value !== "string")
        throw failure(40103, `expected string as argument for ${name}, found: ${typeNameOf(value)}`);
      if (name !== "from") refuseBadFieldPath(value);
    } else if (!["startWith", "maxDepth", "restrictSearchWithMatch"].includes(name))
      throw failure(40104, `Unknown argument to $graphLookup: ${name}`);
  }
  if (REQUIRED.some((name) => !(name in spec)))
    throw failure(
      40105,
      "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.",
    );
  return spec as ReturnType<typeof parseOptions>;
}

/**
 * Searches a graph breadth first: a document is connected to those whose `connectToField` has one of the values of its
 * `connectFromField`. Each round asks for all new values at once, with an index on `connectToField` by seeks; a value is
 * never asked for twice. What is found comes in the order of its finding.
 */
export function compileGraphLookup(spec: unknown, name: string): Stage {
  const options = parseOptions(spec);
  const { from, as, connectToField, depthField, restrictSearchWithMatch } = options;
  const maxDepth = parseMaxDepth(options.maxDepth);
  if (restrictSearchWithMatch !== undefined && !isDocument(restrictSearchWithMatch))
    throw failure(
      40185,
      `restrictSearchWithMatch must be an object, found ${typeNameOf(restrictSearchWithMatch)}`,
    );
  const restriction = parseFilter(restrictSearchWithMatch ?? {});
  const startWith = compileExpression(options.startWith);
  const fromPaths = [options.connectFromField.split(".")];
  const setAs = compileAddFields({ [as]: "$$found" }, name);
  const setDepth =
    typeof depthField === "string" ? compileAddFields({ [depthField]: "$$depth" }, name) : null;

  function search(start: unknown, context: QueryContext, meter: Meter): Document[] {
    const found = new Map<string, Document>();
    const asked = new Set<string>();
    let frontier = new Map<string, unknown>();
    const reach = (values: readonly unknown[]) => {
      for (const item of values) {
        if (item === undefined || item === EMPTY_ARRAY) continue;
        const key = encodeValue(item);
        if (asked.has(key)) continue;
        asked.add(key);
        meter(key.length * 2 + weightOfValue(item));
        frontier.set(key, item);
      }
    };
    reach(Array.isArray(start) ? start : [start]);
    for (let depth = 0; frontier.size > 0 && depth <= maxDepth; depth++) {
      const values = [...frontier.values()];
      frontier = new Map();
      const filter = {
        kind: "and" as const,
        nodes: [
          { kind: "in" as const, path: connectToField, values, ...inTest(values) },
          // A document without the field is connected to nothing, not even by null.
          ...(values.includes(null) ? [parseFilter({ [connectToField]: { $exists: true } })] : []),
          restriction,
        ],
      };
      const collection = context.collectionAt(`${context.db}.${from}`);
      for (const row of runQuery(context, { collection, filter }).rows) {
        const document = documentOf(row);
        const key = encodeValue(document._id);
        if (found.has(key)) continue;
        const vars: Vars = Object.assign(Object.create(context.vars), { depth: Long.fromNumber(depth) });
        const seen = setDepth ? setDepth(document, vars) : document;
        meter(key.length * 2 + weightOfValue(seen));
        found.set(key, seen);
        reach(tuplesOf(seen, fromPaths).tuples.flat());
      }
    }
    return [...found.values()];
  }

  return {
    name,
    *run(rows, context) {
      for (const row of rows) {
        const document = documentOf(row);
        const vars: Vars = Object.create(context.vars);
        const meter = stageMeter(name, 40099);
        vars.found = search(startWith(document, context.vars), context, meter);
        const out = setAs(document, vars);
        refuseGiant(out, name);
        yield rowOf(out);
      }
    },
  };
}
