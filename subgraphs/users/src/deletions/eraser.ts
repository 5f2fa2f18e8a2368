import type { GlobalId } from "@kith/kit/global-id.ts";
import { inTurn } from "@kith/kit/in-turn.ts";
import type { NewEvent, OutboxStore } from "@kith/kit/outbox/outbox-store.ts";
import { inTransaction } from "@kith/kit/transaction.ts";
import type { MongoClient } from "mongodb";
import type { UsersStores } from "../stores.ts";
import { HANDLE_RESERVED_MS } from "./model.ts";

type Parts = Pick<
  UsersStores,
  | "people"
  | "credentials"
  | "sessions"
  | "consents"
  | "verifications"
  | "looks"
  | "reservedHandles"
  | "exports"
  | "exportParts"
> & {
  readonly client: MongoClient;
  readonly outbox: Pick<OutboxStore, "add">;
  readonly now: () => Date;
};

const PEOPLE_PER_ROUND_MAX = 100;
const CONSUMERS = ["social", "groups", "commerce"] as const;
/** Acts that were under way when the first event came have ended by then: what they wrote goes with the second one. */
const SWEPT_AGAIN_AFTER_MS = 60_000;

/**
 * Erases people whose time has come, each in one transaction with the events by which the other subgraphs erase what they
 * hold. Their handles stay reserved. Two that erase at once meet in the database: each person is erased once. One who cannot be
 * erased holds up nobody else.
 *
 * @returns How many were erased, 100 at most.
 * @throws AggregateError of what kept some of them from being erased.
 */
export async function erasePeople(parts: Parts): Promise<number> {
  const { client, people, credentials, sessions, consents, verifications, looks } = parts;
  const { reservedHandles, exports, exportParts } = parts;
  const now = parts.now();
  const due = await people.findDue(now, PEOPLE_PER_ROUND_MAX);

  const erase = async (id: GlobalId): Promise<boolean> => {
    // Too many perhaps for a transaction; nobody can fetch them any more.
    await exportParts.removeAll(await exports.findAllIdsOf(id));
    return inTransaction(client, async (session) => {
      const person = await people.removeDue(id, now, session);
      // Somebody else was faster, or the person was.
      if (person === null) return false;
      const until = new Date(now.getTime() + HANDLE_RESERVED_MS);
      await reservedHandles.put(person.handle, until, session);
      await credentials.remove(id, session);
      await sessions.removeAll(id, null, session);
      await consents.removeAll(id, session);
      await verifications.remove(id, session);
      await looks.forgetHandles(id, session);
      await exports.removeAll(id, session);
      await parts.outbox.add(
        CONSUMERS.flatMap((to) => eventsFor(to, id)),
        session,
      );
      return true;
    });
  };

  const isErased = await inTurn(
    due.map(
      ({ _id }) =>
        () =>
          erase(_id),
    ),
  );
  return isErased.filter(Boolean).length;
}

const eventsFor = (to: string, user: GlobalId): NewEvent[] => {
  const event = { to, type: "account.deleted", payload: { user } };
  // By the clock of the outbox, whatever clock people come of age by.
  return [event, { ...event, dueAt: new Date(Date.now() + SWEPT_AGAIN_AFTER_MS) }];
};
