import { executeSync, type FieldNode, Kind, type OperationDefinitionNode, OperationTypeNode } from "graphql";
import type { JsonObject } from "../json.ts";
import type { Selecting } from "./collect-fields.ts";

/** Answers a field that asks about the schema itself. @returns JSON. */
export type Introspect = (nodes: readonly FieldNode[]) => string;

const META_FIELDS: ReadonlySet<string> = new Set(["__schema", "__type"]);

export const isAboutSchema = ({ name }: FieldNode): boolean => META_FIELDS.has(name.value);

/** Answers `__schema` and `__type` with graphql-js, wherever a client comes upon the type of queries. */
export function introspectionOf(
  operation: OperationDefinitionNode,
  { schema, fragments }: Selecting,
): (variables: JsonObject) => Introspect {
  return (variableValues) => (selections) => {
    const asked: OperationDefinitionNode = {
      ...operation,
      operation: OperationTypeNode.QUERY,
      directives: [],
      selectionSet: { kind: Kind.SELECTION_SET, selections },
    };
    const document = { kind: Kind.DOCUMENT, definitions: [asked, ...fragments.values()] } as const;
    const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues });
    if (errors !== undefined) throw errors[0];
    const [json] = Object.values(data ?? {}).map((one) => JSON.stringify(one));
    return json ?? "null";
  };
}
