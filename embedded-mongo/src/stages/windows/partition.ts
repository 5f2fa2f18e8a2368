import type { Vars } from "../../expressions/compile.ts";
import type { Meter } from "../../plan/meter.ts";
import type { Sort } from "../../query/sort.ts";
import type { Document } from "../../values/types.ts";

/** The documents that a window moves over, in the order of `sortBy`. */
export type Partition = {
  readonly documents: readonly Document[];
  /** What each document has at the path that is sorted by, where that is one path. */
  readonly keys: readonly unknown[];
  readonly vars: Vars;
  readonly meter: Meter;
};

/** Gives the value for each document of a partition, asked for one after the other. */
export type WindowFunction = (partition: Partition) => (i: number) => unknown;

/** The part of a partition that a document sees: from the first position to before the second. */
export type Frame = readonly [from: number, to: number];

/** The frame of each document, asked for one after the other; null when it lies outside. No end ever moves back. */
export type Frames = {
  open(partition: Partition): (i: number) => Frame | null;
  /** Whether frames leave documents behind. */
  readonly isSliding: boolean;
};

/** One output field: `{<name>: <argument>, window: <window>}`. */
export type WindowCall = {
  readonly name: string;
  readonly argument: unknown;
  readonly window: unknown;
  readonly sort: Sort | null;
};
