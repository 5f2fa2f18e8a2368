import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import {
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import { ALWAYS, both, type Conditions, conditionsOf } from "./conditions.ts";
import { fieldsOf, type Requirements } from "./requirements.ts";

/** A field that is asked for without what it requires, and what has to hold for it to be asked for. */
export type Unmet = { readonly field: string; readonly conditions: Conditions };

/**
 * The fields that a fetch asks for without telling what they require. Where the field that requires another one hangs on an object
 * of the subgraph that it is asked of, and the other one requires a third, the planner loses the third.
 *
 * @param schema Every type, as plans know them.
 */
export function unmetRequirements(
  { operation, serviceName, requires }: FetchNode,
  { requiredBy, externals, providedBy, keyPathsOf }: Requirements,
  schema: GraphQLSchema,
): readonly Unmet[] {
  if (requiredBy.size === 0) return [];
  const told = new Set(requires === undefined ? [] : toldOf(requires));
  const unmet: Unmet[] = [];
  const look = (set: SelectionSetNode, place: Place): void => {
    const { typeName, known, provided } = place;
    for (const selection of set.selections) {
      const own = conditionsOf(selection.directives);
      const conditions = own && both(place.conditions, own);
      if (conditions === null || selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const narrowed = selection.typeCondition?.name.value ?? typeName;
        look(selection.selectionSet, { ...place, typeName: narrowed, conditions });
        continue;
      }
      const name = selection.name.value;
      const coordinate = `${serviceName} ${typeName}.${name}`;
      const isKnown = (one: string) =>
        (known.has(one) && provided.has(one)) ||
        ((known.has(one) || isInKey(one, keyPathsOf.get(`${serviceName} ${typeName}`))) &&
          !externals.has(`${serviceName} ${typeName}.${one}`));
      if (requiredBy.get(coordinate)?.every(isKnown) === false)
        unmet.push({ field: `${typeName}.${name}`, conditions });
      if (selection.selectionSet === undefined) continue;
      const isEntities = requires !== undefined && name === "_entities";
      look(selection.selectionSet, {
        typeName: typeOf(typeName, name, schema),
        known: isEntities ? told : new Set(fieldsOf(selection.selectionSet)),
        provided: isEntities ? told : new Set([...provided, ...(providedBy.get(coordinate) ?? [])]),
        conditions,
      });
    }
  };
  const definition = parse(operation, { noLocation: true }).definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (definition === undefined) return [];
  const typeName = schema.getRootType(definition.operation)?.name ?? "";
  look(definition.selectionSet, { typeName, known: new Set(), provided: new Set(), conditions: ALWAYS });
  return unmet;
}

/** What a subgraph is asked for by, it knows of its own objects: Federation 1 lets fields require it all the same. */
const isInKey = (field: string, keys: readonly (readonly string[])[] = []): boolean =>
  keys.some((paths) => paths.some((path) => path === field || path.startsWith(`${field}/`)));

/** An object of a fetch. */
type Place = {
  readonly typeName: string;
  /** What the subgraph is told of it, or is asked for beside the rest. */
  readonly known: ReadonlySet<string>;
  /** What it knows there although it is external elsewhere. */
  readonly provided: ReadonlySet<string>;
  readonly conditions: Conditions;
};

function typeOf(typeName: string, field: string, schema: GraphQLSchema): string {
  const type = schema.getType(typeName);
  const found = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  return found === undefined ? "" : getNamedType(found.type).name;
}

const toldOf = (selections: readonly QueryPlanSelectionNode[]): readonly string[] =>
  selections.flatMap((one) => (one.kind === "Field" ? [one.name] : toldOf(one.selections)));
