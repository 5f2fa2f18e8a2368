import { type ConstDirectiveNode, type ConstValueNode, Kind } from "graphql";

/** Sets of which one must be held whole: `[["a", "b"], ["c"]]` is a and b, or c. Null lets everybody in, an empty list nobody. */
export type Requirement = readonly (readonly string[])[] | null;

/** What `@requiresScopes(scopes: …)` or `@policy(policies: …)` asks for; several ask for all of it. */
export const requirementOf = (directives: readonly ConstDirectiveNode[]): Requirement =>
  directives.map(alternativesOf).reduce(both, null);

function alternativesOf({ arguments: given = [] }: ConstDirectiveNode): Requirement {
  const value = given[0]?.value;
  return value === undefined ? null : listOf(value).map((all) => listOf(all).flatMap(textOf));
}

// A list of one may be written without its brackets.
const listOf = (value: ConstValueNode): readonly ConstValueNode[] =>
  value.kind === Kind.LIST ? value.values : [value];
const textOf = (value: ConstValueNode): readonly string[] =>
  value.kind === Kind.STRING ? [value.value] : [];

export function both(one: Requirement, other: Requirement): Requirement {
  if (one === null || other === null) return one ?? other;
  return one.flatMap((all) => other.map((more) => [...new Set([...all, ...more])]));
}

/** Whether somebody whom `before` kept out gets in. */
export const isWeaker = (before: Requirement, after: Requirement): boolean =>
  before !== null && (after === null || after.some((all) => !before.some((needed) => holds(all, needed))));

/** Whether somebody whom `before` let in is kept out. */
export const isTighter = (before: Requirement, after: Requirement): boolean => isWeaker(after, before);

const holds = (held: readonly string[], needed: readonly string[]): boolean =>
  needed.every((one) => held.includes(one));
