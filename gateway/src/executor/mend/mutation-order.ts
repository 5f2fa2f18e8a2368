import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  visit,
} from "graphql";
import { fragmentsOf } from "../../fragments.ts";
import { ALWAYS, both, type Conditions, conditionsOf, directive, under, unless } from "./conditions.ts";

/** A field at the root, and what has to hold for it to be met there. */
type Met = { readonly field: FieldNode; readonly conditions: Conditions };
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Fields and fragments at the root under conditions, counted in each place. Without any, each counts once in a document. */
const MET_MAX = 1_000;
/** Ways in which conditions may fall out so that one mutation is met at another place each time. */
const WAYS_MAX = 100;

/**
 * A document whose mutations are done once each, in the order in which their fields are met, fragment after fragment. The planner
 * takes a field that is met under two conditions for two, and has it done twice; and what stands in a fragment it asks for in the
 * order of that, whatever was met before.
 *
 * @throws GraphQLError GRAPHQL_VALIDATION_FAILED when the conditions are too many.
 * @see https://spec.graphql.org/October2021/#CollectFields()
 */
export function withMutationsInOrder(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
  const ordered = visit(document, {
    [Kind.OPERATION_DEFINITION]: (operation) =>
      operation.operation === OperationTypeNode.MUTATION ? inOrder(operation, fragments) : undefined,
  });
  return ordered === document ? document : withoutUnused(ordered);
}

function inOrder(operation: OperationDefinitionNode, fragments: Fragments): OperationDefinitionNode {
  const meeting: Meeting = { fragments, met: [], metIn: new Map(), conditionalCount: 0 };
  meet(operation.selectionSet.selections, ALWAYS, meeting);
  const { met } = meeting;
  const indicesByKey = Map.groupBy(met.keys(), (index) => keyOf((met[index] as Met).field));
  const selections = [...indicesByKey.values()]
    .flatMap((indices) => onceEach(indices, met))
    .sort((one, other) => one.index - other.index)
    .map(({ selection }) => selection);
  if (selections.length > met.length + WAYS_MAX) throw tooManyWays();
  const [first = TYPENAME, ...others] = selections;
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [first, ...others] } };
}

/** What is asked where nothing is ever met. */
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

type Meeting = {
  readonly fragments: Fragments;
  readonly met: Met[];
  /** Under which conditions fragments are met, by name. */
  readonly metIn: Map<string, Conditions[]>;
  conditionalCount: number;
};

function meet(selections: readonly SelectionNode[], around: Conditions, meeting: Meeting): void {
  for (const selection of selections) {
    const own = conditionsOf(selection.directives);
    const conditions = own && both(around, own);
    if (conditions === null) continue;
    if (conditions.size > 0) meeting.conditionalCount += 1;
    if (meeting.conditionalCount > MET_MAX) throw tooManyWays();
    if (selection.kind === Kind.FIELD) meeting.met.push({ field: withoutConditions(selection), conditions });
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      meet(selection.selectionSet.selections, conditions, meeting);
    else if (isFirst(selection.name.value, conditions, meeting))
      meet(meeting.fragments.get(selection.name.value)?.selectionSet.selections ?? [], conditions, meeting);
  }
}

/** A fragment that is met already wherever it is met now has nothing more to give. */
function isFirst(name: string, conditions: Conditions, { metIn }: Meeting): boolean {
  const before = metIn.get(name) ?? [];
  if (before.some((one) => one.entries().every(([variable, value]) => conditions.get(variable) === value)))
    return false;
  metIn.set(name, [...before, conditions]);
  return true;
}

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;

const withoutConditions = (field: FieldNode): FieldNode => ({
  ...field,
  directives: (field.directives ?? []).filter(
    ({ name }) => name.value !== "skip" && name.value !== "include",
  ),
});

/** A field at each place where it may be the first of its name, with all that is selected of it from there on. */
function onceEach(indices: readonly number[], met: readonly Met[]) {
  // Ways in which it has not been met so far: never two of them at once.
  let open: readonly Conditions[] = [ALWAYS];
  return indices.flatMap((index, position) => {
    const { field, conditions } = met[index] as Met;
    const ways = open.flatMap((way) => both(way, conditions) ?? []);
    open = open.flatMap((way) => unless(conditions).flatMap((other) => both(way, other) ?? []));
    if (open.length > WAYS_MAX) throw tooManyWays();
    if (ways.length === 0) return [];
    const whole = withSelectionsOf(
      field,
      indices.slice(position + 1).map((later) => met[later] as Met),
    );
    return ways.map((way) => ({ index, selection: conditional(way, whole) }));
  });
}

/** A field with as many of its conditions as it can have itself: fragments under the same ones the planner takes for one. */
function conditional(conditions: Conditions, field: FieldNode): SelectionNode {
  const own = new Map([...conditions].reverse().map(([variable, value]) => [value, variable]));
  const around = new Map([...conditions].filter(([variable, value]) => own.get(value) !== variable));
  const directives = own.entries().map(([value, variable]) => directive(variable, value));
  return under(around, { ...field, directives: [...(field.directives ?? []), ...directives] });
}

function withSelectionsOf(first: FieldNode, later: readonly Met[]): FieldNode {
  if (first.selectionSet === undefined) return first;
  const more = later.flatMap(({ field: { selectionSet }, conditions }) =>
    (selectionSet?.selections ?? []).map((selection) => under(conditions, selection)),
  );
  const selections = [...first.selectionSet.selections, ...more];
  return { ...first, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

/** Without fragments that are spread nowhere: the planner puts them to use again, in their own order. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
  const used = new Set<string>();
  const use = (node: OperationDefinitionNode | FragmentDefinitionNode): void =>
    void visit(node, {
      [Kind.FRAGMENT_SPREAD]({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || used.has(name.value)) return;
        used.add(name.value);
        use(fragment);
      },
    });
  for (const node of document.definitions) if (node.kind === Kind.OPERATION_DEFINITION) use(node);
  const definitions = document.definitions.filter(
    (node) => node.kind !== Kind.FRAGMENT_DEFINITION || used.has(node.name.value),
  );
  return { ...document, definitions };
}

const tooManyWays = (): GraphQLError =>
  new GraphQLError(
    "There are too many ways in which the fields of this mutation may be met: put fewer of them under @skip and @include, or split it.",
    { extensions: { code: "GRAPHQL_VALIDATION_FAILED", http: { status: 400 } } },
  );
