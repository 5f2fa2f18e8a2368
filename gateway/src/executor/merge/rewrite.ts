import type { FetchDataRewrite } from "@apollo/query-planner";
import type { GraphQLSchema } from "graphql";
import { isJsonObject, type JsonObject, ownValue, setOwn } from "../json.ts";
import { isOfType } from "./type-condition.ts";

const FRAGMENT = "... on ";

/** Does to a value what the planner says is to be done to it: gives keys other names, sets some. */
export function applyRewrites(
  rewrites: readonly FetchDataRewrite[],
  value: unknown,
  schema: GraphQLSchema,
): void {
  for (const rewrite of rewrites) {
    const key = rewrite.path.at(-1);
    if (key === undefined) continue;
    for (const object of objectsAt(value, rewrite.path.slice(0, -1), schema)) applyTo(object, key, rewrite);
  }
}

function applyTo(object: JsonObject, key: string, rewrite: FetchDataRewrite): void {
  if (rewrite.kind === "ValueSetter") {
    setOwn(object, key, rewrite.setValueTo);
    return;
  }
  const value = ownValue(object, key);
  if (value === undefined) return;
  setOwn(object, rewrite.renameKeyTo, value);
  delete object[key];
}

function objectsAt(value: unknown, path: readonly string[], schema: GraphQLSchema): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((one) => objectsAt(one, path, schema));
  if (!isJsonObject(value)) return [];
  const [first, ...rest] = path;
  if (first === undefined) return [value];
  if (!first.startsWith(FRAGMENT)) return objectsAt(ownValue(value, first), rest, schema);
  return isOfType(value, first.slice(FRAGMENT.length), schema, true) ? objectsAt(value, rest, schema) : [];
}

/** Under which key a client knows what a subgraph answers under another. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[]): ReadonlyMap<string, string> {
  return new Map(
    rewrites.flatMap((rewrite) =>
      rewrite.kind === "KeyRenamer" ? [[rewrite.path.at(-1) ?? "", rewrite.renameKeyTo] as const] : [],
    ),
  );
}
