import { createContext, Script } from "node:vm";
import type { BSONRegExp } from "bson";
import { failure } from "../errors.ts";
import { REGEX_LENGTH_MAX_CHARS, REGEX_MATCH_MAX_MS, REGEXES_KEPT_MAX } from "../limits.ts";
import { translateRegex } from "./regex-translate.ts";

const FLAGS = "imsxu";
const compiledBySource = new Map<string, RegExp>();

/** @throws CommandError 51091 for a pattern, 51108 for an option, that cannot be compiled. */
export function compileRegex(pattern: string, options: string): RegExp {
  const key = `${options}/${pattern}`;
  const known = compiledBySource.get(key);
  if (known) return known;
  if (compiledBySource.size >= REGEXES_KEPT_MAX)
    compiledBySource.delete(compiledBySource.keys().next().value as string);
  const regex = compile(pattern, options);
  compiledBySource.set(key, regex);
  return regex;
}

function compile(pattern: string, options: string): RegExp {
  for (const flag of options)
    if (!FLAGS.includes(flag)) throw failure(51108, `invalid flag in regex options: ${flag}`);
  if (pattern.includes("\0"))
    throw failure("BadValue", "Regular expression cannot contain an embedded null byte");
  if (pattern.length > REGEX_LENGTH_MAX_CHARS)
    throw failure(51091, `Regular expression is invalid: longer than ${REGEX_LENGTH_MAX_CHARS} characters`);
  const [i, m, s, x] = ["i", "m", "s", "x"].map((flag) => options.includes(flag)) as [
    boolean,
    boolean,
    boolean,
    boolean,
  ];
  const { source, slowFromLength } = translateRegex(pattern, { i, m, s, x });
  try {
    return guard(new RegExp(source, i ? "iv" : "v"), slowFromLength);
  } catch (error) {
    throw failure(51091, `Regular expression is invalid: ${(error as Error).message}`);
  }
}

const sandbox = createContext({ run: () => null });
const watched = new Script("run()");

/** JavaScript cannot stop a match, but it can stop a script. */
function withinTime<T>(run: () => T): T {
  sandbox.run = run;
  try {
    return watched.runInContext(sandbox, { timeout: REGEX_MATCH_MAX_MS });
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw failure(
      51156,
      `Error occurred while executing the regular expression: no result in ${REGEX_MATCH_MAX_MS} ms`,
    );
  } finally {
    sandbox.run = null;
  }
}

/** Patterns that may take for ever on a text match it under the clock. */
function guard(regex: RegExp, slowFromLength: number): RegExp {
  if (slowFromLength === Number.POSITIVE_INFINITY) return regex;
  regex.exec = (text) => {
    const match = () => RegExp.prototype.exec.call(regex, text);
    return text.length < slowFromLength ? match() : withinTime(match);
  };
  return regex;
}

/** All matches in a text, one behind the other. */
export function everyMatch(regex: RegExp, text: string): RegExpExecArray[] {
  const find = () => [...text.matchAll(new RegExp(regex, `${regex.flags}g`))];
  return Object.hasOwn(regex, "exec") ? withinTime(find) : find();
}

export const compileBsonRegex = (regex: BSONRegExp): RegExp => compileRegex(regex.pattern, regex.options);

/** The text every match starts with, or "" when there is none: lets an index narrow the search. */
export function literalPrefixOf(pattern: string, options: string): string {
  if (/[^su]/.test(options) || !pattern.startsWith("^") || pattern.includes("|")) return "";
  const prefix: string[] = [];
  for (const char of pattern.slice(1)) {
    if (/[a-zA-Z0-9 _\-@:,;!"'%&=<>~`/]/.test(char) || char.charCodeAt(0) > 127) prefix.push(char);
    else {
      // A quantifier makes the character before it optional.
      if (/[*?{]/.test(char)) prefix.pop();
      break;
    }
  }
  return prefix.join("");
}
