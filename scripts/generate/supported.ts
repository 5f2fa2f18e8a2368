import { ACCUMULATOR_NAMES } from "../../embedded-mongo/src/accumulators/table.ts";
import { LISTING_NAMES } from "../../embedded-mongo/src/commands/listings.ts";
import { COMMANDS, OUT_OF_SCOPE } from "../../embedded-mongo/src/commands/table.ts";
import { EXPRESSION_NAMES } from "../../embedded-mongo/src/expressions/compile.ts";
import { UPDATE_OPERATORS } from "../../embedded-mongo/src/query/update-operators.ts";
import { STAGE_NAMES } from "../../embedded-mongo/src/stages/table.ts";
import { WINDOW_FUNCTION_NAMES } from "../../embedded-mongo/src/stages/windows/table.ts";

const MARKED = /(<!-- supported -->\n)[\s\S]*(<!-- \/supported -->)/;

const list = (names: Iterable<string>): string => `\`${[...names].sort().join(" ")}\``;

const ROWS: readonly (readonly [string, string])[] = [
  ["Commands", list(Object.keys(COMMANDS))],
  ["Refused by name", list(OUT_OF_SCOPE)],
  [
    "Filters",
    "`$all $and $bitsAllClear $bitsAllSet $bitsAnyClear $bitsAnySet $comment $elemMatch $eq $exists $expr $gt $gte $in $jsonSchema $lt $lte $mod $ne $nin $nor $not $or $regex $sampleRate $size $type`",
  ],
  ["Projections", "inclusion, exclusion, expressions, `$slice`, `$elemMatch`, positional `$`"],
  [
    "Updates",
    `${list([...Object.keys(UPDATE_OPERATORS), "$rename"])}; in \`$push\` \`$each $position $slice $sort\`; paths with \`$\`, \`$[]\`, \`$[name]\`; replacement; pipelines`,
  ],
  ["Stages", list(["$changeStream", "$merge", "$out", ...STAGE_NAMES, ...LISTING_NAMES])],
  ["Accumulators", list(ACCUMULATOR_NAMES)],
  ["Window functions", list(WINDOW_FUNCTION_NAMES)],
  ["Expressions", `${list(EXPRESSION_NAMES)}, \`$$ROOT $$CURRENT $$NOW $$CLUSTER_TIME $$REMOVE\``],
  [
    "Indexes",
    "single, compound, descending, unique, sparse, partial, hidden, expiring, multikey, dotted; used for equality, `$in`, ranges, `$or`, negations, prefixes of texts, sort order both ways, counts, distinct values and covered projections",
  ],
];

/** The README of the embedded server with what the server supports, as its own tables have it. */
export function withSupported(readme: string): string {
  if (!MARKED.test(readme))
    throw new Error("The README of the embedded server needs <!-- supported --> and <!-- /supported -->.");
  const section = ROWS.map(([title, text]) => `- **${title}**: ${text}\n`).join("");
  return readme.replace(MARKED, (_, start: string, end: string) => `${start}${section}${end}`);
}
