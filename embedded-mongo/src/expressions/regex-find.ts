import { CommandError, failure } from "../errors.ts";
import { compileRegex, everyMatch } from "../query/regex.ts";
import { type Document, int, isNullish, isRegex } from "../values/types.ts";
import { type Form, namedArguments } from "./compile.ts";
import { constant, isConstant } from "./constant.ts";

/** The pattern of an expression has its own error code for a pattern that cannot be compiled. */
function compilePattern(pattern: string, options: string, name: string): RegExp {
  if (pattern.includes("\0"))
    throw failure(51109, `${name}: regular expression cannot contain an embedded null byte`);
  if (options.includes("\0"))
    throw failure(51110, `${name}: regular expression options cannot contain an embedded null byte`);
  try {
    return compileRegex(pattern, options);
  } catch (error) {
    if (error instanceof CommandError && error.code === 51091)
      throw failure(51111, `Invalid Regex in ${name}: ${error.message}`);
    throw error;
  }
}

function regexOf(pattern: unknown, flags: unknown, name: string): RegExp | null {
  if (!isNullish(pattern) && typeof pattern !== "string" && !isRegex(pattern))
    throw failure(51105, `${name} needs 'regex' to be of type string or regex`);
  if (!isNullish(flags) && typeof flags !== "string")
    throw failure(51106, `${name} needs 'options' to be of type string`);
  const own = isRegex(pattern) ? pattern.options : "";
  if (own !== "" && !isNullish(flags))
    throw failure(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
  if (isNullish(pattern)) return null;
  return compilePattern(isRegex(pattern) ? pattern.pattern : pattern, own || (flags ?? ""), name);
}

const regexForm =
  (toResult: (input: string, regex: RegExp) => unknown, empty: unknown): Form =>
  (spec, compile, name) => {
    const named = namedArguments(spec, name, ["input", "regex"], ["options"], {
      notObject: 51103,
      unknown: 31024,
      missing: { input: 31022, regex: 31023 },
    });
    const [input, regex] = [compile(named.input), compile(named.regex)];
    const options = "options" in named ? compile(named.options) : constant(null);
    const isFixed = isConstant(regex) && isConstant(options);
    const fixed = isFixed ? regexOf(regex({}, {}), options({}, {}), name) : null;
    return (root, vars) => {
      const value = input(root, vars);
      const pattern = isFixed ? fixed : regexOf(regex(root, vars), options(root, vars), name);
      if (!isNullish(value) && typeof value !== "string")
        throw failure(51104, `${name} needs 'input' to be of type string`);
      return isNullish(value) || pattern === null ? empty : toResult(value, pattern);
    };
  };

const describe = (match: RegExpExecArray): Document => ({
  match: match[0],
  idx: int([...match.input.slice(0, match.index)].length),
  captures: match.slice(1).map((capture) => capture ?? null),
});

/** Nothing matches at the end of a text any more, unless the text is empty. */
const matchesOf = (input: string, regex: RegExp): Document[] =>
  everyMatch(regex, input)
    .filter((match) => match.index < input.length || input === "")
    .map(describe);

export const regexForms: Record<string, Form> = {
  $regexMatch: regexForm((input, regex) => regex.test(input), false),
  $regexFind: regexForm((input, regex) => {
    const match = regex.exec(input);
    return match ? describe(match) : null;
  }, null),
  $regexFindAll: regexForm(matchesOf, []),
};
