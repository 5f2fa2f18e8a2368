import { GraphQLError } from "graphql";
import { clientKeyOf } from "../mend/data-keys.ts";
import type { Twins } from "../mend/required-arguments.ts";
import type { FieldShape, ObjectShape, ValueShape } from "./value-shape.ts";

type Path = NonNullable<GraphQLError["path"]>;

type Answer = {
  readonly shape: ObjectShape;
  /** The tree that answers were merged into. */
  readonly data: unknown;
  readonly twins: Twins;
};

/**
 * An error at a place that the answer has: what a subgraph says of a field that the client did not ask for, such as a key, is told of
 * the object that it stands in.
 */
export function atShownPath(error: GraphQLError, answer: Answer): GraphQLError {
  const { path, message, extensions } = error;
  if (path === undefined) return error;
  const shown = path.slice(0, shownLength(path, answer)).map(clientKeyIn);
  if (shown.length === path.length && shown.every((key, index) => key === path[index])) return error;
  return new GraphQLError(message, { ...(shown.length > 0 && { path: shown }), extensions });
}

const clientKeyIn = (key: string | number) => (typeof key === "string" ? clientKeyOf(key) : key);

function shownLength(path: Path, { shape, data, twins }: Answer): number {
  let value = data;
  let expected: ValueShape | null = null;
  for (const [index, key] of path.entries()) {
    if (typeof key === "number") {
      if (expected?.kind !== "list") return index;
      expected = expected.element;
    } else {
      const object: ObjectShape | null | undefined = index === 0 ? shape : objectOf(expected, value);
      // Of what type it is, nobody has said: then nobody can say what of it is shown.
      if (object === undefined) return lengthWithoutTwins(path, twins);
      const field: FieldShape | undefined = object?.fields.find((one) => one.dataKey === key);
      if (field === undefined) return index;
      expected = field.value;
    }
    value = (value as Record<string | number, unknown> | null | undefined)?.[key];
  }
  return path.length;
}

function lengthWithoutTwins(path: Path, { twinByName }: Twins): number {
  const index = path.findIndex((key) => typeof key === "string" && twinByName.has(key));
  return index === -1 ? path.length : index;
}

function objectOf(expected: ValueShape | null, value: unknown): ObjectShape | null | undefined {
  if (expected?.kind !== "object") return null;
  const typename = (value as { readonly __typename?: unknown } | null | undefined)?.__typename;
  if (typeof typename === "string") return expected.shapeOf(typename);
  return expected.only === null ? undefined : expected.only();
}
