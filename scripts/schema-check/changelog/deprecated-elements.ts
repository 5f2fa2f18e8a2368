import type { GraphQLSchema } from "graphql";
import { elementsOf } from "../api/elements.ts";
import { removalDateIn } from "../lint/deprecations.ts";

/** What clients should move away from. */
export type DeprecatedElement = {
  readonly coordinate: string;
  readonly reason: string;
  /** `YYYY-MM-DD`; null where the reason names no day. */
  readonly removedOn: string | null;
};

/** All that is deprecated in an API, what goes first first. */
export const deprecatedElements = (api: GraphQLSchema): readonly DeprecatedElement[] =>
  [...elementsOf(api).values()]
    .flatMap(({ coordinate, deprecationReason: reason }) =>
      reason === null ? [] : [{ coordinate, reason, removedOn: removalDateIn(reason) }],
    )
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));

const orderOf = ({ removedOn, coordinate }: DeprecatedElement): string =>
  `${removedOn ?? "9999"} ${coordinate}`;
