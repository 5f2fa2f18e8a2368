import { GraphQLError } from "graphql";
import { isJsonObject, type JsonObject, ownValue } from "../json.ts";
import type { Shared } from "../merge/merge-into.ts";
import type { Introspect } from "./introspection.ts";
import type { FieldShape, ObjectShape, RefusedField, ValueShape } from "./value-shape.ts";

/** An answer's `data` as JSON, and where what subgraphs told does not fit the schema. */
export type Written = {
  readonly text: string;
  readonly misfits: readonly GraphQLError[];
  /** Where something is closed to whoever asks. */
  readonly refusals: readonly GraphQLError[];
};

/** Places that are told of, where something is closed: a page of friends with several such fields has them. */
export const REFUSALS_MAX = 50;
/** Places that are told of, where something does not fit: of one mistake in a subgraph there may be one in each element of a list. */
export const MISFITS_MAX = 100;

type Writing = {
  readonly shape: ObjectShape;
  readonly introspect: Introspect;
  /** Parts of the data that stand in several places: they are written once. */
  readonly shared: Shared;
};

export function writeAnswer(data: JsonObject, { shape, introspect, shared }: Writing): Written {
  const writer = answerWriter(shared, introspect);
  const text = writer.writeObject(data, shape, 0) ?? "null";
  return { text, misfits: writer.misfits, refusals: writer.refusals };
}

type ComposedShape = Exclude<ValueShape, { kind: "leaf" }>;

// Strings, null for what takes its parent with it: where a value that must not be null is null, the innermost object or
// list that may be null is null in its place (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors).
type Text = string | null;

/** How a part of the data was written. */
type Known = { readonly shape: ValueShape; readonly text: Text };

function answerWriter(shared: Shared, introspect: Introspect) {
  const knownByPart = new Map<unknown, Known>();
  const misfits: GraphQLError[] = [];
  const refusals: GraphQLError[] = [];
  // The path of what is being written is its first `depth` elements: cheaper than to make one for each value.
  const path: (string | number)[] = [];

  const misfit = (message: string, depth: number): void => {
    if (misfits.length < MISFITS_MAX) misfits.push(new GraphQLError(message, { path: path.slice(0, depth) }));
  };

  function writeObject(data: JsonObject, shape: ObjectShape, depth: number): Text {
    let text = "{";
    for (const field of shape.fields) {
      const written = writeField(data, field, shape, depth);
      if (written === null) return null;
      text += text.length === 1 ? field.label + written : `,${field.label}${written}`;
    }
    return `${text}}`;
  }

  function writeField(
    data: JsonObject,
    field: FieldShape,
    { typename, isRoot }: ObjectShape,
    depth: number,
  ): Text {
    const { key, dataKey, value: shape, aboutSchema, isInherited } = field;
    path[depth] = key;
    if (shape === null) {
      if (field.refusal !== null) return refused(field.refusal, depth + 1);
      if (aboutSchema !== null) return introspect(aboutSchema);
      return typename === null ? noSuch("__typename", depth + 1) : `"${typename}"`;
    }
    const value = isInherited ? ownValue(data, dataKey) : data[dataKey];
    if (value === undefined && isRoot) {
      // Here there is nobody who may not exist: what was not even asked for was lost by the plan.
      misfit(`Nothing was told of ${key}.`, depth + 1);
      return shape.isNonNull ? null : "null";
    }
    return writeValue(value, shape, depth + 1);
  }

  function refused({ isNonNull, code, need }: RefusedField, depth: number): Text {
    const at = path.slice(0, depth);
    if (refusals.length < REFUSALS_MAX)
      refusals.push(new GraphQLError(`${at.join(".")} needs ${need}.`, { path: at, extensions: { code } }));
    return isNonNull ? null : "null";
  }

  function writeValue(value: unknown, shape: ValueShape, depth: number): Text {
    const { isNonNull, typeName } = shape;
    if (value === null || value === undefined) {
      if (!isNonNull) return "null";
      misfit(`A ${typeName} that must not be null is null.`, depth);
      return null;
    }
    const text =
      shape.kind === "leaf"
        ? (shape.write(value) ?? noSuch(typeName, depth))
        : shared.size > 0 && shared.has(value)
          ? writeShared(value, shape, depth)
          : writeParts(value, shape, depth);
    return text === null && !isNonNull ? "null" : text;
  }

  const writeParts = (value: unknown, shape: ComposedShape, depth: number): Text =>
    shape.kind === "list" ? writeList(value, shape, depth) : writeObjectOf(value, shape, depth);

  function writeShared(value: unknown, shape: ComposedShape, depth: number): Text {
    const known = knownByPart.get(value);
    if (known?.shape === shape) return known.text;
    const toldBefore = misfits.length + refusals.length;
    const text = writeParts(value, shape, depth);
    // What is told of is told of at each of its places, as long as there is room.
    if (misfits.length + refusals.length === toldBefore) knownByPart.set(value, { shape, text });
    return text;
  }

  function noSuch(typeName: string, depth: number): null {
    misfit(`A value that is no ${typeName} stands for one.`, depth);
    return null;
  }

  function writeList(
    value: unknown,
    { element, typeName }: ComposedShape & { kind: "list" },
    depth: number,
  ): Text {
    if (!Array.isArray(value)) return noSuch(typeName, depth);
    let text = "[";
    let hasFailed = false;
    for (let index = 0; index < value.length; index += 1) {
      path[depth] = index;
      const written = writeValue(value[index], element, depth + 1);
      if (written === null) hasFailed = true;
      else text += index === 0 ? written : `,${written}`;
    }
    return hasFailed ? null : `${text}]`;
  }

  function writeObjectOf(value: unknown, shape: ComposedShape & { kind: "object" }, depth: number): Text {
    if (!isJsonObject(value)) return noSuch(shape.typeName, depth);
    const { __typename: typename } = value;
    const chosen =
      typeof typename === "string" ? shape.shapeOf(typename) : shape.only === null ? null : shape.only();
    return chosen === null ? noSuch(shape.typeName, depth) : writeObject(value, chosen, depth);
  }

  return { misfits, refusals, writeObject };
}
