import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionSetNode,
  visit,
} from "graphql";
import { type Requirements, requirementsOf } from "./requirements.ts";
import {
  type Composite,
  fieldOf,
  graphOf,
  isComposite,
  isNeededOnly,
  namedType,
  selectionSetOf,
  textArgument,
  usedFields,
} from "./used-fields.ts";

/** A field with certain arguments that an `@requires` asks for, under a name of its own. */
export type Twin = {
  readonly typeName: string;
  readonly field: string;
  readonly arguments: readonly ArgumentNode[];
};

export type Twins = Requirements & {
  readonly twinByName: ReadonlyMap<string, Twin>;
};

/**
 * Gives each field with arguments that an `@requires` asks for a twin without arguments. The planner tells fields apart by
 * name only: it takes `price(currency: "USD")` of a client for the `price(currency: "EUR")` that a subgraph requires. Twins are
 * called what no client can guess, and are asked for under their real name.
 *
 * @param secret What makes names that nobody can guess: the same one gives the same names.
 */
export function withTwins(
  supergraph: DocumentNode,
  secret: string,
): {
  readonly document: DocumentNode;
  readonly twins: Twins;
} {
  const composites = supergraph.definitions.filter(isComposite);
  const typeByName = new Map(composites.map((type) => [type.name.value, type]));
  const nameByKey = new Map<string, string>();
  const twinByName = new Map<string, Twin>();

  const twinOf = (typeName: string, { name, arguments: given = [] }: FieldNode): string => {
    const key = `${typeName}.${name.value}(${given.map(print).sort().join()})`;
    const twin = nameByKey.get(key) ?? `${name.value}_${secret}_${twinByName.size}`;
    nameByKey.set(key, twin);
    twinByName.set(twin, { typeName, field: name.value, arguments: given });
    return twin;
  };

  const rewritten = (set: SelectionSetNode, typeName: string): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      const below = selection.selectionSet;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? typeName;
        return { ...selection, selectionSet: rewritten(selection.selectionSet, condition) };
      }
      const field = fieldOf(typeByName.get(typeName), selection.name.value);
      const returned = field === undefined ? "" : namedType(field.type);
      const selectionSet = below && { selectionSet: rewritten(below, returned) };
      if (!selection.arguments?.length) return { ...selection, ...selectionSet };
      const value = twinOf(typeName, selection);
      return { ...selection, ...selectionSet, name: { kind: Kind.NAME, value }, arguments: [] };
    }),
  });

  const withNewRequires = (type: Composite, field: FieldDefinitionNode): FieldDefinitionNode => ({
    ...field,
    directives: (field.directives ?? []).map((directive) => {
      const requires = textArgument(directive, "requires");
      if (requires === undefined || !requires.includes("(")) return directive;
      const set = rewritten(selectionSetOf(requires), type.name.value);
      return withTextArgument(directive, "requires", print(set).slice(1, -1).replaceAll(/\s+/g, " ").trim());
    }),
  });

  const required = visit(supergraph, {
    leave(node) {
      if (!isComposite(node)) return undefined;
      return { ...node, fields: (node.fields ?? []).map((field) => withNewRequires(node, field)) };
    },
  });
  const isUsed = usedFields(required, (name) => twinByName.get(name)?.field ?? name);
  const twinned = new Set([...twinByName.values()].map(({ field }) => field));
  // What is external somewhere has to be used there, says the loader.
  const whereUsed = (type: Composite, field: FieldDefinitionNode, name: string): FieldDefinitionNode => ({
    ...field,
    directives: (field.directives ?? []).filter(
      (directive) => !isNeededOnly(directive) || isUsed(graphOf(directive), type.name.value, name),
    ),
  });
  const twinsOn = (type: Composite): readonly FieldDefinitionNode[] => {
    const names = [type.name.value, ...(type.interfaces ?? []).map(({ name }) => name.value)];
    return [...twinByName].flatMap(([twin, { typeName, field }]) => {
      const original = names.includes(typeName) ? fieldOf(type, field) : undefined;
      if (original === undefined) return [];
      const name = { kind: Kind.NAME, value: twin } as const;
      return [{ ...whereUsed(type, original, twin), name, arguments: [] }];
    });
  };
  const document = visit(required, {
    leave(node) {
      if (!isComposite(node)) return undefined;
      const fields = (node.fields ?? []).map((field) =>
        twinned.has(field.name.value) ? whereUsed(node, field, field.name.value) : field,
      );
      return { ...node, fields: [...fields, ...twinsOn(node)] };
    },
  });
  return { document, twins: { twinByName, ...requirementsOf(document) } };
}

const withTextArgument = (
  directive: ConstDirectiveNode,
  name: string,
  value: string,
): ConstDirectiveNode => ({
  ...directive,
  arguments: (directive.arguments ?? []).map((one) =>
    one.name.value === name ? { ...one, value: { kind: Kind.STRING, value } as const } : one,
  ),
});
