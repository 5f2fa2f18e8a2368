import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** A list of the graph, and how to ask for some rows of it with all that can be had of each. */
export type ListQuestion = {
  /** `Type.field` */
  readonly list: string;
  /** Documents that ask for the list, each on another way to it. The answer has it under the name of `ASKED`. */
  readonly documentsFor: (rows: number) => readonly string[];
};

type ObjectField = GraphQLField<unknown, unknown>;

/** What stands around a selection on a type, from the query root on. */
type Way = (selection: string) => string;

type Options = {
  readonly schema: GraphQLSchema;
  readonly entities: ReadonlySet<string>;
  /** The arguments of fields that need some, by coordinate. */
  readonly argumentsByField: Readonly<Record<string, string>>;
};

export const ASKED = "asked";

/** Rows of a row's own lists: enough that they are asked for. */
const INNER_ROWS = 2;
const DEPTH_MAX = 2;

const objectOf = ({ type }: ObjectField): GraphQLObjectType | null => {
  const named = getNamedType(type);
  return isObjectType(named) ? named : null;
};
const fieldsOf = (type: GraphQLObjectType): ObjectField[] => Object.values(type.getFields());
const isPaged = ({ args }: ObjectField): boolean => args.some(({ name }) => name === "first");
const coordinateOf = (type: GraphQLObjectType, { name }: ObjectField): string => `${type.name}.${name}`;

const isList = ({ type }: ObjectField): boolean => isListType(getNullableType(type));

/** Lists of entities that give all they have: how many rows cannot be asked for. Parts of connections are none of them. */
export const unpagedLists = ({ schema, entities }: Omit<Options, "argumentsByField">): string[] =>
  objectTypesOf(schema)
    .filter(({ name }) => !name.endsWith("Connection"))
    .flatMap((type) =>
      fieldsOf(type)
        .filter((field) => isList(field) && !isPaged(field) && entities.has(objectOf(field)?.name ?? ""))
        .map((field) => coordinateOf(type, field)),
    );

/** Every list of which a number of rows can be asked for. */
export function listQuestions(options: Options): ListQuestion[] {
  const { schema } = options;
  const ways = waysTo(options);
  return objectTypesOf(schema).flatMap((type) =>
    fieldsOf(type)
      .filter((field) => isPaged(field) && objectOf(field) !== null)
      .map((field) => {
        const list = coordinateOf(type, field);
        const documentsFor = (rows: number) =>
          (ways.get(type.name) ?? []).map((way) =>
            way(
              `${ASKED}: ${field.name}${argumentsOf(list, field, options, rows)} ${rowsOf(field, options)}`,
            ),
          );
        return { list, documentsFor };
      }),
  );
}

const objectTypesOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith("__") && schema.getMutationType()?.name !== name);

/** The shortest ways to each type; to a type that hangs off the query root, all that begin there. */
function waysTo(options: Options): Map<string, Way[]> {
  const query = options.schema.getQueryType();
  if (query == null) return new Map();
  const ways = new Map<string, Way[]>([[query.name, [(selection) => `{ ${selection} }`]]]);
  const queue = [query];
  for (let type = queue.shift(); type !== undefined; type = queue.shift()) {
    for (const field of fieldsOf(type)) {
      const target = objectOf(field);
      const isReachable = !needsArguments(field) || coordinateOf(type, field) in options.argumentsByField;
      const known = target === null ? undefined : ways.get(target.name);
      if (target === null || !isReachable || (known !== undefined && type !== query)) continue;
      const given = argumentsOf(coordinateOf(type, field), field, options, isPaged(field) ? 1 : undefined);
      const [before = String] = ways.get(type.name) ?? [];
      const way: Way = (selection) => before(`${field.name}${given} { ${selection} }`);
      ways.set(target.name, [...(known ?? []), way]);
      if (known === undefined) queue.push(target);
    }
  }
  return ways;
}

const needsArguments = ({ args }: ObjectField): boolean => args.some(isRequiredArgument);

/** @throws Error for a field that needs arguments which nobody gives. */
function argumentsOf(
  coordinate: string,
  field: ObjectField,
  { argumentsByField }: Options,
  rows?: number,
): string {
  const own = argumentsByField[coordinate];
  if (own === undefined && needsArguments(field))
    throw new Error(`${coordinate} needs arguments: give them in the test that walks the lists.`);
  const given = [...(own === undefined ? [] : [own]), ...(rows === undefined ? [] : [`first: ${rows}`])];
  return given.length === 0 ? "" : `(${given.join(", ")})`;
}

/** The rows of a list: its edges, where it has any, with the node of each. */
function rowsOf(field: ObjectField, options: Options): string {
  const list = objectOf(field);
  const edges = list?.getFields().edges;
  if (list === null) return "";
  return edges === undefined
    ? selectionOf(list, options, 0)
    : `{ edges ${selectionOf(objectOf(edges), options, 0)} }`;
}

/** Every field that needs no arguments. Of entities further in only some is asked, or there would be no end. */
function selectionOf(
  type: GraphQLObjectType | null,
  options: Options,
  depth: number,
  path: readonly string[] = [],
): string {
  if (type === null) return "";
  // Two types that lead to each other are as endless.
  if (depth > DEPTH_MAX || path.includes(type.name)) return "{ __typename }";
  const inner = depth + (options.entities.has(type.name) ? 1 : 0);
  const through = options.entities.has(type.name) ? path : [...path, type.name];
  const fields = fieldsOf(type)
    .filter((field) => !needsArguments(field))
    .flatMap((field) => {
      const target = objectOf(field);
      const abstract = getNamedType(field.type);
      if (isAbstractType(abstract)) {
        const parts = options.schema
          .getPossibleTypes(abstract)
          .map((one) => `... on ${one.name} ${selectionOf(one, options, inner, through)}`);
        return [`${field.name} { ${parts.join(" ")} }`];
      }
      if (target === null) return [field.name];
      if (!isPaged(field)) return [`${field.name} ${selectionOf(target, options, inner, through)}`];
      // A list within a row of the list; further in, lists of lists would come to thousands of rows.
      return depth === 0 ? [`${field.name}(first: ${INNER_ROWS}) { nodes { id } }`] : [];
    });
  return `{ ${fields.join(" ")} }`;
}
