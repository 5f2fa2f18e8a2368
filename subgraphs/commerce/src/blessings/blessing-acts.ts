import type { GlobalId } from "@kith/kit/global-id.ts";
import { keyQueue } from "@kith/kit/key-queue.ts";
import type { ClientSession } from "mongodb";
import type { Ledger } from "../ledger/ledger.ts";
import type { Asked, BlessingStore, Changes, Found } from "./blessing-store.ts";
import { emptyHand } from "./hand.ts";
import { type Hand, handIdOf } from "./model.ts";
import { blessingRefusal } from "./refusals.ts";

export type BlessingActs = ReturnType<typeof blessingActs>;

type Parts = {
  readonly ledger: Pick<Ledger, "transact">;
  readonly blessings: BlessingStore;
  readonly now: () => Date;
};

/** What an act is given: what was read, and whose hands. */
export type Scene = Found & {
  readonly at: Date;
  readonly session: ClientSession;
  /** The hand of one of the people of the act: empty where nothing was done with it. */
  readonly handOf: (person: GlobalId) => Hand;
};

const WAITING_ACTS_MAX = 2_000;

/** Runs acts with cards, each in one transaction: those of the same person take turns, also between two processes. */
export function blessingActs({ ledger, blessings, now }: Parts) {
  const byPerson = keyQueue({ waitersMax: WAITING_ACTS_MAX });
  return {
    now,

    /**
     * Reads, decides and writes: three commands with the commit, two where there is nothing to write.
     *
     * @param people Whose hands the act is about.
     * @param act May run more than once; what it throws ends the transaction.
     */
    run<Result>(
      people: readonly GlobalId[],
      asked: Omit<Asked, "hands">,
      act: (scene: Scene) => Promise<{ readonly changes: Changes | null; readonly result: Result }>,
    ): Promise<Result> {
      const { campaign } = asked;
      const hands = people.map((person) => handIdOf({ campaign, person }));
      return byPerson.run(people, () =>
        ledger.transact(async (session) => {
          const found = await blessings.find({ ...asked, hands }, session);
          const handOf = (person: GlobalId) =>
            found.hands.find((hand) => hand.person === person) ?? emptyHand({ campaign, person });
          const { changes, result } = await act({ ...found, at: now(), session, handOf });
          if (changes !== null) await blessings.write(changes, session);
          return result;
        }),
      );
    },
  };
}

/** @throws Refusal CAMPAIGN_NOT_FOUND to whoever is gone: a token may outlive an account for a while. */
export function requireThere(hand: Hand): Hand {
  if (hand.isErased) throw blessingRefusal("CAMPAIGN_NOT_FOUND");
  return hand;
}
