import { failure } from "../errors.ts";
import { compileRegex } from "../query/regex.ts";
import { compareStrings } from "../values/compare.ts";
import { type Document, int, isNullish, isNumber, isRegex, toNumber, typeNameOf } from "../values/types.ts";
import { type Form, namedArguments, type Operator } from "./compile.ts";
import { toText } from "./conversions.ts";

const one = (run: (value: unknown) => unknown): Operator => ({ min: 1, max: 1, run });

function concat(...values: unknown[]): unknown {
  for (const value of values) {
    if (isNullish(value)) return null;
    if (typeof value !== "string")
      throw failure(16702, `$concat only supports strings, not ${typeNameOf(value)}`);
  }
  return values.join("");
}

/** Case and sub-string operators take dates and numbers as their text; null as "". */
const textArgument = (value: unknown): string => {
  if (isNullish(value)) return "";
  if (typeof value === "string") return value;
  if (isNumber(value) || value instanceof Date) return toText(value);
  throw failure(16007, `can't convert from BSON type ${typeNameOf(value)} to String`);
};

// Only ASCII letters change, as in MongoDB.
const toUpper = (value: unknown) =>
  textArgument(value).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
const toLower = (value: unknown) =>
  textArgument(value).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const wholeNumber = (value: unknown, code: number, what: string): number => {
  if (!isNumber(value))
    throw failure(code, `${what} must be a numeric type (is BSON type ${typeNameOf(value)})`);
  return Math.trunc(toNumber(value));
};

function substringByBytes(value: unknown, start: unknown, length: unknown): unknown {
  const bytes = Buffer.from(textArgument(value), "utf8");
  const from = wholeNumber(start, 16034, "$substrBytes: starting index");
  const size = wholeNumber(length, 16035, "$substrBytes: length");
  if (from < 0) throw failure(50752, "$substrBytes: starting index must be non-negative");
  const isContinuation = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80;
  if (isContinuation(from))
    throw failure(28656, "$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.");
  const end = size < 0 ? bytes.length : Math.min(from + size, bytes.length);
  if (isContinuation(end))
    throw failure(28657, "$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.");
  return bytes.subarray(from, end).toString("utf8");
}

function substringByCodePoints(value: unknown, start: unknown, length: unknown): unknown {
  const points = [...textArgument(value)];
  const from = wholeNumber(start, 34450, "$substrCP: starting index");
  const size = wholeNumber(length, 34452, "$substrCP: length");
  if (from < 0) throw failure(34455, "$substrCP: the starting index must be nonnegative integer.");
  if (size < 0) throw failure(34454, "$substrCP: length must be a nonnegative integer.");
  return points.slice(from, from + size).join("");
}

const lengthOperator = (name: string, code: number, measure: (text: string) => number): Operator =>
  one((value) => {
    if (typeof value !== "string")
      throw failure(code, `${name} requires a string argument, found: ${typeNameOf(value)}`);
    return int(measure(value));
  });

function split(value: unknown, separator: unknown): unknown {
  if (isNullish(value) || isNullish(separator)) return null;
  if (typeof value !== "string")
    throw failure(
      40085,
      `$split requires an expression that evaluates to a string as a first argument, found: ${typeNameOf(value)}`,
    );
  if (typeof separator !== "string")
    throw failure(
      40086,
      `$split requires an expression that evaluates to a string as a second argument, found: ${typeNameOf(separator)}`,
    );
  if (separator === "") throw failure(40087, "$split requires a non-empty separator");
  return value.split(separator);
}

type Units = { split: (text: string) => readonly (string | number)[]; name: string };
const BYTES: Units = { split: (text) => [...Buffer.from(text, "utf8")], name: "$indexOfBytes" };
const POINTS: Units = { split: (text) => [...text], name: "$indexOfCP" };

const indexOperator = (units: Units): Operator => ({
  min: 2,
  max: 4,
  run: (value, searched, start = int(0), end?: unknown) => {
    if (isNullish(value)) return null;
    if (typeof value !== "string")
      throw failure(
        40091,
        `${units.name} requires a string as the first argument, found: ${typeNameOf(value)}`,
      );
    if (typeof searched !== "string")
      throw failure(
        40092,
        `${units.name} requires a string as the second argument, found: ${typeNameOf(searched)}`,
      );
    const text = units.split(value);
    const part = units.split(searched);
    const from = wholeNumber(start, 40096, `${units.name} starting index`);
    const to =
      end === undefined
        ? text.length
        : Math.min(wholeNumber(end, 40096, `${units.name} ending index`), text.length);
    if (from < 0) throw failure(40097, `${units.name} requires a nonnegative start index, found: ${from}`);
    for (let at = from; at + part.length <= to; at++)
      if (part.every((unit, i) => text[at + i] === unit)) return int(at);
    return int(-1);
  },
});

function caseCompare(a: unknown, b: unknown): unknown {
  return int(Math.sign(compareStrings(toUpper(a), toUpper(b))));
}

