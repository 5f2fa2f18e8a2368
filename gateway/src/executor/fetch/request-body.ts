import { type JsonObject, ownValue } from "../json.ts";
import type { FetchQuery } from "./fetch-query.ts";

/** The client's variables that a fetch uses, as entries of a JSON object, each followed by a comma. */
export function variableEntries(names: readonly string[], variables: JsonObject, prefix = ""): string {
  let text = "";
  for (const name of names) {
    const value = ownValue(variables, name);
    if (value !== undefined) text += `"${prefix}${name}":${JSON.stringify(value)},`;
  }
  return text;
}

/** The body of a request without representations. */
export function rootBody({ bodyPrefix, bareBody, variableNames }: FetchQuery, variables: JsonObject): string {
  const entries = variableEntries(variableNames, variables);
  return entries === "" ? bareBody : `${bodyPrefix}${entries.slice(0, -1)}}}`;
}
