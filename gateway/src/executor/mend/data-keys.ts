import { type DocumentNode, type FieldNode, Kind, visit } from "graphql";

/** What plans ask for that no client asked for: keys, what an `@requires` needs, types. */
export type PlannerKeys = ReadonlySet<string>;

const MARK = "client__";
/** How the planner itself renames fields that cannot stand next to each other. */
const RENAMED_BY_PLANNER = /__alias_\d+$/;

/** What plans of a supergraph ask for by themselves, wherever that is. */
export function plannerKeysOf(supergraph: DocumentNode): PlannerKeys {
  const keys = new Set(["__typename"]);
  visit(supergraph, {
    [Kind.DIRECTIVE]({ name: { value: directive }, arguments: given = [] }) {
      if (directive !== "join__type" && directive !== "join__field") return;
      for (const { name, value } of given)
        if ((name.value === "key" || name.value === "requires") && value.kind === Kind.STRING)
          for (const word of value.value.match(/\w+/g) ?? []) keys.add(word);
    },
  });
  return keys;
}

/**
 * The key under which a field of an operation is asked for and held. Where a client calls something else what plans need under
 * that name (`id: name`), it would be taken for it: told to subgraphs as a key, or taken for the name of a type.
 */
export function dataKeyOf(
  { alias, name, arguments: given = [] }: FieldNode,
  plannerKeys: PlannerKeys,
): string {
  const key = (alias ?? name).value;
  // Plans ask for fields without arguments: where a client gives some, what it gets is another thing.
  const isAnother = plannerKeys.has(key) && (name.value !== key || given.length > 0);
  return isAnother || key.startsWith(MARK) || RENAMED_BY_PLANNER.test(key) ? `${MARK}${key}` : key;
}

/** What the client calls it. */
export const clientKeyOf = (dataKey: string): string =>
  dataKey.startsWith(MARK) ? dataKey.slice(MARK.length) : dataKey;

/** An operation as it is planned: the same document where there is nothing to rename, as in almost all. */
export const withDataKeys = (document: DocumentNode, plannerKeys: PlannerKeys): DocumentNode =>
  visit(document, {
    [Kind.FIELD]: {
      leave(field) {
        const value = dataKeyOf(field, plannerKeys);
        if (value === (field.alias ?? field.name).value) return undefined;
        return { ...field, alias: { kind: Kind.NAME, value } as const };
      },
    },
  });
