import { type DirectiveNode, type DocumentNode, type GraphQLSchema, Kind, visit } from "graphql";
import { boundedCache } from "../bounded-cache.ts";

/** The labels of a supergraph's `@override(label:)`. */
export type OverrideLabels = {
  /** Those on which the plan of a document may depend, sorted. @param hash The same for the same text. */
  matterTo(document: DocumentNode, hash: string): readonly string[];
};

const DOCUMENTS_MAX = 1_000;

/** @returns Null when no field is overridden by a label: then no request has to ask. */
export function overrideLabels(supergraphSchema: GraphQLSchema): OverrideLabels | null {
  const labelsByField = new Map<string, Set<string>>();
  // What a subgraph may need to answer for something else, whether or not a client asks for it.
  const needed = new Set<string>();
  for (const type of Object.values(supergraphSchema.getTypeMap())) {
    for (const directive of type.astNode?.directives ?? []) noteNeeded(directive, needed);
    if (!("getFields" in type)) continue;
    for (const field of Object.values(type.getFields()))
      for (const directive of field.astNode?.directives ?? []) {
        noteNeeded(directive, needed);
        const label = textOf(directive, "overrideLabel");
        if (label !== null)
          labelsByField.set(field.name, (labelsByField.get(field.name) ?? new Set()).add(label));
      }
  }
  if (labelsByField.size === 0) return null;

  const always = [...labelsByField]
    .filter(([field]) => needed.has(field))
    .flatMap(([, labels]) => [...labels]);
  const kept = boundedCache<readonly string[]>(DOCUMENTS_MAX);
  return {
    matterTo: (document, hash) =>
      kept.get(hash, () => {
        const labels = new Set(always);
        visit(document, {
          [Kind.FIELD]({ name }) {
            for (const label of labelsByField.get(name.value) ?? []) labels.add(label);
          },
        });
        return [...labels].sort();
      }),
  };
}

/** Keys, `@requires` and `@provides`: by the words in them, which is more than they need and never less. */
function noteNeeded(directive: DirectiveNode, needed: Set<string>): void {
  if (!directive.name.value.startsWith("join__")) return;
  for (const name of ["key", "requires", "provides"])
    for (const word of textOf(directive, name)?.match(/\w+/g) ?? []) needed.add(word);
}

function textOf({ arguments: given = [] }: DirectiveNode, wanted: string): string | null {
  const value = given.find(({ name }) => name.value === wanted)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
