import { namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeOf } from "../lint-rule.ts";

/** A payload belongs to one mutation: what it gives can grow without anybody else. */
export const payloadName: LintRule = {
  code: "PAYLOAD_NAME",
  wayOut: "Let only what a mutation gives be called `…Payload`, and let one mutation give it.",
  mistakesIn: ({ types, fields }) => {
    const given = new Set(
      fields.filter(({ parent }) => parent.name === "Mutation").map(({ node }) => namedTypeOf(node.type)),
    );
    return types
      .filter(
        ({ name, node }) => node.kind.endsWith("Definition") && name.endsWith("Payload") && !given.has(name),
      )
      .map(({ subgraph, node, name }) =>
        mistakeOf(subgraph, node, name, `${name} is called a payload, and no mutation gives it.`),
      );
  },
};
