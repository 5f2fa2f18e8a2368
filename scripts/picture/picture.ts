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
 * The graph as a Mermaid flowchart: what clients can reach from a query or a subscription, boxed by the subgraph that owns it, with an arrow for
 * each field that leads from one type to another. Left out is what leads nowhere and is no entity: details of the others.
 */
export function pictureOf(supergraphSdl: string): string {
  const schema = buildSchema(supergraphSdl, { assumeValid: true });
  const query = schema.getQueryType();
  const roots = [query, schema.getSubscriptionType()].filter((root) => root != null);
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && isShown(type),
  );

  const typesByOwner = Map.groupBy(
    types.filter((type) => !roots.includes(type)),
    (type) => ownerOf(type, query),
  );
  const boxes = [...typesByOwner].flatMap(([owner, owned]) => [
    `  subgraph ${owner}`,
    ...owned.map(({ name }) => `    ${name}`),
    "  end",
  ]);
  const entrances = roots.map(({ name }) => `  ${name}([${name}])`);
  return `${["flowchart LR", ...entrances, ...boxes, ...types.flatMap(arrowsOf)].join("\n")}\n`;
}

function isShown(type: GraphQLObjectType): boolean {
  if (type.name.startsWith("__") || PLUMBING.test(type.name) || isHidden(type)) return false;
  return isEntity(type) || fieldsOf(type).some((field) => isObjectType(getNamedType(field.type)));
}

const isHidden = ({ astNode }: GraphQLObjectType | GraphQLField<unknown, unknown>): boolean =>
  (astNode?.directives ?? []).some(({ name }) => name.value === "inaccessible");

const isEntity = ({ astNode }: GraphQLObjectType): boolean =>
  (astNode?.directives ?? []).some(
    ({ name, arguments: given = [] }) =>
      name.value === "join__type" && given.some((argument) => argument.name.value === "key"),
  );

const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter((field) => !isHidden(field));

// One arrow for all fields of a subgraph that lead from one type to the same other type.
function arrowsOf(type: GraphQLObjectType): string[] {
  const links = fieldsOf(type).flatMap((field) =>
    targetsOf(field).map((target) => ({
      target: target.name,
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

function targetsOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType[] {
  const type = getNamedType(field.type);
  const nodes = isObjectType(type) && CONNECTION.test(type.name) ? type.getFields().nodes : undefined;
  const target = nodes === undefined ? type : getNamedType(nodes.type);
  const targets = isUnionType(target) ? target.getTypes() : [target];
  return targets.filter((each): each is GraphQLObjectType => isObjectType(each) && isShown(each));
}

// The owner of a type is the subgraph by which a query comes to it, else the one that gives it the most fields.
function ownerOf(type: GraphQLObjectType, query?: GraphQLObjectType | null): string {
  const entrance = query && fieldsOf(query).find((field) => targetsOf(field).includes(type));
  const [owner] = entrance ? graphsOf(entrance) : [];
  if (owner !== undefined) return owner;
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
