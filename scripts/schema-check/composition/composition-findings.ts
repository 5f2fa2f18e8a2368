import type { GraphQLError } from "graphql";
import type { Finding, Place } from "../finding.ts";
import { definitionsIn } from "../places/definitions.ts";
import { placeAt, placeOfDefinition } from "../places/place-of.ts";
import type { CompositionHint, SchemaCheck, Side } from "../side.ts";
import { ERROR_WAYS_OUT } from "./error-ways-out.ts";
import { HINT_WAYS_OUT } from "./hint-ways-out.ts";

type Node = NonNullable<CompositionHint["nodes"]>[number];
type Sources = Side["sources"];

const MESSAGE_CHARACTERS_MAX = 1_000;
const UNKNOWN_WAY_OUT = "Read what composition says and change the subgraphs that it names.";

const wayOutOf = (table: Readonly<Record<string, string>>, code: string) => table[code] ?? UNKNOWN_WAY_OUT;

/** Why the subgraphs of the candidate make no graph: nothing else can be checked then. */
export const compositionErrors = (errors: readonly GraphQLError[], sources: Sources): readonly Finding[] =>
  errors.map((error): Finding => {
    const code = String(error.extensions.code ?? "INVALID_GRAPHQL");
    const message = sentenceOf(error.message);
    return {
      code,
      check: "composition",
      severity: "breaking",
      ...whereIs((error.nodes ?? []) as readonly Node[], message, sources),
      message,
      wayOut: wayOutOf(ERROR_WAYS_OUT, code),
      contract: null,
    };
  });

/** What composition hints at that it did not for the base; its debugging level is left out. */
export const newHints: SchemaCheck = ({ base, candidate, contract }) => {
  const known = new Set(base.hints.map(keyOf));
  return candidate.hints
    .filter((hint) => hint.definition.level.name !== "DEBUG" && !known.has(keyOf(hint)))
    .map(({ definition: { code, level }, message: text, nodes = [], coordinate, element }): Finding => {
      const message = sentenceOf(text);
      const where = whereIs(nodes, message, candidate.sources);
      return {
        code,
        check: "composition",
        // Of a base without sources it is not known what composition hinted at.
        severity: level.name === "WARN" && base.sources.size > 0 ? "warning" : "safe",
        ...where,
        coordinate: coordinate ?? element?.coordinate ?? where.coordinate,
        message,
        wayOut: wayOutOf(HINT_WAYS_OUT, code),
        contract,
      };
    });
};

const keyOf = ({ definition, coordinate, element, message }: CompositionHint): string =>
  `${definition.code} ${coordinate ?? element?.coordinate ?? message}`;

function sentenceOf(message: string): string {
  const text = message
    .replace(/^\[[\w-]+\] /, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return text.length > MESSAGE_CHARACTERS_MAX ? `${text.slice(0, MESSAGE_CHARACTERS_MAX)}…` : text;
}

type Where = { readonly coordinate: string | null; readonly place: Place | null };

// By the nodes that composition names, else by the coordinates in what it says.
function whereIs(nodes: readonly Node[], message: string, sources: Sources): Where {
  const definitions = definitionsIn(sources);
  for (const { loc } of nodes) {
    const subgraph = [...sources].find(([, { file }]) => file === loc?.source.name)?.[0];
    if (loc === undefined || subgraph === undefined) continue;
    const around = [...definitions].flatMap(([coordinate, found]) =>
      found
        .filter(({ node, file }) => file === loc.source.name && node.loc !== undefined)
        .filter(({ node }) => (node.loc?.start ?? 0) <= loc.start && (node.loc?.end ?? 0) >= loc.end)
        .map((definition) => ({ coordinate, definition })),
    );
    const [closest] = around.toSorted((one, other) => lengthOf(one.definition) - lengthOf(other.definition));
    if (closest === undefined) return { coordinate: null, place: placeAt(subgraph, loc.source.name, loc) };
    return { coordinate: closest.coordinate, place: placeOfDefinition(closest.definition) };
  }
  return whereSaid(message, sources);
}

const lengthOf = ({ node: { loc } }: { readonly node: Pick<Node, "loc"> }): number =>
  loc === undefined ? Number.POSITIVE_INFINITY : loc.end - loc.start;

const COORDINATE = /@?\b[_A-Za-z]\w*(?:\.\w+(?:\(\w+:\))?)?/g;
const SUBGRAPH = /subgraphs? "([^"]+)"/;

function whereSaid(message: string, sources: Sources): Where {
  const definitions = definitionsIn(sources);
  const said = [...message.matchAll(COORDINATE)]
    .map(([text]) => text)
    .filter((text) => definitions.has(text));
  const coordinate = said.find((text) => text.includes(".")) ?? said[0] ?? null;
  const found = coordinate === null ? [] : (definitions.get(coordinate) ?? []);
  const named = SUBGRAPH.exec(message)?.[1];
  const definition = found.find(({ subgraph }) => subgraph === named) ?? found[0];
  if (definition !== undefined) return { coordinate, place: placeOfDefinition(definition) };

  const [subgraph, source] = [...sources].find(([name]) => name === named) ?? [...sources][0] ?? [];
  if (subgraph === undefined || source === undefined) return { coordinate, place: null };
  return { coordinate, place: placeAt(subgraph, source.file, undefined) };
}
