import { failure } from "../errors.ts";
import { STRING_MAX_BYTES } from "../limits.ts";
import { wholeOf } from "../values/arithmetic.ts";
import { compareStrings } from "../values/compare.ts";
import { int, isBinary, isNullish, isNumber, toNumber, typeNameOf } from "../values/types.ts";
import { positionOf } from "./arrays.ts";
import { type Form, namedArguments } from "./compile.ts";
import { between, binary, type Operator, unary, variadic } from "./operator.ts";
import { plainText } from "./text.ts";

const refuseTooLong = (length: number) => {
  if (length > STRING_MAX_BYTES)
    throw failure(
      13548,
      `BufBuilder attempted to grow() to ${length} bytes, past the ${STRING_MAX_BYTES} bytes limit.`,
    );
};

function concat(...values: unknown[]): unknown {
  let length = 0;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (typeof value !== "string")
      throw failure(16702, `$concat only supports strings, not ${typeNameOf(value)}`);
    length += value.length;
  }
  refuseTooLong(length);
  return values.join("");
}

// Only ASCII letters change, as in MongoDB.
const toUpper = (value: unknown) => plainText(value).replace(/[a-z]+/g, (letters) => letters.toUpperCase());
const toLower = (value: unknown) => plainText(value).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function numberOf(value: unknown, code: number, what: string): number {
  if (!isNumber(value))
    throw failure(code, `${what} must be a numeric type (is BSON type ${typeNameOf(value)})`);
  return Math.trunc(toNumber(value)) || 0;
}

function substringByBytes(value: unknown, start: unknown, length: unknown): unknown {
  const bytes = Buffer.from(plainText(value), "utf8");
  const from = numberOf(start, 16034, "$substrBytes: starting index");
  const size = numberOf(length, 16035, "$substrBytes: length");
  if (from < 0) throw failure(50752, `$substrBytes: starting index must be non-negative (got: ${from})`);
  const isContinuation = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80;
  if (isContinuation(from))
    throw failure(28656, "$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.");
  const end = size < 0 ? bytes.length : Math.min(from + size, bytes.length);
  if (isContinuation(end))
    throw failure(28657, "$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.");
  return bytes.subarray(from, end).toString("utf8");
}

function substringByCodePoints(value: unknown, start: unknown, length: unknown): unknown {
  const points = [...plainText(value)];
  const indexOf = (argument: unknown, code: number, what: string) => {
    const number = numberOf(argument, code, what);
    if (wholeOf(argument, 32) === null)
      throw failure(code + 1, `${what} cannot be represented as a 32-bit integral value`);
    return number;
  };
  const from = indexOf(start, 34450, "$substrCP: starting index");
  const size = indexOf(length, 34452, "$substrCP: length");
  if (size < 0) throw failure(34454, "$substrCP: length must be a nonnegative integer.");
  if (from < 0) throw failure(34455, "$substrCP: the starting index must be nonnegative integer.");
  return points.slice(from, from + size).join("");
}

const lengthOperator = (name: string, code: number, measure: (text: string) => number): Operator =>
  unary((value) => {
    if (typeof value !== "string")
      throw failure(code, `${name} requires a string argument, found: ${typeNameOf(value)}`);
    return int(measure(value));
  });

function binarySize(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (isBinary(value)) return int(value.position);
  if (typeof value === "string") return int(Buffer.byteLength(value));
  throw failure(51276, `$binarySize requires a string or BinData argument, found: ${typeNameOf(value)}`);
}

function split(value: unknown, separator: unknown): unknown {
  if (isNullish(value) || isNullish(separator)) return null;
  for (const [argument, code, place] of [
    [value, 40085, "first"],
    [separator, 40086, "second"],
  ] as const)
    if (typeof argument !== "string")
      throw failure(
        code,
        `$split requires a string as its ${place} argument, found: ${typeNameOf(argument)}`,
      );
  if (separator === "") throw failure(40087, "$split requires a non-empty separator");
  return (value as string).split(separator as string);
}

/** Where a part begins, counted in bytes or code points; code points look beyond the end for the rest of a part. */
const indexOperator = (isBytes: boolean): Operator =>
  between(2, 4, (...args) => {
    const name = isBytes ? "$indexOfBytes" : "$indexOfCP";
    const [value, searched] = args;
    if (isNullish(value)) return null;
    [value, searched].forEach((argument, i) => {
      if (typeof argument !== "string")
        throw failure(
          (isBytes ? 40091 : 40093) + i,
          `${name} requires strings, found: ${typeNameOf(argument)}`,
        );
    });
    const unitsOf = (text: string): readonly (string | number)[] =>
      isBytes ? [...Buffer.from(text, "utf8")] : [...text];
    const [text, part] = [unitsOf(value as string), unitsOf(searched as string)];
    const from = args.length > 2 ? positionOf(args[2], `${name} starting index`) : 0;
    const end = args.length > 3 ? positionOf(args[3], `${name} ending index`) : text.length;
    const to = Math.min(end, text.length);
    const last = isBytes ? to - part.length : to - 1;
    if (!isBytes && from <= to && text.length === 0 && part.length === 0) return int(0);
    for (let at = from; at <= last; at++) if (part.every((unit, i) => text[at + i] === unit)) return int(at);
    return int(-1);
  });

export const strings: Record<string, Operator> = {
  $concat: variadic(concat),
  $toUpper: unary(toUpper),
  $toLower: unary(toLower),
  $substr: between(3, 3, substringByBytes),
  $substrBytes: between(3, 3, substringByBytes),
  $substrCP: between(3, 3, substringByCodePoints),
  $strLenBytes: lengthOperator("$strLenBytes", 34473, (text) => Buffer.byteLength(text)),
  $strLenCP: lengthOperator("$strLenCP", 34471, (text) => [...text].length),
  $binarySize: unary(binarySize),
  $split: binary(split),
  $indexOfBytes: indexOperator(true),
  $indexOfCP: indexOperator(false),
  $strcasecmp: binary((a, b) => int(Math.sign(compareStrings(toUpper(a), toUpper(b))))),
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
      missing: { input: 51749, find: 51748, replacement: 51747 },
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
      if (isAll)
        refuseTooLong(input.length + (input.split(find).length - 1) * (replacement.length - find.length));
      return isAll ? input.replaceAll(find, () => replacement) : input.replace(find, () => replacement);
    };
  };

export const stringForms: Record<string, Form> = {
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $replaceOne: replace(false),
  $replaceAll: replace(true),
};
