import type { FetchNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType, parse, print } from "graphql";
import { ALWAYS, type Conditions, conditionsOf } from "./conditions.ts";
import { type EntityField, partOf, toldWhere, withEntityFields, withoutFragments } from "./entity-fields.ts";
import type { Requirements } from "./requirements.ts";

/** A fetch, and what has to hold for it to be of any use. */
type Part = { readonly node: FetchNode; readonly conditions: Conditions };

/**
 * Splits a fetch some of whose fields are under a condition and require what is asked for under that condition only: where it does
 * not hold, that is not known, and the other fields would not be asked for either. The same goes for entities of some types.
 *
 * @param schema Every type, as plans know them.
 * @returns The fetch alone where there is nothing to split.
 */
export function splitByConditions(
  node: FetchNode,
  { requiredPathsBy, keyPathsOf }: Requirements,
  schema: GraphQLSchema,
): readonly Part[] {
  const { requires, operation, serviceName } = node;
  const whole = { node, conditions: ALWAYS };
  if (requires === undefined) return [whole];
  const isTypeLost = losesTypes(node);
  if (!isTypeLost && !/@(?:skip|include)/.test(operation)) return [whole];
  const document = withoutFragments(parse(operation, { noLocation: true }));
  const fields: EntityField[] = [];
  withEntityFields(document, (one) => fields.push(one) > 0);
  const asked = fields.filter(({ field }) => field.name.value !== "__typename");

  const pathsOf = ({ typeName, field }: EntityField): readonly string[] =>
    requiredPathsBy.get(`${serviceName} ${typeName}.${field.name.value}`) ?? [];
  const requiredBy = (some: readonly EntityField[]): IsRequired => {
    const typesByPath = new Map<string, Set<string>>();
    for (const one of some)
      for (const path of pathsOf(one))
        typesByPath.set(path, (typesByPath.get(path) ?? new Set()).add(one.typeName));
    return (typeName, path) =>
      [...(typesByPath.get(path) ?? [])].some((one) => isRelated(one, typeName, schema));
  };
  const isRequiredAlways = requiredBy(asked.filter((one) => conditionsIn(one) === ""));
  const isByItself = (one: EntityField): boolean =>
    conditionsIn(one) !== "" && pathsOf(one).some((path) => !isRequiredAlways(one.typeName, path));
  const groupOf = (one: EntityField): string => {
    if (isTypeLost && pathsOf(one).length > 0) return `${conditionsIn(one)} ${pathsOf(one)}`;
    return isByItself(one) ? conditionsIn(one) : "";
  };
  const groups = Map.groupBy(asked, groupOf);
  if (groups.size <= 1) return [whole];

  const isRequired = requiredBy(asked);
  const keysOf = (typeName: string) => keyPathsOf.get(`${serviceName} ${typeName}`) ?? [];
  // What is required may be the key as well, where there is no other one.
  const isKey = keyOnly(requires, keysOf, isRequired);
  return [...groups].map(([group, [first]]) => {
    const isKept = (one: EntityField): boolean =>
      one.field.name.value === "__typename" ? group === "" : groupOf(one) === group;
    const own = fields.filter(isKept);
    const typesHere = new Set(own.map(({ typeName }) => typeName));
    const isRequiredHere = requiredBy(own);
    const told = toldWhere(
      requires,
      (typeName, path) =>
        [...typesHere].some((one) => isRelated(one, typeName, schema)) &&
        (!isRequired(typeName, path) || isRequiredHere(typeName, path) || isKey(typeName, path)),
    );
    const conditions = group === "" ? ALWAYS : conditionsOf(first?.directives);
    return {
      node: partOf(node, withEntityFields(document, isKept), told),
      conditions: conditions ?? ALWAYS,
    };
  });
}

/**
 * Whether fields may be asked of all entities that were asked for of some types only: a subgraph that has their interface as an
 * object knows no others, and what they require is known of those types only.
 */
const losesTypes = ({ requires = [], inputRewrites = [] }: FetchNode): boolean =>
  inputRewrites.some(({ path }) => path.at(-1) === "__typename") &&
  new Set(requires.map((one) => (one.kind === "Field" ? "" : one.typeCondition))).size > 1;

const conditionsIn = ({ directives }: EntityField): string =>
  directives
    .filter(({ name }) => name.value === "skip" || name.value === "include")
    .map(print)
    .join();

/** Whether what is told of entities of a type is required. */
type IsRequired = (typeName: string, path: string) => boolean;

/** What is told of entities by which they are looked up, although a field requires it: no other key is told of them. */
function keyOnly(
  requires: readonly QueryPlanSelectionNode[],
  keysOf: (typeName: string) => readonly (readonly string[])[],
  isRequired: IsRequired,
): IsRequired {
  const toldByType = new Map<string, Set<string>>();
  toldWhere(requires, (typeName, path) => {
    toldByType.set(typeName, (toldByType.get(typeName) ?? new Set()).add(path));
    return true;
  });
  const neededByType = new Map(
    [...toldByType].map(([typeName, told]) => {
      const keys = keysOf(typeName).filter((key) => key.every((path) => told.has(path)));
      const hasOther = keys.some((key) => !key.some((path) => isRequired(typeName, path)));
      return [typeName, new Set(hasOther ? [] : keys[0])];
    }),
  );
  return (typeName, path) => neededByType.get(typeName)?.has(path) === true;
}

/** Whether something may be of both types. */
function isRelated(one: string, other: string, schema: GraphQLSchema): boolean {
  if (one === other) return true;
  const [type, otherType] = [schema.getType(one), schema.getType(other)];
  const isBelow = (below: typeof type, above: typeof type) =>
    isAbstractType(above) &&
    (isObjectType(below) || isInterfaceType(below)) &&
    schema.isSubType(above, below);
  return isBelow(type, otherType) || isBelow(otherType, type);
}
