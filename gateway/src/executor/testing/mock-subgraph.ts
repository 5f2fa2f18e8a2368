import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  execute,
  type FieldDefinitionNode,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  parse,
  print,
  validate,
} from "graphql";
import type { Answer } from "../fetch/ask.ts";
import type { JsonObject } from "../json.ts";
import { hashOf, type Mischief, mockValue, SEED, strikes } from "./mock-value.ts";

/** A subgraph in this process. */
export type MockSubgraph = (query: string, variables: JsonObject) => Promise<Answer>;

/**
 * Answers like a subgraph whose every value follows from the path that led to it, and from nothing else.
 *
 * Rejects when it is asked what its schema does not have.
 */
export function mockSubgraph(sdl: string, mischief: Mischief): MockSubgraph {
  const schema = buildSubgraphSchema(parse(sdl));
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) || isInterfaceType(type)) addReferences(type, schema, mischief);
  const fieldResolver = resolverOf(schema, mischief);

  return async (query, variables) => {
    const document = parse(query);
    const mistakes = validate(schema, document);
    if (mistakes.length > 0) throw new Error(`It was asked ${query}: ${mistakes.map(String).join("\n")}`);
    const rootValue = { [SEED]: "root" };
    const result = await execute({ schema, document, variableValues: variables, rootValue, fieldResolver });
    // As it comes over the wire: no two parts of an answer are the same object.
    return JSON.parse(JSON.stringify(result));
  };
}

// An entity is what its representation makes it, and some do not exist.
function addReferences(type: GraphQLNamedType, schema: GraphQLSchema, mischief: Mischief): void {
  // Async, so that what is thrown is about one entity and not about all of them.
  const resolveReference = async (representation: JsonObject) => {
    const seed = JSON.stringify(keysOf(representation, type));
    if (strikes(seed, "no entity", mischief.errorOneIn)) throw new Error(`no ${type.name}`);
    if (strikes(seed, "null entity", mischief.nullOneIn)) return null;
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const typename = possible[hashOf(seed) % possible.length]?.name;
    return { ...representation, __typename: typename, [SEED]: seed };
  };
  const { apollo } = type.extensions as { apollo?: { subgraph?: object } };
  type.extensions = {
    ...type.extensions,
    apollo: { ...apollo, subgraph: { ...apollo?.subgraph, resolveReference } },
  };
}

/** What an entity is told by, without what only a field that requires it depends on. */
const keysOf = (representation: JsonObject, type: GraphQLNamedType): JsonObject => {
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  return Object.fromEntries(
    Object.entries(representation).filter(([key]) => !directiveOf(fields[key]?.astNode, "external")),
  );
};

const directiveOf = (node: FieldDefinitionNode | null | undefined, wanted: string) =>
  node?.directives?.find(({ name }) => name.value === wanted);

/** What an entity was told with of what a field requires. */
function requiredOf(source: JsonObject, node: FieldDefinitionNode | null | undefined): string {
  const requires = directiveOf(node, "requires");
  const words = (requires && print(requires).match(/\w+/g)) ?? [];
  return JSON.stringify(words.flatMap((word) => (source[word] === undefined ? [] : [word, source[word]])));
}

const resolverOf =
  (schema: GraphQLSchema, mischief: Mischief): GraphQLFieldResolver<JsonObject, unknown> =>
  (source, args, _context, { fieldName, returnType, parentType }) => {
    if (source[fieldName] !== undefined) return source[fieldName];
    const seed = `${source[SEED] ?? JSON.stringify(source)}.${fieldName}(${JSON.stringify(args)})${requiredOf(source, parentType.getFields()[fieldName]?.astNode)}`;
    if (strikes(seed, "error", mischief.errorOneIn)) throw new Error(`${fieldName} failed`);
    return mockValue(returnType, seed, schema, mischief);
  };
