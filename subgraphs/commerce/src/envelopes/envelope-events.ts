import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ChangeFanOut } from "@kith/kit/subscriptions/change-fan-out.ts";
import type { Listener } from "@kith/kit/subscriptions/listener.ts";
import { newestOf } from "@kith/kit/subscriptions/newest-of.ts";
import type { Envelope } from "./model.ts";

export type EnvelopeEvents = ReturnType<typeof envelopeEvents>;

/** What a listener goes on from: how far the envelope was. */
export const eventIdOf = ({ status, claimedCount }: Envelope): string => `${status}:${claimedCount}`;

/**
 * How an envelope is while somebody listens: at once, unless they have seen that, and after each change, until it has ended. Nobody
 * can miss anything: what comes says how it is and not what happened.
 */
export const envelopeEvents = (changes: ChangeFanOut<Envelope>) =>
  /** @param find Finds the envelope for whoever listens: null where they may not see it, which is all that they are told then. */
  async function* (
    id: GlobalId,
    { lastEventId, signal }: Listener,
    find: () => Promise<Envelope | null>,
  ): AsyncGenerator<Envelope | null, void, undefined> {
    // First listen, then look how it is: what changes in between comes twice rather than never.
    const live = await changes.listen(id, signal);
    const before = await find();
    if (before === null || eventIdOf(before) !== lastEventId) yield before;
    if (before === null || before.status !== "OPEN") return;
    let { claimedCount } = before;
    for await (const envelope of newestOf(live)) {
      // A change that was seen already, when another one was told of.
      if (envelope.status === "OPEN" && envelope.claimedCount <= claimedCount) continue;
      claimedCount = envelope.claimedCount;
      yield envelope;
      if (envelope.status !== "OPEN") return;
    }
  };
