import { createHash } from "node:crypto";
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from "graphql";

/** How often a made-up subgraph answers with something else than a value, each as one in so many; 0: never. */
export type Mischief = {
  readonly nullOneIn: number;
  readonly errorOneIn: number;
  /** Of each list, instead of none to three. */
  readonly listLength?: number;
  /** How many ids there are, instead of five. */
  readonly ids?: number;
};

/** Where a made-up object keeps what its fields are derived from. */
export const SEED = "~seed";

const TEXTS = [
  "",
  "plain",
  '"quoted"',
  "back\\slash",
  "line\nbreak",
  "李雷",
  "😀",
  "\ud800",
  "a text of more than forty characters, all plain",
];
const LIST_LENGTH_MAX = 3;
const IDS = 5;

/** A number that follows from a text alone. */
export const hashOf = (text: string): number => createHash("md5").update(text).digest().readUInt32LE(0);

/** Whether something happens that happens once in `oneIn` times. */
export const strikes = (seed: string, what: string, oneIn: number): boolean =>
  oneIn > 0 && hashOf(`${what} ${seed}`) % oneIn === 0;

/** A value of a type that follows from the seed alone, so that who asks the same is told the same. */
export function mockValue(
  type: GraphQLOutputType,
  seed: string,
  schema: GraphQLSchema,
  mischief: Mischief,
): unknown {
  if (isNonNullType(type)) return someValue(type.ofType, seed, schema, mischief);
  return strikes(seed, "null", mischief.nullOneIn) ? null : someValue(type, seed, schema, mischief);
}

function someValue(
  type: GraphQLOutputType,
  seed: string,
  schema: GraphQLSchema,
  mischief: Mischief,
): unknown {
  const hash = hashOf(seed);
  if (isListType(type))
    return Array.from({ length: mischief.listLength ?? hash % (LIST_LENGTH_MAX + 1) }, (_, index) =>
      mockValue(type.ofType, `${seed}[${index}]`, schema, mischief),
    );
  if (isEnumType(type)) return pick(type.getValues(), hash).value;
  if (isScalarType(type)) return scalarValue(type.name, hash, mischief.ids ?? IDS);
  if (isNonNullType(type)) return null;
  const types = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
  return { __typename: pick(types, hash).name, [SEED]: seed };
}

function scalarValue(name: string, hash: number, ids: number): unknown {
  if (name === "ID") return `id${hash % ids}`;
  if (name === "Int") return (hash % 2_000) - 1_000;
  if (name === "Float") return (hash % 1_000) / 8;
  if (name === "Boolean") return hash % 2 === 0;
  if (name === "String") return pick(TEXTS, hash);
  return pick([hash, "scalar", { z: 1, a: ["ß", null] }, true], hash);
}

const pick = <Value>(values: readonly Value[], hash: number): Value => values[hash % values.length] as Value;
