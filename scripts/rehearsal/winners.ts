import { idOfName } from "@kith/kit/global-id.ts";
import { emptyHand } from "../../subgraphs/commerce/src/blessings/hand.ts";
import {
  CARDS,
  type Draw,
  drawIdOf,
  type Hand,
  handIdOf,
  type PotEntry,
} from "../../subgraphs/commerce/src/blessings/model.ts";
import type { Stores } from "../database/stores.ts";

const CHUNK_SIZE = 1_000;

/** The id of a person of the rehearsal, whom nobody else knows. */
export const winnerIdOf = (number: number): string => idOfName("user", `rehearsal:${number}`, 0);

type Options = {
  readonly campaign: string;
  readonly count: number;
  readonly at: Date;
  /** Called after each thousand, with how many there are. */
  readonly onAdded?: (count: number) => void;
};

/** Lets people move in who have drawn one of each card and entered the pot: the rows that they would have written themselves. */
export async function addWinners(
  { blessingHands, potEntries }: Pick<Stores, "blessingHands" | "potEntries">,
  { campaign, count, at, onAdded }: Options,
): Promise<void> {
  for (let from = 0; from < count; from += CHUNK_SIZE) {
    const people = Array.from({ length: Math.min(CHUNK_SIZE, count - from) }, (_, index) =>
      winnerIdOf(from + index),
    );
    const keys = people.map((person) => ({ campaign, person }));
    const hands = keys.map((key): Hand => ({ ...emptyHand(key), enteredAt: at, version: 1 }));
    const draws = keys.map(
      (key): Draw => ({
        ...{
          _id: drawIdOf(key.person, `rehearsal ${campaign}`),
          hand: handIdOf(key),
          cards: CARDS,
          drawnAt: at,
        },
      }),
    );
    const entries = keys.map((key): PotEntry => ({ _id: handIdOf(key), ...key, enteredAt: at }));
    await blessingHands.addMany({ hands, draws });
    await potEntries.addMany(entries, from / CHUNK_SIZE);
    onAdded?.(from + people.length);
  }
}
