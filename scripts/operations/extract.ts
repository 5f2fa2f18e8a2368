import {
  type DefinitionNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  Source,
  visit,
} from "graphql";
import { templatesIn } from "./templates.ts";

/** A file of a client team: GraphQL, or a program with GraphQL in it. */
export type ClientFile = { readonly path: string; readonly text: string };

/** One operation with the fragments that it uses, as graphql-js prints it. */
export type ExtractedOperation = { readonly name: string; readonly text: string; readonly path: string };

/** What was found, and a sentence for each mistake. */
export type Extraction = {
  readonly operations: readonly ExtractedOperation[];
  readonly mistakes: readonly string[];
};

export const GRAPHQL_FILE = /\.(?:graphql|gql)$/;
export const PROGRAM_FILE = /\.[cm]?[jt]sx?$/;

type Found<Node> = { readonly node: Node; readonly path: string };

/** Gathers the operations of files; a fragment may stand in another file than what uses it. */
export function extractOperations(files: readonly ClientFile[]): Extraction {
  const mistakes: string[] = [];
  const definitions = files.flatMap((file) => definitionsIn(file, mistakes));
  const operations = new Map<string, Found<OperationDefinitionNode>>();
  const fragments = new Map<string, Found<FragmentDefinitionNode>>();
  for (const { node, path } of definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) {
      if (node.name === undefined)
        mistakes.push(`${path}: an operation has no name; clients ask for it by name.`);
      else addOnce(operations, node.name.value, { node, path }, mistakes);
    } else if (node.kind === Kind.FRAGMENT_DEFINITION)
      addOnce(fragments, node.name.value, { node, path }, mistakes);
    else mistakes.push(`${path}: expected operations and fragments, got ${node.kind}.`);

  const extracted = [...operations].flatMap(([name, { node, path }]) => {
    const used = fragmentsOf(node, fragments);
    if ("missing" in used) {
      mistakes.push(`${path}: ${name} uses the fragment ${used.missing}, which is in none of the files.`);
      return [];
    }
    const text = print({ kind: Kind.DOCUMENT, definitions: [node, ...used.fragments] });
    return [{ name, text, path }];
  });
  return { operations: extracted, mistakes };
}

function definitionsIn({ path, text }: ClientFile, mistakes: string[]): readonly Found<DefinitionNode>[] {
  try {
    const sources = GRAPHQL_FILE.test(path)
      ? [new Source(text, path)]
      : templatesIn(text).map(
          (template) => new Source(template.text, path, { line: template.line, column: template.column }),
        );
    return sources
      .filter(({ body }) => body.trim() !== "")
      .flatMap((source) => parse(source).definitions.map((node) => ({ node, path })));
  } catch (error) {
    mistakes.push(
      error instanceof GraphQLError ? syntaxMistake(error, path) : `${path}: ${(error as Error).message}.`,
    );
    return [];
  }
}

// A place within a template, told in lines of the file that it stands in.
function syntaxMistake({ message, source, locations }: GraphQLError, path: string): string {
  const line = (source?.locationOffset.line ?? 1) + (locations?.[0]?.line ?? 1) - 1;
  return `${path}:${line} is not GraphQL: ${message.replace(/^Syntax Error: /, "")}`;
}

function addOnce<Node extends DefinitionNode>(
  known: Map<string, Found<Node>>,
  name: string,
  found: Found<Node>,
  mistakes: string[],
): void {
  const other = known.get(name);
  if (other === undefined) known.set(name, found);
  else if (print(other.node) !== print(found.node))
    mistakes.push(
      `${found.path}: ${name} is another one than in ${other.path}; give one of them another name.`,
    );
}

function fragmentsOf(
  operation: OperationDefinitionNode,
  known: ReadonlyMap<string, Found<FragmentDefinitionNode>>,
): { readonly fragments: readonly FragmentDefinitionNode[] } | { readonly missing: string } {
  const used = new Map<string, FragmentDefinitionNode>();
  const waiting: DefinitionNode[] = [operation];
  let missing: string | null = null;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (used.has(value)) return;
        const fragment = known.get(value)?.node;
        if (fragment === undefined) missing ??= value;
        else {
          used.set(value, fragment);
          waiting.push(fragment);
        }
      },
    });
  if (missing !== null) return { missing };
  // By name, so that the order of files changes no hash.
  return {
    fragments: [...used].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, fragment]) => fragment),
  };
}
