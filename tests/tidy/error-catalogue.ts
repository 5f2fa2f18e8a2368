import { type DocumentNode, Kind, print } from "graphql";

/** What docs/errors.md says: the codes of `errors`, and the user errors of each mutation. */
export type ErrorCatalogue = {
  readonly codes: ReadonlySet<string>;
  readonly userErrors: readonly MutationErrors[];
};
type MutationErrors = { readonly mutation: string; readonly type: string; readonly codes: readonly string[] };

const CODE_IN_ROW = /^\| \d [a-z]+ \| `(\w+)` \|/gm;
const USER_CODE_IN_ROW = /^\| `(\w+)` \|/gm;
const SECTION = /^### (?<mutation>\w+)\n\n`(?<type>\w+)`(?<rest>[\s\S]*?)(?=^### |$(?![\s\S]))/gm;

const firstGroups = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, first]) => first ?? "");

export const readCatalogue = (markdown: string): ErrorCatalogue => ({
  codes: new Set(firstGroups(markdown, CODE_IN_ROW)),
  userErrors: [...markdown.matchAll(SECTION)].map(({ groups }) => ({
    mutation: groups?.mutation ?? "",
    type: groups?.type ?? "",
    codes: firstGroups(groups?.rest ?? "", USER_CODE_IN_ROW),
  })),
});

/** Every code of the code stands in the catalogue, and the other way round. */
export const codeMistakes = ({ codes }: ErrorCatalogue, known: readonly string[]): string[] => [
  ...known.filter((code) => !codes.has(code)).map((code) => `${code} is not documented`),
  ...[...codes]
    .filter((code) => !known.includes(code))
    .map((code) => `${code} is documented and does not exist`),
];

/** Every mutation of the SDL stands in the catalogue, with codes of its error type; and each of these codes somewhere. */
export function userErrorMistakes({ userErrors }: ErrorCatalogue, sdls: readonly DocumentNode[]): string[] {
  const mutations = new Set(sdls.flatMap(mutationsOf));
  const codesByType = new Map(sdls.flatMap(errorCodesOf));
  const documented = new Set(userErrors.map(({ mutation }) => mutation));

  const missing = [...mutations].filter((mutation) => !documented.has(mutation));
  const unknown = userErrors.flatMap(({ mutation, type, codes }) => [
    ...(mutations.has(mutation) ? [] : [`${mutation} is documented and does not exist`]),
    ...codes
      .filter((code) => !codesByType.get(type)?.includes(code))
      .map((code) => `${mutation}: ${code} is no code of ${type}`),
  ]);
  const untold = [...codesByType].flatMap(([type, codes]) => {
    const told = userErrors.filter((one) => one.type === type).flatMap((one) => one.codes);
    return codes.filter((code) => !told.includes(code)).map((code) => `${type}.${code} is not documented`);
  });
  return [...missing.map((mutation) => `${mutation} is not documented`), ...unknown, ...untold];
}

const mutationsOf = ({ definitions }: DocumentNode): string[] =>
  definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === "Mutation"
      ? (node.fields ?? []).map(({ name }) => name.value)
      : [],
  );

/** The codes of every type that implements UserError. */
function errorCodesOf({ definitions }: DocumentNode): [string, string[]][] {
  const valuesByEnum = new Map(
    definitions
      .filter((node) => node.kind === Kind.ENUM_TYPE_DEFINITION)
      .map(({ name, values = [] }) => [`${name.value}!`, values.map((value) => value.name.value)]),
  );
  return definitions
    .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
    .filter(({ interfaces = [] }) => interfaces.some(({ name }) => name.value === "UserError"))
    .map(({ name, fields = [] }) => {
      const code = fields.find((field) => field.name.value === "code");
      return [name.value, valuesByEnum.get(code ? print(code.type) : "") ?? []];
    });
}
