import { type DocumentNode, Kind, type TypeNode } from "graphql";

type Field = { readonly name: string; readonly type: string };

/** The object types of a subgraph with their fields, by type name. */
export type Types = ReadonlyMap<string, readonly Field[]>;

const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);

export const typesOf = ({ definitions }: DocumentNode): Types =>
  new Map(
    definitions
      .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
      .map(({ name, fields = [] }) => [
        name.value,
        fields.map((field) => ({ name: field.name.value, type: nameOf(field.type) })),
      ]),
  );

/** What a mutation gives follows from its outcome: it is no way of its own to see anything. */
const IS_OUTCOME = /(Payload|Error)$/;

/** Every field that can be read, as `Type.field`. Who gets which events is asked elsewhere. */
export const coordinatesOf = (types: Types): string[] =>
  [...types]
    .filter(([type]) => type !== "Mutation" && type !== "Subscription" && !IS_OUTCOME.test(type))
    .flatMap(([type, fields]) => fields.map(({ name }) => `${type}.${name}`));

type Options = {
  /** Where a selection ends, and what is asked for there, by type. */
  readonly selectionByLeaf: Readonly<Record<string, string>>;
  /** The arguments of fields that need some, by coordinate. */
  readonly argumentsByField: Readonly<Record<string, string>>;
};

/** Selects every field of a type, and of what hangs off it, down to a leaf or to a type that it has come through. */
export function selectionOf(
  types: Types,
  type: string,
  options: Options,
  path: readonly string[] = [],
): string {
  const through = [...path, type];
  const fields = (types.get(type) ?? []).map(({ name, type: target }) => {
    const field = `${name}${options.argumentsByField[`${type}.${name}`] ?? ""}`;
    const leaf = options.selectionByLeaf[target];
    if (leaf !== undefined) return `${field} ${leaf}`;
    if (!types.has(target)) return field;
    return through.includes(target)
      ? `${field} { __typename }`
      : `${field} ${selectionOf(types, target, options, through)}`;
  });
  return `{ ${fields.join(" ")} }`;
}

/** Which fields of an answer have a value, anywhere in it, as `Type.field`. */
export function shownIn(types: Types, type: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => shownIn(types, type, item));
  if (typeof value !== "object" || value === null) return [];
  const row = value as Readonly<Record<string, unknown>>;
  return (types.get(type) ?? [])
    .filter(({ name }) => row[name] != null)
    .flatMap(({ name, type: target }) => [`${type}.${name}`, ...shownIn(types, target, row[name])]);
}
