import { burstOf } from "../load/burst.ts";
import { type Act, transfersBetweenHotPairs, transfersBetweenRandomPairs } from "./acts.ts";
import type { Ask } from "./askers.ts";
import { claimsBy, sendEnvelope } from "./claims.ts";
import { PEOPLE } from "./crowd.ts";

/** What is measured. */
export type Kind = {
  readonly what: string;
  readonly connections: number;
  /** Whether it is done naively too: a thousand transactions on one row take many minutes to end, most of them given up. */
  readonly isDoneNaively: boolean;
  /** Gets ready what acts need, which is not measured. @param acts How many are wanted. */
  readonly prepare: (ask: Ask, acts: number) => Promise<Act[]>;
};

const CONNECTIONS = 50;
const SENDERS = 10;
const ENVELOPES = 1_000;
const SHARES_EACH = 100;
/** As many as an envelope may have shares, so that everybody gets one. */
export const ACTS_MAX = 500;

export const CROWD_CLAIMS = 1_000;
export const CROWD_SHARES = 100;

export const SENT_AND_ACCEPTED = "sent and accepted, random pairs";
export const ON_ONE_ENVELOPE = "claims on one envelope";
export const ON_MANY_ENVELOPES = "claims on 1,000 envelopes";
export const BY_A_CROWD = "1,000 at once, 100 shares";

const anybody = (): number => Math.floor(Math.random() * PEOPLE);

/**
 * The kinds of acts, each with what it keeps between turns.
 *
 * @param sender By way of whom envelopes are sent, whichever way they are claimed.
 */
export function kindsOf(sender: Ask): readonly Kind[] {
  const envelopes: string[] = [];
  let claimed = 0;
  const send = (shareCount: number): Promise<string> => sendEnvelope(sender, anybody(), shareCount);
  return [
    {
      ...{ what: SENT_AND_ACCEPTED, connections: CONNECTIONS, isDoneNaively: true },
      prepare: async (ask, acts) => transfersBetweenRandomPairs(ask, acts),
    },
    {
      ...{ what: "sent and accepted, hot pairs", connections: CONNECTIONS, isDoneNaively: true },
      prepare: async (ask, acts) => transfersBetweenHotPairs(ask, acts),
    },
    {
      ...{ what: ON_ONE_ENVELOPE, connections: CONNECTIONS, isDoneNaively: true },
      async prepare(ask, acts) {
        const id = await send(acts);
        return claimsBy(ask, { from: anybody(), acts, envelopeOf: () => id });
      },
    },
    {
      ...{ what: ON_MANY_ENVELOPES, connections: CONNECTIONS, isDoneNaively: true },
      async prepare(ask, acts) {
        if (envelopes.length === 0) {
          const sends = Array.from({ length: ENVELOPES }, () => () => send(SHARES_EACH));
          envelopes.push(...(await burstOf(sends, SENDERS)).outcomes);
        }
        const from = claimed;
        claimed += acts;
        // Everybody in turn, and one envelope further each time round: nobody claims from one twice.
        const envelopeOf = (index: number): string =>
          envelopes[(from + index + Math.floor((from + index) / PEOPLE)) % ENVELOPES] ?? "";
        return claimsBy(ask, { from, acts, envelopeOf });
      },
    },
    {
      ...{ what: BY_A_CROWD, connections: CROWD_CLAIMS, isDoneNaively: false },
      async prepare(ask) {
        const id = await send(CROWD_SHARES);
        return claimsBy(ask, { from: anybody(), acts: CROWD_CLAIMS, envelopeOf: () => id });
      },
    },
  ];
}
