/** The variables of one request, as the client gave them. */
export type Variables = Readonly<Record<string, unknown>>;

/** What an operation can come to at most. */
export type Estimate = {
  readonly cost: number;
  /** Of all pages together. */
  readonly rows: number;
};

/** A number that is known when an operation is read, or that follows from its variables. */
export type Amount = number | ((variables: Variables) => number);

/**
 * What a selection comes to: a part that is known, and parts that follow from the variables. An operation without variables
 * that matter is a sum without parts.
 */
export type Sum = Estimate & { readonly parts: readonly Part[] };

type Part =
  /** Something that stands alone, such as an argument. */
  | { readonly kind: "cost"; readonly cost: (variables: Variables) => number }
  /** Something that stands several times, as `repeated` has it. */
  | { readonly kind: "page" | "list" | "condition"; readonly times: Amount; readonly sum: Sum };

export const NOTHING: Sum = { cost: 0, rows: 0, parts: [] };

export function plus(one: Sum, other: Sum): Sum {
  if (one === NOTHING) return other;
  if (other === NOTHING) return one;
  const parts = other.parts.length === 0 ? one.parts : [...one.parts, ...other.parts];
  return { cost: one.cost + other.cost, rows: one.rows + other.rows, parts };
}

/** A cost by itself. */
export const amount = (cost: Amount): Sum =>
  typeof cost === "number"
    ? cost === 0
      ? NOTHING
      : { cost, rows: 0, parts: [] }
    : { cost: 0, rows: 0, parts: [{ kind: "cost", cost }] };

/**
 * A sum that counts several times.
 *
 * @param kind `page`: each time is a row too. `list`: only the cost counts several times. `condition`: all of it counts, or
 * nothing.
 */
export function repeated(sum: Sum, times: Amount, kind: "page" | "list" | "condition"): Sum {
  const part = { kind, times, sum } as const;
  if (typeof times !== "number" || sum.parts.length > 0) return { cost: 0, rows: 0, parts: [part] };
  return { ...resultOf(part, times, sum), parts: [] };
}

/** What a sum comes to with these variables. */
export function evaluate({ cost, rows, parts }: Sum, variables: Variables): Estimate {
  let costs = cost;
  let allRows = rows;
  for (const part of parts) {
    if (part.kind === "cost") {
      costs += part.cost(variables);
      continue;
    }
    const times = typeof part.times === "number" ? part.times : part.times(variables);
    // What is not asked for, or asked for no times, need not be looked into.
    if (times === 0 && part.kind !== "list") continue;
    const result = resultOf(part, times, evaluate(part.sum, variables));
    costs += result.cost;
    allRows += result.rows;
  }
  return { cost: costs, rows: allRows };
}

function resultOf(
  { kind }: { kind: "page" | "list" | "condition" },
  times: number,
  { cost, rows }: Estimate,
): Estimate {
  if (kind === "page") return { cost: product(times, cost), rows: product(times, 1 + rows) };
  return { cost: product(times, cost), rows: kind === "list" ? rows : product(times, rows) };
}

// Nothing times without end is nothing.
const product = (times: number, each: number): number => (times === 0 || each === 0 ? 0 : times * each);
