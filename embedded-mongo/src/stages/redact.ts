import { failure } from "../errors.ts";
import { compileExpression, type Vars } from "../expressions/compile.ts";
import { documentOf, rowOf } from "../plan/row.ts";
import { showValue } from "../values/show.ts";
import { type Document, isDocument, setField } from "../values/types.ts";
import type { Stage } from "./stage.ts";

const VERDICTS = { DESCEND: "descend", PRUNE: "prune", KEEP: "keep" };

/** Keeps, drops or goes into each (sub)document, as the expression says of it; `$$ROOT` stays the whole document. */
export function compileRedact(spec: unknown, name: string): Stage {
  const judge = compileExpression(spec);

  function redact(value: unknown, vars: Vars): unknown {
    if (Array.isArray(value))
      return value.map((item) => redact(item, vars)).filter((item) => item !== undefined);
    if (!isDocument(value)) return value;
    const verdict = judge(value, vars);
    if (verdict === VERDICTS.KEEP) return value;
    if (verdict === VERDICTS.PRUNE) return undefined;
    if (verdict !== VERDICTS.DESCEND)
      throw failure(
        17053,
        `$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE, but returned ${showValue(verdict)}`,
      );
    const out: Document = {};
    for (const field of Object.keys(value)) {
      const kept = redact(value[field], vars);
      if (kept !== undefined) setField(out, field, kept);
    }
    return out;
  }

  return {
    name,
    *run(rows, context) {
      for (const row of rows) {
        const document = documentOf(row);
        const vars: Vars = Object.assign(Object.create(context.vars), VERDICTS, { ROOT: document });
        const kept = redact(document, vars);
        if (kept !== undefined) yield rowOf(kept as Document);
      }
    },
  };
}
