import { idOf, manifestText } from "../operations/manifest.ts";
import type { Comparison, Side } from "../side.ts";
import { composeSide } from "../sides/compose-side.ts";

/** Subgraphs by name, and the operations of `web@1.0` by name. */
type SideSources = {
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly operations?: Readonly<Record<string, string>>;
  /** Other files of schema/, by path. */
  readonly files?: Readonly<Record<string, string>>;
};

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@tag", "@authenticated", "@cost", "@listSize"]
)
`;

/** A side made in memory. The `@link` stands above the first line of each subgraph. @throws when it does not compose. */
export function sideOf({ subgraphs, operations = {}, files = {} }: SideSources): Side {
  const entries = Object.entries(operations).map(([name, text]) => ({
    name,
    id: idOf(text),
    file: `${name}.graphql`,
  }));
  const folder = "schema/operations/web@1.0";
  const composed = composeSide(
    new Map([
      ...Object.entries(subgraphs).map(
        ([name, sdl]) => [`schema/${name}.graphql`, `${FEDERATION}${sdl}`] as const,
      ),
      ...Object.entries(operations).map(([name, text]) => [`${folder}/${name}.graphql`, text] as const),
      [
        `${folder}/manifest.json`,
        manifestText({ client: "web", version: "1.0", status: "active", operations: entries }),
      ],
      ...Object.entries(files),
    ]),
  );
  if ("side" in composed) return composed.side;
  throw new Error(composed.errors.map(({ message }) => message).join("\n"));
}

export const comparisonOf = (base: Side, candidate: Side): Comparison => ({
  base,
  candidate,
  contract: null,
  today: "2026-02-17",
});
