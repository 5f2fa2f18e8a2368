import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  type Document,
  Double,
  EJSON,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "bson";

/** Canonical Extended JSON as it stands in the files. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const doubleOf = (text: string) => new Double(Number(text.replace("inf", "Inf")));

/** By the names of all fields of a wrapper, joined. `{ $regex, $options }` is not here: it is an operator of queries. */
const VALUES: Readonly<Record<string, (wrapped: never) => unknown>> = {
  $numberInt: ({ $numberInt }: { $numberInt: string }) => new Int32($numberInt),
  $numberLong: ({ $numberLong }: { $numberLong: string }) => Long.fromString($numberLong),
  $numberDouble: ({ $numberDouble }: { $numberDouble: string }) => doubleOf($numberDouble),
  $numberDecimal: ({ $numberDecimal }: { $numberDecimal: string }) => Decimal128.fromString($numberDecimal),
  $oid: ({ $oid }: { $oid: string }) => new ObjectId($oid),
  $date: ({ $date }: { $date: { $numberLong: string } }) => new Date(Number($date.$numberLong)),
  $binary: ({ $binary: { base64, subType } }: { $binary: { base64: string; subType: string } }) =>
    new Binary(Buffer.from(base64, "base64"), Number.parseInt(subType, 16)),
  $timestamp: ({ $timestamp }: { $timestamp: { t: number; i: number } }) => new Timestamp($timestamp),
  $regularExpression: ({
    $regularExpression: { pattern, options },
  }: {
    $regularExpression: { pattern: string; options: string };
  }) => new BSONRegExp(pattern, options),
  $minKey: () => new MinKey(),
  $maxKey: () => new MaxKey(),
  $code: ({ $code }: { $code: string }) => new Code($code),
  $symbol: ({ $symbol }: { $symbol: string }) => new BSONSymbol($symbol),
};

/** The values that Extended JSON stands for. `EJSON.parse` would take the operator `$regex` for a value. */
export function fromJson(json: Json | undefined): unknown {
  if (Array.isArray(json)) return json.map(fromJson);
  if (json === null || typeof json !== "object") return json;
  const names = Object.keys(json);
  const made = names.length === 1 ? VALUES[names[0] as string] : undefined;
  if (made) return made(json as never);
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, fromJson(item)]));
}

export const documentOf = (json: Json | undefined): Document => fromJson(json ?? {}) as Document;
export const documentsOf = (json: Json): Document[] => fromJson(json) as Document[];

/** Values as canonical Extended JSON, every number with its type. */
export const toJson = (value: unknown): Json => EJSON.serialize(value, { relaxed: false });
