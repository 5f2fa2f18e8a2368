import { failure } from "../errors.ts";
import { compileExpression, type Expression } from "../expressions/compile.ts";
import { BLOCKING_STAGE_MAX_BYTES } from "../limits.ts";
import { sortMemoryExceeded, sortRows } from "../plan/query.ts";
import { documentOf, rowOf } from "../plan/row.ts";
import { type Accumulator, accumulatorFactory } from "../query/accumulators.ts";
import { compileRanked } from "../query/ranked-accumulators.ts";
import { compileSort } from "../query/sort.ts";
import { integer } from "../values/arithmetic.ts";
import { encodeValue } from "../values/key-encoding.ts";
import { type Document, int, isDocument } from "../values/types.ts";
import type { Stage } from "./pipeline.ts";

type Field = { name: string; create: () => Accumulator; input: Expression; feeds: boolean };

function parseFields(spec: Document): Field[] {
  return Object.entries(spec)
    .filter(([name]) => name !== "_id")
    .map(([name, value]) => {
      if (name.includes(".")) throw failure(40235, `The field name '${name}' cannot contain '.'`);
      if (name.startsWith("$")) throw failure(40236, `The field name '${name}' cannot be an operator name`);
      if (!isDocument(value)) throw failure(40234, `The field '${name}' must be an accumulator object`);
      const [operator, ...rest] = Object.keys(value);
      if (operator === undefined || rest.length > 0)
        throw failure(40238, `The field '${name}' must specify one accumulator`);
      if (!operator.startsWith("$"))
        throw failure(40234, `The field '${name}' must be an accumulator object`);
      const argument = value[operator];
      const ranked = compileRanked(operator, argument);
      if (ranked) return { name, ...ranked, feeds: true };
      const create = accumulatorFactory(operator);
      if (operator === "$count" && (!isDocument(argument) || Object.keys(argument).length > 0))
        throw failure("TypeMismatch", "$count takes no arguments, i.e. $count:{}");
      if (Array.isArray(argument) && argument.length !== 1)
        throw failure(40237, `The ${operator} accumulator is a unary operator`);
      const input = compileExpression(Array.isArray(argument) ? argument[0] : argument);
      return { name, create, input, feeds: operator !== "$count" };
    });
}

/** Missing counts as null, also in the parts of a compound id. */
function compileGroupId(spec: unknown): Expression {
  const names = isDocument(spec) ? Object.keys(spec) : [];
  if (names.length === 0 || names[0]?.startsWith("$")) return compileExpression(spec);
  const parts = names.map((name) => [name, compileGroupId((spec as Document)[name])] as const);
  compileExpression(spec);
  return (root, vars) => Object.fromEntries(parts.map(([name, part]) => [name, part(root, vars) ?? null]));
}

/** An estimate per kept value; exact sizes would cost more than they tell. */
const VALUE_WEIGHT_BYTES = 64;

const isConstant = (value: unknown): boolean =>
  value === null ||
  (typeof value === "object" && !isDocument(value) && !Array.isArray(value)) ||
  typeof value === "boolean";

export function compileGroup(spec: unknown, name: string): Stage {
  if (!isDocument(spec)) throw failure(15947, "a group's fields must be specified in an object");
  if (!("_id" in spec)) throw failure(15955, "a group specification must include an _id");
  const idOf = compileGroupId(spec._id);
  const fields = parseFields(spec);
  const counts = Object.entries(spec).every(([field, value]) =>
    field === "_id"
      ? isConstant(value)
      : isDocument(value) &&
        Object.entries(value).every(([op, arg]) => op === "$count" || (op === "$sum" && isConstant(arg))),
  );
  const stage: Stage & { isCount: boolean } = {
    name,
    isCount: counts,
    *run(rows, { vars }) {
      const groups = new Map<string, { id: unknown; accumulators: Accumulator[] }>();
      let heldBytes = 0;
      const nothing: Document = {};
      for (const row of rows) {
        // Counting needs no document: the row is not even decoded.
        const document = counts ? nothing : documentOf(row);
        const id = idOf(document, vars) ?? null;
        const key = encodeValue(id);
        let group = groups.get(key);
        if (!group) {
          group = { id, accumulators: fields.map(({ create }) => create()) };
          groups.set(key, group);
          heldBytes += key.length * 2 + (fields.length + 2) * VALUE_WEIGHT_BYTES;
        }
        for (let i = 0; i < fields.length; i++) {
          const { input, feeds } = fields[i] as Field;
          group.accumulators[i]?.add(feeds ? input(document, vars) : null);
        }
        if (!counts) heldBytes += growthOf(fields, row.bytes?.length ?? VALUE_WEIGHT_BYTES);
        if (heldBytes > BLOCKING_STAGE_MAX_BYTES)
          throw sortMemoryExceeded("Exceeded memory limit for $group;");
      }
      for (const { id, accumulators } of groups.values()) {
        const out: Document = { _id: id };
        fields.forEach(({ name: field }, i) => {
          out[field] = accumulators[i]?.result();
        });
        yield rowOf(out);
      }
    },
  };
  return stage;
}

const growthOf = (fields: readonly Field[], rowBytes: number) =>
  fields.some(({ create }) => create === accumulatorFactory("$push")) ? rowBytes : 0;

export function countStage(spec: unknown, name: string): Stage {
  if (typeof spec !== "string") throw failure(40156, "the count field must be a non-empty string");
  if (spec === "") throw failure(40157, "the count field must be a non-empty string");
  if (spec.startsWith("$")) throw failure(40158, "the count field cannot be a $-prefixed path");
  if (spec.includes("\0")) throw failure(40159, "the count field cannot contain a null byte");
  if (spec.includes(".")) throw failure(40160, "the count field cannot contain '.'");
  const stage: Stage & { isCount: boolean } = {
    name,
    isCount: true,
    *run(rows) {
      let count = 0;
      for (const _ of rows) count++;
      if (count > 0) yield rowOf({ [spec]: integer(count) });
    },
  };
  return stage;
}

export function compileSortByCount(spec: unknown, name: string): Stage {
  const isExpression =
    (typeof spec === "string" && spec.startsWith("$")) ||
    (isDocument(spec) && Object.keys(spec)[0]?.startsWith("$"));
  if (!isExpression) {
    if (typeof spec === "string")
      throw failure(
        40148,
        "the sortByCount field must be defined as a $-prefixed path or an expression inside an object",
      );
    throw failure(
      isDocument(spec) ? 40147 : 40149,
      "the sortByCount field must be specified as a string or as an object",
    );
  }
  const group = compileGroup({ _id: spec, count: { $sum: int(1) } }, name);
  const sort = compileSort({ count: int(-1) });
  return { name, run: (rows, context) => sortRows(group.run(rows, context), sort, 0) };
}
