import {
  executeSync,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import type { JsonObject } from "../json.ts";
import { collectFields, type Selecting } from "./collect-fields.ts";

/** The part of an operation that asks about the schema itself. */
export type Introspection = (variables: JsonObject) => ReadonlyMap<string, string>;

const NOTHING: ReadonlyMap<string, string> = new Map();
const META_FIELDS: ReadonlySet<string> = new Set(["__schema", "__type"]);

/** Answers `__schema` and `__type` with graphql-js. @returns JSON by response key. */
export function introspectionOf(operation: OperationDefinitionNode, selecting: Selecting): Introspection {
  const { schema, fragments } = selecting;
  const root = schema.getRootType(operation.operation);
  if (!root) return () => NOTHING;
  const selections = [...collectFields(root, [operation.selectionSet], selecting).values()]
    .flat()
    .filter(({ name }) => META_FIELDS.has(name.value));
  if (selections.length === 0) return () => NOTHING;

  const asked: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return (variables) => jsonByKey(schema, asked, [...fragments.values()], variables);
}

function jsonByKey(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: readonly FragmentDefinitionNode[],
  variableValues: JsonObject,
): ReadonlyMap<string, string> {
  const document = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] } as const;
  const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues });
  if (errors !== undefined) throw errors[0];
  return new Map(Object.entries(data ?? {}).map(([key, value]) => [key, JSON.stringify(value)]));
}
