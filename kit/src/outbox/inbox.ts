import type { ClientSession, Db, MongoClient } from "mongodb";
import { ensureIndexes, isDatabaseUnavailable, isDuplicateKey } from "../database.ts";
import type { GlobalId } from "../global-id.ts";
import { inTransaction } from "../transaction.ts";
import type { Event, Reaction, Reactions, Receipt } from "./event.ts";

export type InboxStore = ReturnType<typeof inboxStore>;
export type Inbox = ReturnType<typeof inboxOf>;

/** Far longer than any producer keeps trying to tell that an event was applied. */
const KEPT_S = 90 * 86_400;

class AppliedBefore extends Error {}

/** The ids of events that were applied. */
export function inboxStore(db: Db) {
  const inbox = db.collection<{ readonly _id: GlobalId; readonly appliedAt: Date }>("inbox");
  return {
    ensureIndexes: () => ensureIndexes(inbox, [{ key: { appliedAt: 1 }, expireAfterSeconds: KEPT_S }]),

    /** @throws AppliedBefore when it is there, which ends the transaction. */
    async add(id: GlobalId, session: ClientSession): Promise<void> {
      try {
        await inbox.insertOne({ _id: id, appliedAt: new Date() }, { session });
      } catch (error) {
        throw isDuplicateKey(error) ? new AppliedBefore() : error;
      }
    },
  };
}

type Parts = {
  readonly client: MongoClient;
  readonly inbox: InboxStore;
  readonly reactions: Reactions;
  readonly actingMaxMs?: number;
};

/** Well below what a producer waits for its receipt. */
const ACTING_MAX_MS = 4_000;
type Once = Extract<Reaction, { once: unknown }>["once"];

/** Acts on the events that are delivered to a service, on each of them once. */
export function inboxOf({ client, inbox, reactions, actingMaxMs = ACTING_MAX_MS }: Parts) {
  // A producer that has waited too long delivers an event again while this process still acts on it.
  const underWay = new Set<GlobalId>();

  // With what it does, in one transaction: an event is not marked as applied without its effect, nor has it twice.
  const applyOnce = async ({ id, payload }: Event, act: Once): Promise<void> => {
    try {
      await inTransaction(client, async (session) => {
        await inbox.add(id, session);
        await act(payload, session);
      });
    } catch (error) {
      if (!(error instanceof AppliedBefore)) throw error;
    }
  };

  async function actOn(event: Event): Promise<void> {
    const reaction = Object.hasOwn(reactions, event.type) ? reactions[event.type] : undefined;
    if (reaction === undefined) throw new Error(`nothing is done here on ${event.type}`);
    underWay.add(event.id);
    try {
      if ("once" in reaction) await applyOnce(event, reaction.once);
      else await reaction.repeatable(event.payload);
    } finally {
      underWay.delete(event.id);
    }
  }

  return {
    /**
     * Acts on a delivery, event by event; one that cannot be acted on does not hold up the others. What is acted on already, and
     * what there is no more time for, is not looked at: it comes again.
     *
     * @throws MongoError when the database does not answer: then the whole delivery comes again.
     */
    async receive(
      events: readonly Event[],
      onRefused: (event: Event, cause: unknown) => void,
    ): Promise<Receipt> {
      const applied: GlobalId[] = [];
      const refused: { id: GlobalId; reason: string }[] = [];
      const beganAtMs = performance.now();
      for (const event of events) {
        if (underWay.has(event.id)) continue;
        try {
          await actOn(event);
          applied.push(event.id);
        } catch (error) {
          if (isDatabaseUnavailable(error)) throw error;
          onRefused(event, error);
          refused.push({ id: event.id, reason: error instanceof Error ? error.message : String(error) });
        }
        if (performance.now() - beganAtMs >= actingMaxMs) break;
      }
      return { applied, refused };
    },
  };
}
