import { failure } from "../errors.ts";
import { literal, literalOutside, namedSet, posixSet } from "./regex-class.ts";

/** Settings in force at a place in the pattern. */
type Flags = { i: boolean; m: boolean; s: boolean; x: boolean };

type Group = {
  /** Settings to go back to behind the group. */
  readonly outer: Flags;
  /** Starts of the groups that stand for `(?i)` and its like: they end with the branch and begin again in the next. */
  readonly wrappers: string[];
  /** Whether the same text may be matched in several ways when the group is repeated. */
  isAmbiguous: boolean;
};

export type Translation = {
  source: string;
  /** Texts from this length on can take too long to match. */
  slowFromLength: number;
};

const NESTED_SLOW_FROM_LENGTH = 24;
const REPEATS_SLOW = 3;
const REPEATS_SLOW_FROM_LENGTH = 1_000;

const refusal = (what: string) => failure(51091, `Regular expression is invalid: ${what}`);
const unsupported = (what: string) => refusal(`${what} is not supported by this server`);

const CONTROL: Record<string, string> = { a: "\\x07", e: "\\x1b", f: "\\f", n: "\\n", r: "\\r", t: "\\t" };
const ASSERTIONS: Record<string, string> = { A: "^", z: "$", Z: "(?=\\n?$)", b: "\\b", B: "\\B" };
const LINE_BREAK = "(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])";

/**
 * A PCRE pattern as a JavaScript pattern for the flag `v` (and `i`): anchors, `.`, `\s` and the other sets mean what
 * they mean in PCRE, so that the flags `m` and `s` are not needed.
 *
 * @throws CommandError 51091 for what JavaScript has no equal of.
 */
