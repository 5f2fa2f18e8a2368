import { createHash } from "node:crypto";
import type { Finding, Severity } from "../finding.ts";
import type { Report } from "../report.ts";

const LEVELS: Record<Severity, "error" | "warning" | "note"> = {
  breaking: "error",
  dangerous: "warning",
  warning: "warning",
  safe: "note",
};

/**
 * For tools that show findings of many programs.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport({ findings, accepted }: Report): string {
  const all = [
    ...findings.map((finding) => ({ finding, justification: null })),
    ...accepted.map(({ finding, override }) => ({
      finding,
      justification: `${override.reason} (${override.who}, until ${override.expires})`,
    })),
  ];
  const wayOutByCode = new Map(all.map(({ finding }) => [finding.code, finding.wayOut]));
  const codes = [...wayOutByCode.keys()].toSorted();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "schema:check",
            rules: codes.map((code) => ({
              id: code,
              shortDescription: { text: code },
              help: { text: wayOutByCode.get(code) ?? code },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: all.map(({ finding, justification }) => resultOf(finding, codes, justification)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function resultOf(finding: Finding, codes: readonly string[], justification: string | null): object {
  const { code, severity, coordinate, message, place, contract } = finding;
  const identity = `${code} ${coordinate} ${contract}`;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: message },
    ...(place !== null && {
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(place.file), uriBaseId: "%SRCROOT%" },
            region: { startLine: place.line, startColumn: place.column },
          },
          ...(coordinate !== null && { logicalLocations: [{ fullyQualifiedName: coordinate }] }),
        },
      ],
    }),
    partialFingerprints: { finding: createHash("sha256").update(identity).digest("hex") },
    ...(justification !== null && {
      suppressions: [{ kind: "external", status: "accepted", justification }],
    }),
  };
}
