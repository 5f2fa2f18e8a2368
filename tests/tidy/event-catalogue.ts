import { codeOf, isTest, type Source } from "./source-files.ts";

const WRITTEN = /\btype: "([a-z]+\.[a-z]+)"/g;
const REACTED_TO = /^\s*"([a-z]+\.[a-z]+)": \{/gm;
const ROW = /^\| `([a-z]+\.[a-z]+)` \| (\w+) \| ([\w, ]+) \|/gm;

const subgraphOf = ({ path }: Source): string => path.split("/")[1] ?? "";

const endsOf = (sources: readonly Source[], pattern: RegExp, end: string): string[] =>
  sources
    .filter((source) => source.path.startsWith("subgraphs/") && !isTest(source))
    .flatMap((source) =>
      [...codeOf(source).matchAll(pattern)].map(([, type]) => `${type} ${end} ${subgraphOf(source)}`),
    );

/** Which subgraph writes and which reacts to each type of event: in the code and in docs/events.md alike. */
export function eventMistakes(sources: readonly Source[], markdown: string): string[] {
  const inCode = new Set([...endsOf(sources, WRITTEN, "from"), ...endsOf(sources, REACTED_TO, "to")]);
  const inDocs = new Set(
    [...markdown.matchAll(ROW)].flatMap(([, type, from, to = ""]) => [
      `${type} from ${from}`,
      ...to.split(", ").map((consumer) => `${type} to ${consumer}`),
    ]),
  );
  return [
    ...[...inCode.difference(inDocs)].map((end) => `${end} is not documented`),
    ...[...inDocs.difference(inCode)].map((end) => `${end} is documented and does not exist`),
  ];
}
