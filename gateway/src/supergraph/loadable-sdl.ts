import { type ConstDirectiveNode, parse, print, visit } from "graphql";

/**
 * The supergraph as Apollo's loader takes it. The loader refuses a feature that is linked `for: SECURITY` and that it
 * cannot enforce itself; the gateway enforces those features before planning, so only the `for:` goes: the directives
 * stay in the SDL for the guard to read.
 */
export function loadableSdl(supergraphSdl: string): string {
  const withoutPurpose = (link: ConstDirectiveNode): ConstDirectiveNode => ({
    ...link,
    arguments: (link.arguments ?? []).filter(
      ({ name, value }) =>
        !(name.value === "for" && value.kind === "EnumValue" && value.value === "SECURITY"),
    ),
  });

  return print(
    visit(parse(supergraphSdl), {
      Directive: (directive) =>
        directive.name.value === "link" ? withoutPurpose(directive as ConstDirectiveNode) : undefined,
    }),
  );
}
