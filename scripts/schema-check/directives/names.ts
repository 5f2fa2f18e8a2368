import { type ConstDirectiveNode, type DocumentNode, parse } from "graphql";
import { linkedFeatures } from "../../../gateway/src/supergraph/linked-feature.ts";
import type { Side } from "../side.ts";

/** The directives of a supergraph that say what clients may, and what it costs. */
export const KNOWN_DIRECTIVES = [
  "authenticated",
  "requiresScopes",
  "policy",
  "cost",
  "listSize",
  "tag",
  "inaccessible",
] as const;
export type KnownDirective = (typeof KNOWN_DIRECTIVES)[number];

const documentBySdl = new Map<string, ReadonlyMap<string, KnownDirective>>();
const KEPT_MAX = 16;

/** What each directive of a supergraph is called in it: a `@link` may import it under another name. */
function knownByName(supergraphSdl: string): ReadonlyMap<string, KnownDirective> {
  const known = documentBySdl.get(supergraphSdl);
  if (known !== undefined) return known;
  const names = namesIn(parse(supergraphSdl));
  if (documentBySdl.size >= KEPT_MAX) documentBySdl.clear();
  documentBySdl.set(supergraphSdl, names);
  return names;
}

function namesIn(document: DocumentNode): ReadonlyMap<string, KnownDirective> {
  const names = new Map<string, KnownDirective>(KNOWN_DIRECTIVES.map((name) => [name, name]));
  for (const { identity, directiveNames } of linkedFeatures(document)) {
    const feature = KNOWN_DIRECTIVES.find((name) => identity.endsWith(`/${name}`));
    if (feature === undefined) continue;
    for (const name of directiveNames) names.set(name, feature);
    if (feature === "cost") for (const name of directiveNames) names.set(`${name}__listSize`, "listSize");
  }
  return names;
}

/** The directives among these that are known, by what they are. */
export function directiveOf(
  { supergraphSdl }: Side,
  directives: readonly ConstDirectiveNode[],
  wanted: KnownDirective,
): readonly ConstDirectiveNode[] {
  if (directives.length === 0) return [];
  const names = knownByName(supergraphSdl);
  return directives.filter(({ name }) => names.get(name.value) === wanted);
}
