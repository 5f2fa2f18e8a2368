import type { Finding, Place, Severity } from "../finding.ts";
import type { Comparison, RegisteredOperation, SchemaCheck } from "../side.ts";
import { OPERATION_WAYS_OUT, type OperationCode } from "./codes.ts";
import { MANIFEST } from "./manifest.ts";
import { keyOf } from "./registered-operations.ts";
import { type JudgedOperation, judgedOperations } from "./verdicts.ts";

const SHOWN_MAX = 5;

/** What becomes of each registered operation: broken, potentially affected, or no longer registered. */
export const operationFindings: SchemaCheck = async (comparison) => {
  const { contract } = comparison;
  const judged = await judgedOperations(comparison);
  return [
    ...judged.flatMap((one) => findingsOf(one, contract)),
    // The manifests are those of the whole graph.
    ...(contract === null ? manifestFindings(comparison) : []),
  ];
};

function findingsOf(judged: JudgedOperation, contract: string | null): readonly Finding[] {
  const { operation, outcome, errors, wasValid, changes } = judged;
  const key = keyOf(operation);
  if (outcome === "broken") {
    const [first] = errors;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    const what = wasValid ? "is no longer valid" : "is not valid, and was not before";
    const message = `${key} ${what}: ${first?.message ?? ""}${more}`;
    const { line = 1, column = 1 } = first?.locations?.[0] ?? {};
    return [finding("OPERATION_BROKEN", "breaking", operation, message, { line, column }, contract)];
  }
  if (outcome === "unaffected") return [];
  const names = [...new Set(changes.map(({ coordinate }) => coordinate))];
  const more = names.length > SHOWN_MAX ? ` and ${names.length - SHOWN_MAX} more` : "";
  const message = `${key} is still valid, but uses what changes: ${names.slice(0, SHOWN_MAX).join(", ")}${more}.`;
  return [finding("OPERATION_AFFECTED", "dangerous", operation, message, { line: 1, column: 1 }, contract)];
}

/** Operations that were active in the base: a client that runs them asks by their ids. */
function manifestFindings({ base, candidate }: Comparison): readonly Finding[] {
  const nowByKey = new Map(candidate.operations.map((operation) => [keyOf(operation), operation]));
  return base.operations
    .filter(({ isActive }) => isActive)
    .flatMap((was) => {
      const now = nowByKey.get(keyOf(was));
      const at = { line: 1, column: 1 };
      if (now === undefined || now.id !== was.id) {
        const message = `${keyOf(was)} is ${now === undefined ? "no longer registered" : "registered with another text"}: clients that ask for it by ${was.id.slice(0, 19)}… get no answer.`;
        return [finding("OPERATION_UNREGISTERED", "breaking", was, message, at, null)];
      }
      if (now.isActive) return [];
      const manifest = { ...was, file: was.file.replace(/[^/]+$/, MANIFEST) };
      return [finding("OPERATION_RETIRED", "warning", manifest, `${keyOf(was)} is retired.`, at, null)];
    });
}

const finding = (
  code: OperationCode,
  severity: Severity,
  operation: RegisteredOperation,
  message: string,
  at: Pick<Place, "line" | "column">,
  contract: string | null,
): Finding => ({
  code,
  check: "operations",
  severity,
  coordinate: keyOf(operation),
  message,
  wayOut: OPERATION_WAYS_OUT[code],
  place: { subgraph: null, file: operation.file, ...at },
  contract,
});
