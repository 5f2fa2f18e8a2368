import { failure } from "../errors.ts";
import { remainder } from "../values/arithmetic.ts";
import { compare, isEqual } from "../values/compare.ts";
import { type Document, fieldOf, isDocument, isNumber, toNumber, typeTest } from "../values/types.ts";
import type { ValueTest } from "./path-match.ts";
import { compileRegex } from "./regex.ts";

/** A keyword asks nothing of values of other types than its own. */
type Keyword = (argument: unknown, schema: Document, name: string) => ValueTest;

const wrongType = (name: string, wanted: string) =>
  failure("TypeMismatch", `$jsonSchema keyword '${name}' must be ${wanted}`);

function countOf(argument: unknown, name: string): number {
  const count = isNumber(argument) ? toNumber(argument) : Number.NaN;
  if (!Number.isInteger(count) || count < 0)
    throw failure("FailedToParse", `$jsonSchema keyword '${name}' must be a non-negative integer`);
  return count;
}

const sized =
  (sizeOf: (value: unknown) => number | null, holds: (size: number, limit: number) => boolean): Keyword =>
  (argument, _schema, name) => {
    const limit = countOf(argument, name);
    return (value) => {
      const size = sizeOf(value);
      return size === null || holds(size, limit);
    };
  };
const atLeast = (size: number, limit: number) => size >= limit;
const atMost = (size: number, limit: number) => size <= limit;
const lengthOf = (value: unknown) => (typeof value === "string" ? [...value].length : null);
const itemsOf = (value: unknown) => (Array.isArray(value) ? value.length : null);
const fieldsOf = (value: unknown) => (isDocument(value) ? Object.keys(value).length : null);

/** `sign` 1: the value may not be below the argument; -1: not above. */
const limit =
  (sign: 1 | -1, exclusiveName: string): Keyword =>
  (argument, schema, name) => {
    if (!isNumber(argument)) throw wrongType(name, "a number");
    const isExclusive = schema[exclusiveName] === true;
    return (value) => {
      if (!isNumber(value)) return true;
      const order = compare(value, argument) * sign;
      return isExclusive ? order > 0 : order >= 0;
    };
  };

const exclusive =
  (ofName: string): Keyword =>
  (argument, schema, name) => {
    if (typeof argument !== "boolean") throw wrongType(name, "a boolean");
    if (!(ofName in schema))
      throw failure("FailedToParse", `$jsonSchema keyword '${ofName}' must be present with '${name}'`);
    return () => true;
  };

const types =
  (isKnown: (type: unknown) => boolean): Keyword =>
  (argument, _schema, name) => {
    const tests = (Array.isArray(argument) ? argument : [argument]).map((type) => {
      if (typeof type !== "string") throw wrongType(name, "a string or an array of strings");
      const test = isKnown(type) ? typeTest(type === "boolean" ? "bool" : type) : undefined;
      if (!test) throw failure("BadValue", `Unknown type name alias: ${type}`);
      return test;
    });
    return (value) => tests.some((test) => test(value));
  };
const JSON_TYPES = ["array", "boolean", "null", "number", "object", "string"];

const composed =
  (holds: (tests: readonly ValueTest[], value: unknown) => boolean): Keyword =>
  (argument, _schema, name) => {
    if (!Array.isArray(argument) || argument.length === 0)
      throw wrongType(name, "a non-empty array of objects");
    const tests = argument.map(compileSchema);
    return (value) => holds(tests, value);
  };

