import type { FetchNode } from "@apollo/query-planner";
import { parse } from "graphql";
import {
  type EntityField,
  partOf,
  withEntityFields,
  withoutFields,
  withoutFragments,
} from "./entity-fields.ts";
import type { Twins } from "./required-arguments.ts";

/**
 * Splits a fetch some of whose fields are under a condition and require what is asked for under that condition only: where it does
 * not hold, that is not known, and the other fields would not be asked for either.
 *
 * @returns The fetch alone where there is nothing to split.
 */
export function splitByConditions(node: FetchNode, { requiredBy }: Twins): readonly FetchNode[] {
  const { requires, operation, serviceName } = node;
  if (requires === undefined || !/@(?:skip|include)/.test(operation)) return [node];
  const neededBy = ({ typeName, field }: EntityField): readonly string[] =>
    requiredBy.get(`${serviceName} ${typeName}.${field.name.value}`) ?? [];
  const document = withoutFragments(parse(operation, { noLocation: true }));
  const fields: EntityField[] = [];
  withEntityFields(document, (one) => fields.push(one) > 0);
  const asked = fields.filter(({ field }) => field.name.value !== "__typename");

  const always = new Set(asked.filter(({ conditions }) => conditions === "").flatMap(neededBy));
  const isByItself = (one: EntityField): boolean =>
    one.conditions !== "" && neededBy(one).some((name) => !always.has(name));
  const groupOf = (one: EntityField): string => (isByItself(one) ? one.conditions : "");
  const groups = Map.groupBy(asked, groupOf);
  if (groups.size <= 1) return [node];

  const needed = new Set(asked.flatMap(neededBy));
  return [...groups].map(([group, own]) => {
    const used = new Set(own.flatMap(neededBy));
    const others = new Set([...needed].filter((name) => !used.has(name)));
    const isKept = (one: EntityField): boolean =>
      one.field.name.value === "__typename" ? group === "" : groupOf(one) === group;
    return partOf(node, withEntityFields(document, isKept), withoutFields(requires, others));
  });
}
