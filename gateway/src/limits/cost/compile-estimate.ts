import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { CostModel, FieldCost } from "./cost-model.ts";
import { type GivenValue, valueReader } from "./given-value.ts";
import { inputCost } from "./input-cost.ts";
import { sizeOf, slicingMistake } from "./list-size.ts";
import {
  type Amount,
  amount,
  type Estimate,
  evaluate,
  NOTHING,
  plus,
  repeated,
  type Sum,
  type Variables,
} from "./sum.ts";

/** What an operation can come to, as a function of its variables. */
export type CompiledEstimate = {
  readonly estimateFor: (variables: Variables) => Estimate;
  /** A sentence for each list whose length the operation must say and does not. */
  readonly mistakesIn: (variables: Variables) => readonly string[];
};

type Question = {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly schema: GraphQLSchema;
  readonly model: CostModel;
  /** Elements of a list of which the schema says nothing. */
  readonly listSizeAssumed: number;
};

/** The list that the fields below are part of, where a connection says how long it is. */
type Page = { readonly sizedFields: ReadonlySet<string>; readonly times: Amount };

const CONDITIONS: ReadonlySet<string> = new Set(["skip", "include"]);

/** What it costs to run a mutation at all. */
const MUTATION_COST = 10;

/**
 * Reads an operation once, so that what it can come to is a matter of a few multiplications for each request: what each field
 * weighs, times the lengths of the lists that it stands in. Fragments are read once for each list that they stand in; what they
 * unfold to is bounded by the limits of an operation's size, which come before.
 */
export function compileEstimate({
  operation,
  fragments,
  schema,
  model,
  listSizeAssumed,
}: Question): CompiledEstimate {
  const read = valueReader(operation);
  const checks: ((variables: Variables) => string | null)[] = [];
  const sumsByPage = new Map<Page | null, Map<string, Sum>>();

  const sumIn = ({ selections }: SelectionSetNode, typeName: string, page: Page | null): Sum =>
    selections.reduce((sum, selection) => {
      const times = timesIncluded(selection);
      if (times === 0) return sum;
      const one = sumOf(selection, typeName, page);
      return plus(sum, times === 1 ? one : repeated(one, times, "condition"));
    }, NOTHING);

  const sumOf = (selection: SelectionNode, typeName: string, page: Page | null): Sum => {
    if (selection.kind === Kind.FIELD) return sumOfField(selection, typeName, page);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sumOfFragment(selection.name.value, page);
    return sumIn(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, page);
  };

  const sumOfField = (node: FieldNode, typeName: string, page: Page | null): Sum => {
    const cost = model.fieldOf(typeName, node.name.value);
    if (cost === undefined) return NOTHING;
    const check = slicingMistake(cost, node, read);
    if (check !== null) checks.push(check);
    const below = node.selectionSet ? sumIn(node.selectionSet, cost.typeName, pageOf(cost, node)) : NOTHING;
    const each = plus(amount(cost.weight), below);
    const all = page?.sizedFields.has(node.name.value)
      ? repeated(each, page.times, "page")
      : cost.isList
        ? repeated(each, sizeOf(cost, node, read, listSizeAssumed), "list")
        : each;
    return plus(sumOfArguments(cost, node), all);
  };

  const sumOfFragment = (name: string, page: Page | null): Sum => {
    const sums = sumsByPage.get(page) ?? new Map<string, Sum>();
    sumsByPage.set(page, sums);
    const known = sums.get(name);
    if (known !== undefined) return known;
    // A cycle counts nothing: it is refused by a rule of its own.
    sums.set(name, NOTHING);
    const fragment = fragments.get(name);
    const sum = fragment ? sumIn(fragment.selectionSet, fragment.typeCondition.name.value, page) : NOTHING;
    sums.set(name, sum);
    return sum;
  };

  const pageOf = (cost: FieldCost, node: FieldNode): Page | null => {
    const { listSize } = cost;
    if (listSize === null || listSize.sizedFields.size === 0) return null;
    return { sizedFields: listSize.sizedFields, times: sizeOf(cost, node, read, listSizeAssumed) };
  };

  const sumOfArguments = ({ field }: FieldCost, node: FieldNode): Sum =>
    (node.arguments ?? []).reduce((sum, { name, value }) => {
      const argument = field.args.find((one) => one.name === name.value);
      if (argument === undefined) return sum;
      const given = read(value);
      return plus(
        sum,
        amount(
          given.kind === "known"
            ? inputCost(argument, given.value, model)
            : (variables) => inputCost(argument, given.valueIn(variables), model),
        ),
      );
    }, NOTHING);

  const timesIncluded = ({ directives = [] }: SelectionNode): Amount => {
    const conditions = directives.filter(({ name }) => CONDITIONS.has(name.value)).map(conditionOf);
    if (conditions.every((isMet) => typeof isMet === "boolean")) return Number(!conditions.includes(false));
    return (variables) =>
      Number(conditions.every((isMet) => (typeof isMet === "boolean" ? isMet : isMet(variables))));
  };

  const conditionOf = (directive: DirectiveNode): boolean | ((variables: Variables) => boolean) => {
    const node = directive.arguments?.[0]?.value;
    const given: GivenValue = node === undefined ? { kind: "known", value: undefined } : read(node);
    const isMet = (value: unknown) => (value === true) === (directive.name.value === "include");
    return given.kind === "known" ? isMet(given.value) : (variables) => isMet(given.valueIn(variables));
  };

  const root = schema.getRootType(operation.operation);
  const sum = root
    ? plus(
        amount(operation.operation === "mutation" ? MUTATION_COST : 0),
        sumIn(operation.selectionSet, root.name, null),
      )
    : NOTHING;
  return {
    estimateFor: (variables) => {
      const { cost, rows } = evaluate(sum, variables);
      return { cost: Math.max(0, cost), rows };
    },
    mistakesIn: (variables) => checks.map((check) => check(variables)).filter((mistake) => mistake !== null),
  };
}
