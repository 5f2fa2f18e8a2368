import type { Outcome } from "./both-executors.ts";

const SHOWN_LENGTH = 200;

/**
 * Where an answer is another than the oracle's; null: nowhere.
 *
 * The oracle merges fields and fragments that a selection repeats before it orders keys, the specification does not:
 * where there are any, `hasOrder` is false and only values count, since what it asks for in another order fails in another
 * order too. Of a subgraph that is down it does not say which fields that concerns: `isDown` leaves errors out. It tells what does not fit the schema only while no
 * subgraph complains, and nothing of a type that it does not know.
 */
export function differenceOf(
  got: Outcome,
  expected: Outcome,
  { hasOrder, isDown }: { readonly hasOrder: boolean; readonly isDown: boolean },
): string | null {
  if (!hasOrder) return firstDifference(sorted(got.data), sorted(expected.data));
  return (
    firstDifference(got.data, expected.data) ??
    (isDown ? null : firstDifference(got.errors.join("\n"), expected.errors.join("\n"))) ??
    (expected.errors.length > 0
      ? null
      : firstDifference(knownTypes(got.misfits), knownTypes(expected.misfits)))
  );
}

function firstDifference(got: string, expected: string): string | null {
  if (got === expected) return null;
  const start = [...got].findIndex((_, index) => got.slice(0, index + 1) !== expected.slice(0, index + 1));
  const from = Math.max(0, start - SHOWN_LENGTH / 2);
  return `got …${got.slice(from, from + SHOWN_LENGTH)}… and not …${expected.slice(from, from + SHOWN_LENGTH)}…`;
}

const sorted = (json: string): string =>
  JSON.stringify(
    JSON.parse(json, (_key, value) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
        : value,
    ),
  );

const TYPE_NAME = /"(?:__typename|kind)"\]$/;
const knownTypes = (misfits: readonly string[]): string =>
  misfits.filter((path) => !TYPE_NAME.test(path)).join();
