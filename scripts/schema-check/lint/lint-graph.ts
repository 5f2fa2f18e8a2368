import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  getLocation,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from "graphql";
import type { Place } from "../finding.ts";

/** One subgraph, as its file has it. */
export type LintSubgraph = {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly document: DocumentNode;
};

/** A type as one subgraph defines or extends it. */
export type LintType = {
  readonly subgraph: LintSubgraph;
  readonly name: string;
  readonly node: TypeDefinitionNode | TypeExtensionNode;
};

/** A field of an object type or an interface, in one subgraph. */
export type LintField = {
  readonly subgraph: LintSubgraph;
  readonly coordinate: string;
  readonly parent: LintType;
  readonly name: string;
  readonly node: FieldDefinitionNode;
};

/** An argument or an input field, in one subgraph. */
export type LintInput = {
  readonly subgraph: LintSubgraph;
  readonly coordinate: string;
  readonly name: string;
  readonly node: InputValueDefinitionNode;
};

/** All subgraphs of one side, and what the rules ask about them. */
export type LintGraph = {
  readonly subgraphs: readonly LintSubgraph[];
  readonly types: readonly LintType[];
  readonly fields: readonly LintField[];
  readonly inputs: readonly LintInput[];
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
};

export function lintGraphOf(subgraphs: readonly LintSubgraph[], today: string): LintGraph {
  const types = subgraphs.flatMap((subgraph) =>
    subgraph.document.definitions
      .filter(isTypeNode)
      .map((node): LintType => ({ subgraph, name: node.name.value, node })),
  );
  const fields = types.flatMap(fieldsOfType);
  const inputs = [
    ...fields.flatMap(({ subgraph, coordinate, node }) =>
      (node.arguments ?? []).map(inputAt(subgraph, (name) => `${coordinate}(${name}:)`)),
    ),
    ...types.flatMap(({ subgraph, name: type, node }) =>
      inputFieldsOf(node).map(inputAt(subgraph, (name) => `${type}.${name}`)),
    ),
  ];
  return { subgraphs, types, fields, inputs, today };
}

const isTypeNode = (node: ASTNode): node is TypeDefinitionNode | TypeExtensionNode =>
  node.kind.endsWith("TypeDefinition") || node.kind.endsWith("TypeExtension");

/** The fields of an object type or an interface; none of any other type. */
export const fieldsOfType = (parent: LintType): readonly LintField[] =>
  isComposite(parent.node)
    ? (parent.node.fields ?? []).map((node) => ({
        subgraph: parent.subgraph,
        coordinate: `${parent.name}.${node.name.value}`,
        parent,
        name: node.name.value,
        node,
      }))
    : [];

type CompositeKind =
  | Kind.OBJECT_TYPE_DEFINITION
  | Kind.OBJECT_TYPE_EXTENSION
  | Kind.INTERFACE_TYPE_DEFINITION
  | Kind.INTERFACE_TYPE_EXTENSION;

export const isComposite = (
  node: TypeDefinitionNode | TypeExtensionNode,
): node is Extract<TypeDefinitionNode | TypeExtensionNode, { kind: CompositeKind }> =>
  /^(Object|Interface)Type/.test(node.kind);

export const isEnum = (node: TypeDefinitionNode | TypeExtensionNode): node is EnumTypeDefinitionNode =>
  /^EnumType/.test(node.kind);

export const inputFieldsOf = (
  node: TypeDefinitionNode | TypeExtensionNode,
): readonly InputValueDefinitionNode[] =>
  node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION
    ? (node.fields ?? [])
    : [];

const inputAt =
  (subgraph: LintSubgraph, coordinateOf: (name: string) => string) =>
  (node: InputValueDefinitionNode): LintInput => ({
    subgraph,
    coordinate: coordinateOf(node.name.value),
    name: node.name.value,
    node,
  });

/** The name in the middle of lists and exclamation marks. */
export const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);

/** Whether a type is a list, nullable or not. */
export const isList = (type: TypeNode): boolean =>
  type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.LIST_TYPE);

export const isNonNull = ({ kind }: TypeNode): boolean => kind === Kind.NON_NULL_TYPE;

export const directiveOf = (
  { directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): ConstDirectiveNode | undefined => directives.find((directive) => directive.name.value === name);

/** Where a name stands: not where its description begins. */
export function placeOf({ name, file }: LintSubgraph, node: { readonly name: NameNode }): Place {
  const { loc } = node.name;
  const { line, column } = loc === undefined ? { line: 1, column: 1 } : getLocation(loc.source, loc.start);
  return { subgraph: name, file, line, column };
}
