type Value = Date | string | number;
type Row = Readonly<Record<string, unknown>>;

/**
 * Evaluates the few filters that paging is made of, `$or`, `$gt`, `$lt` and equality, on plain rows: so that a unit test
 * can ask what a filter means without a database.
 *
 * @throws Error at any other operator, so that a test never passes for want of one.
 */
export function matches(filter: object, row: Row): boolean {
  return Object.entries(filter).every(([key, condition]) => {
    if (key === "$or") return (condition as object[]).some((branch) => matches(branch, row));
    if (key.startsWith("$")) throw new Error(`matches knows no ${key}`);
    return isMet(condition, row[key] as Value);
  });
}

/** Compares rows as a sort by these fields would. */
export const compareBy =
  (sort: Readonly<Record<string, 1 | -1>>) =>
  (one: Row, other: Row): number => {
    for (const [field, direction] of Object.entries(sort)) {
      const difference = compare(one[field] as Value, other[field] as Value);
      if (difference !== 0) return difference * direction;
    }
    return 0;
  };

function isMet(condition: unknown, value: Value): boolean {
  if (typeof condition !== "object" || condition === null || condition instanceof Date)
    return compare(value, condition as Value) === 0;

  return Object.entries(condition).every(([operator, bound]) => {
    if (operator === "$gt") return compare(value, bound) > 0;
    if (operator === "$lt") return compare(value, bound) < 0;
    throw new Error(`matches knows no ${operator}`);
  });
}

function compare(one: Value, other: Value): number {
  const [left, right] = [one, other].map((value) => (value instanceof Date ? value.getTime() : value));
  if (left === right) return 0;
  return (left as Value) > (right as Value) ? 1 : -1;
}
