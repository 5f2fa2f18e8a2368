import { randomInt } from "node:crypto";
import { invariant } from "@kith/kit/invariant.ts";
import type { BlessingCard } from "../generated/schema.types.ts";
import { CARDS, type Counts } from "./model.ts";

/** Draws an integer from 0 up to, and without, a bound: each as likely as the others. */
export type RandomBelow = (bound: number) => number;

/** By the operating system's generator; what would fall short of a whole multiple of the bound is drawn again. */
export const systemRandom: RandomBelow = (bound) => randomInt(bound);

/** The sum of five weights of at most a million is far below what `randomInt` takes, 2^48. */
export const WEIGHT_MAX = 1_000_000;

/** Draws a card: each as often as its weight says, exactly, since nothing is divided. */
export function drawCard(weights: Counts, random: RandomBelow): BlessingCard {
  let point = random(CARDS.reduce((sum, card) => sum + weights[card], 0));
  for (const card of CARDS) {
    if (point < weights[card]) return card;
    point -= weights[card];
  }
  invariant(false, "a point beyond the sum of the weights");
}
