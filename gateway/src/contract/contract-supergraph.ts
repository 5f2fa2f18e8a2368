import { Supergraph } from "@apollo/federation-internals";
import {
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  Kind,
  parse,
  print,
  type SchemaDefinitionNode,
  visit,
} from "graphql";
import { loadableSdl } from "../supergraph/loadable-sdl.ts";
import { type Contract, ContractError } from "./contract.ts";
import { type ElementNames, elementNames, isHiddenAlready } from "./elements.ts";
import { hiddenCoordinates } from "./hidden-coordinates.ts";
import { unreachableTypes } from "./unreachable-types.ts";

/** A tag that is missing in one place is missed in many. */
const REASONS_MAX = 5;

/**
 * The supergraph that serves a contract: the same, with `@inaccessible` on what the contract hides. Clients see none of that, while
 * plans may go through it: keys and `@requires` work as in the whole graph.
 *
 * @throws ContractError when nothing is left, or what is left makes no API: a field that is shown and gives a hidden type.
 */
export function contractSupergraph(supergraphSdl: string, contract: Contract): string {
  const sdl = print(narrowedDocument(parse(supergraphSdl), contract));
  try {
    Supergraph.build(loadableSdl(sdl)).apiSchema();
  } catch (error) {
    throw noApi(contract, error);
  }
  return sdl;
}

/** The same without asking whether what is left makes an API, for who finds out anyway. */
export function narrowedDocument(document: DocumentNode, contract: Contract): DocumentNode {
  const names = elementNames(document);
  const hidden = new Set(hiddenCoordinates(document, contract, names));
  if (contract.hideUnreachableTypes)
    for (const type of unreachableTypes(document, hidden, names)) hidden.add(type);
  return withHidden(document, hidden, names);
}

/** What is wrong with a contract, as Apollo's loader tells it of the supergraph. */
export function noApi({ name }: Contract, error: unknown): ContractError {
  const { message, causes } = error as Error & { readonly causes?: readonly Error[] };
  const reasons = (causes ?? [{ message }]).slice(0, REASONS_MAX).map((one) => one.message.split("\n")[0]);
  return new ContractError(`The contract "${name}" makes no API: ${reasons.join(" ")}`, { cause: error });
}

function withHidden(document: DocumentNode, hidden: ReadonlySet<string>, names: ElementNames): DocumentNode {
  const directive = names.inaccessible ?? "inaccessible";
  const mark: ConstDirectiveNode = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: directive } };
  const path: string[] = [];
  const marked = visit(document, {
    enter(node) {
      const name = nameBelow(path.at(-1), node);
      if (name !== null) path.push(name);
    },
    leave(node) {
      if (nameBelow(path.at(-2), node) === null) return undefined;
      const coordinate = path.pop() ?? "";
      if (!hidden.has(coordinate) || !("directives" in node) || isHiddenAlready(node as never, names))
        return undefined;
      return { ...node, directives: [...(node.directives ?? []), mark] };
    },
  });
  return names.inaccessible === null ? linked(marked) : marked;
}

type Named = { readonly kind: Kind; readonly name?: { readonly value: string } | undefined };

// The coordinate of a definition in what it stands in; null for everything else.
function nameBelow(parent: string | undefined, node: object): string | null {
  const { kind, name } = node as Named;
  if (name === undefined || kind === Kind.DIRECTIVE_DEFINITION || !kind.endsWith("Definition")) return null;
  if (parent === undefined) return name.value;
  return kind === Kind.INPUT_VALUE_DEFINITION && parent.includes(".")
    ? `${parent}(${name.value}:)`
    : `${parent}.${name.value}`;
}

// Nothing was hidden until now, so nothing says what hiding is.
function linked(document: DocumentNode): DocumentNode {
  const [schema, definition] = parse(`
    schema @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY) { query: Query }
    directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
  `).definitions as readonly [SchemaDefinitionNode, DirectiveDefinitionNode];
  return {
    ...document,
    definitions: [
      ...document.definitions.map((node) =>
        node.kind === Kind.SCHEMA_DEFINITION
          ? { ...node, directives: [...(node.directives ?? []), ...(schema.directives ?? [])] }
          : node,
      ),
      definition,
    ],
  };
}
