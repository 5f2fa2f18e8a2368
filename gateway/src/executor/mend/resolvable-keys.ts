import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from "graphql";

/**
 * Puts the keys by which entities can be looked up before those by which they cannot (`resolvable: false`): where a field has
 * an `@requires`, the planner takes the first key of the subgraph without looking whether it is any good.
 */
export const resolvableKeysFirst = (supergraph: DocumentNode): DocumentNode =>
  visit(supergraph, {
    enter(node) {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        return undefined;
      const directives = node.directives ?? [];
      if (!directives.some(isUnresolvable)) return undefined;
      const last = directives.filter(isUnresolvable);
      return { ...node, directives: [...directives.filter((one) => !isUnresolvable(one)), ...last] };
    },
  });

const isUnresolvable = ({ name, arguments: given = [] }: ConstDirectiveNode): boolean =>
  name.value === "join__type" &&
  given.some(
    ({ name: { value: key }, value }) => key === "resolvable" && value.kind === Kind.BOOLEAN && !value.value,
  );
