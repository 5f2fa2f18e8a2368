import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  parse,
  validate,
} from "graphql";
import type { JsonObject } from "../json.ts";
import type { Operation } from "./both-executors.ts";

const DEPTH_MAX = 4;
const FIELDS_MAX = 4;
const ATTEMPTS_MAX = 20;
/** What two selections have in common that are merged: the response key, or the type of a fragment. */
const SELECTED = /^(?:\.\.\.(?: on)? ?\w*|\w+)/;
const ALIASES = ["a", "b", "c", "constructor", "__proto__"];

type Options = {
  readonly seed: number;
  /** Whether a selection may name the same field or the same fragment twice. */
  readonly isRepetitive: boolean;
  /** What fields may be called, instead of a few names that are none of fields. */
  readonly aliases?: readonly string[];
};

/** An operation that is valid, and follows from the options alone; null where 20 attempts gave none. */
export function randomOperation(schema: GraphQLSchema, { seed, ...options }: Options): Operation | null {
  const random = randomOf(seed);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const operation = attemptAt(schema, random, options);
    if (validate(schema, parse(operation.query)).length === 0) return operation;
  }
  return null;
}

/** Numbers that follow from a seed. @see Mulberry32, Tommy Ettinger */
function randomOf(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    oneIn: (count: number): boolean => next() < 1 / count,
    upTo: (max: number): number => Math.floor(next() * (max + 1)),
    pick: <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value,
  };
}
type Random = ReturnType<typeof randomOf>;

function attemptAt(
  schema: GraphQLSchema,
  random: Random,
  { isRepetitive, aliases = ALIASES }: Omit<Options, "seed">,
): Operation {
  const variables: JsonObject = {};
  const definitions: string[] = [];
  const fragments: string[] = [];

  const variable = (type: string, value: unknown): string => {
    const name = `v${definitions.length}`;
    const isDefault = random.oneIn(4) && typeof value !== "object";
    definitions.push(`$${name}: ${type}${isDefault ? ` = ${JSON.stringify(value)}` : ""}`);
    if (!isDefault) variables[name] = value;
    return `$${name}`;
  };
  const condition = (): string => {
    if (!random.oneIn(8)) return "";
    const value = random.oneIn(2);
    const given = random.oneIn(2) ? variable("Boolean!", value) : String(value);
    return ` @${random.pick(["skip", "include"])}(if: ${given})`;
  };
  const argument = (type: GraphQLInputType): string => {
    const value = inputValue(type, random, 0);
    const named = getNamedType(type);
    if (random.oneIn(2) || isEnumType(named) || isInputObjectType(named)) return literalOf(value);
    return variable(String(type), value instanceof EnumName ? value.name : value);
  };
  const fieldText = (field: GraphQLField<unknown, unknown>, depth: number): string => {
    const given = field.args.filter((one) => isRequiredArgument(one) || random.oneIn(2));
    const args = given.map(({ name, type }) => `${name}: ${argument(type)}`).join(", ");
    const alias = random.oneIn(5) ? `${random.pick(aliases)}: ` : "";
    const named = getNamedType(field.type);
    const below = isCompositeType(named) ? ` ${selectionText(named, depth + 1)}` : "";
    return `${alias}${field.name}${args && `(${args})`}${condition()}${below}`;
  };
  const partsOf = (type: GraphQLCompositeType, depth: number): string[] => {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const usable = fields.filter((field) => depth < DEPTH_MAX || !isCompositeType(getNamedType(field.type)));
    if (usable.length === 0) return ["__typename"];
    const parts = Array.from({ length: 1 + random.upTo(FIELDS_MAX - 1) }, () =>
      fieldText(random.pick(usable), depth),
    );
    if (random.oneIn(4)) {
      const alias = aliases === ALIASES ? "kind" : random.pick(aliases);
      parts.push(`${random.oneIn(2) ? "" : `${alias}: `}__typename${condition()}`);
    }
    return parts;
  };
  const spreadText = (type: GraphQLCompositeType, depth: number): string => {
    const chosen = random.pick(relatedTypes(schema, type));
    const text = selectionText(chosen, depth + 1);
    if (random.oneIn(3)) {
      const name = `F${fragments.length}`;
      fragments.push(`fragment ${name} on ${chosen.name} ${text}`);
      return `...${name}${condition()}`;
    }
    return `...${random.oneIn(4) && chosen === type ? "" : ` on ${chosen.name}`}${condition()} ${text}`;
  };
  const selectionText = (type: GraphQLCompositeType, depth: number): string => {
    const spreads = depth < DEPTH_MAX ? random.upTo(isObjectType(type) ? 1 : 3) : 0;
    const parts = [
      ...partsOf(type, depth),
      ...Array.from({ length: spreads }, () => spreadText(type, depth)),
    ];
    const byKey = new Map(parts.map((part) => [SELECTED.exec(part)?.[0], part]));
    return `{ ${(isRepetitive ? parts : [...byKey.values()]).join(" ")} }`;
  };

  const mutation = schema.getMutationType();
  const isMutation = mutation != null && random.oneIn(6);
  const root = isMutation ? mutation : schema.getQueryType();
  const body = root == null ? "{ __typename }" : selectionText(root, 0);
  const name = random.oneIn(2) ? " Named" : definitions.length > 0 ? " " : "";
  const head = `${isMutation ? "mutation" : "query"}${name}${definitions.length > 0 ? `(${definitions.join(", ")})` : ""}`;
  return { query: `${head} ${body} ${fragments.join(" ")}`, variables };
}

function relatedTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const isRelated = (other: GraphQLNamedType): other is GraphQLCompositeType =>
    isCompositeType(other) &&
    (isObjectType(other) ? [other] : schema.getPossibleTypes(other)).some((one) =>
      isObjectType(type) ? one === type : schema.isSubType(type, one),
    );
  return Object.values(schema.getTypeMap()).filter(isRelated);
}

class EnumName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

function inputValue(type: GraphQLInputType, random: Random, depth: number): unknown {
  if (isNonNullType(type)) return inputValue(type.ofType, random, depth);
  if (isListType(type)) return [inputValue(type.ofType, random, depth)];
  if (isEnumType(type)) return new EnumName(random.pick(type.getValues()).name);
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (depth < 2 && random.oneIn(2)),
    );
    return Object.fromEntries(
      (type.isOneOf ? [random.pick(Object.values(type.getFields()))] : fields).map((field) => [
        field.name,
        inputValue(field.type, random, depth + 1),
      ]),
    );
  }
  if (type.name === "Int") return random.upTo(9);
  if (type.name === "Float") return random.upTo(9) / 2;
  if (type.name === "Boolean") return random.oneIn(2);
  return random.pick(["x", "李", 'say "hi"']);
}

function literalOf(value: unknown): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(literalOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, one]) => `${key}: ${literalOf(one)}`)
    .join(", ")}}`;
}
