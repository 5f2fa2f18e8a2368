import { type GraphQLSchema, isEnumType } from "graphql";

const COORDINATE = /^(?<type>\w+)(?:\.(?<member>\w+))?(?:\((?<argument>\w+):\))?$/;

/** What an API says of a coordinate; empty when it has none of it or says nothing. */
export function descriptionOf(api: GraphQLSchema, coordinate: string): string {
  const { type: typeName = "", member, argument } = COORDINATE.exec(coordinate)?.groups ?? {};
  const type = api.getType(typeName);
  if (type === undefined || member === undefined) return type?.description ?? "";
  if (isEnumType(type)) return type.getValue(member)?.description ?? "";
  const field = "getFields" in type ? type.getFields()[member] : undefined;
  if (field === undefined || argument === undefined) return field?.description ?? "";
  return ("args" in field && field.args.find(({ name }) => name === argument)?.description) || "";
}
