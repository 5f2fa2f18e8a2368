import { type ConstDirectiveNode, parse } from "graphql";
import { refuseUnenforced, SupergraphError } from "../../../gateway/src/supergraph/security-features.ts";
import { elementsOf } from "../api/elements.ts";
import { placeOf } from "../places/place-of.ts";
import type { SchemaCheck, Side } from "../side.ts";

export const GATEWAY_WAYS_OUT = {
  REFUSED_BY_GATEWAY:
    "Leave the feature out until the gateway acts on it: it refuses to start with such a supergraph.",
} as const satisfies Readonly<Record<string, string>>;

/** A supergraph that composes and that the gateway does not serve, when the base was one that it does. */
export const gatewayRefusal: SchemaCheck = (comparison) => {
  const reason = reasonToRefuse(comparison.candidate);
  if (reason === null || reasonToRefuse(comparison.base) !== null || comparison.contract !== null) return [];
  const coordinate = firstThatIsRefused(comparison.candidate);
  return [
    {
      code: "REFUSED_BY_GATEWAY",
      check: "composition",
      severity: "breaking",
      coordinate,
      message: reason,
      wayOut: GATEWAY_WAYS_OUT.REFUSED_BY_GATEWAY,
      place: coordinate === null ? null : placeOf(comparison, coordinate),
      contract: null,
    },
  ];
};

function reasonToRefuse({ supergraphSdl }: Side): string | null {
  try {
    refuseUnenforced(parse(supergraphSdl));
    return null;
  } catch (error) {
    if (error instanceof SupergraphError) return error.message;
    throw error;
  }
}

const isRefused = ({ name }: ConstDirectiveNode): boolean => name.value === "policy";

const firstThatIsRefused = ({ supergraph }: Side): string | null =>
  [...elementsOf(supergraph).values()].find(({ directives }) => directives.some(isRefused))?.coordinate ??
  null;
