import { randomUUID } from "node:crypto";
import { Agent, request } from "undici";
import type { Peer } from "../peer-loader.ts";
import { EVENTS_PER_DELIVERY_MAX, type OutboxRow, type Receipt } from "./event.ts";
import { EVENTS_HEADER, signEvents } from "./event-signature.ts";
import type { OutboxStore } from "./outbox-store.ts";

/** What was added is delivered at once; this finds what another process added, and what is due again. */
const LOOK_EVERY_MS = 500;
const DELIVERY_TIMEOUT_MS = 8_000;
/** Longer than a delivery may take: nobody else delivers what is under way. */
const TURN_MS = 10_000;
const PAUSE_MIN_MS = 250;
const PAUSE_MAX_MS = 30_000;

export type Relay = { close(): Promise<void> };

type Parts = {
  readonly store: OutboxStore;
  /** Who is told of events: `to` is their names. */
  readonly consumers: readonly Peer[];
  readonly warn: (error: unknown, message: string) => void;
};

/**
 * Delivers the events of an outbox until it is closed, each of them at least once, side by side to each consumer. While one
 * does not answer, its events stay where they are and it is asked again after a quarter of a second, then half a second, up
 * to half a minute.
 */
export function startRelay({ store: outbox, consumers, warn }: Parts): Relay {
  const holder = randomUUID();
  const ending = new AbortController();
  const agent = new Agent({ connections: consumers.length });

  async function deliverTo(consumer: Peer): Promise<"all" | "some"> {
    const now = new Date();
    const due = await outbox.findDue(consumer.name, now, EVENTS_PER_DELIVERY_MAX);
    if (due.length === 0) return "all";
    const turn = { _id: consumer.name, holder, until: new Date(now.getTime() + TURN_MS) };
    if (!(await outbox.takeTurn(turn, now))) return "all";

    const { applied, refused } = await post(due, consumer, { agent, signal: ending.signal });
    if (applied.length > 0) await outbox.remove(applied);
    if (refused.length > 0) {
      for (const { id, reason } of refused) warn(new Error(reason), `${consumer.name} refused event ${id}`);
      await outbox.postpone(
        refused.map(({ id }) => id),
        new Date(),
      );
    }
    const lookedAt = applied.length + refused.length;
    // What was not looked at comes again: at once, but where the consumer is busy with all that is left.
    if (lookedAt === 0) return "all";
    return lookedAt < due.length || due.length === EVENTS_PER_DELIVERY_MAX ? "some" : "all";
  }

  async function keepDelivering(consumer: Peer): Promise<void> {
    const nap = alarm();
    let failures = 0;
    const stopListening = outbox.onAdded(() => {
      if (failures === 0) nap.ring();
    });
    ending.signal.addEventListener("abort", nap.ring);
    while (!ending.signal.aborted) {
      try {
        const delivered = await deliverTo(consumer);
        failures = 0;
        if (delivered === "all") await nap.sleep(LOOK_EVERY_MS);
      } catch (error) {
        if (ending.signal.aborted) break;
        warn(error, `events for ${consumer.name} are not delivered`);
        const pauseMs = Math.min(PAUSE_MIN_MS * 2 ** failures, PAUSE_MAX_MS);
        failures += 1;
        await nap.sleep(pauseMs);
      }
    }
    stopListening();
  }

  const underWay = Promise.all(consumers.map(keepDelivering));
  const end = async (): Promise<void> => {
    ending.abort();
    await underWay;
    await agent.close();
    // Where the database is gone already, others wait until the turns are over.
    await outbox.endTurns(holder).catch((error: unknown) => warn(error, "the turns of deliveries are kept"));
  };
  let ended: Promise<void> | undefined;
  return {
    close() {
      ended ??= end();
      return ended;
    },
  };
}

/** A sleep that can be ended; one that was ended before it began ends at once. */
function alarm() {
  let isRung = false;
  let wake = () => {};
  return {
    ring() {
      isRung = true;
      wake();
    },
    async sleep(ms: number): Promise<void> {
      if (!isRung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, ms).unref();
        wake = resolve;
        await promise;
        clearTimeout(timer);
      }
      isRung = false;
    },
  };
}

type On = { readonly agent: Agent; readonly signal: AbortSignal };

async function post(rows: readonly OutboxRow[], { name, url, viewerKey }: Peer, { agent, signal }: On) {
  const events = rows.map(({ _id, type, payload }) => ({ id: _id, type, payload }));
  const body = JSON.stringify({ events });
  const answer = await request(new URL("/events", url), {
    method: "POST",
    dispatcher: agent,
    signal: AbortSignal.any([signal, AbortSignal.timeout(DELIVERY_TIMEOUT_MS)]),
    headers: {
      "content-type": "application/json",
      [EVENTS_HEADER]: signEvents(body, { key: viewerKey, audience: name }),
    },
    body,
  });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${name} answers ${answer.statusCode}: ${text}`);
  return JSON.parse(text) as Receipt;
}
