import { createHash, randomBytes } from "node:crypto";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { equalSharesOf } from "../splitting/equal-shares.ts";
import type { SharePlan } from "./model.ts";

const SEED_BYTES = 32;
/** By how many hexadecimal digits of a place winners are counted first: 65,536 counts, whatever the number of winners. */
const COUNTED_DIGITS = 4;
const HEX = 16;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** 64 hexadecimal digits that nobody can guess. */
export const newSeed = (): string => randomBytes(SEED_BYTES).toString("hex");

/** What is published of a seed beforehand: it fits no other seed that anybody could find afterwards. */
export const seedHashOf = (seed: string): string => sha256(seed);

/**
 * Where somebody stands in the drawn order of the winners, as 64 hexadecimal digits: ascending. A function of the seed and
 * the person alone, so that anybody can compute it again: `printf %s "$seed:$user" | sha256sum`.
 */
export const placeOf = (seed: string, person: GlobalId): string => sha256(`${seed}:${person}`);

/** Whether somebody at a place gets one minor unit more. */
const hasExtra = ({ lastExtraPlace }: SharePlan, place: string): boolean =>
  lastExtraPlace !== null && place <= lastExtraPlace;

/** What somebody who has entered gets of the pot. */
export const shareOf = (plan: SharePlan, place: string): bigint =>
  plan.shareMinor + (hasExtra(plan, place) ? 1n : 0n);

type Drawing = {
  readonly potMinor: bigint;
  readonly seed: string;
  /** Everybody who has entered, in any order; asked for twice. */
  readonly winners: () => AsyncIterable<GlobalId>;
};

/**
 * Plans how a pot is shared: to all alike, and one minor unit more to the first in the drawn order, until nothing is left.
 * Reads the winners twice and holds 65,536 counts and the places that begin like the last one that gets more, not all of
 * them: counting by the first digits tells where that one has to be.
 */
export async function planShares({ potMinor, seed, winners }: Drawing): Promise<SharePlan> {
  const countByDigits = new Uint32Array(HEX ** COUNTED_DIGITS);
  let winnerCount = 0;
  for await (const person of winners()) {
    const digits = digitsOf(placeOf(seed, person));
    countByDigits[digits] = (countByDigits[digits] ?? 0) + 1;
    winnerCount += 1;
  }
  const { shareMinor, extraCount } = equalSharesOf(potMinor, winnerCount);
  const plan = { winnerCount, potMinor, shareMinor, extraCount };
  if (extraCount === 0) return { ...plan, lastExtraPlace: null };

  let [digits, before] = [0, 0];
  while (before + (countByDigits[digits] ?? 0) < extraCount) {
    before += countByDigits[digits] ?? 0;
    digits += 1;
  }
  const places: string[] = [];
  for await (const person of winners()) {
    const place = placeOf(seed, person);
    if (digitsOf(place) === digits) places.push(place);
  }
  return { ...plan, lastExtraPlace: places.sort()[extraCount - before - 1] ?? null };
}

const digitsOf = (place: string): number => Number.parseInt(place.slice(0, COUNTED_DIGITS), HEX);
