import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from "@apollo/query-planner";
import { Kind, parse, print, visit } from "graphql";
import { clientKeyOf } from "../executor/mend/data-keys.ts";
import type { Twins } from "../executor/mend/required-arguments.ts";

/** A plan in the words of clients and subgraphs: without the names that the gateway itself gives fields. For people to read. */
export const shownPlan = (plan: QueryPlan, twins: Twins): QueryPlan =>
  plan.node === undefined ? plan : { ...plan, node: shownNode(plan.node, twins) as typeof plan.node };

function shownNode(node: NonNullable<QueryPlan["node"]>, twins: Twins): NonNullable<QueryPlan["node"]> {
  const shown = (one: PlanNode): PlanNode => shownNode(one, twins) as PlanNode;
  switch (node.kind) {
    case "Sequence":
    case "Parallel":
      return { ...node, nodes: node.nodes.map(shown) };
    case "Flatten":
      return { ...node, path: node.path.map(shownKey), node: shown(node.node) };
    case "Condition":
      return {
        ...node,
        ...(node.ifClause && { ifClause: shown(node.ifClause) }),
        ...(node.elseClause && { elseClause: shown(node.elseClause) }),
      };
    case "Fetch":
      return shownFetch(node, twins);
    case "Subscription":
      return {
        ...node,
        primary: shownFetch(node.primary, twins),
        ...(node.rest && { rest: shown(node.rest) }),
      };
    case "Defer":
      return node;
  }
}

const shownKey = (key: string | number) => (typeof key === "string" ? clientKeyOf(key) : key);

function shownFetch(node: FetchNode, twins: Twins): FetchNode {
  const { operation, requires } = node;
  return {
    ...node,
    operation: shownOperation(operation, twins),
    ...(requires && { requires: requires.map((one) => shownSelection(one, twins)) }),
  };
}

const shownOperation = (operation: string, { twinByName }: Twins): string =>
  print(
    visit(parse(operation, { noLocation: true }), {
      [Kind.FIELD]({ alias, name, arguments: given, ...field }) {
        const twin = twinByName.get(name.value);
        if (twin !== undefined) {
          const original = { kind: Kind.NAME, value: twin.field } as const;
          return { ...field, name: original, arguments: twin.arguments };
        }
        const key = alias && clientKeyOf(alias.value);
        if (alias === undefined || key === alias.value) return undefined;
        const shown = key === name.value ? undefined : { ...alias, value: String(key) };
        return { ...field, ...(shown && { alias: shown }), name, ...(given && { arguments: given }) };
      },
    }),
  );

function shownSelection(selection: QueryPlanSelectionNode, twins: Twins): QueryPlanSelectionNode {
  const below = selection.selections?.map((one) => shownSelection(one, twins));
  if (selection.kind === "InlineFragment") return { ...selection, selections: below ?? [] };
  const name = twins.twinByName.get(selection.name)?.field ?? selection.name;
  return { ...selection, name, ...(below && { selections: below }) };
}
