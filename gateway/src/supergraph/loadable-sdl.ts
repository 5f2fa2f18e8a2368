import { type ConstDirectiveNode, Kind, parse, print, visit } from "graphql";
import { featureOfLink } from "./linked-feature.ts";
import { isEnforcedHere } from "./security-features.ts";

/**
 * The supergraph as Apollo's loader takes it. The loader refuses a feature that is linked `for: SECURITY` and that it
 * cannot enforce itself; where the gateway enforces it before planning, only the `for:` goes: the directives stay in the
 * SDL for the guard to read. A feature that nobody enforces keeps its `for:`, and the loader refuses it.
 */
export function loadableSdl(supergraphSdl: string): string {
  const withoutPurpose = (link: ConstDirectiveNode): ConstDirectiveNode => ({
    ...link,
    arguments: (link.arguments ?? []).filter(
      ({ name, value }) => !(name.value === "for" && value.kind === Kind.ENUM && value.value === "SECURITY"),
    ),
  });

  return print(
    visit(parse(supergraphSdl), {
      [Kind.DIRECTIVE]: (directive) =>
        directive.name.value === "link" && isEnforcedHere(featureOfLink(directive))
          ? withoutPurpose(directive as ConstDirectiveNode)
          : undefined,
    }),
  );
}
