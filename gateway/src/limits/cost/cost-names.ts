import { type DocumentNode, Kind, type StringValueNode, type ValueNode } from "graphql";

/** What the directives that say what things cost are called in a supergraph. */
export type CostNames = { readonly cost: ReadonlySet<string>; readonly listSize: ReadonlySet<string> };

const COST_SPEC = /^https:\/\/specs\.apollo\.dev\/cost\//;

/** The names `@cost` and `@listSize`, and those that an `@link` of their specification gives them. */
export function costNames(supergraph: DocumentNode): CostNames {
  const cost = new Set(["cost"]);
  const listSize = new Set(["listSize"]);
  for (const link of linksOf(supergraph)) {
    const argument = (name: string) => link.arguments?.find((one) => one.name.value === name)?.value;
    if (!COST_SPEC.test(textOf(argument("url")))) continue;
    const prefix = textOf(argument("as")) || "cost";
    cost.add(prefix);
    listSize.add(`${prefix}__listSize`);
    const imports = argument("import");
    for (const one of imports?.kind === Kind.LIST ? imports.values : []) {
      const [name, as] = importOf(one);
      if (name === "@cost") cost.add(as);
      if (name === "@listSize") listSize.add(as);
    }
  }
  return { cost, listSize };
}

const linksOf = ({ definitions }: DocumentNode) =>
  definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.directives ?? [])
        : [],
    )
    .filter(({ name }) => name.value === "link");

// An import is a name, or a name with what it is called here.
function importOf(node: ValueNode): readonly [name: string, as: string] {
  if (node.kind !== Kind.OBJECT) return [textOf(node), textOf(node).slice(1)];
  const field = (name: string) => textOf(node.fields.find((one) => one.name.value === name)?.value);
  return [field("name"), (field("as") || field("name")).slice(1)];
}

const textOf = (node: ValueNode | undefined): string =>
  node?.kind === Kind.STRING ? (node as StringValueNode).value : "";
