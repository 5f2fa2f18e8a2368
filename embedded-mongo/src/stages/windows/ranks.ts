import type { AccumulatorCall } from "../../accumulators/accumulator.ts";
import { failure } from "../../errors.ts";
import type { Sort } from "../../query/sort.ts";
import { integer } from "../../values/arithmetic.ts";
import { isDocument } from "../../values/types.ts";
import type { WindowCall, WindowFunction } from "./partition.ts";
import { accumulating, SO_FAR } from "./sliding.ts";

/** The number of a document, from how many stand before it and how many different sort keys do. */
const RANKS: Record<string, (position: { number: number; firstEqual: number; distinct: number }) => number> =
  {
    $documentNumber: ({ number }) => number,
    $rank: ({ firstEqual }) => firstEqual,
    $denseRank: ({ distinct }) => distinct,
  };

export const RANK_NAMES: readonly string[] = Object.keys(RANKS);

export function compileRank({ name, argument, sort }: WindowCall): WindowFunction {
  if (!isDocument(argument) || Object.keys(argument).length > 0)
    throw failure(5371603, `${name} must be specified with '{}' as the value`);
  if (sort?.fields.length !== 1)
    throw failure(
      5371602,
      `${name} must be specified with a top level sortBy expression with exactly one element`,
    );
  const { keyOf, compareKeys }: Sort = sort;
  const call: AccumulatorCall = {
    input: keyOf,
    create() {
      const position = { number: 0, firstEqual: 0, distinct: 0 };
      let last: unknown[] | null = null;
      return {
        add(value) {
          const key = value as unknown[];
          position.number++;
          if (last && compareKeys(last, key) === 0) return;
          last = key;
          position.firstEqual = position.number;
          position.distinct++;
        },
        result: () => integer(RANKS[name]?.(position) ?? 0),
      };
    },
  };
  return accumulating(call, SO_FAR);
}
