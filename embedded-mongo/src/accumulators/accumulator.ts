import type { Expression, Vars } from "../expressions/compile.ts";
import type { Meter } from "../plan/meter.ts";
import type { Document } from "../values/types.ts";

/** What a group or a window keeps for one output field. */
export type Accumulator = {
  add(value: unknown): void;
  /** Takes back the value that was added first of those still held. Absent where that cannot be done. */
  remove?(value: unknown): void;
  /** Stays as it is when more is added. */
  result(): unknown;
};

/** Where an accumulator lives: `id` is the key of its group, which `n` of `$firstN` and its like may read. */
export type Scope = { readonly meter: Meter; readonly id: Document; readonly vars: Vars };

/** An accumulator with its argument, compiled once; `create` is called for each group. */
export type AccumulatorCall = {
  readonly input: Expression;
  create(scope: Scope): Accumulator;
  /** The one for windows that leave documents behind. */
  slide?(scope: Scope): Accumulator;
};
