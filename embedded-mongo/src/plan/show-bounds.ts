import { decodeComponent, SHAPE } from "../values/key-decoding.ts";
import { showValue } from "../values/show.ts";
import { RANK } from "../values/types.ts";
import type { Bound, Interval } from "./bounds.ts";

/** Where a type begins and ends, as MongoDB's plans write it. */
const LIMITS: Record<number, readonly [low: string, high: string]> = {
  [RANK.number]: ["-inf", "inf"],
  [RANK.string]: ['""', "{}"],
  [RANK.object]: ["{}", "[]"],
  [RANK.boolean]: ["false", "true"],
  [RANK.null]: ["null", "null"],
  [RANK.missing]: ["null", "null"],
};
const EVERYTHING = ["MinKey", "MaxKey"] as const;

/** Types whose key tells the value. */
const READABLE = new Set<number>([RANK.string, RANK.objectId, RANK.boolean, RANK.date, RANK.null]);

function showBound({ bytes, at }: Bound, side: 0 | 1): string {
  const rank = bytes.charCodeAt(0) >> 3;
  if (at === "tag") return (LIMITS[rank] ?? EVERYTHING)[side];
  if (rank === RANK.number)
    return showValue(decodeComponent(bytes, false, SHAPE.double)).replace("Infinity", "inf");
  // The beginning of a text has no end mark of its own.
  const key = at === "start" || at === "end" ? `${bytes}\x00\x01` : bytes;
  if (READABLE.has(rank)) return showValue(decodeComponent(key, false, SHAPE.asKey));
  return `0x${Buffer.from(bytes, "latin1").toString("hex")}`;
}

/** The limit of these types is the first value of the next one, which is not meant. */
const hasOpenEnd = ({ bytes, at }: Bound): boolean =>
  at === "before" ||
  (at === "tag" && [RANK.string, RANK.object].some((rank) => rank === bytes.charCodeAt(0) >> 3));

/** `["[1.0, 5.0)"]`: intervals as plans show them. */
export const showIntervals = (intervals: readonly Interval[]): string[] =>
  intervals.map(
    ({ low, high }) =>
      `${low.at === "after" ? "(" : "["}${showBound(low, 0)}, ${showBound(high, 1)}${hasOpenEnd(high) ? ")" : "]"}`,
  );
