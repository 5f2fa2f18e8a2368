import { type ConstDirectiveNode, valueFromASTUntyped } from "graphql";

/** Which scopes a viewer's token must have: all of any one of these sets. */
export type ScopeRule = readonly (readonly string[])[];

/** What one `@requiresScopes` asks for. Without a set there is no way in. */
export function scopeRuleOf({ arguments: given = [] }: ConstDirectiveNode): ScopeRule {
  const argument = given.find(({ name }) => name.value === "scopes");
  const sets: unknown = argument && valueFromASTUntyped(argument.value);
  // As GraphQL reads lists: a single value is a list of one.
  return listOf(sets).map((set) => listOf(set).map(String));
}

const listOf = (value: unknown): readonly unknown[] => {
  if (value == null) return [];
  return Array.isArray(value) ? value : [value];
};

/** Whether these scopes are enough. A set without any scope lets nobody in. */
export const isMet = (rule: ScopeRule, scopes: readonly string[]): boolean =>
  rule.some((set) => set.length > 0 && set.every((scope) => scopes.includes(scope)));
