import { Kind, type OperationDefinitionNode, parse } from "graphql";
import { fragmentsOf } from "../../../gateway/src/fragments.ts";
import { compileEstimate } from "../../../gateway/src/limits/cost/compile-estimate.ts";
import { type CostModel, costModelOf } from "../../../gateway/src/limits/cost/cost-model.ts";
import { costNames } from "../../../gateway/src/limits/cost/cost-names.ts";
import { DEFAULT_LIMITS } from "../../../gateway/src/limits/limits.ts";
import type { RegisteredOperation, Side } from "../side.ts";

const modelBySide = new WeakMap<Side, CostModel>();

/**
 * What the gateway reckons that an operation may cost, by `@cost` and `@listSize`: with the pages that it asks for unless it is told,
 * and in the worse of the two ways in which all of its conditions hold or none.
 */
export function operationCost(side: Side, { document }: RegisteredOperation): number {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) return 0;
  const estimate = compileEstimate({
    operation,
    fragments: fragmentsOf(document),
    schema: side.supergraph,
    model: modelOf(side),
    listSizeAssumed: DEFAULT_LIMITS.listSizeAssumed,
  });
  return Math.max(...[true, false].map((isMet) => estimate.estimateFor(conditionsOf(operation, isMet)).cost));
}

function modelOf(side: Side): CostModel {
  const known = modelBySide.get(side);
  if (known !== undefined) return known;
  const model = costModelOf(side.supergraph, costNames(parse(side.supergraphSdl, { noLocation: true })));
  modelBySide.set(side, model);
  return model;
}

const conditionsOf = (
  { variableDefinitions = [] }: OperationDefinitionNode,
  isMet: boolean,
): Record<string, boolean> =>
  Object.fromEntries(
    variableDefinitions
      .filter(({ type }) => /^Boolean$/.test(namedTypeOf(type)))
      .map(({ variable }) => [variable.name.value, isMet]),
  );

type TypeOfVariable = NonNullable<OperationDefinitionNode["variableDefinitions"]>[number]["type"];

const namedTypeOf = (type: TypeOfVariable): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
