import { type ASTNode, type ConstDirectiveNode, type DocumentNode, Kind, print, visit } from "graphql";
import { elementNames, isHiddenAlready } from "../../../gateway/src/contract/elements.ts";

/** What clients can see of a supergraph, as text: the same text is the same API. Guards and costs are not seen. */
export function visibleText(supergraph: DocumentNode): string {
  const names = elementNames(supergraph);
  return print(
    visit(supergraph, {
      enter(node) {
        if (node.kind === Kind.DIRECTIVE_DEFINITION || node.kind === Kind.SCHEMA_DEFINITION) return null;
        if (isOfFederation(node)) return null;
        if (!("directives" in node) || node.directives === undefined) return undefined;
        const directives = node.directives as readonly ConstDirectiveNode[];
        if (isHiddenAlready({ directives }, names)) return null;
        return { ...node, directives: directives.filter(({ name }) => SEEN.has(name.value)) };
      },
    }),
  );
}

const SEEN = new Set(["deprecated", "specifiedBy", "oneOf"]);

const isOfFederation = (node: ASTNode): boolean =>
  node.kind.endsWith("TypeDefinition") && "name" in node && node.name?.value.includes("__") === true;
