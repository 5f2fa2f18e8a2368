import { type ConstDirectiveNode, type DocumentNode, Kind } from "graphql";
import type { Change } from "../api/change.ts";
import { documentOf } from "../places/definitions.ts";
import type { Comparison } from "../side.ts";
import type { FederationCode } from "./codes.ts";

/** Fields that more subgraphs than one may resolve now, or no longer: composition forgets the mark, so the sources are asked. */
export function shareableChanges({ base, candidate }: Comparison): readonly Change<FederationCode>[] {
  return [...candidate.sources].flatMap(([subgraph, source]) => {
    const published = base.sources.get(subgraph);
    if (published === undefined) return [];
    const [before, now] = [shareableIn(documentOf(published)), shareableIn(documentOf(source))];
    return [...now].flatMap(([coordinate, isShareable]): readonly Change<FederationCode>[] => {
      const was = before.get(coordinate);
      if (was === undefined || was === isShareable) return [];
      return [
        {
          code: isShareable ? "SHAREABLE_ADDED" : "SHAREABLE_REMOVED",
          severity: isShareable ? "warning" : "safe",
          coordinate,
          subgraph,
          message: `${coordinate} is ${isShareable ? "" : "no longer "}@shareable in ${subgraph}.`,
          touches: null,
        },
      ];
    });
  });
}

/** Whether each field is shareable, by itself or with its type. */
function shareableIn(document: DocumentNode): ReadonlyMap<string, boolean> {
  const name = shareableName(document);
  const has = (directives: readonly ConstDirectiveNode[] | undefined) =>
    (directives ?? []).some((directive) => directive.name.value === name);

  const found = new Map<string, boolean>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION)
      continue;
    for (const { name: field, directives } of definition.fields ?? [])
      found.set(`${definition.name.value}.${field.value}`, has(definition.directives) || has(directives));
  }
  return found;
}

const FEDERATION = /^https:\/\/specs\.apollo\.dev\/federation\//;

// Imported by the name of its own or another one; without an import it carries the prefix of the specification.
function shareableName({ definitions }: DocumentNode): string {
  const links = definitions
    .filter(({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION)
    .flatMap((definition) => ("directives" in definition ? (definition.directives ?? []) : []))
    .filter(({ name }) => name.value === "link");
  for (const { arguments: given = [] } of links) {
    const url = given.find(({ name }) => name.value === "url")?.value;
    if (url?.kind !== Kind.STRING || !FEDERATION.test(url.value)) continue;
    const imports = given.find(({ name }) => name.value === "import")?.value;
    for (const one of imports?.kind === Kind.LIST ? imports.values : []) {
      if (one.kind === Kind.STRING && one.value === "@shareable") return "shareable";
      if (one.kind !== Kind.OBJECT) continue;
      const textAt = (key: string) => {
        const value = one.fields.find(({ name }) => name.value === key)?.value;
        return value?.kind === Kind.STRING ? value.value : null;
      };
      if (textAt("name") === "@shareable") return (textAt("as") ?? "@shareable").slice(1);
    }
  }
  return "federation__shareable";
}
