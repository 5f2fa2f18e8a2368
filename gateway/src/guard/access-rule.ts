import { type ConstDirectiveNode, valueFromASTUntyped } from "graphql";

/** Which scopes, or which policies, a viewer must have: all of any one of these sets. */
export type AccessRule = readonly (readonly string[])[];

/** What one `@requiresScopes` or `@policy` asks for, in its argument of that name. Without a set there is no way in. */
export function accessRuleOf(
  { arguments: given = [] }: ConstDirectiveNode,
  argumentName: "scopes" | "policies",
): AccessRule {
  const argument = given.find(({ name }) => name.value === argumentName);
  const sets: unknown = argument && valueFromASTUntyped(argument.value);
  // As GraphQL reads lists: a single value is a list of one.
  return listOf(sets).map((set) => listOf(set).map(String));
}

const listOf = (value: unknown): readonly unknown[] => {
  if (value == null) return [];
  return Array.isArray(value) ? value : [value];
};

/** Whether what is held is enough. A set without any name lets nobody in. */
export const isMet = (rule: AccessRule, held: readonly string[]): boolean =>
  rule.some((set) => set.length > 0 && set.every((name) => held.includes(name)));
