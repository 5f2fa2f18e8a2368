import { failure } from "../errors.ts";
import { sizeOf } from "../values/codec.ts";
import { type Document, fieldOf, int, isDocument, isNullish, setField, typeNameOf } from "../values/types.ts";
import { type Form, namedArguments } from "./compile.ts";
import { isConstant } from "./constant.ts";
import { type Operator, unary, variadic } from "./operator.ts";

function mergeObjects(...values: unknown[]): unknown {
  const out: Document = {};
  const items = values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
  for (const value of items) {
    if (isNullish(value)) continue;
    if (!isDocument(value))
      throw failure(40400, `$mergeObjects requires object inputs, but input is of type ${typeNameOf(value)}`);
    for (const name of Object.keys(value)) setField(out, name, value[name]);
  }
  return out;
}

function objectToArray(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (!isDocument(value))
    throw failure(40390, `$objectToArray requires a document input, found: ${typeNameOf(value)}`);
  return Object.entries(value).map(([k, v]) => ({ k, v }));
}

/** The key of one `[key, value]` pair, or of one `{k, v}`; each form has error codes of its own. */
function keyOf(key: unknown, codes: { type: number; nul: number }): string {
  if (typeof key !== "string")
    throw failure(codes.type, `$arrayToObject requires keys of type string. Found type: ${typeNameOf(key)}`);
  if (key.includes("\0")) throw failure(codes.nul, "Key field cannot contain an embedded null byte");
  return key;
}

function pairOf(item: unknown): [string, unknown] {
  if (!Array.isArray(item))
    throw failure(40396, `$arrayToObject found an array first, then: ${typeNameOf(item)}`);
  if (item.length !== 2)
    throw failure(
      40397,
      `$arrayToObject requires an array of size 2 arrays, found array of size: ${item.length}`,
    );
  return [keyOf(item[0], { type: 40395, nul: 4940400 }), item[1]];
}

function entryOf(item: unknown): [string, unknown] {
  if (!isDocument(item))
    throw failure(40391, `$arrayToObject found an object first, then: ${typeNameOf(item)}`);
  const count = Object.keys(item).length;
  if (count !== 2)
    throw failure(
      40392,
      `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${count}`,
    );
  if (!("k" in item) || !("v" in item))
    throw failure(40393, "$arrayToObject requires an object with keys 'k' and 'v'.");
  return [keyOf(item.k, { type: 40394, nul: 4940401 }), item.v];
}

function arrayToObject(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (!Array.isArray(value))
    throw failure(40386, `$arrayToObject requires an array input, found: ${typeNameOf(value)}`);
  const [first] = value;
  if (value.length > 0 && !Array.isArray(first) && !isDocument(first))
    throw failure(40398, `Unrecognised input type format for $arrayToObject: ${typeNameOf(first)}`);
  const out: Document = {};
  // The first item decides which form the others must have.
  const read = Array.isArray(first) ? pairOf : entryOf;
  for (const item of value) setField(out, ...read(item));
  return out;
}

export const objects: Record<string, Operator> = {
  $mergeObjects: variadic(mergeObjects),
  $objectToArray: unary(objectToArray),
  $arrayToObject: unary(arrayToObject),
  $bsonSize: unary((value) => {
    if (isNullish(value)) return null;
    if (!isDocument(value))
      throw failure(31393, `$bsonSize requires a document input, found: ${typeNameOf(value)}`);
    return int(sizeOf(value));
  }),
};

/** `{$getField: "name"}` reads the current document, `{$getField: {field, input}}` any other. */
const getField: Form = (spec, compile, operator) => {
  const isShort = !isDocument(spec) || Object.keys(spec)[0]?.startsWith("$");
  const named = isShort
    ? { field: spec, input: "$$CURRENT" }
    : namedArguments(spec, operator, ["field", "input"], [], {
        unknown: 3041701,
        missing: { field: 3041702, input: 3041703 },
      });
  const [field, input] = [compile(named.field), compile(named.input)];
  const nameOf = (value: unknown, code: number): string => {
    if (typeof value === "string") return value;
    throw failure(
      code,
      `${operator} requires 'field' to evaluate to type String, but got ${typeNameOf(value)}`,
    );
  };
  if (isConstant(field)) nameOf(field({}, {}), 5654602);
  return (root, vars) => {
    const name = nameOf(field(root, vars), 3041704);
    const value = input(root, vars);
    return isDocument(value) ? fieldOf(value, name) : value === null ? null : undefined;
  };
};

const setFieldForm: Form = (spec, compile, operator) => {
  const isUnset = operator === "$unsetField";
  const named = namedArguments(
    spec,
    operator,
    isUnset ? ["field", "input"] : ["field", "input", "value"],
    [],
    {
      notObject: 4161100,
      unknown: 4161101,
      missing: { field: 4161102, value: 4161103, input: 4161109 },
    },
  );
  if (typeof named.field === "string" && named.field.startsWith("$"))
    throw failure(4161108, `${operator} requires 'field' to be a constant, not a path; use $literal`);
  const field = compile(named.field);
  if (!isConstant(field)) throw failure(4161106, `${operator} requires 'field' to evaluate to a constant`);
  const fieldName = field({}, {});
  if (typeof fieldName !== "string")
    throw failure(4161107, `${operator} requires 'field' to evaluate to type String`);
  const input = compile(named.input);
  const value = isUnset ? () => undefined : compile(named.value);
  return (root, vars) => {
    const source = input(root, vars);
    if (isNullish(source)) return null;
    if (!isDocument(source))
      throw failure(4161105, `${operator} requires 'input' to evaluate to type Object`);
    const out: Document = { ...source };
    const now = value(root, vars);
    if (now === undefined) delete out[fieldName];
    else setField(out, fieldName, now);
    return out;
  };
};

export const objectForms: Record<string, Form> = {
  $getField: getField,
  $setField: setFieldForm,
  $unsetField: setFieldForm,
};
