import { type DirectiveNode, type DocumentNode, Kind, type ValueNode } from "graphql";

/** A feature that a supergraph uses, as its `@link` names it. */
export type LinkedFeature = {
  /** The URL without its version: `https://specs.apollo.dev/authenticated`. */
  readonly identity: string;
  /** Such as `v0.1`. */
  readonly version: string;
  /** What it is for, when the link says so: `SECURITY` or `EXECUTION`. */
  readonly purpose: string | null;
  /** Every name that the feature's main directive may have in this document, without `@`. */
  readonly directiveNames: readonly string[];
};

/**
 * The features that a supergraph links, with the names under which their directives go in it.
 *
 * @see https://specs.apollo.dev/link/v1.0/
 */
export function linkedFeatures(supergraph: DocumentNode): readonly LinkedFeature[] {
  return supergraph.definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((definition) => ("directives" in definition ? (definition.directives ?? []) : []))
    .filter(({ name }) => name.value === "link")
    .map(featureOfLink);
}

/** What one `@link` says. */
export function featureOfLink(link: DirectiveNode): LinkedFeature {
  const argument = (name: string): ValueNode | undefined =>
    link.arguments?.find((one) => one.name.value === name)?.value;
  const url = textOf(argument("url"));
  const [version = "", specName = ""] = url.split("/").reverse();
  const alias = textOf(argument("as"));

  return {
    identity: url.slice(0, -(version.length + 1)),
    version,
    purpose: textOf(argument("for")) || null,
    directiveNames: [alias || specName, ...importedNames(argument("import"), specName)],
  };
}

// An import is a name, or a name with what it is called here.
function importedNames(imports: ValueNode | undefined, specName: string): readonly string[] {
  if (imports?.kind !== Kind.LIST) return [];
  return imports.values.flatMap((value) => {
    const field = (name: string) =>
      value.kind === Kind.OBJECT ? value.fields.find((one) => one.name.value === name)?.value : undefined;
    const imported = textOf(value.kind === Kind.OBJECT ? field("name") : value);
    return imported === `@${specName}` ? [(textOf(field("as")) || imported).slice(1)] : [];
  });
}

const textOf = (value: ValueNode | undefined): string =>
  value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : "";
