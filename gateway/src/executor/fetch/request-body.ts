import { type JsonObject, ownValue } from "../json.ts";

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
export const rootBody = (bodyPrefix: string, entries: string): string =>
  `${bodyPrefix}${entries.slice(0, -1)}}}`;
