import { keysOf, ownersBySharedEntity } from "../entities.ts";
import { directiveOf, isNonNull, type LintField, namedTypeOf } from "../lint-graph.ts";
import { type LintRule, mistakeAt } from "../lint-rule.ts";

/** A subgraph that does not answer costs its own fields, not the whole answer: `null` must have where to be. */
export const nullableAcrossSubgraphs: LintRule = {
  code: "NULLABLE_ACROSS_SUBGRAPHS",
  wayOut: "Make it nullable: take off the outer `!`.",
  mistakesIn: (graph) => {
    const ownersByEntity = ownersBySharedEntity(graph);
    const isOfOthers = (entity: string, { subgraph }: LintField): boolean =>
      ownersByEntity.has(entity) && !ownersByEntity.get(entity)?.has(subgraph.name);
    const whyAcross = (field: LintField): string | null => {
      const { parent, node } = field;
      const type = namedTypeOf(node.type);
      if (isOfOthers(parent.name, field) && !isKnownElsewhere(field))
        return `adds to ${parent.name}, which others have too`;
      // On a page the connection is what is null.
      const isOnPage = /(Connection|Edge)$/.test(parent.name);
      return !isOnPage && isOfOthers(type, field) ? `is a ${type}, which others have too` : null;
    };
    return graph.fields
      .filter(({ node }) => isNonNull(node.type) && directiveOf(node, "inaccessible") === undefined)
      .map((field) => ({ field, why: whyAcross(field) }))
      .filter(({ why }) => why !== null)
      .map(({ field, why }) => mistakeAt(field, `${field.coordinate} ${why}, and must be nullable.`));
  },
};

// Keys are known on both sides, what is external is resolved elsewhere, and into a subgraph that does not resolve the entity no
// plan crosses over.
const isKnownElsewhere = ({ parent, name, node }: LintField): boolean =>
  directiveOf(node, "external") !== undefined ||
  keysOf(parent).some(({ fields }) => fields.split(/\W+/).includes(name)) ||
  keysOf(parent).every(({ isResolvable }) => !isResolvable);
