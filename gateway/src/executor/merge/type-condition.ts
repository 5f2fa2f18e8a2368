import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from "graphql";
import type { JsonObject } from "../json.ts";

/** Whether an object is of a type, as its `__typename` says. Without one: `unlessSaid`. */
export function isOfType(
  { __typename: typename }: JsonObject,
  condition: string,
  schema: GraphQLSchema,
  unlessSaid = false,
): boolean {
  if (typeof typename !== "string" || typename === "") return unlessSaid;
  if (typename === condition) return true;
  const type = schema.getType(typename);
  const wanted = schema.getType(condition);
  if (!isAbstractType(wanted)) return false;
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type);
}