export const strings: Record<string, Operator> = {
  $concat: { min: 0, max: Number.POSITIVE_INFINITY, run: concat },
  $toUpper: one(toUpper),
  $toLower: one(toLower),
  $substr: { min: 3, max: 3, run: substringByBytes },
  $substrBytes: { min: 3, max: 3, run: substringByBytes },
  $substrCP: { min: 3, max: 3, run: substringByCodePoints },
  $strLenBytes: lengthOperator("$strLenBytes", 34473, (text) => Buffer.byteLength(text)),
  $strLenCP: lengthOperator("$strLenCP", 34471, (text) => [...text].length),
  $split: { min: 2, max: 2, run: split },
  $indexOfBytes: indexOperator(BYTES),
  $indexOfCP: indexOperator(POINTS),
  $strcasecmp: { min: 2, max: 2, run: caseCompare },
};

const WHITESPACE =
  "\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a";

const trim =
  (atStart: boolean, atEnd: boolean): Form =>
  (spec, compile, name) => {
    const named = namedArguments(spec, name, ["input"], ["chars"], {
      notObject: 50696,
      unknown: 50694,
      missing: 50695,
    });
    const input = compile(named.input);
    const chars = "chars" in named ? compile(named.chars) : null;
    return (root, vars) => {
      const value = input(root, vars);
      if (isNullish(value)) return null;
      if (typeof value !== "string")
        throw failure(50699, `${name} requires its input to be a string, got ${typeNameOf(value)}`);
      const charValue = chars ? chars(root, vars) : WHITESPACE;
      if (isNullish(charValue)) return null;
      if (typeof charValue !== "string")
        throw failure(50700, `${name} requires 'chars' to be a string, got ${typeNameOf(charValue)}`);
      const set = new Set(charValue);
      const points = [...value];
      let [from, to] = [0, points.length];
      if (atStart) while (from < to && set.has(points[from] as string)) from++;
      if (atEnd) while (to > from && set.has(points[to - 1] as string)) to--;
      return points.slice(from, to).join("");
    };
  };

const replace =
  (isAll: boolean): Form =>
  (spec, compile, name) => {
    const named = namedArguments(spec, name, ["input", "find", "replacement"], [], {
      notObject: 51751,
      unknown: 51750,
      missing: 51748,
    });
    const args = [named.input, named.find, named.replacement].map(compile);
    return (root, vars) => {
      const values = args.map((arg) => arg(root, vars));
      const codes = [51746, 51745, 51744];
      values.forEach((value, i) => {
        if (!isNullish(value) && typeof value !== "string")
          throw failure(codes[i] as number, `${name} requires strings, found: ${typeNameOf(value)}`);
      });
      if (values.some(isNullish)) return null;
      const [input, find, replacement] = values as [string, string, string];
      return isAll ? input.replaceAll(find, () => replacement) : input.replace(find, () => replacement);
    };
  };

const regexForm =
  (toResult: (input: string, regex: RegExp) => unknown, empty: unknown): Form =>
  (spec, compile, name) => {
    const named = namedArguments(spec, name, ["input", "regex"], ["options"], {
      notObject: 51103,
      unknown: 31024,
      missing: 31022,
    });
    const [input, regex] = [compile(named.input), compile(named.regex)];
    const options = "options" in named ? compile(named.options) : null;
    return (root, vars) => {
      const value = input(root, vars);
      const pattern = regex(root, vars);
      const flags = options?.(root, vars);
      if (!isNullish(value) && typeof value !== "string")
        throw failure(51104, `${name} needs 'input' to be of type string`);
      if (!isNullish(pattern) && typeof pattern !== "string" && !isRegex(pattern))
        throw failure(51105, `${name} needs 'regex' to be of type string or regex`);
      if (!isNullish(flags) && typeof flags !== "string")
        throw failure(51106, `${name} needs 'options' to be of type string`);
      if (isNullish(value) || isNullish(pattern)) return empty;
      const own = isRegex(pattern) ? pattern.options : "";
      if (own !== "" && !isNullish(flags))
        throw failure(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
      const compiled = compileRegex(
        isRegex(pattern) ? pattern.pattern : (pattern as string),
        own || ((flags as string) ?? ""),
      );
      return toResult(value as string, compiled);
    };
  };

const describe = (match: RegExpExecArray): Document => ({
  match: match[0],
  idx: int([...match.input.slice(0, match.index)].length),
  captures: match.slice(1).map((capture) => capture ?? null),
});

export const stringForms: Record<string, Form> = {
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $regexMatch: regexForm((input, regex) => regex.test(input), false),
  $regexFind: regexForm((input, regex) => {
    const match = regex.exec(input);
    return match ? describe(match) : null;
  }, null),
  $regexFindAll: regexForm(
    (input, regex) => [...input.matchAll(new RegExp(regex, `${regex.flags}g`))].map(describe),
    [],
  ),
};
