import type { FetchDataRewrite } from "@apollo/query-planner";
import type { OperationKind } from "../fetch/ask.ts";
import type { FetchQuery } from "../fetch/fetch-query.ts";
import type { RepresentationShape } from "../fetch/representation.ts";

/** Keys from the root of the answer; `@` stands for each element of a list. */
export type DataPath = readonly string[];

/** One question to one subgraph. */
export type FetchStep = {
  readonly kind: "fetch";
  readonly subgraph: string;
  readonly operation: OperationKind;
  /** Where in the answer it belongs. */
  readonly path: DataPath;
  readonly query: FetchQuery;
  /** What is told of each entity; null in a fetch at the root. */
  readonly representation: RepresentationShape | null;
  /** The same for steps that are for the same entities and tell the same of them. */
  readonly whom: string;
  /** Whether its subgraph may have the interface of the entities as an object, and know no type but that. */
  readonly mayBeOfInterface: boolean;
  /** What clients call the keys that its subgraph was asked for under another name. */
  readonly clientKeys: ReadonlyMap<string, string>;
  readonly outputRewrites: readonly FetchDataRewrite[];
};

/** What the planner says to do, ready to be done. */
export type Step =
  | FetchStep
  | { readonly kind: "sequence"; readonly steps: readonly Step[] }
  | { readonly kind: "parallel"; readonly steps: readonly Step[] }
  | {
      readonly kind: "condition";
      /** The Boolean variable that decides. */
      readonly variable: string;
      readonly ifTrue: Step | null;
      readonly ifFalse: Step | null;
    };

/** What it takes to keep a step with all below it, roughly. */
export function stepBytes(step: Step | null): number {
  if (step === null) return 0;
  if (step.kind === "fetch") return step.query.bytes;
  if (step.kind === "condition") return stepBytes(step.ifTrue) + stepBytes(step.ifFalse);
  return step.steps.reduce((bytes, one) => bytes + stepBytes(one), 0);
}
