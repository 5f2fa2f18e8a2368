import { randomBytes } from "node:crypto";
import { invariant } from "@kith/kit/invariant.ts";
import type { EnvelopeSplit } from "../generated/schema.types.ts";
import { SHARE_MAX_MINOR } from "./model.ts";

/** Draws an integer from 0 to `bound` - 1, each as likely as any other. */
export type Draw = (bound: bigint) => bigint;

/** What there is to share out: from now on `shareCount` shares come to `leftMinor`. */
type Rest = { readonly leftMinor: bigint; readonly shareCount: number };

const TRIES_MAX = 128;
const BITS_64 = 2n ** 64n;

/**
 * Draws from the system's source of randomness. What would make some numbers likelier than others is drawn again.
 *
 * @param bound 1 to 2^64.
 */
export function drawSecurely(bound: bigint): bigint {
  const fair = BITS_64 - (BITS_64 % bound);
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const drawn = randomBytes(8).readBigUInt64BE();
    if (drawn < fair) return drawn % bound;
  }
  throw new Error("no fair number in 128 draws: the source of randomness is broken");
}

/** The next share of what is left: 1 to 20,000 fen, and such that the rest can be shared out likewise. */
export function nextShareOf(split: EnvelopeSplit, rest: Rest, draw: Draw): bigint {
  const { leftMinor, shareCount } = rest;
  const count = BigInt(shareCount);
  invariant(
    shareCount >= 1 && leftMinor >= count && leftMinor <= count * SHARE_MAX_MINOR,
    `${leftMinor} cannot be shared out in ${shareCount}`,
  );
  return split === "LUCKY" ? luckyShareOf(leftMinor, count, draw) : equalShareOf(leftMinor, count);
}

// One fen more for the first ones: the rest is what it was, so that nothing has to be remembered.
const equalShareOf = (leftMinor: bigint, count: bigint): bigint => (leftMinor + count - 1n) / count;

/**
 * Uniform around the mean of what is left, as wide as the bounds allow: from 1 fen to twice the mean (less that fen), and where twice the mean
 * is beyond what a share may be, from as far below the mean as the bound is above it. So the mean of the draw is the mean of
 * what is left, and with it of every share, whoever comes first or last; to cut the range off at the bound would give the first
 * less than the last.
 */
function luckyShareOf(leftMinor: bigint, count: bigint, draw: Draw): bigint {
  const aboveMinMinor = leftMinor - count;
  const belowMaxMinor = count * SHARE_MAX_MINOR - leftMinor;
  return aboveMinMinor <= belowMaxMinor
    ? 1n + partOf(aboveMinMinor, count, draw)
    : SHARE_MAX_MINOR - partOf(belowMaxMinor, count, draw);
}

/** Uniform from 0 to twice the mean of `amountMinor` in `count` parts: of two integers around it, one is the end, drawn so that the mean is right. */
function partOf(amountMinor: bigint, count: bigint, draw: Draw): bigint {
  if (count === 1n) return amountMinor;
  const [end, remainder] = [(2n * amountMinor) / count, (2n * amountMinor) % count];
  const isOneMore = remainder > 0n && draw(count) < remainder;
  return draw(end + (isOneMore ? 2n : 1n));
}
