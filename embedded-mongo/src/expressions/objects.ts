import { failure } from "../errors.ts";
import { type Document, fieldOf, isDocument, isNullish, setField, typeNameOf } from "../values/types.ts";
import { type Form, namedArguments, type Operator } from "./compile.ts";

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

function arrayToObject(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (!Array.isArray(value))
    throw failure(40386, `$arrayToObject requires an array input, found: ${typeNameOf(value)}`);
  const out: Document = {};
  const isPairs = Array.isArray(value[0]);
  for (const item of value) {
    if (isPairs) {
      if (!Array.isArray(item))
        throw failure(
          40396,
          `$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects. Array was detected, now found: ${typeNameOf(item)}`,
        );
      if (item.length !== 2)
        throw failure(
          40397,
          `$arrayToObject requires an array of size 2 arrays,found array of size: ${item.length}`,
        );
      if (typeof item[0] !== "string")
        throw failure(
          40395,
          `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeNameOf(item[0])}`,
        );
      setField(out, item[0], item[1]);
      continue;
    }
    if (!isDocument(item))
      throw failure(40398, `Unrecognised input type format for $arrayToObject: ${typeNameOf(item)}`);
    const names = Object.keys(item);
    if (names.length !== 2)
      throw failure(
        40392,
        `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${names.length}`,
      );
    if (!("k" in item) || !("v" in item))
      throw failure(40393, "$arrayToObject requires an object with keys 'k' and 'v'.");
    if (typeof item.k !== "string")
      throw failure(
        40394,
        `$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type: ${typeNameOf(item.k)}`,
      );
    setField(out, item.k, item.v);
  }
  return out;
}

export const objects: Record<string, Operator> = {
  $mergeObjects: { min: 0, max: Number.POSITIVE_INFINITY, run: mergeObjects },
  $objectToArray: { min: 1, max: 1, run: objectToArray },
  $arrayToObject: { min: 1, max: 1, run: arrayToObject },
};

const getField: Form = (spec, compile) => {
  const named =
    isDocument(spec) && "field" in spec
      ? namedArguments(spec, "$getField", ["field"], ["input"], { unknown: 3041701, missing: 3041702 })
      : { field: spec };
  const field = compile(named.field);
  const input = "input" in named ? compile(named.input) : null;
  return (root, vars) => {
    const name = field(root, vars);
    if (typeof name !== "string")
      throw failure(
        3041704,
        `$getField requires 'field' to evaluate to type String, but got ${typeNameOf(name)}`,
      );
    const value = input ? input(root, vars) : root;
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
    { notObject: 4161100, unknown: 4161101, missing: 4161102 },
  );
  const fieldName = isDocument(named.field) && "$literal" in named.field ? named.field.$literal : named.field;
  if (typeof fieldName !== "string")
    throw failure(4161106, `${operator} requires 'field' to evaluate to a constant of type String`);
  if (fieldName.startsWith("$") && fieldName === named.field)
    throw failure(4161108, `${operator} requires 'field' to be a constant`);
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
