import type { Answer, GoldenCase } from "./files.ts";
import { fromJson, type Json, toJson } from "./values.ts";

type Fields = { [name: string]: Json };
const isFields = (json: Json | undefined): json is Fields =>
  typeof json === "object" && json !== null && !Array.isArray(json);

const sortedFields = (json: Fields): Fields =>
  Object.fromEntries(Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1)));

function sortedDeep(json: Json): Json {
  if (Array.isArray(json)) return json.map(sortedDeep);
  if (!isFields(json)) return json;
  return sortedFields(
    Object.fromEntries(Object.entries(json).map(([name, item]) => [name, sortedDeep(item)])),
  );
}

const asSet = (items: readonly Json[]): readonly Json[] =>
  items
    .map((item) => JSON.stringify(item))
    .sort()
    .map((text) => JSON.parse(text));

/** A document whose array at a path is put into an order of its own. */
function withSetAt(json: Json, [name = "", ...rest]: readonly string[]): Json {
  if (Array.isArray(json)) return json.map((item) => withSetAt(item, [name, ...rest]));
  if (!isFields(json) || !(name in json)) return json;
  const item = json[name] as Json;
  const put = rest.length > 0 ? withSetAt(item, rest) : Array.isArray(item) ? asSet(item) : item;
  return { ...json, [name]: put };
}

/** The name of an error follows from its code, and is not sent with write errors. */
function withoutCodeName({ error, ...rest }: Fields): Fields {
  if (!isFields(error)) return { ...rest, ...(error === undefined ? {} : { error }) };
  const { codeName: _name, ...kept } = error;
  return { ...rest, error: sortedFields(kept) };
}

/** Ids that neither the case nor its answer name were made up by the server. */
const withMadeUpIds = (text: string, one: GoldenCase): string => {
  const known = JSON.stringify(one);
  return text.replace(/\{"\$oid":"([0-9a-f]{24})"\}/g, (whole, hex) =>
    known.includes(hex) ? whole : '"<generated ObjectId>"',
  );
};

/** What counts of an answer to a case, as text: equal texts are equal answers. */
export function textOf(one: GoldenCase, answer: Answer): string {
  const { docs, value, steps, ...rest } = withoutCodeName(toJson(answer) as Fields);
  const loosened = (json: Json) => (one.looseOrder ? sortedDeep(json) : json);
  const ordered = (json: Json) => {
    const marked = (one.unorderedFields ?? []).reduce<Json>(
      (all, path) => withSetAt(all, path.split(".")),
      json,
    );
    return one.unordered && Array.isArray(marked) ? asSet(marked) : marked;
  };
  const compared: Fields = {
    ...rest,
    ...(docs === undefined ? {} : { docs: ordered(loosened(docs)) }),
    ...(value === undefined ? {} : { value: loosened(value) }),
    ...(Array.isArray(steps) ? { steps: steps.map((step) => sortedFields(withoutCodeName(step))) } : {}),
  };
  return withMadeUpIds(JSON.stringify(sortedFields(compared)), one);
}

export const expectedTextOf = (one: GoldenCase): string => textOf(one, fromJson(one.expect) as Answer);
