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
    .map(conditionally());
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
    return ways.map((way) => ({ index, way, field: whole }));
  });
}

/**
 * Puts fields under their conditions, as many of them as they can have themselves. Fragments under the same condition the planner
 * takes for one, whatever stands between them: each gets another one to begin with.
 */
function conditionally(): (one: { readonly way: Conditions; readonly field: FieldNode }) => SelectionNode {
  const begun = new Set<string>();
  let last = "";
  return ({ way, field }) => {
    const forms = [...way.keys()].map((outermost) => formOf(way, outermost));
    const plain = forms.find(({ around }) => around.size === 0) ?? (way.size === 0 ? PLAIN : undefined);
    const form =
      plain ??
      forms.find(({ begin, around }) => begin === last && around.size === 1) ??
      forms.find(({ begin }) => !begun.has(begin));
    if (form === undefined) throw tooManyWays();
    begun.add(form.begin);
    last = form.around.size === 1 ? form.begin : "";
    const directives = form.own.entries().map(([variable, value]) => directive(variable, value));
    return under(form.around, { ...field, directives: [...(field.directives ?? []), ...directives] });
  };
}

/** What of its conditions a field has itself, and what fragments around it have. */
type Form = { readonly begin: string; readonly own: Conditions; readonly around: Conditions };

const PLAIN: Form = { begin: "", own: ALWAYS, around: ALWAYS };

function formOf(way: Conditions, outermost: string): Form {
  const variableByValue = new Map<boolean, string>();
  const inner = [...way].filter(([variable]) => variable !== outermost);
  // One @include and one @skip: what it may have of both.
  for (const [variable, value] of [...inner, [outermost, way.get(outermost) === true] as const])
    if (!variableByValue.has(value)) variableByValue.set(value, variable);
  const own = new Map([...variableByValue].map(([value, variable]) => [variable, value]));
  const around = [outermost, ...inner.map(([variable]) => variable)].filter((one) => !own.has(one));
  const [begin = ""] = around;
  return {
    begin: begin === "" ? "" : `${begin} ${way.get(begin)}`,
    own,
    around: new Map(around.map((one) => [one, way.get(one) === true])),
  };
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
