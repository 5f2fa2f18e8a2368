/** Sets of characters that PCRE has a name for, as the inside of a JavaScript character class (`v` flag). */
const NAMED_SETS: Record<string, string> = {
  d: "0-9",
  w: "0-9A-Z_a-z",
  s: "\\t-\\r\\x20",
  h: "\\t\\x20\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000",
  v: "\\n-\\r\\x85\\u2028\\u2029",
};

const POSIX_SETS: Record<string, string> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7f",
  blank: "\\t\\x20",
  cntrl: "\\x00-\\x1f\\x7f",
  digit: "0-9",
  graph: "\\x21-\\x7e",
  lower: "a-z",
  print: "\\x20-\\x7e",
  punct: "\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e",
  space: "\\t-\\r\\x20",
  upper: "A-Z",
  word: "0-9A-Z_a-z",
  xdigit: "0-9A-Fa-f",
};

/** `\d`, `\S` and their like, inside or outside a class; null for any other letter. */
export function namedSet(letter: string): string | null {
  const set = NAMED_SETS[letter.toLowerCase()];
  if (set === undefined) return null;
  return letter === letter.toLowerCase() ? `[${set}]` : `[^${set}]`;
}

/** `[:alpha:]` or `[:^alpha:]` at a place in a class, and its length; null when there is none. */
export function posixSet(pattern: string, at: number): { source: string; length: number } | null {
  const match = /^\[:(\^?)([a-z]+):\]/.exec(pattern.slice(at, at + 12));
  const set = match && POSIX_SETS[match[2] as string];
  return match && set ? { source: `[${match[1]}${set}]`, length: match[0].length } : null;
}

/** One character as it must be written in a JavaScript expression with the `v` flag. */
export const literal = (char: string): string =>
  /[A-Za-z0-9_]/.test(char) || char.charCodeAt(0) > 127
    ? char
    : char.charCodeAt(0) < 32 || /[ "']/.test(char)
      ? `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`
      : `\\${char}`;

/** The same outside a class, where fewer characters may be escaped. */
export const literalOutside = (char: string): string =>
  /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