const KEYWORDS: Record<string, Keyword> = {
  title: () => () => true,
  description: () => () => true,
  type: types((type) => JSON_TYPES.includes(type as string)),
  bsonType: types(() => true),
  enum: (argument, _schema, name) => {
    if (!Array.isArray(argument) || argument.length === 0) throw wrongType(name, "a non-empty array");
    return (value) => argument.some((item) => isEqual(item, value));
  },
  minimum: limit(1, "exclusiveMinimum"),
  maximum: limit(-1, "exclusiveMaximum"),
  exclusiveMinimum: exclusive("minimum"),
  exclusiveMaximum: exclusive("maximum"),
  multipleOf: (argument, _schema, name) => {
    if (!isNumber(argument) || !(toNumber(argument) > 0)) throw wrongType(name, "a positive number");
    return (value) => !isNumber(value) || toNumber(remainder(value, argument)) === 0;
  },
  minLength: sized(lengthOf, atLeast),
  maxLength: sized(lengthOf, atMost),
  pattern: (argument, _schema, name) => {
    if (typeof argument !== "string") throw wrongType(name, "a string");
    const regex = compileRegex(argument, "");
    return (value) => typeof value !== "string" || regex.test(value);
  },
  minItems: sized(itemsOf, atLeast),
  maxItems: sized(itemsOf, atMost),
  uniqueItems: (argument) => (value) =>
    argument !== true ||
    !Array.isArray(value) ||
    value.toSorted(compare).every((item, i, sorted) => i === 0 || !isEqual(item, sorted[i - 1])),
  items: (argument) => {
    const tests = Array.isArray(argument) ? argument.map(compileSchema) : null;
    const each = tests ? null : compileSchema(argument);
    return (value) =>
      !Array.isArray(value) || value.every((item, i) => (each ?? tests?.[i])?.(item) !== false);
  },
  minProperties: sized(fieldsOf, atLeast),
  maxProperties: sized(fieldsOf, atMost),
  required: (argument, _schema, name) => {
    if (!Array.isArray(argument) || argument.length === 0)
      throw wrongType(name, "a non-empty array of strings");
    return (value) => !isDocument(value) || argument.every((field) => Object.hasOwn(value, field as string));
  },
  properties: (argument, _schema, name) => {
    if (!isDocument(argument)) throw wrongType(name, "an object");
    const tests = Object.entries(argument).map(([field, schema]) => [field, compileSchema(schema)] as const);
    return (value) =>
      !isDocument(value) ||
      tests.every(([field, test]) => !Object.hasOwn(value, field) || test(fieldOf(value, field)));
  },
  additionalProperties: (argument, schema, name) => {
    if (typeof argument !== "boolean" && !isDocument(argument))
      throw wrongType(name, "an object or a boolean");
    const known = isDocument(schema.properties) ? schema.properties : {};
    const test = typeof argument === "boolean" ? () => argument : compileSchema(argument);
    return (value) =>
      !isDocument(value) ||
      Object.entries(value).every(([field, item]) => Object.hasOwn(known, field) || test(item));
  },
  allOf: composed((tests, value) => tests.every((test) => test(value))),
  anyOf: composed((tests, value) => tests.some((test) => test(value))),
  oneOf: composed((tests, value) => tests.filter((test) => test(value)).length === 1),
  not: (argument) => {
    const test = compileSchema(argument);
    return (value) => !test(value);
  },
};

const UNSUPPORTED = ["additionalItems", "dependencies", "encrypt", "encryptMetadata", "patternProperties"];

function compileSchema(schema: unknown): ValueTest {
  if (!isDocument(schema)) throw failure("TypeMismatch", "$jsonSchema must be an object");
  const tests = Object.entries(schema).map(([name, argument]) => {
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
    if (UNSUPPORTED.includes(name))
      throw failure("NotImplemented", `$jsonSchema keyword '${name}' is not supported by this server`);
    if (!keyword) throw failure("FailedToParse", `Unknown $jsonSchema keyword: ${name}`);
    return keyword(argument, schema, name);
  });
  return (value) => tests.every((test) => test(value));
}

/** JSON Schema draft 4 as `$jsonSchema` understands it: no references, no `format`, and `bsonType` besides `type`. */
export const compileJsonSchema = (schema: unknown): ((document: Document) => boolean) =>
  compileSchema(schema);
