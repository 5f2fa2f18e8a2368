import {
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
} from "graphql";
import { linkedFeatures } from "../supergraph/linked-feature.ts";

const TAG = "https://specs.apollo.dev/tag";
const INACCESSIBLE = "https://specs.apollo.dev/inaccessible";

/** What a contract needs to know of a supergraph's own directives. */
export type ElementNames = {
  readonly tags: ReadonlySet<string>;
  /** Null where the supergraph hides nothing yet. */
  readonly inaccessible: string | null;
};

export type Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
/** Anything that can carry a directive. */
export type Element = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

export function elementNames(supergraph: DocumentNode): ElementNames {
  const namesOf = (identity: string) =>
    linkedFeatures(supergraph)
      .filter((feature) => feature.identity === identity)
      .flatMap(({ directiveNames }) => directiveNames);
  return { tags: new Set(namesOf(TAG)), inaccessible: namesOf(INACCESSIBLE).at(-1) ?? null };
}

/** The tags on an element itself. */
export const tagsOn = ({ directives = [] }: Element, { tags }: ElementNames): readonly string[] =>
  directives
    .filter(({ name }) => tags.has(name.value))
    .flatMap(({ arguments: given = [] }) =>
      given.flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])),
    );

export const isHiddenAlready = ({ directives = [] }: Element, { inaccessible }: ElementNames): boolean =>
  directives.some(({ name }) => name.value === inaccessible);

/** The types that are of the API, and not of the machinery of federation. */
export const apiTypesIn = ({ definitions }: DocumentNode): readonly TypeDefinitionNode[] =>
  definitions.filter(
    (node): node is TypeDefinitionNode =>
      node.kind.endsWith("TypeDefinition") && "name" in node && node.name?.value.includes("__") === false,
  );

export const isComposite = (node: { readonly kind: Kind }): node is Composite =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;

export const isEnum = (node: { readonly kind: Kind }): node is EnumTypeDefinitionNode =>
  node.kind === Kind.ENUM_TYPE_DEFINITION;

export const isInput = (node: { readonly kind: Kind }): node is InputObjectTypeDefinitionNode =>
  node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;

export const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
