import { type DirectiveNode, Kind, type SelectionNode } from "graphql";

/** What has to hold for a selection to be met: Boolean variables, and the value that each must have. */
export type Conditions = ReadonlyMap<string, boolean>;

export const ALWAYS: Conditions = new Map();

/** What `@skip` and `@include` say; null: the selection is never met. */
export function conditionsOf(directives: readonly DirectiveNode[] = []): Conditions | null {
  let conditions: Conditions | null = ALWAYS;
  for (const { name, arguments: given } of directives) {
    const value = given?.[0]?.value;
    const isWanted = name.value === "include";
    if (conditions === null || !(isWanted || name.value === "skip")) continue;
    if (value?.kind === Kind.VARIABLE) conditions = both(conditions, new Map([[value.name.value, isWanted]]));
    else if (value?.kind === Kind.BOOLEAN && value.value !== isWanted) return null;
  }
  return conditions;
}

/** What holds where both hold; null: they never do. */
export function both(one: Conditions, other: Conditions): Conditions | null {
  const isPossible = other.entries().every(([variable, value]) => (one.get(variable) ?? value) === value);
  return isPossible ? new Map([...one, ...other]) : null;
}

/** The ways in which conditions do not hold, never two of them at once. */
export const unless = (conditions: Conditions): readonly Conditions[] =>
  [...conditions].map(
    ([variable, value], index) => new Map([...[...conditions].slice(0, index), [variable, !value]]),
  );

/** A selection that is met under conditions only. */
export const under = (conditions: Conditions, selection: SelectionNode): SelectionNode =>
  [...conditions].reduceRight<SelectionNode>(
    (inner, [variable, value]) => ({
      kind: Kind.INLINE_FRAGMENT,
      directives: [directive(variable, value)],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
    }),
    selection,
  );

/** What says that a variable must have a value. */
export const directive = (variable: string, isWanted: boolean): DirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: isWanted ? "include" : "skip" },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: "if" },
      value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
    },
  ],
});
