import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
} from "graphql";
import { coordinateOf } from "../guard/guard.ts";
import { linkedFeatures } from "../supergraph/linked-feature.ts";

/** What a field's `@cacheControl` says. */
export type CacheHint = {
  /** Null: as long as what it hangs on. */
  readonly maxAgeS: number | null;
  /** Whether it is the same for one viewer only. */
  readonly isPrivate: boolean;
};

/** Hints by coordinate: a field that is not in it may not be kept. */
export type CacheHints = ReadonlyMap<string, CacheHint>;

const DIRECTIVE = "cacheControl";

/**
 * Collects the `@cacheControl`s of fields, whatever the supergraph calls the directive.
 *
 * Only what stands at a field itself counts. By Apollo's rule a scalar may be kept when the object around it may be, and a
 * hint at a type stands for every field that gives one: then one field that depends on the viewer, added in any subgraph to a type
 * that may be kept, would be shown to everybody.
 */
export function cacheHintsOf(document: DocumentNode, schema: GraphQLSchema): CacheHints {
  const names = directiveNames(document);
  const hints = new Map<string, CacheHint>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const directive = field.astNode?.directives?.find(({ name }) => names.has(name.value));
      const hint = directive && hintOf(directive);
      if (hint) hints.set(coordinateOf(type.name, field.name), hint);
    }
  }
  return hints;
}

const directiveNames = (document: DocumentNode): ReadonlySet<string> =>
  new Set([
    DIRECTIVE,
    ...linkedFeatures(document)
      .filter(({ identity }) => identity.endsWith(`/${DIRECTIVE}`))
      .flatMap(({ directiveNames }) => directiveNames),
  ]);

/** @returns Null when it does not let the field be kept. */
function hintOf({ arguments: given = [] }: ConstDirectiveNode): CacheHint | null {
  const argumentNamed = (name: string) => given.find((argument) => argument.name.value === name)?.value;
  const maxAge = argumentNamed("maxAge");
  const scope = argumentNamed("scope");
  const inherits = argumentNamed("inheritMaxAge");
  const isPrivate = scope?.kind === Kind.ENUM && scope.value === "PRIVATE";
  if (maxAge?.kind === Kind.INT) {
    const maxAgeS = Number(maxAge.value);
    return maxAgeS > 0 ? { maxAgeS, isPrivate } : null;
  }
  return inherits?.kind === Kind.BOOLEAN && inherits.value ? { maxAgeS: null, isPrivate } : null;
}
