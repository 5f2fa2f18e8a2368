import type { Accumulator, AccumulatorCall } from "../accumulators/accumulator.ts";
import { compileAccumulator } from "../accumulators/table.ts";
import { CommandError, failure } from "../errors.ts";
import { compileExpression, type Expression } from "../expressions/compile.ts";
import { type Meter, stageMeter } from "../plan/meter.ts";
import { documentOf, rowOf } from "../plan/row.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { type Document, isDocument, isNumber, setField } from "../values/types.ts";
import type { Stage } from "./stage.ts";

/** One output field of `$group` and of the buckets. */
export type Field = { readonly name: string; readonly call: AccumulatorCall };

/** @throws CommandError 40234 and others for what is no accumulator. */
export const parseFields = (spec: Document): Field[] =>
  Object.entries(spec).map(([name, value]) => {
    if (name.includes(".")) throw failure(40235, `The field name '${name}' cannot contain '.'`);
    if (name.startsWith("$")) throw failure(40236, `The field name '${name}' cannot be an operator name`);
    const [operator, ...rest] = isDocument(value) ? Object.keys(value) : [];
    if (!isDocument(value) || (operator !== undefined && !operator.startsWith("$")))
      throw failure(40234, `The field '${name}' must be an accumulator object`);
    if (operator === undefined || rest.length > 0)
      throw failure(40238, `The field '${name}' must specify one accumulator`);
    if (Array.isArray(value[operator]))
      throw failure(40237, `The ${operator} accumulator is a unary operator`);
    const call = compileAccumulator(operator, value[operator]);
    if (!call) throw new CommandError(15952, `unknown group operator '${operator}'`);
    return { name, call };
  });

/** The output fields of one group. */
export function resultOf(
  out: Document,
  fields: readonly Field[],
  accumulators: readonly Accumulator[],
): Document {
  for (let i = 0; i < fields.length; i++)
    setField(out, (fields[i] as Field).name, accumulators[i]?.result() ?? null);
  return out;
}

/** A missing key counts as null; in a key of several parts the missing ones are left out. */
function compileKey(spec: unknown): Expression {
  const names = isDocument(spec) ? Object.keys(spec) : [];
  const [name] = names;
  const evaluate = compileExpression(spec);
  if (name === undefined || name.startsWith("$")) return evaluate;
  if (Object.values(spec as Document).some((part) => isNumber(part) || typeof part === "boolean"))
    throw failure(17390, "$group does not support inclusion-style expressions");
  if (names.length > 1) return evaluate;
  const part = compileExpression((spec as Document)[name]);
  return (root, vars) => {
    const out: Document = {};
    setField(out, name, part(root, vars) ?? null);
    return out;
  };
}

/** The maps and accumulators of one group, without what these hold. */
const GROUP_BYTES = 128;
const ACCUMULATOR_BYTES = 64;

const NOTHING: Document = {};

/** Groups rows by any key: what `$group` and `$bucket` share. */
export function groupStage(
  name: string,
  keyOf: Expression,
  fields: readonly Field[],
  readsNothing = false,
): Stage {
  return {
    name,
    readsNothing,
    *run(rows, { vars }) {
      const meter: Meter = stageMeter(name);
      const groups = new Map<string, { id: unknown; accumulators: Accumulator[] }>();
      for (const row of rows) {
        // Counting needs no document: the row is not even decoded.
        const document = readsNothing ? NOTHING : documentOf(row);
        const id = keyOf(document, vars) ?? null;
        const key = encodeValue(id);
        let group = groups.get(key);
        if (!group) {
          meter(GROUP_BYTES + key.length * 2 + fields.length * ACCUMULATOR_BYTES);
          const scope = { meter, id: isDocument(id) ? id : {}, vars };
          group = { id, accumulators: fields.map(({ call }) => call.create(scope)) };
          groups.set(key, group);
        }
        for (let i = 0; i < fields.length; i++)
          group.accumulators[i]?.add((fields[i] as Field).call.input(document, vars));
      }
      for (const { id, accumulators } of groups.values())
        yield rowOf(resultOf({ _id: id }, fields, accumulators));
    },
  };
}

/** Whether a part of a group can be told without looking at any document. */
const isConstant = (value: unknown): boolean =>
  value === null ||
  (typeof value === "object" && !isDocument(value) && !Array.isArray(value)) ||
  typeof value === "boolean";

const countsOnly = (spec: Document): boolean =>
  Object.entries(spec).every(([field, value]) =>
    field === "_id"
      ? isConstant(value)
      : isDocument(value) &&
        Object.entries(value).every(([op, arg]) => op === "$count" || (op === "$sum" && isConstant(arg))),
  );

export function compileGroup(spec: unknown, name: string): Stage {
  if (!isDocument(spec)) throw failure(15947, "a group's fields must be specified in an object");
  const { _id, ...fields } = spec;
  if (_id === undefined) throw failure(15955, "a group specification must include an _id");
  return groupStage(name, compileKey(_id), parseFields(fields), countsOnly(spec));
}
