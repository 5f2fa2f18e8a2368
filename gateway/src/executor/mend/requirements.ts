import { type DocumentNode, Kind, type SelectionSetNode } from "graphql";
import {
  type Composite,
  graphNames,
  graphOf,
  isComposite,
  isNeededOnly,
  selectionSetOf,
  textArgument,
} from "./used-fields.ts";

/** What has to be told so that fields can be resolved. Everything is by `subgraph Type.field`. */
export type Requirements = {
  /** What else of an entity, as plans call it, a field needs. */
  readonly requiredBy: ReadonlyMap<string, readonly string[]>;
  /** What a subgraph does not know by itself. */
  readonly externals: ReadonlySet<string>;
  /** What it knows all the same, somewhere below a field. */
  readonly providedBy: ReadonlyMap<string, readonly string[]>;
};

export function requirementsOf(supergraph: DocumentNode): Requirements {
  const nameByGraph = graphNames(supergraph);
  const joins = supergraph.definitions.filter(isComposite).flatMap((type) => joinsOf(type, nameByGraph));
  const namesBy = (argument: string, namesIn: (set: SelectionSetNode) => readonly string[]) =>
    new Map(
      joins.flatMap(({ coordinate, directive }) => {
        const fields = textArgument(directive, argument);
        return fields === undefined ? [] : [[coordinate, namesIn(selectionSetOf(fields))] as const];
      }),
    );
  return {
    requiredBy: namesBy("requires", fieldsOf),
    externals: new Set(joins.flatMap((one) => (isNeededOnly(one.directive) ? one.coordinate : []))),
    providedBy: namesBy("provides", fieldsBelow),
  };
}

const joinsOf = ({ name, fields = [] }: Composite, nameByGraph: ReadonlyMap<string, string>) =>
  fields.flatMap(({ name: field, directives = [] }) =>
    directives
      .filter((directive) => directive.name.value === "join__field")
      .map((directive) => ({
        directive,
        coordinate: `${nameByGraph.get(graphOf(directive))} ${name.value}.${field.value}`,
      })),
  );

/** The names of fields of one object, whatever its type. */
export const fieldsOf = ({ selections }: SelectionSetNode): readonly string[] =>
  selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [one.name.value];
    return one.kind === Kind.INLINE_FRAGMENT ? fieldsOf(one.selectionSet) : [];
  });

const fieldsBelow = ({ selections }: SelectionSetNode): readonly string[] =>
  selections.flatMap((one) => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return [];
    const below = one.selectionSet === undefined ? [] : fieldsBelow(one.selectionSet);
    return one.kind === Kind.FIELD ? [one.name.value, ...below] : below;
  });