export function translateRegex(pattern: string, options: Flags): Translation {
  let at = 0;
  let out = "";
  let flags = options;
  let captures = 0;
  let repeats = 0;
  let isNested = false;
  let group: Group = { outer: flags, wrappers: [], isAmbiguous: false };
  const groups: Group[] = [];
  /** What a quantifier would repeat. */
  let last: Group | null = null;

  const take = (regex: RegExp): RegExpExecArray | null => {
    regex.lastIndex = at;
    const match = regex.exec(pattern);
    if (match) at += match[0].length;
    return match;
  };
  const emit = (source: string) => {
    out += source;
    last = null;
  };
  const open = (start: string, inner = flags) => {
    groups.push(group);
    group = { outer: flags, wrappers: [], isAmbiguous: false };
    flags = inner;
    emit(start);
  };
  const close = () => {
    const outer = groups.pop();
    if (!outer) throw refusal("unmatched closing parenthesis");
    emit(`${")".repeat(group.wrappers.length)})`);
    flags = group.outer;
    last = group;
    outer.isAmbiguous ||= group.isAmbiguous;
    group = outer;
  };

  /** One character or set behind a backslash; `null` for what is none. */
  const readEscape = (isInClass: boolean): { source: string; isSet: boolean } | null => {
    const char = (source: string) => ({ source, isSet: false });
    const ofCode = (code: number) => char(literal(String.fromCodePoint(code)));
    const hex = take(/\\x\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{0,2})/iy);
    if (hex) return ofCode(Number.parseInt(hex[1] ?? (hex[2] || "0"), 16));
    const octal = take(/\\o\{([0-7]+)\}|\\([0-7]{1,3})/y);
    if (octal) return ofCode(Number.parseInt((octal[1] ?? octal[2]) as string, 8));
    const control = take(/\\c([ -~])/y);
    if (control) return ofCode((control[1] as string).toUpperCase().charCodeAt(0) ^ 64);
    const property = take(/\\(p)(?:\{(\^?)([A-Za-z_ &]+)\}|([A-Z]))/iy);
    if (property) {
      const [, letter, caret, name, short] = property;
      const isNegated = (letter === "P") !== (caret === "^");
      const known = (short ?? name) as string;
      const value = /^[A-Z][a-z]?$/.test(known) ? known : known === "Any" ? known : `Script=${known}`;
      return { source: `\\${isNegated ? "P" : "p"}{${value}}`, isSet: true };
    }
    const letter = pattern[at + 1];
    if (letter === undefined) throw refusal("\\ at end of pattern");
    const set = namedSet(letter);
    const plain = isInClass && letter === "b" ? "\\x08" : CONTROL[letter];
    if (set === null && plain === undefined && /[A-Za-z0-9]/.test(letter)) return null;
    const point = set || plain ? letter : String.fromCodePoint(pattern.codePointAt(at + 1) as number);
    at += 1 + point.length;
    return set ? { source: set, isSet: true } : char(plain ?? (isInClass ? literal : literalOutside)(point));
  };

  const readBackReference = (): boolean => {
    const match = take(/\\g\{?(-?\d+)\}?|\\([1-9]\d*)|\\[kg](?:\{(\w+)\}|<(\w+)>|'(\w+)')|\(\?P=(\w+)\)/y);
    if (!match) return false;
    const name = match[3] ?? match[4] ?? match[5] ?? match[6];
    if (name) {
      emit(`\\k<${name}>`);
      return true;
    }
    const number = Number(match[1] ?? match[2]);
    if (match[2] && number >= 10 && number > captures) {
      // Not that many groups: the digits are those of an octal number.
      at -= match[0].length;
      return false;
    }
    const wanted = number < 0 ? captures + 1 + number : number;
    if (wanted < 1) throw refusal("reference to a group that does not exist");
    // Behind a number, a digit of the text must not become part of it.
    emit(`(?:\\${wanted})`);
    return true;
  };

  const readClass = () => {
    let inside = "";
    let isFirst = true;
    const isNegated = pattern[at + 1] === "^";
    at += isNegated ? 2 : 1;
    const readItem = (): { source: string; isSet: boolean } => {
      const posix = posixSet(pattern, at);
      if (posix) {
        at += posix.length;
        return { source: posix.source, isSet: true };
      }
      if (pattern[at] === "\\") {
        const item = readEscape(true);
        if (!item) throw unsupported(`\\${pattern[at + 1]} in a character class`);
        return item;
      }
      const char = String.fromCodePoint(pattern.codePointAt(at) as number);
      at += char.length;
      return { source: literal(char), isSet: false };
    };
    for (; pattern[at] !== "]" || isFirst; isFirst = false) {
      if (at >= pattern.length) throw refusal("missing terminating ] for character class");
      const quoted = take(/\\Q([\s\S]*?)(?:\\E|$)/y);
      if (quoted) {
        inside += [...(quoted[1] as string)].map(literal).join("");
        continue;
      }
      if (take(/\\E/y)) continue;
      const low = readItem();
      const isRange = !low.isSet && pattern[at] === "-" && pattern[at + 1] !== "]" && at + 1 < pattern.length;
      if (isRange) at++;
      const high = isRange ? readItem() : null;
      inside += high ? low.source + (high.isSet ? "\\-" : "-") + high.source : low.source;
    }
    at++;
    emit(`[${isNegated ? "^" : ""}${inside}]`);
  };

  const readGroup = () => {
    if (take(/\(\?#[^)]*\)/y)) return;
    const start = take(/\(\?(?:P?<(\w+)>|'(\w+)')|\(\?(?::|=|!|<=|<!)|\((?![?*])/y);
    if (start) {
      const name = start[1] ?? start[2];
      if (name || start[0] === "(") captures++;
      open(name ? `(?<${name}>` : start[0]);
      return;
    }
    const setting = take(/\(\?([imsx]*)(?:-([imsx]*))?([:)])/y);
    if (!setting) throw unsupported(`the group ${pattern.slice(at, at + 4)}`);
    const inner = { ...flags };
    for (const flag of setting[1] as string) inner[flag as keyof Flags] = true;
    for (const flag of setting[2] ?? "") inner[flag as keyof Flags] = false;
    const prefix = inner.i === flags.i ? "(?:" : inner.i ? "(?i:" : "(?-i:";
    if (setting[3] === ":") open(prefix, inner);
    else {
      if (inner.i !== flags.i) {
        group.wrappers.push(prefix);
        emit(prefix);
      }
      flags = inner;
    }
  };

  const readQuantifier = (): boolean => {
    const match = take(/(?:[*+?]|\{(\d+)(?:,(\d*))?\})([+?]?)/y);
    if (!match) return false;
    const [text, min, max, suffix] = match;
    if (suffix === "+") throw unsupported("a possessive quantifier");
    const isUnbounded = /^[*+]/.test(text) || max === "";
    if (isUnbounded) repeats++;
    if (isUnbounded || Number(max ?? min) > 1) {
      isNested ||= last?.isAmbiguous === true;
      group.isAmbiguous = true;
    }
    emit(text);
    return true;
  };

  take(/(?:\(\*UTF8?\))+/y);
  while (at < pattern.length) {
    const char = pattern[at] as string;
    if (char === "\\") {
      const quoted = take(/\\Q([\s\S]*?)(?:\\E|$)/y);
      if (quoted) {
        for (const one of quoted[1] as string) emit(literalOutside(one));
        continue;
      }
      if (take(/\\E/y) || readBackReference()) continue;
      const item = readEscape(false);
      const letter = pattern[at + 1] as string;
      if (item) emit(item.source);
      else {
        const known = letter === "R" ? LINE_BREAK : letter === "N" ? "[^\\n]" : ASSERTIONS[letter];
        if (known === undefined) throw unsupported(`\\${letter}`);
        emit(known);
        at += 2;
      }
    } else if (char === "[") readClass();
    else if (char === "(") {
      if (!readBackReference()) readGroup();
    } else if (char === ")") {
      at++;
      close();
    } else if (char === "|") {
      at++;
      group.isAmbiguous = true;
      emit(`${")".repeat(group.wrappers.length)}|${group.wrappers.join("")}`);
    } else if (flags.x && take(/[\t-\r ]+|#[^\n]*/y)) continue;
    else if (readQuantifier()) continue;
    else {
      at += char.length;
      if (char === ".") emit(flags.s ? "[^]" : "[^\\n]");
      else if (char === "^") emit(flags.m ? "(?:^|(?<=\\n)(?!$))" : "^");
      else if (char === "$") emit(flags.m ? "(?![^\\n])" : "(?=\\n?$)");
      else emit(literalOutside(char));
    }
  }
  if (groups.length > 0) throw refusal("missing closing parenthesis");
  const slowFromLength = isNested
    ? NESTED_SLOW_FROM_LENGTH
    : repeats >= REPEATS_SLOW
      ? REPEATS_SLOW_FROM_LENGTH
      : Number.POSITIVE_INFINITY;
  return { source: out + ")".repeat(group.wrappers.length), slowFromLength };
}
