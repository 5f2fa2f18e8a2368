import type { UsageRow } from "../../../gateway/src/usage/usage-counter.ts";
import type { Finding, FindingUsage } from "../finding.ts";
import type { Report } from "../report.ts";
import type { UsageExport } from "./usage-file.ts";

const CLIENTS_MAX = 5;
const COORDINATE = /^\w+(\.\w+)?(\(\w+:\))?$/;

/**
 * Adds to each finding how often what it is about was used, by whom, and when last. A type was used as often as the one of its
 * fields or values that was used most. Findings about anything else are left as they are.
 */
export function withUsage(report: Report, { rows }: UsageExport): Report {
  const usageOf = usageIndex(rows);
  const since = rows.reduce<Date | null>(
    (first, { firstSeenAt }) => (first === null || firstSeenAt < first ? firstSeenAt : first),
    null,
  );
  const tell = (finding: Finding): Finding => {
    const { coordinate } = finding;
    if (coordinate === null || (finding.check !== "operations" && !COORDINATE.test(coordinate)))
      return finding;
    const usage = usageOf(coordinate);
    return { ...finding, usage, message: `${finding.message} ${sentenceOf(usage, since)}` };
  };
  return {
    ...report,
    findings: report.findings.map(tell),
    accepted: report.accepted.map((one) => ({ ...one, finding: tell(one.finding) })),
  };
}

function usageIndex(rows: readonly UsageRow[]): (coordinate: string) => FindingUsage {
  const rowsByCoordinate = Map.groupBy(rows, ({ coordinate }) => coordinate);
  const membersByType = Map.groupBy(rowsByCoordinate.keys(), (coordinate) => coordinate.split(/[.(]/)[0]);
  return (coordinate) => {
    const own = rowsByCoordinate.get(coordinate);
    if (own !== undefined || coordinate.includes(".") || coordinate.includes("@")) return usageOf(own ?? []);
    const members = (membersByType.get(coordinate) ?? []).map((member) => rowsByCoordinate.get(member) ?? []);
    const most = Math.max(0, ...members.map((member) => usageOf(member).requests));
    return { ...usageOf(members.flat()), requests: most };
  };
}

function usageOf(rows: readonly UsageRow[]): FindingUsage {
  const lastSeenAt = rows.reduce<string | null>(
    (last, row) =>
      last === null || row.lastSeenAt.toISOString() > last ? row.lastSeenAt.toISOString() : last,
    null,
  );
  const clients = [...new Set(rows.map(({ client, version }) => `${client}@${version}`))].toSorted();
  return { requests: rows.reduce((sum, { requests }) => sum + requests, 0), lastSeenAt, clients };
}

function sentenceOf({ requests, lastSeenAt, clients }: FindingUsage, since: Date | null): string {
  if (since === null) return "Nothing was counted yet.";
  const day = since.toISOString().slice(0, 10);
  if (lastSeenAt === null) return `Not used since ${day}.`;
  const shown = clients.slice(0, CLIENTS_MAX).join(", ");
  const more = clients.length > CLIENTS_MAX ? ` and ${clients.length - CLIENTS_MAX} more` : "";
  const times = requests === 1 ? "Used once" : `Used ${requests.toLocaleString("en")} times`;
  return `${times} since ${day}, last on ${lastSeenAt.slice(0, 10)}, by ${shown}${more}.`;
}
