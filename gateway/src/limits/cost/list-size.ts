import type { FieldNode, ValueNode } from "graphql";
import type { FieldCost, ListSize } from "./cost-model.ts";
import type { GivenValue } from "./given-value.ts";
import type { Amount, Variables } from "./sum.ts";

type Reader = (node: ValueNode) => GivenValue;

/** One slicing argument of a field as an operation gives it. */
type Slicing = { readonly name: string; readonly given: GivenValue; readonly fallback: unknown };

/**
 * How many elements the list of a field has: the largest of its slicing arguments, else what the schema assumes, else `otherwise`.
 * What is no number is refused later, by whoever coerces it; until then it counts like a missing argument.
 */
export function sizeOf(cost: FieldCost, node: FieldNode, read: Reader, otherwise: number): Amount {
  const { listSize } = cost;
  if (listSize === null) return otherwise;
  const assumed = listSize.assumedSize ?? otherwise;
  const slicings = slicingsOf(cost, listSize, node, read);
  const sizeIn = (valueFrom: (given: GivenValue) => unknown): number => {
    const sizes = slicings
      .map(({ given, fallback }) => numberOr(valueFrom(given), fallback))
      .filter((size) => size !== null);
    return sizes.length === 0 ? assumed : Math.max(0, ...sizes);
  };
  if (slicings.every(({ given }) => given.kind === "known"))
    return sizeIn((given) => (given.kind === "known" ? given.value : undefined));
  return (variables) => sizeIn((given) => valueIn(given, variables));
}

/** What is wrong with the slicing arguments of a field, for fields that want exactly one; null: nothing can be. */
export function slicingMistake(
  cost: FieldCost,
  node: FieldNode,
  read: Reader,
): ((variables: Variables) => string | null) | null {
  const { listSize } = cost;
  if (listSize === null || !listSize.requiresOne || listSize.slicingArguments.length === 0) return null;
  const slicings = slicingsOf(cost, listSize, node, read);
  const names = slicings.map(({ name }) => `"${name}"`).join(", ");
  return (variables) => {
    const given = slicings.filter((one) => valueIn(one.given, variables) != null).length;
    // What the schema gives where the client gives nothing is as good as given.
    const count = given === 0 ? slicings.filter(({ fallback }) => fallback != null).length : given;
    if (count === 1) return null;
    return `${node.name.value} takes exactly one of ${names} to say how long its list may be, got ${given}.`;
  };
}

function slicingsOf(
  { field }: FieldCost,
  { slicingArguments }: ListSize,
  node: FieldNode,
  read: Reader,
): Slicing[] {
  return slicingArguments.map((name) => {
    const [argumentName = "", ...path] = name.split(".");
    const value = node.arguments?.find((one) => one.name.value === argumentName)?.value;
    const given: GivenValue = value === undefined ? { kind: "known", value: undefined } : read(value);
    return {
      name,
      given:
        given.kind === "known"
          ? { kind: "known", value: valueAt(given.value, path) }
          : { kind: "varying", valueIn: (variables) => valueAt(given.valueIn(variables), path) },
      fallback: valueAt(field.args.find((one) => one.name === argumentName)?.defaultValue, path),
    };
  });
}

const valueIn = (given: GivenValue, variables: Variables): unknown =>
  given.kind === "known" ? given.value : given.valueIn(variables);

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    value,
  );

function numberOr(value: unknown, fallback: unknown): number | null {
  if (typeof value === "number") return value;
  return typeof fallback === "number" ? fallback : null;
}
