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
  /** The same down to the last field, as keys with slashes between them. */
  readonly requiredPathsBy: ReadonlyMap<string, readonly string[]>;
  /** The sets of fields, as such paths, by any of which entities are looked up; by `subgraph Type`. */
  readonly keyPathsOf: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** What a subgraph does not know by itself. */
  readonly externals: ReadonlySet<string>;
  /** What it knows all the same, somewhere below a field. */
  readonly providedBy: ReadonlyMap<string, readonly string[]>;
};

export function requirementsOf(supergraph: DocumentNode): Requirements {
  const nameByGraph = graphNames(supergraph);
  const composites = supergraph.definitions.filter(isComposite);
  const joins = composites.flatMap((type) => joinsOf(type, nameByGraph));
  const namesBy = (argument: string, namesIn: (set: SelectionSetNode) => readonly string[]) =>
    new Map(
      joins.flatMap(({ coordinate, directive }) => {
        const fields = textArgument(directive, argument);
        return fields === undefined ? [] : [[coordinate, namesIn(selectionSetOf(fields))] as const];
      }),
    );
  return {
    requiredBy: namesBy("requires", fieldsOf),
    requiredPathsBy: namesBy("requires", pathsOf),
    keyPathsOf: keyPathsOf(composites, nameByGraph),
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

function keyPathsOf(composites: readonly Composite[], nameByGraph: ReadonlyMap<string, string>) {
  const keys = composites.flatMap(({ name, directives = [] }) =>
    directives.flatMap((directive) => {
      const key = textArgument(directive, "key");
      const of = `${nameByGraph.get(graphOf(directive))} ${name.value}`;
      return key === undefined ? [] : [{ of, paths: pathsOf(selectionSetOf(key)) }];
    }),
  );
  const keysByType = Map.groupBy(keys, (key) => key.of);
  return new Map([...keysByType].map(([of, group]) => [of, group.map(({ paths }) => paths)]));
}

/** The names of fields of one object, whatever its type. */
export const fieldsOf = ({ selections }: SelectionSetNode): readonly string[] =>
  selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [one.name.value];
    return one.kind === Kind.INLINE_FRAGMENT ? fieldsOf(one.selectionSet) : [];
  });

const pathsOf = ({ selections }: SelectionSetNode): readonly string[] =>
  selections.flatMap((one) => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return [];
    if (one.selectionSet === undefined) return one.kind === Kind.FIELD ? [one.name.value] : [];
    const below = pathsOf(one.selectionSet);
    return one.kind === Kind.FIELD ? below.map((path) => `${one.name.value}/${path}`) : below;
  });

const fieldsBelow = ({ selections }: SelectionSetNode): readonly string[] =>
  selections.flatMap((one) => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return [];
    const below = one.selectionSet === undefined ? [] : fieldsBelow(one.selectionSet);
    return one.kind === Kind.FIELD ? [one.name.value, ...below] : below;
  });
