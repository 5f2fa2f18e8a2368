import { diff, type SerializableChange } from "@graphql-inspector/core";
import type { Comparison } from "../side.ts";
import type { Change } from "./change.ts";
import type { ApiCode } from "./codes.ts";
import { DESCRIPTION_CHANGES } from "./description-changes.ts";
import { DIRECTIVE_CHANGES } from "./directive-changes.ts";
import { INPUT_CHANGES } from "./input-changes.ts";
import { OUTPUT_CHANGES } from "./output-changes.ts";
import type { Tellers } from "./tell.ts";

// Not here: that a root type comes or goes is told as a type that does, and what directives say of the API is told by the
// checks of directives.
const TELLERS: Tellers = {
  ...OUTPUT_CHANGES,
  ...INPUT_CHANGES,
  ...DIRECTIVE_CHANGES,
  ...DESCRIPTION_CHANGES,
};

/** What changes for clients: the diff of the two APIs, each change once. */
export async function apiChanges(comparison: Comparison): Promise<readonly Change<ApiCode>[]> {
  const { base, candidate } = comparison;
  const found = (await diff(base.api, candidate.api)) as readonly SerializableChange[];
  const told = found.map((change) => tell(change, comparison)).filter((change) => change !== null);
  return told.filter(isTypeChangeAlone);
}

function tell(change: SerializableChange, comparison: Comparison): Change<ApiCode> | null {
  const teller = TELLERS[change.type] as
    | ((meta: SerializableChange["meta"], comparison: Comparison) => Change<ApiCode> | null)
    | undefined;
  return teller?.(change.meta, comparison) ?? null;
}

// `Int! = 1` to `Int!`, and `Int = 1` to `Int!`, both take the default away: once is enough.
function isTypeChangeAlone(
  change: Change<ApiCode>,
  _index: number,
  all: readonly Change<ApiCode>[],
): boolean {
  if (change.code !== "ARG_CHANGED_KIND" && change.code !== "INPUT_FIELD_CHANGED_KIND") return true;
  return !all.some(
    ({ code, coordinate }) => coordinate === change.coordinate && code.endsWith("_BECAME_REQUIRED"),
  );
}
