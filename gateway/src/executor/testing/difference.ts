import { FAILED_PATHS_MAX } from "../merge/client-errors.ts";
import type { Outcome } from "./both-executors.ts";

const SHOWN_LENGTH = 200;

/**
 * Where an answer is another than the oracle's; null: nowhere.
 *
 * The oracle merges fields and fragments that a selection repeats before it orders keys, the specification does not:
 * where there are any, `hasOrder` is false and only values count, since what it asks for in another order fails in another
 * order too. It tells of keys that the client did not ask for: of a path counts what the data has. Of a subgraph that is down
 * or tells nothing it does not say which fields that concerns: `isFaulty` leaves out what is told. So does an answer that is null
 * altogether: what is told of it depends on what a subgraph was asked first. It tells what does not fit the schema only while no
 * subgraph complains, and nothing of a type that it does not know.
 */
export function differenceOf(
  got: Outcome,
  expected: Outcome,
  { hasOrder, isFaulty }: { readonly hasOrder: boolean; readonly isFaulty: boolean },
): string | null {
  if (!hasOrder) return firstDifference(sorted(got.data), sorted(expected.data));
  const isWhole = !isFaulty && got.data !== "null";
  return (
    firstDifference(got.data, expected.data) ??
    (!isWhole ? null : firstDifference(errorsAtData(got), errorsAtData(expected))) ??
    (!isWhole || expected.errors.length > 0
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

function errorsAtData({ errors, data }: Outcome): string {
  const whole = JSON.parse(data) as unknown;
  const atData = (text: string): string => {
    const { path, ...error } = JSON.parse(text) as { path?: Path };
    return JSON.stringify({ ...error, ...(path && { path: path.slice(0, knownLength(path, whole)) }) });
  };
  return errors.map(atData).sort().join("\n");
}

function knownLength(path: Path, data: unknown): number {
  let value = data;
  for (const [index, key] of path.entries()) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return index;
    value = (value as Record<string | number, unknown>)[key];
  }
  return path.length;
}

const TYPE_NAME = /"(?:__typename|kind)"\]$/;
const knownTypes = (misfits: readonly string[]): string =>
  misfits.filter((path) => !TYPE_NAME.test(path)).join();

/** Paths at which something is lost that an undamaged answer has, and of which no error tells. */
export function untoldLosses(damaged: Outcome, undamaged: Outcome): readonly string[] {
  // A fetch that fails is told of at so many places.
  if (damaged.errors.length >= FAILED_PATHS_MAX) return [];
  const told: readonly Path[] = [
    ...damaged.errors.map((error) => (JSON.parse(error) as { path?: Path }).path ?? []),
    ...damaged.misfits.map((path) => JSON.parse(path) as Path),
  ];
  const losses = lossesAt([], JSON.parse(damaged.data), JSON.parse(undamaged.data));
  return losses
    .filter((loss) => !told.some((path) => isAlong(path, loss)))
    .map((path) => JSON.stringify(path));
}

type Path = readonly (string | number)[];

const isAlong = (path: Path, other: Path): boolean =>
  path.every((key, index) => index >= other.length || other[index] === key);

function lossesAt(path: Path, damaged: unknown, undamaged: unknown): readonly Path[] {
  if (typeof undamaged !== "object" || undamaged === null) return damaged === undamaged ? [] : [path];
  if (typeof damaged !== "object" || damaged === null) return [path];
  return Object.entries(undamaged).flatMap(([key, value]) =>
    lossesAt(
      [...path, Array.isArray(undamaged) ? Number(key) : key],
      (damaged as Record<string, unknown>)[key],
      value,
    ),
  );
}
