import type { BSONRegExp } from "bson";
import { failure } from "../errors.ts";

const FLAGS = new Set("imsxu");

/** Drops what the `x` option lets an author write for the reader: blanks and comments outside character classes. */
function withoutLayout(pattern: string): string {
  let out = "";
  let isInClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] as string;
    if (char === "\\") out += char + (pattern[++i] ?? "");
    else if (char === "[") [isInClass, out] = [true, out + char];
    else if (char === "]") [isInClass, out] = [false, out + char];
    else if (!isInClass && /\s/.test(char)) continue;
    else if (!isInClass && char === "#") {
      while (i < pattern.length && pattern[i] !== "\n") i++;
    } else out += char;
  }
  return out;
}

/** PCRE spellings that JavaScript has under another name. */
const translate = (pattern: string) =>
  pattern
    .replaceAll("\\A", "^")
    .replace(/\\[zZ]/g, "$")
    .replaceAll("(?P<", "(?<")
    .replaceAll("[:alpha:]", "a-zA-Z")
    .replaceAll("[:digit:]", "0-9")
    .replaceAll("[:alnum:]", "a-zA-Z0-9")
    .replaceAll("[:space:]", "\\s");

/** @throws CommandError 51091 for a pattern, 51108 for an option, that cannot be compiled. */
export function compileRegex(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const flags = new Set(options + (inline?.[1] ?? ""));
  for (const flag of flags)
    if (!FLAGS.has(flag)) throw failure(51108, `invalid flag in regex options: ${flag}`);
  if (pattern.includes("\0") || options.includes("\0"))
    throw failure("BadValue", "Regular expression cannot contain an embedded null byte");
  let source = inline ? pattern.slice(inline[0].length) : pattern;
  if (flags.has("x")) source = withoutLayout(source);
  const jsFlags = ["i", "m", "s"].filter((flag) => flags.has(flag)).join("");
  try {
    return new RegExp(translate(source), `${jsFlags}u`);
  } catch {
    try {
      // Outside unicode mode JavaScript, like PCRE, takes needless escapes.
      return new RegExp(translate(source), jsFlags);
    } catch (error) {
      throw failure(51091, `Regular expression is invalid: ${(error as Error).message}`);
    }
  }
}

export const compileBsonRegex = (regex: BSONRegExp): RegExp => compileRegex(regex.pattern, regex.options);

/** The text every match starts with, or "" when there is none: lets an index narrow the search. */
export function literalPrefixOf(pattern: string, options: string): string {
  if (options !== "" || !pattern.startsWith("^") || pattern.includes("|")) return "";
  let prefix = "";
  for (let i = 1; i < pattern.length; i++) {
    const char = pattern[i] as string;
    if (/[a-zA-Z0-9 _\-@:,;!"'%&=<>~`/]/.test(char) || char.charCodeAt(0) > 127) prefix += char;
    else {
      // A quantifier makes the character before it optional.
      return /[*?{]/.test(char) ? prefix.slice(0, -1) : prefix;
    }
  }
  return prefix;
}
