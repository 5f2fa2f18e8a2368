import type { ASTNode, NameNode } from "graphql";

/** Whether a node defines or extends something that has a coordinate. */
export const isDefinitionWithName = (node: ASTNode): node is ASTNode & { readonly name: NameNode } =>
  "name" in node &&
  node.name !== undefined &&
  /(Definition|Extension)$/.test(node.kind) &&
  !/^(Operation|Fragment|Variable)/.test(node.kind);

/** The coordinate of a definition, of what it stands in: `Type.field(argument:)`. */
export function coordinateBelow(parent: string | undefined, kind: string, name: string): string {
  if (kind === "DirectiveDefinition") return `@${name}`;
  if (parent === undefined) return name;
  const isArgument = kind === "InputValueDefinition" && (parent.includes(".") || parent.startsWith("@"));
  return isArgument ? `${parent}(${name}:)` : `${parent}.${name}`;
}
