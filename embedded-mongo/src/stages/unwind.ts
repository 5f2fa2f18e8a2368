import { failure } from "../errors.ts";
import { spend } from "../expressions/allowance.ts";
import { refuseBadFieldPath, type Vars } from "../expressions/compile.ts";
import { documentOf, type Row, rowOf } from "../plan/row.ts";
import { type Document, fieldOf, isDocument, isNullish, Long, setField } from "../values/types.ts";
import type { Stage } from "./stage.ts";

function replaceAt(document: Document, parts: readonly string[], value: unknown, i = 0): Document {
  const out = { ...document };
  const name = parts[i] as string;
  if (i === parts.length - 1) {
    if (value === undefined) delete out[name];
    else setField(out, name, value);
    return out;
  }
  const below = fieldOf(out, name);
  if (isDocument(below)) setField(out, name, replaceAt(below, parts, value, i + 1));
  else if (value !== undefined) setField(out, name, replaceAt({}, parts, value, i + 1));
  return out;
}

export function valueAt(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) value = isDocument(value) ? fieldOf(value, part) : undefined;
  return value;
}

export function compileUnwind(spec: unknown, name: string): Stage {
  const options: Document = isDocument(spec) ? spec : { path: spec };
  if (typeof spec !== "string" && !isDocument(spec))
    throw failure(15981, "expected either a string or an object as specification for $unwind stage");
  for (const option of Object.keys(options))
    if (!["path", "includeArrayIndex", "preserveNullAndEmptyArrays"].includes(option))
      throw failure(28811, `unrecognized option to $unwind stage: ${option}`);
  const { path, includeArrayIndex: indexField, preserveNullAndEmptyArrays: isPreserving = false } = options;
  if (path === undefined) throw failure(28812, "no path specified to $unwind stage");
  if (typeof path !== "string") throw failure(28808, "expected a string as the path for $unwind stage");
  if (!path.startsWith("$"))
    throw failure(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (indexField !== undefined && (typeof indexField !== "string" || indexField === ""))
    throw failure(28810, "expected a non-empty string for the includeArrayIndex option to $unwind stage");
  if (typeof indexField === "string" && indexField.startsWith("$"))
    throw failure(28822, "includeArrayIndex option to $unwind stage should not be prefixed with a '$'");
  if (typeof isPreserving !== "boolean")
    throw failure(28809, "expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage");
  refuseBadFieldPath(path.slice(1));
  const parts = path.slice(1).split(".");
  const indexParts = typeof indexField === "string" ? indexField.split(".") : null;
  const withIndex = (document: Document, index: number | null) =>
    indexParts ? replaceAt(document, indexParts, index === null ? null : Long.fromNumber(index)) : document;
  function* spread(document: Document, items: Iterable<unknown>, vars: Vars): Generator<Row> {
    let i = 0;
    for (const item of items) {
      spend(vars, 1);
      yield rowOf(withIndex(replaceAt(document, parts, item), i++));
    }
    if (i === 0 && isPreserving) yield rowOf(withIndex(replaceAt(document, parts, undefined), null));
  }
  return {
    name,
    unwind: { path: path.slice(1), spread },
    *run(rows, { vars }) {
      for (const row of rows) {
        const document = documentOf(row);
        const value = valueAt(document, parts);
        if (Array.isArray(value)) yield* spread(document, value, vars);
        else if (!isNullish(value) || isPreserving) yield rowOf(withIndex(document, null));
      }
    },
  };
}
