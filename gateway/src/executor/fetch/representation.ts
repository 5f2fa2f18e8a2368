import type { FetchDataRewrite, QueryPlanSelectionNode } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { isJsonObject, type JsonObject, ownValue, quoted, setOwn } from "../json.ts";
import { mergeInto } from "../merge/merge-into.ts";
import { applyRewrites } from "../merge/rewrite.ts";
import { isOfType } from "../merge/type-condition.ts";

/** What a subgraph is told of entities. */
export type RepresentationShape = {
  /** As JSON. Null: too little is known of the entity, and it is not asked about. */
  textOf(entity: JsonObject): string | null;
  /** The one field that, beside their type, all is told by of entities of a type. Null: there is no such field. */
  onlyKeyOf(typename: string): string | null;
};

type Shape = { readonly onlyKey: string | null; readonly textOf: RepresentationShape["textOf"] };

type Options = {
  readonly requires: readonly QueryPlanSelectionNode[];
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly schema: GraphQLSchema;
  /** Under which name a subgraph is told of a field. */
  readonly toldAs: (name: string) => string;
};

/** Compiles the part of a fetch that says which fields of an entity its subgraph needs. */
export function representationShape(options: Options): RepresentationShape {
  const { requires, inputRewrites, schema } = options;
  const shapeByTypename = new Map<string, Shape>();
  const newShape = (typename: string): Shape => {
    const flat = inputRewrites.length === 0 ? flatFields(typename, options) : null;
    if (flat !== null) {
      const [only, ...others] = flat.filter(({ key }) => key !== "__typename");
      return {
        onlyKey: only !== undefined && others.length === 0 ? only.key : null,
        textOf: (entity) => flatText(entity, flat),
      };
    }
    const textOf = (entity: JsonObject): string | null => {
      const chosen = chosenOf(entity, requires, options);
      if (!isJsonObject(chosen) || !chosen.__typename) return null;
      applyRewrites(inputRewrites, chosen, schema);
      return JSON.stringify(chosen);
    };
    return { onlyKey: null, textOf };
  };
  const shapeFor = (typename: string): Shape => {
    const known = shapeByTypename.get(typename);
    if (known !== undefined) return known;
    const shape = newShape(typename);
    // A type that the schema does not know is a subgraph's invention: remembering those would have no bound.
    if (schema.getType(typename) !== undefined) shapeByTypename.set(typename, shape);
    return shape;
  };

  return {
    textOf(entity) {
      const typename = entity.__typename;
      return typeof typename === "string" ? shapeFor(typename).textOf(entity) : null;
    },
    onlyKeyOf: (typename) => shapeFor(typename).onlyKey,
  };
}

type FlatField = { readonly key: string; readonly label: string };

/** The fields of the one fragment that applies to a type, when there is one and all its fields are leaves; else null. */
function flatFields(typename: string, { requires, schema, toldAs }: Options): readonly FlatField[] | null {
  const applying = requires.filter(
    (one) =>
      one.kind === "Field" ||
      (one.typeCondition !== undefined && isOfType({ __typename: typename }, one.typeCondition, schema)),
  );
  const [only, ...others] = applying;
  if (only?.kind !== "InlineFragment" || others.length > 0) return null;
  const fields = only.selections.flatMap((one) =>
    one.kind === "Field" && one.selections === undefined ? [one.alias ?? one.name] : [],
  );
  if (fields.length < only.selections.length || new Set(fields).size < fields.length) return null;
  if (!fields.includes("__typename")) return null;
  return fields.map((key, index) => ({ key, label: `${index === 0 ? "" : ","}"${toldAs(key)}":` }));
}

function flatText(entity: JsonObject, fields: readonly FlatField[]): string | null {
  let text = "{";
  for (const { key, label } of fields) {
    const value = ownValue(entity, key);
    if (value === undefined) return null;
    text += label + (typeof value === "string" ? quoted(value) : JSON.stringify(value));
  }
  return `${text}}`;
}

/** What of a value is selected; null where a part of it is missing. */
function chosenOf(value: unknown, selections: readonly QueryPlanSelectionNode[], options: Options): unknown {
  if (Array.isArray(value)) return value.map((one) => chosenOf(one, selections, options));
  if (!isJsonObject(value)) return null;
  const chosen: JsonObject = {};
  for (const selection of selections) {
    if (selection.kind === "Field") {
      const key = selection.alias ?? selection.name;
      const found = ownValue(value, key);
      if (found === undefined) return null;
      const told = options.toldAs(selection.name);
      const below = selection.selections;
      setOwn(chosen, told === selection.name ? key : told, below ? chosenOf(found, below, options) : found);
    } else if (
      selection.typeCondition !== undefined &&
      isOfType(value, selection.typeCondition, options.schema)
    ) {
      const part = chosenOf(value, selection.selections, options);
      if (isJsonObject(part)) mergeInto(chosen, part);
    }
  }
  return chosen;
}
