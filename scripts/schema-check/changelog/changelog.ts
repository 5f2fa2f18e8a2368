import type { Change } from "../api/change.ts";
import { type ChangeCode, changesOf } from "../changes.ts";
import { contractComparisons, contractsOf } from "../contracts/contract-comparisons.ts";
import { keyOf } from "../operations/registered-operations.ts";
import { canBeFelt, type JudgedOperation, judgedOperations } from "../operations/verdicts.ts";
import { quantity } from "../report.ts";
import type { Comparison } from "../side.ts";
import type { Base } from "../sides/base-side.ts";
import { deprecatedElements } from "./deprecated-elements.ts";
import { descriptionOf } from "./description-of.ts";
import { byType, inline, section } from "./markdown.ts";

type GraphChange = Change<ChangeCode>;

const DEPRECATIONS: ReadonlySet<ChangeCode> = new Set([
  "DEPRECATED_ADDED",
  "DEPRECATED_CHANGED",
  "DEPRECATED_REMOVED",
]);
/** What clients meet beside what they ask for. */
const LIMITS = /^(AUTHENTICATED|SCOPES|POLICY|COST|LIST_SIZE)_/;
/** What only those who run the graph have to know. */
const BEHIND =
  /^(FIELD_MOVED|KEY|ENTITY|INTERFACE_OBJECT|SHAREABLE|REQUIRES|PROVIDES|EXTERNAL|SUBGRAPH)(_|$)/;
const NAMES_MAX = 10;

/**
 * What changed between two graphs, in Markdown for those who build on them: what breaks and whom, what goes and when, what is
 * new and what it is for.
 *
 * @param today `2026-02-17`.
 */
