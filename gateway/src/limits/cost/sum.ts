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
export type Sum = Estimate & {
  /** With how often each of them counts: a fragment that stands twice in each of many others is one part all the same. */
  readonly parts: Parts;
};
type Parts = ReadonlyMap<Part, number>;

type Part =
  /** Something that stands alone, such as an argument. */
  | { readonly kind: "cost"; readonly cost: (variables: Variables) => number }
  /** Something that stands several times, as `repeated` has it. */
  | { readonly kind: "page" | "list" | "condition"; readonly times: Amount; readonly sum: Sum };

const NO_PARTS: Parts = new Map();
export const NOTHING: Sum = { cost: 0, rows: 0, parts: NO_PARTS };

export function plus(one: Sum, other: Sum): Sum {
  if (one === NOTHING) return other;
  if (other === NOTHING) return one;
  return { cost: one.cost + other.cost, rows: one.rows + other.rows, parts: both(one.parts, other.parts) };
}

function both(some: Parts, others: Parts): Parts {
  if (others.size === 0) return some;
  if (some.size === 0) return others;
  const parts = new Map(some);
  for (const [part, count] of others) parts.set(part, (parts.get(part) ?? 0) + count);
  return parts;
}

/** A cost by itself. */
export const amount = (cost: Amount): Sum =>
  typeof cost === "number"
    ? cost === 0
      ? NOTHING
      : { cost, rows: 0, parts: NO_PARTS }
    : { cost: 0, rows: 0, parts: new Map([[{ kind: "cost", cost }, 1]]) };

/**
 * A sum that counts several times.
 *
 * @param kind `page`: each time is a row too. `list`: only the cost counts several times. `condition`: all of it counts, or
 * nothing.
 */
export function repeated(sum: Sum, times: Amount, kind: "page" | "list" | "condition"): Sum {
  const part = { kind, times, sum } as const;
  if (typeof times !== "number" || sum.parts.size > 0)
    return { cost: 0, rows: 0, parts: new Map([[part, 1]]) };
  return { ...resultOf(part, times, sum), parts: NO_PARTS };
}

/** What a sum comes to with these variables. */
export const evaluate = (sum: Sum, variables: Variables): Estimate =>
  sum.parts.size === 0 ? sum : evaluateIn(sum, variables, new Map());

function evaluateIn({ cost, rows, parts }: Sum, variables: Variables, known: Map<Part, Estimate>): Estimate {
  let costs = cost;
  let allRows = rows;
  for (const [part, count] of parts) {
    let result = known.get(part);
    if (result === undefined) {
      result = estimateOf(part, variables, known);
      known.set(part, result);
    }
    costs += product(count, result.cost);
    allRows += product(count, result.rows);
  }
  return { cost: costs, rows: allRows };
}

function estimateOf(part: Part, variables: Variables, known: Map<Part, Estimate>): Estimate {
  if (part.kind === "cost") return { cost: part.cost(variables), rows: 0 };
  const times = typeof part.times === "number" ? part.times : part.times(variables);
  // What is not asked for, or asked for no times, need not be looked into.
  if (times === 0 && part.kind !== "list") return { cost: 0, rows: 0 };
  return resultOf(part, times, evaluateIn(part.sum, variables, known));
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
