import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
} from "graphql";

/** A valid operation and what it is read by. */
export type Walk = {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What clients see. */
  readonly schema: GraphQLSchema;
};

/** The type that a field leads to. */
export function typeNameOf(schema: GraphQLSchema, parentName: string, fieldName: string): string {
  const parent = schema.getType(parentName);
  const fields = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields() : {};
  const field = fields[fieldName];
  return field === undefined ? "" : getNamedType(field.type).name;
}
