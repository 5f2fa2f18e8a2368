import { basename, extname } from "node:path";
import { parseDocument } from "yaml";

/** A part of the API, by the tags of the schema: what some clients get instead of all of it. */
export type Contract = {
  /** The name of its file, without the extension. */
  readonly name: string;
  readonly description: string;
  /** Fields and unions that carry none of these are hidden; empty: none is, but for `exclude`. */
  readonly include: readonly string[];
  /** What carries one of these is hidden, whatever else it carries. */
  readonly exclude: readonly string[];
  /** Whether types to which no way leads any more are hidden too. */
  readonly hideUnreachableTypes: boolean;
};

/** A contract that is none, or of which no API can be made; the message says why. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

const FILE_CHARACTERS_MAX = 100_000;
const TAGS_MAX = 100;
/** As Apollo has them. */
const TAG = /^[A-Za-z0-9_/-]{1,128}$/;
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;
const KEYS = ["description", "include", "exclude", "hideUnreachableTypes"] as const;

/**
 * Reads a file such as `schema/contracts/public.yaml`.
 *
 * @throws ContractError that names the file, and says what was expected and what came.
 */
export function readContract(text: string, path: string): Contract {
  const fail = (expected: string, got: unknown): never => {
    throw new ContractError(`${path}: expected ${expected}, got ${shown(got)}.`);
  };
  const name = basename(path, extname(path));
  if (!NAME.test(name)) return fail("a file named with a-z, 0-9 and -", name);
  const values = mappingIn(text, path);
  const unknown = Object.keys(values).find((key) => !KEYS.some((known) => known === key));
  if (unknown !== undefined) return fail(`only ${KEYS.join(", ")}`, unknown);

  const tagsAt = (key: "include" | "exclude"): readonly string[] => {
    const given = values[key] ?? [];
    if (!Array.isArray(given)) return fail(`${key}, a list of tags`, given);
    if (given.length > TAGS_MAX) return fail(`at most ${TAGS_MAX} tags in ${key}`, given.length);
    const wrong = given.find((tag) => typeof tag !== "string" || !TAG.test(tag));
    return wrong === undefined ? given : fail(`tags of letters, digits, _, - and / in ${key}`, wrong);
  };
  const include = tagsAt("include");
  const exclude = tagsAt("exclude");
  const { description, hideUnreachableTypes = true } = values;
  const both = include.find((tag) => exclude.includes(tag));
  if (typeof description !== "string" || description.trim() === "")
    return fail("description, a text that says for whom it is", description);
  if (typeof hideUnreachableTypes !== "boolean")
    return fail("hideUnreachableTypes, true or false", hideUnreachableTypes);
  if (both !== undefined) return fail("a tag in include or in exclude", `${both} in both`);
  if (include.length + exclude.length === 0) return fail("a tag in include or in exclude", "none");
  return { name, description, include, exclude, hideUnreachableTypes };
}

function mappingIn(text: string, path: string): Readonly<Record<string, unknown>> {
  if (text.length > FILE_CHARACTERS_MAX)
    throw new ContractError(
      `${path} has ${text.length} characters, a contract at most ${FILE_CHARACTERS_MAX}.`,
    );
  // Without aliases: a few lines of them unfold to gigabytes.
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined) throw new ContractError(`${path} is not YAML: ${error.message.split("\n")[0]}`);
  const values: unknown = readValue(() => document.toJS({ maxAliasCount: 0 }), path);
  if (typeof values !== "object" || values === null || Array.isArray(values))
    throw new ContractError(`${path}: expected ${KEYS.join(", ")}, got ${shown(values)}.`);
  return values as Readonly<Record<string, unknown>>;
}

function readValue(read: () => unknown, path: string): unknown {
  try {
    return read();
  } catch (error) {
    throw new ContractError(`${path} is not YAML without aliases: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const SHOWN_CHARACTERS_MAX = 80;
const shown = (value: unknown): string => {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text;
};
