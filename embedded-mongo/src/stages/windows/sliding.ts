import type { AccumulatorCall, Scope } from "../../accumulators/accumulator.ts";
import { compileExpression, type Expression } from "../../expressions/compile.ts";
import { releasable } from "../../plan/meter.ts";
import { type Document, isNullish } from "../../values/types.ts";
import { framesOf } from "./bounds.ts";
import type { Frames, WindowCall, WindowFunction } from "./partition.ts";

/** From the first document of the partition to the one at hand. */
export const SO_FAR: Frames = { isSliding: false, open: () => (i) => [0, i + 1] };

/**
 * Moves an accumulator over the frames: each document is added once and, where the accumulator can, taken back once.
 * One that cannot is filled anew whenever the frame leaves a document behind; a frame that stays as it is costs nothing.
 */
export const accumulating =
  ({ input, create, slide }: AccumulatorCall, frames: Frames): WindowFunction =>
  (partition) => {
    const { documents, vars } = partition;
    const frameOf = frames.open(partition);
    const begin = (frames.isSliding && slide) || create;
    const { meter, release } = releasable(partition.meter);
    const scope: Scope = { meter, id: {}, vars };
    let accumulator = begin(scope);
    let [from, to] = [0, 0];
    let result: unknown = accumulator.result() ?? null;
    const valueAt = (i: number) => input(documents[i] as Document, vars);

    return (i) => {
      const [nextFrom, nextTo] = frameOf(i) ?? [to, to];
      if (nextFrom === from && nextTo === to) return result;
      if (nextFrom < to && accumulator.remove)
        for (; from < nextFrom; from++) accumulator.remove(valueAt(from));
      else if (nextFrom > from) {
        // What the old one held is given back with it.
        release();
        accumulator = begin(scope);
        from = nextFrom;
        to = nextFrom;
      }
      for (; to < nextTo; to++) accumulator.add(valueAt(to));
      result = accumulator.result() ?? null;
      return result;
    };
  };

/** `$first`, `$last`: the value of a document at one end of the frame. */
export const atEnd =
  (isFirst: boolean) =>
  (call: WindowCall): WindowFunction => {
    const input: Expression = compileExpression(call.argument);
    const frames = framesOf(call);
    return (partition) => {
      const frameOf = frames.open(partition);
      return (i) => {
        const frame = frameOf(i);
        const document = frame && partition.documents[isFirst ? frame[0] : frame[1] - 1];
        return document ? (input(document, partition.vars) ?? null) : null;
      };
    };
  };

/** `$locf`: the last value that is neither null nor missing. */
export const lastObserved = (input: Expression): AccumulatorCall => ({
  input,
  create: () => {
    let last: unknown = null;
    return {
      add: (value) => {
        if (!isNullish(value)) last = value;
      },
      result: () => last,
    };
  },
});
