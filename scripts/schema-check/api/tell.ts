import type { SerializableChange, TypeOfChangeType } from "@graphql-inspector/core";
import type { Comparison } from "../side.ts";
import type { Change } from "./change.ts";
import type { ApiCode } from "./codes.ts";

export type MetaOf<Type extends TypeOfChangeType> = Extract<SerializableChange, { type: Type }>["meta"];

/**
 * How each kind of change that the inspector finds is told in our terms: null for what is part of something new. Severity is
 * ours, as graphql-js has it, but for what is wrong there too.
 */
export type Tellers = {
  readonly [Type in TypeOfChangeType]?: (
    meta: MetaOf<Type>,
    comparison: Comparison,
  ) => Change<ApiCode> | null;
};

/** Whether the type was there before: all that belongs to a new one is new with it. */
export const isOld = ({ base }: Comparison, typeName: string): boolean =>
  base.api.getType(typeName) !== undefined;
