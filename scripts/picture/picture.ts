import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  isUnionType,
} from "graphql";

/** Types that only carry others: a list leads through them to what is in it. */
const CONNECTION = /Connection$/;
const PLUMBING = /(Connection|Edge|Payload|Error)$|^(PageInfo|Mutation|Money)$/;

/**
 * The graph as a Mermaid flowchart: what can be reached from a query, boxed by the subgraph that owns it, with an arrow for
 * each field that leads from one type to another.
 */
export function pictureOf(supergraphSdl: string): string {
  const schema = buildSchema(supergraphSdl, { assumeValid: true });
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && !type.name.startsWith("__") && !PLUMBING.test(type.name),
  );

  const typesByOwner = Map.groupBy(
    types.filter(({ name }) => name !== "Query"),
    ownerOf,
  );
  const boxes = [...typesByOwner].flatMap(([owner, owned]) => [
    `  subgraph ${owner}`,
    ...owned.map(({ name }) => `    ${name}`),
    "  end",
  ]);
  return `${["flowchart LR", "  Query([Query])", ...boxes, ...types.flatMap(arrowsOf)].join("\n")}\n`;
}

// One arrow for all fields of a subgraph that lead from one type to the same other type.
function arrowsOf(type: GraphQLObjectType): string[] {
  const links = Object.values(type.getFields()).flatMap((field) =>
    targetsOf(field).map((target) => ({
      target,
      name: field.name,
      graph: graphsOf(field)[0] ?? ownerOf(type),
    })),
  );
  const alike = Map.groupBy(links, ({ target, graph }) => `${graph} ${target}`);
  return [...alike.values()].map((group) => {
    const [{ target, graph } = { target: "", graph: "" }] = group;
    const names = group.map(({ name }) => name).join("<br/>");
    return `  ${type.name} -- "${names}<br/><i>${graph}</i>" --> ${target}`;
  });
}

function targetsOf(field: GraphQLField<unknown, unknown>): string[] {
  const type = getNamedType(field.type);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => name);
  if (!isObjectType(type)) return [];
  const nodes = CONNECTION.test(type.name) ? type.getFields().nodes : undefined;
  const target = nodes === undefined ? type : getNamedType(nodes.type);
  return PLUMBING.test(target.name) ? [] : [target.name];
}

// The owner of an entity is the subgraph that gives it the most fields.
function ownerOf(type: GraphQLObjectType): string {
  const graphs = graphsOf(type);
  const fieldGraphs = Object.values(type.getFields()).flatMap((field) => graphsOf(field));
  const weight = (graph: string) => fieldGraphs.filter((other) => other === graph).length;
  return graphs.toSorted((one, other) => weight(other) - weight(one))[0] ?? "";
}

// The subgraphs that the composition notes at a type or field: @join__type(graph: USERS), @join__field(graph: USERS).
function graphsOf({ astNode }: GraphQLObjectType | GraphQLField<unknown, unknown>): string[] {
  const joins = (astNode?.directives ?? []).filter(({ name }) => /^join__(type|field)$/.test(name.value));
  return joins.flatMap(({ arguments: given = [] }) =>
    given.flatMap(({ name, value }) =>
      name.value === "graph" && value.kind === "EnumValue" ? [value.value.toLowerCase()] : [],
    ),
  );
}