export async function changelogOf(from: Base, to: Base, today: string): Promise<string> {
  const comparison: Comparison = { base: from.side, candidate: to.side, contract: null, today };
  const changes = await changesOf(comparison);
  const judged = await judgedOperations(comparison);
  const kinds = Map.groupBy(changes, kindOf);
  const of = (kind: Kind): readonly GraphChange[] => kinds.get(kind) ?? [];
  const told = ({ message }: GraphChange) => `- ${inline(message)}`;
  const withUsers = (change: GraphChange) => `${told(change)}${usersOf(change, judged)}`;
  const withPurpose = ({ coordinate, message }: GraphChange) => {
    const description = inline(descriptionOf(to.side.api, coordinate));
    return `- \`${coordinate}\`${/ is new\.$/.test(message) ? "" : `: ${inline(message)}`}${description && `: ${description}`}`;
  };

  const lines = [
    "# Changes of the API",
    "",
    `From ${from.name} to ${to.name}: ${summaryOf(of)}.`,
    "",
    ...section("Breaking", byType(of("breaking"), withUsers)),
    ...section("To look at", byType(of("dangerous"), withUsers)),
    ...section("Deprecated", byType(of("deprecations"), told)),
    ...section("New", byType(of("new"), withPurpose)),
    ...section("Changed", byType(of("changed"), told)),
    ...section("Guards and costs", byType(of("limits"), told)),
    ...section("Clients", clientLines(judged)),
    ...section("Contracts", await contractLines(comparison)),
    ...section("Going away", goingAway(to)),
    ...section("Behind the API", [...of("behind").map(told), ...tagLines(of("tags"))]),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

type Kind = "breaking" | "dangerous" | "deprecations" | "new" | "changed" | "limits" | "behind" | "tags";

function kindOf({ code, severity }: GraphChange): Kind {
  if (code.startsWith("TAG_")) return "tags";
  if (BEHIND.test(code)) return "behind";
  if (DEPRECATIONS.has(code)) return "deprecations";
  if (severity === "breaking") return "breaking";
  if (LIMITS.test(code)) return "limits";
  if (severity === "dangerous") return "dangerous";
  return /_ADDED|INACCESSIBLE_REMOVED/.test(code) ? "new" : "changed";
}

function summaryOf(of: (kind: Kind) => readonly GraphChange[]): string {
  const counts = [
    [of("breaking").length, "breaking"],
    [of("dangerous").length, "to look at"],
    [of("deprecations").length, "about deprecations"],
    [of("new").length, "new"],
    [of("changed").length + of("limits").length, "other"],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.length === 0 ? "nothing that clients can see" : told.join(", ");
}

function usersOf(change: GraphChange, judged: readonly JudgedOperation[]): string {
  if (judged.length === 0 || !canBeFelt(change)) return "";
  const users = judged
    .filter(({ changes }) => changes.includes(change))
    .map(({ operation }) => keyOf(operation));
  return users.length === 0 ? " No active operation uses it." : ` Used by ${someOf(users)}.`;
}

const someOf = (names: readonly string[]): string =>
  names.length > NAMES_MAX
    ? `${names.slice(0, NAMES_MAX).join(", ")} and ${names.length - NAMES_MAX} more`
    : names.join(", ");

/** One line for each version of a client, the ones that are touched first. */
function clientLines(judged: readonly JudgedOperation[]): readonly string[] {
  const byClient = Map.groupBy(judged, ({ operation }) => `${operation.client}@${operation.version}`);
  const lines = [...byClient].map(([client, all]) => {
    const namesOf = (outcome: JudgedOperation["outcome"]) =>
      all.filter((one) => one.outcome === outcome).map(({ operation }) => operation.name);
    const [broken, affected] = [namesOf("broken"), namesOf("potentially affected")];
    const parts = [
      ...(broken.length > 0 ? [`${broken.length} broken (${someOf(broken)})`] : []),
      ...(affected.length > 0 ? [`${affected.length} potentially affected (${someOf(affected)})`] : []),
    ];
    const isTouched = parts.length > 0;
    const of = `of ${quantity(all.length, "operation")}`;
    return {
      isTouched,
      line: `- ${client}: ${isTouched ? `${parts.join(", ")} ${of}` : `none ${of} is touched`}.`,
    };
  });
  return lines
    .toSorted((one, other) => Number(other.isTouched) - Number(one.isTouched))
    .map(({ line }) => line);
}

async function contractLines(whole: Comparison): Promise<readonly string[]> {
  const { comparisons, findings } = contractComparisons(whole);
  const known = contractsOf(whole.base);
  const lines = [
    ...findings.map(({ message }) => `- ${inline(message)}`),
    ...[...contractsOf(whole.candidate)]
      .filter(([name]) => !known.has(name))
      .map(([name, { contract }]) => `- ${name} is new. ${inline(contract.description)}`),
  ];
  for (const comparison of comparisons) {
    const changes = await changesOf(comparison);
    const named = (which: readonly GraphChange[]) =>
      someOf(which.map(({ coordinate }) => `\`${coordinate}\``));
    const breaking = changes.filter(({ severity }) => severity === "breaking");
    const added = changes.filter((change) => kindOf(change) === "new");
    const parts = [
      ...(breaking.length > 0 ? [`breaking: ${named(breaking)}`] : []),
      ...(added.length > 0 ? [`new: ${named(added)}`] : []),
    ];
    lines.push(`- ${comparison.contract}: ${parts.join("; ") || "nothing that breaks, nothing new"}.`);
  }
  return lines;
}

/** Tags are many at a time, and what they change for whom is told of the contracts. */
const tagLines = (changes: readonly GraphChange[]): readonly string[] =>
  [...Map.groupBy(changes, ({ message, coordinate }) => message.slice(coordinate.length + 1))].map(
    ([what, all]) =>
      `- ${someOf(all.map(({ coordinate }) => `\`${coordinate}\``))} ${inline(all.length > 1 ? what.replace("has", "have") : what)}`,
  );

const goingAway = ({ side }: Base): readonly string[] =>
  deprecatedElements(side.api).map(
    ({ coordinate, reason, removedOn }) =>
      `- ${removedOn ?? "No day yet"}: \`${coordinate}\`. ${inline(reason)}`,
  );
