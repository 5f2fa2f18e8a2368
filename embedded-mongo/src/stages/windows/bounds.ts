import { failure } from "../../errors.ts";
import { addToDate, type Unit } from "../../expressions/date-arithmetic.ts";
import { UTC } from "../../expressions/time-zone.ts";
import { add } from "../../values/arithmetic.ts";
import { compare } from "../../values/compare.ts";
import { toDecimal } from "../../values/decimal.ts";
import { showValue } from "../../values/show.ts";
import { isDocument, isInt32, isNumber, type NumberValue, toNumber, typeNameOf } from "../../values/types.ts";
import { constantOf, unitOf } from "../specification.ts";
import type { Frame, Frames, WindowCall } from "./partition.ts";

type Bound = "unbounded" | "current" | NumberValue;

const wrong = (message: string) => failure("FailedToParse", message);

const WHOLE: Frames = {
  isSliding: false,
  open({ documents }) {
    const frame: Frame = [0, documents.length];
    return () => (documents.length > 0 ? frame : null);
  },
};

/** Reads `[lower, upper]`; whole numbers only where the bounds count documents or units. */
function parseBounds(spec: unknown, isWhole: boolean): [Bound, Bound] {
  if (!Array.isArray(spec) || spec.length !== 2)
    throw wrong(`Window bounds must be a 2-element array: ${showValue(spec)}`);
  const [lower, upper] = spec.map((bound): Bound => {
    if (bound === "unbounded" || bound === "current") return bound;
    if (typeof bound === "string") throw wrong("Window bounds must be 'unbounded', 'current', or a number.");
    const value = constantOf(bound, "FailedToParse", "Window bounds expression");
    if (!isNumber(value) || (isWhole && !Number.isInteger(toNumber(value))))
      throw wrong(`Window bounds must be ${isWhole ? "an integer" : "a number"}: ${showValue(value)}`);
    return value;
  }) as [Bound, Bound];
  const [from, to] = [lower, upper].map((bound) => (bound === "current" ? 0 : toNumber(bound)));
  if ((from as number) > (to as number))
    throw failure(5339900, `Lower bound must not exceed upper bound: ${showValue(spec)}`);
  return [lower, upper];
}

const offsetOf = (bound: Bound, unbounded: number): number =>
  bound === "unbounded" ? unbounded : bound === "current" ? 0 : toNumber(bound);

function documentFrames([lower, upper]: [Bound, Bound]): Frames {
  const low = offsetOf(lower, -Infinity);
  const high = offsetOf(upper, Infinity);
  return {
    isSliding: lower !== "unbounded",
    open:
      ({ documents: { length } }) =>
      (i) => {
        const from = Math.max(0, i + low);
        const to = Math.min(length, i + high + 1);
        return from < to ? [from, to] : null;
      },
  };
}

function refuseUnfitKey(key: unknown, unit: Unit | null): void {
  if (unit && !(key instanceof Date))
    throw failure(
      5429513,
      `Invalid range: Expected the sortBy field to be a Date, but it was ${typeNameOf(key)}`,
    );
  if (!unit && key instanceof Date)
    throw failure(
      5429413,
      "Invalid range: For windows that involve date or time ranges, a unit must be provided.",
    );
  if (!unit && !isNumber(key))
    throw failure(
      5429414,
      `Invalid range: Expected the sortBy field to be a number, but it was ${typeNameOf(key)}`,
    );
}

/** `current` is the document itself, not its equals. */
function rangeFrames([lower, upper]: [Bound, Bound], unit: Unit | null): Frames {
  const isFit = (key: unknown) => (unit ? key instanceof Date : isNumber(key));
  const shifted = (key: unknown, by: NumberValue): unknown => {
    if (unit) return addToDate(key as Date, unit, toNumber(by), UTC);
    return isInt32(key) && isInt32(by) ? add(key, by) : add(toDecimal(key as NumberValue), toDecimal(by));
  };
  const open: Frames["open"] = ({ keys }) => {
    let from = 0;
    let to = 0;
    return (i) => {
      refuseUnfitKey(keys[i], unit);
      if (lower === "current") from = i;
      else if (lower === "unbounded") while (!isFit(keys[from])) from++;
      else {
        const least = shifted(keys[i], lower);
        while (from < keys.length && compare(keys[from], least) < 0) from++;
        if (from === keys.length || !isFit(keys[from])) return null;
      }
      if (upper === "current") to = i + 1;
      else {
        const most = upper === "unbounded" ? null : shifted(keys[i], upper);
        to = Math.max(to, from);
        while (to < keys.length && isFit(keys[to]) && (most === null || compare(keys[to], most) <= 0)) to++;
      }
      return from < to ? [from, to] : null;
    };
  };
  return { isSliding: lower !== "unbounded", open };
}

/** The frames of a call; the whole partition when it names no window. */
export function framesOf({ window, sort }: WindowCall): Frames {
  if (window === undefined) return WHOLE;
  if (!isDocument(window)) throw wrong("'window' field must be an object");
  const { documents, range, unit, ...rest } = window;
  if (documents !== undefined && range !== undefined)
    throw wrong("Window bounds can specify either 'documents' or 'range', not both.");
  if (Object.keys(rest).length > 0 || (unit !== undefined && range === undefined))
    throw wrong(
      "'window' field can only contain 'documents' as the only argument or 'range' with an optional 'unit' field",
    );
  if (documents !== undefined) {
    const bounds = parseBounds(documents, true);
    const isUnbounded = bounds.every((bound) => bound === "unbounded");
    if (!isUnbounded && !sort) throw failure(5339901, "Document-based bounds require a sortBy");
    return isUnbounded ? WHOLE : documentFrames(bounds);
  }
  if (range === undefined) return WHOLE;
  const bounds = parseBounds(range, unit !== undefined);
  const timeUnit = unit === undefined ? null : unitOf(unit);
  if (sort?.fields.length !== 1) throw failure(5339902, "Range-based bounds require sortBy a single field");
  if (sort.fields[0]?.direction !== 1)
    throw failure(8947401, "Range-based bounds require an ascending sortBy");
  return rangeFrames(bounds, timeUnit);
}
