import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  Kind,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** What one operation takes from an API. */
export type Usage = {
  /** Fields that it selects, arguments and input fields that it gives, enum values that it writes, directives. */
  readonly written: ReadonlySet<string>;
  /** Arguments and input fields that it leaves to their default, or may. */
  readonly omitted: ReadonlySet<string>;
  /** Fields that may answer for the selected ones of an interface. */
  readonly reached: ReadonlySet<string>;
  /** Types of what comes back. */
  readonly output: ReadonlySet<string>;
  /** Types of what it gives. */
  readonly input: ReadonlySet<string>;
  /** Types of what its variables hold: all of their fields and values may be sent. */
  readonly variable: ReadonlySet<string>;
};

type Sets = { readonly [Name in keyof Usage]: Set<string> };

/** What an operation uses of an API in which it is valid. */
export function usageOf(document: DocumentNode, api: GraphQLSchema): Usage {
  const usage: Sets = {
    written: new Set(),
    omitted: new Set(),
    reached: new Set(),
    output: new Set(),
    input: new Set(),
    variable: new Set(),
  };
  const info = new TypeInfo(api);
  const given = (argument: GraphQLArgument, coordinate: string, value: ValueNode | undefined) => {
    if (value === undefined) {
      leftOut(usage, argument, coordinate);
      return;
    }
    usage.written.add(coordinate);
    // A variable that is not sent leaves the argument out.
    if (value.kind === Kind.VARIABLE) usage.omitted.add(coordinate);
    sent(usage, argument.type, value);
  };

  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (parent == null || field == null || field.name.startsWith("__")) return;
        const coordinate = `${parent.name}.${field.name}`;
        usage.written.add(coordinate);
        usage.output.add(parent.name).add(getNamedType(field.type).name);
        if (isInterfaceType(parent))
          for (const type of api.getPossibleTypes(parent)) usage.reached.add(`${type.name}.${field.name}`);
        for (const argument of field.args) {
          const value = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
          given(argument, `${coordinate}(${argument.name}:)`, value);
        }
      },
      Directive(node) {
        const directive = info.getDirective();
        if (directive == null) return;
        usage.written.add(`@${directive.name}`);
        for (const argument of directive.args) {
          const value = node.arguments?.find(({ name }) => name.value === argument.name)?.value;
          given(argument, `@${directive.name}(${argument.name}:)`, value);
        }
      },
      NamedType({ name }) {
        const type = api.getType(name.value);
        if (type !== undefined && !("parseValue" in type) && !isInputObjectType(type))
          usage.output.add(type.name);
      },
      VariableDefinition({ defaultValue }) {
        const type = info.getInputType();
        if (type == null) return;
        usage.input.add(getNamedType(type).name);
        if (defaultValue !== undefined) sent(usage, type, defaultValue);
      },
    }),
  );
  return usage;
}

function sent(usage: Sets, type: GraphQLInputType, value: ValueNode): void {
  const named = getNamedType(type);
  usage.input.add(named.name);
  if (value.kind === Kind.VARIABLE) anything(usage, named, usage.written, usage.omitted);
  if (value.kind === Kind.LIST) for (const one of value.values) sent(usage, named, one);
  if (value.kind === Kind.ENUM && isEnumType(named)) usage.written.add(`${named.name}.${value.value}`);
  if (value.kind !== Kind.OBJECT || !isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) {
    const coordinate = `${named.name}.${field.name}`;
    const inner = value.fields.find(({ name }) => name.value === field.name)?.value;
    if (inner === undefined) {
      leftOut(usage, field, coordinate);
      continue;
    }
    usage.written.add(coordinate);
    if (inner.kind === Kind.VARIABLE) usage.omitted.add(coordinate);
    sent(usage, field.type, inner);
  }
}

type Omittable = { readonly type: GraphQLInputType; readonly defaultValue?: unknown };

// A default may be an object, whose own fields have defaults.
function leftOut(usage: Sets, { type, defaultValue }: Omittable, coordinate: string): void {
  usage.omitted.add(coordinate);
  if (defaultValue != null) anything(usage, getNamedType(type), usage.omitted);
}

function anything(usage: Sets, type: GraphQLInputType, ...into: readonly Set<string>[]): void {
  const waiting = [getNamedType(type)];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.name)) continue;
    seen.add(next.name);
    usage.input.add(next.name);
    if (into.includes(usage.written)) usage.variable.add(next.name);
    if (!isInputObjectType(next)) continue;
    for (const field of Object.values(next.getFields())) {
      for (const set of into) set.add(`${next.name}.${field.name}`);
      waiting.push(getNamedType(field.type));
    }
  }
}
