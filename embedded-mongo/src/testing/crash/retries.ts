import { Binary, Long } from "mongodb";
import { messageOf, sendRaw } from "../test-server.ts";
import type { Round, Writer } from "./rounds.ts";

const COUNTERS = ["x", "y"];

/** Counts with retryable writes; after a crash the last one is sent again, whether or not it was acknowledged. */
export function retriesWriter(name: string): Writer {
  const lsid = { id: new Binary(crypto.getRandomValues(new Uint8Array(16)), 4) };
  const countersOf = ({ client }: Round) =>
    client.db("crash").collection<{ _id: string; n: number }>("counters");
  const ids = COUNTERS.map((counter) => `${name}-${counter}`);
  let sent = 0;

  const send = async ({ port }: Round) => {
    const updates = ids.map((_id) => ({ q: { _id }, u: { $inc: { n: 1 } }, upsert: true }));
    const command = { update: "counters", updates, lsid, txnNumber: Long.fromNumber(sent), $db: "crash" };
    const reply = await sendRaw(port, messageOf(command));
    if (reply?.n !== COUNTERS.length) throw new Error(`counting was answered ${JSON.stringify(reply)}`);
  };

  return {
    async write(round) {
      sent++;
      await send(round);
    },
    async check(round) {
      if (sent === 0) return [];
      await send(round);
      await send(round);
      const found = await countersOf(round)
        .find({ _id: { $in: ids } })
        .toArray();
      const isRight = found.length === ids.length && found.every(({ n }) => n === sent);
      return isRight ? [] : [`${sent} retryable writes made the counters ${JSON.stringify(found)}`];
    },
  };
}

/** Makes an index and drops it, again and again: it is there with all its entries, or not there. */
export function indexWriter(): Writer {
  const thingsOf = ({ client }: Round) => client.db("crash").collection("things");
  return {
    async write(round) {
      const name = await thingsOf(round).createIndex({ group: 1, version: -1, tags: 1 });
      await thingsOf(round).dropIndex(name);
    },
    // Every index that is there is audited.
    check: async () => [],
  };
}
