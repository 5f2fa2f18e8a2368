import { failure } from "../errors.ts";
import { TIME_ZONES_MAX } from "../limits.ts";

/** Where a wall clock hangs. Offsets are milliseconds east of UTC. */
export type TimeZone = {
  /** UTC itself, or an offset of nothing: such a zone goes together with a date string that names its own. */
  readonly isUtc: boolean;
  /** A named zone may change its offset; additions of hours to it are additions to the instant. */
  offsetMsAt(instantMs: number): number;
};

const fixedZone = (offsetMs: number): TimeZone => ({ isUtc: offsetMs === 0, offsetMsAt: () => offsetMs });

export const UTC: TimeZone = fixedZone(0);

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FIXED_OFFSET = /^([+-])(\d\d)(?::?(\d\d))?$/;
const SHOWN_OFFSET = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/;

function namedZone(id: string): TimeZone {
  // Intl tells the offset, with the seconds of local mean time, and no other way to it is faster than its text.
  const format = new Intl.DateTimeFormat("en-US", { timeZone: id, timeZoneName: "longOffset" });
  return {
    isUtc: false,
    offsetMsAt(instantMs) {
      const [, sign, hours = 0, minutes = 0, seconds = 0] = SHOWN_OFFSET.exec(format.format(instantMs)) ?? [];
      const offsetMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000;
      return sign === "-" ? -offsetMs : offsetMs;
    },
  };
}

/** What Intl takes and the time zone database does not have: names in lower case, and the old abbreviations of Java. */
const IS_DATABASE_NAME = /^(?![A-Z]{3}$)[A-Z]|^(CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|WET)$/;

const zoneById = new Map<string, TimeZone>([["UTC", UTC]]);

/** @throws CommandError 40485 for what is neither a name of the database nor an offset. */
export function timeZoneOf(id: string): TimeZone {
  const known = zoneById.get(id);
  if (known) return known;
  const [fixed, sign, hours, minutes = 0] = FIXED_OFFSET.exec(id) ?? [];
  if (fixed) {
    const offsetMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
    return fixedZone(sign === "-" && offsetMs !== 0 ? -offsetMs : offsetMs);
  }
  try {
    if (!IS_DATABASE_NAME.test(id)) throw new RangeError(id);
    const zone = namedZone(id);
    if (zoneById.size >= TIME_ZONES_MAX) zoneById.clear();
    zoneById.set(id, zone);
    return zone;
  } catch {
    throw failure(40485, `unrecognized time zone identifier: "${id}"`);
  }
}

/** The wall clock of an instant, as milliseconds that read right through the UTC getters of a Date. */
export const wallClockOf = (zone: TimeZone, instantMs: number): number =>
  instantMs + zone.offsetMsAt(instantMs);

/**
 * The instant at which a zone's clocks show this. A time that clocks skip moves forward by the gap. Of a time they show
 * twice it is the one at `preferredOffsetMs`, else the second one, as in MongoDB.
 */
export function instantOf(zone: TimeZone, wallMs: number, preferredOffsetMs?: number): number {
  const before = zone.offsetMsAt(wallMs - DAY_MS);
  const after = zone.offsetMsAt(wallMs + DAY_MS);
  if (before === after) return wallMs - before;
  const early = wallMs - before;
  const late = wallMs - after;
  const isLateShown = zone.offsetMsAt(late) === after;
  if (zone.offsetMsAt(early) === before) return isLateShown && preferredOffsetMs !== before ? late : early;
  return isLateShown ? late : early;
}
