import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type TypeDefinitionNode,
} from "graphql";
import {
  apiTypesIn,
  type Element,
  type ElementNames,
  isComposite,
  isHiddenAlready,
  isInput,
  namedTypeOf,
} from "./elements.ts";

const ROOTS = ["Query", "Mutation", "Subscription"];

/** The types to which no way leads from the roots through what is shown. */
export function unreachableTypes(
  supergraph: DocumentNode,
  hidden: ReadonlySet<string>,
  names: ElementNames,
): readonly string[] {
  const types = apiTypesIn(supergraph);
  const typeByName = new Map(types.map((type) => [type.name.value, type]));
  const implementations = Map.groupBy(
    types.flatMap((type) =>
      isComposite(type) ? (type.interfaces ?? []).map(({ name }) => ({ type, of: name.value })) : [],
    ),
    ({ of }) => of,
  );
  const isShown = (coordinate: string, element: Element) =>
    !hidden.has(coordinate) && !isHiddenAlready(element, names);
  const below = (parent: string, nodes: readonly (FieldDefinitionNode | InputValueDefinitionNode)[]) =>
    nodes
      .filter((node) => isShown(`${parent}.${node.name.value}`, node))
      .flatMap((node) => [
        namedTypeOf(node.type),
        ...("arguments" in node ? (node.arguments ?? []) : [])
          .filter((argument) => isShown(`${parent}.${node.name.value}(${argument.name.value}:)`, argument))
          .map(({ type }) => namedTypeOf(type)),
      ]);
  const leadsTo = (type: TypeDefinitionNode): readonly string[] => {
    const name = type.name.value;
    if (isComposite(type))
      return [
        ...below(name, type.fields ?? []),
        ...(implementations.get(name) ?? []).map((one) => one.type.name.value),
      ];
    if (isInput(type)) return below(name, type.fields ?? []);
    return type.kind === Kind.UNION_TYPE_DEFINITION
      ? (type.types ?? []).map((member) => member.name.value)
      : [];
  };

  const reached = new Set<string>();
  const waiting = [...rootsOf(supergraph)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = typeByName.get(name);
    if (type === undefined || reached.has(name) || !isShown(name, type)) continue;
    reached.add(name);
    waiting.push(...leadsTo(type));
  }
  return types.map(({ name }) => name.value).filter((name) => !reached.has(name));
}

function rootsOf({ definitions }: DocumentNode): readonly string[] {
  const schema = definitions.find((node) => node.kind === Kind.SCHEMA_DEFINITION);
  return schema?.operationTypes.map(({ type }) => type.name.value) ?? ROOTS;
}
