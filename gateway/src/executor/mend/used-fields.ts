import {
  type DirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
} from "graphql";

export type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
/** Whether a subgraph needs a field of a type for a key, an `@requires`, a `@provides` or an interface. */
export type IsUsed = (graph: string, typeName: string, field: string) => boolean;

/**
 * @param realName What a field is called that is required under another name.
 * @throws GraphQLError when something that should be a set of fields is none.
 */
export function usedFields(supergraph: DocumentNode, realName = (field: string): string => field): IsUsed {
  const composites = supergraph.definitions.filter(isComposite);
  const typeByName = new Map(composites.map((type) => [type.name.value, type]));
  const used = new Set<string>();
  const mark = (graph: string, typeName: string, field: string) => used.add(`${graph} ${typeName}.${field}`);

  const markSet = (graph: string, typeName: string, { selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        markSet(graph, selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
        continue;
      }
      const { name, selectionSet } = selection;
      const holders = composites.filter(
        (type) => type.name.value === typeName || type.interfaces?.some((one) => one.name.value === typeName),
      );
      for (const holder of holders) mark(graph, holder.name.value, name.value);
      const returned = fieldOf(typeByName.get(typeName), realName(name.value))?.type;
      if (selectionSet !== undefined && returned !== undefined)
        markSet(graph, namedType(returned), selectionSet);
    }
  };

  for (const type of composites) {
    const name = type.name.value;
    for (const directive of type.directives ?? []) {
      const [graph, key] = [graphOf(directive), textArgument(directive, "key")];
      if (key !== undefined) markSet(graph, name, selectionSetOf(key));
      const implemented = typeByName.get(textArgument(directive, "interface") ?? "");
      if (directive.name.value === "join__implements")
        for (const field of implemented?.fields ?? [])
          if (isIn(field, graph)) mark(graph, name, field.name.value);
    }
    for (const { type: returned, directives = [] } of type.fields ?? [])
      for (const directive of directives) {
        const [requires, provides] = ["requires", "provides"].map((one) => textArgument(directive, one));
        if (requires !== undefined) markSet(graphOf(directive), name, selectionSetOf(requires));
        if (provides !== undefined)
          markSet(graphOf(directive), namedType(returned), selectionSetOf(provides));
      }
  }
  return (graph, typeName, field) => used.has(`${graph} ${typeName}.${field}`);
}

/** What says nothing of subgraphs is in all that have its type. */
function isIn(
  { directives = [] }: { readonly directives?: readonly DirectiveNode[] },
  graph: string,
): boolean {
  const joined = directives.filter(({ name }) => name.value === "join__field");
  return joined.length === 0 || joined.some((directive) => graphOf(directive) === graph);
}

export const isComposite = (node: { readonly kind: string }): node is Composite =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;

export const fieldOf = (type: Composite | undefined, name: string) =>
  type?.fields?.find((field) => field.name.value === name);

export const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);

export function selectionSetOf(fields: string): SelectionSetNode {
  const [definition] = parse(`{${fields}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`This is no set of fields: ${fields}`);
  return definition.selectionSet;
}

export const argumentOf = ({ arguments: given = [] }: DirectiveNode, wanted: string): ValueNode | undefined =>
  given.find(({ name }) => name.value === wanted)?.value;

export function graphOf(directive: DirectiveNode): string {
  const graph = argumentOf(directive, "graph");
  return graph?.kind === Kind.ENUM ? graph.value : "";
}

export function textArgument(directive: DirectiveNode, wanted: string): string | undefined {
  const value = directive.name.value.startsWith("join__") ? argumentOf(directive, wanted) : undefined;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/** What is external in a subgraph, or overridden and used there all the same. */
export const isNeededOnly = (directive: DirectiveNode): boolean =>
  ["external", "usedOverridden"].some((name) => {
    const value = argumentOf(directive, name);
    return value?.kind === Kind.BOOLEAN && value.value;
  });

/** What subgraphs are called, by what they are called in `join__` directives. */
export function graphNames({ definitions }: DocumentNode): ReadonlyMap<string, string> {
  const graphs = definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph",
  );
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : [];
  return new Map(
    values.flatMap(({ name, directives = [] }) =>
      directives.flatMap((one) => {
        const subgraph = textArgument(one, "name");
        return subgraph === undefined ? [] : [[name.value, subgraph] as const];
      }),
    ),
  );
}
