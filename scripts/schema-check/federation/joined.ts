import {
  type ConstDirectiveNode,
  type GraphQLSchema,
  isEnumType,
  Kind,
  parse,
  print,
  valueFromASTUntyped,
} from "graphql";
import type { Side } from "../side.ts";

/** What a subgraph has of a type: whether each `@key` of it can be asked for, by its fields. */
export type JoinedType = {
  readonly resolvableByKey: ReadonlyMap<string, boolean>;
  readonly isInterfaceObject: boolean;
};

/** What a subgraph has of a field. */
export type JoinedField = {
  readonly isExternal: boolean;
  readonly requires: string | null;
  readonly provides: string | null;
  /** The subgraph that the field moves away from. */
  readonly overrides: string | null;
  /** For which part of the requests it does: `percent(10)`; null for all of them. */
  readonly label: string | null;
  /** Whether the graph asks this subgraph for it. */
  readonly isResolved: boolean;
};

/** How the subgraphs make the graph, as the supergraph says it: by coordinate, then by subgraph. */
export type Joined = {
  readonly subgraphs: readonly string[];
  readonly types: ReadonlyMap<string, ReadonlyMap<string, JoinedType>>;
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, JoinedField>>;
};

const PLAIN: JoinedField = {
  isExternal: false,
  requires: null,
  provides: null,
  overrides: null,
  label: null,
  isResolved: true,
};

/** Reads the directives of https://specs.apollo.dev/join of a supergraph. */
export function joinedOf({ supergraph }: Side): Joined {
  const nameByGraph = subgraphNames(supergraph);
  const types = new Map<string, ReadonlyMap<string, JoinedType>>();
  const fields = new Map<string, ReadonlyMap<string, JoinedField>>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    const joins = joinsOf(type.astNode?.directives, "join__type");
    if (joins.length === 0) continue;
    const bySubgraph = typesBySubgraph(joins, nameByGraph);
    types.set(type.name, bySubgraph);
    if (!("getFields" in type)) continue;
    for (const field of Object.values(type.getFields())) {
      const given = joinsOf(field.astNode?.directives, "join__field");
      const coordinate = `${type.name}.${field.name}`;
      fields.set(coordinate, fieldBySubgraph(given, nameByGraph, [...bySubgraph.keys()]));
    }
  }
  return { subgraphs: [...nameByGraph.values()], types, fields };
}

type Arguments = Readonly<Record<string, unknown>>;

const joinsOf = (directives: readonly ConstDirectiveNode[] | undefined, name: string): readonly Arguments[] =>
  (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map((one) => [one.name.value, valueFromASTUntyped(one.value)])),
    );

function subgraphNames(supergraph: GraphQLSchema): ReadonlyMap<string, string> {
  const graphs = supergraph.getType("join__Graph");
  const values = isEnumType(graphs) ? graphs.getValues() : [];
  return new Map(
    values.map(({ name, astNode }) => [
      name,
      textOf(joinsOf(astNode?.directives, "join__graph")[0]?.name) ?? name,
    ]),
  );
}

function typesBySubgraph(
  joins: readonly Arguments[],
  nameByGraph: ReadonlyMap<string, string>,
): ReadonlyMap<string, JoinedType> {
  const found = new Map<string, { resolvableByKey: Map<string, boolean>; isInterfaceObject: boolean }>();
  for (const { graph, key, resolvable = true, isInterfaceObject = false } of joins) {
    const name = nameByGraph.get(String(graph)) ?? String(graph);
    const type = found.get(name) ?? {
      resolvableByKey: new Map(),
      isInterfaceObject: isInterfaceObject === true,
    };
    if (typeof key === "string") type.resolvableByKey.set(normalised(key), resolvable === true);
    found.set(name, type);
  }
  return found;
}

// A field without a join__field is resolved by every subgraph that has its type.
function fieldBySubgraph(
  joins: readonly Arguments[],
  nameByGraph: ReadonlyMap<string, string>,
  owners: readonly string[],
): ReadonlyMap<string, JoinedField> {
  if (joins.length === 0) return new Map(owners.map((name) => [name, PLAIN]));
  return new Map(
    joins.flatMap(({ graph, external, requires, provides, override, usedOverridden, overrideLabel }) =>
      typeof graph !== "string"
        ? []
        : [
            [
              nameByGraph.get(graph) ?? graph,
              {
                isExternal: external === true,
                requires: typeof requires === "string" ? normalised(requires) : null,
                provides: typeof provides === "string" ? normalised(provides) : null,
                overrides: textOf(override),
                label: textOf(overrideLabel),
                isResolved: external !== true && usedOverridden !== true,
              },
            ],
          ],
    ),
  );
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Fields in the order of their names, as `id owner { id }`. */
function normalised(fields: string): string {
  try {
    const [definition] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) return fields;
    const each = definition.selectionSet.selections.map((selection) =>
      print(selection).replaceAll(/\s+/g, " "),
    );
    return each.toSorted().join(" ");
  } catch {
    return fields;
  }
}
