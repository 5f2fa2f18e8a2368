import { randomBytes } from "node:crypto";
import Fastify from "fastify";
import { MongoClient } from "mongodb";
import { describe, expect, inject, it, vi } from "vitest";
import { newId } from "../global-id.ts";
import { inTransaction } from "../transaction.ts";
import type { OutboxRow, Reactions } from "./event.ts";
import { addEventRoute } from "./event-route.ts";
import { EVENTS_HEADER, signEvents } from "./event-signature.ts";
import { inboxOf, inboxStore } from "./inbox.ts";
import { outboxStore } from "./outbox-store.ts";
import { startRelay } from "./relay.ts";

const key = randomBytes(32);
const LONG_MS = 20_000;

type Fault = "none" | "no answer" | "answer lost";

/** A producer and a consumer with a database each, and a wire between them that can be cut. */
async function twoServices(extraReactions: Reactions = {}, actingMaxMs?: number) {
  const client = await MongoClient.connect(inject("mongoUri"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  const [here, there] = [client.db(`${name}_producer`), client.db(`${name}_consumer`)];
  const outbox = outboxStore(here);
  const inbox = inboxStore(there);
  await Promise.all([outbox.ensureIndexes(), inbox.ensureIndexes()]);
  const effects = there.collection<{ _id: string; times: number }>("effects");
  const reactions: Reactions = {
    "thing.happened": {
      once: async ({ name: _id }, session) =>
        void (await effects.updateOne(
          { _id: String(_id) },
          { $inc: { times: 1 } },
          { session, upsert: true },
        )),
    },
    ...extraReactions,
  };

  const fault: { now: Fault } = { now: "none" };
  const fallen = { count: 0 };
  const app = Fastify();
  app.addHook("onRequest", async (_request, reply) => {
    if (fault.now !== "no answer") return;
    fallen.count += 1;
    await reply.code(503).send();
  });
  app.addHook("onSend", async (request) => {
    if (fault.now === "answer lost") request.raw.destroy();
  });
  /** As many processes as are asked for. */
  const receiverOf = () =>
    inboxOf({ client, inbox, reactions, ...(actingMaxMs !== undefined && { actingMaxMs }) });
  addEventRoute(app, { inbox: receiverOf(), audience: "consumer", key });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });

  const relays: { close(): Promise<void> }[] = [];
  const relay = () => {
    const consumers = [{ name: "consumer", url: `${url}/graphql`, viewerKey: key }];
    const started = startRelay({ store: outbox, consumers, warn: () => {} });
    relays.push(started);
    return started;
  };
  const write = (names: readonly string[], type = "thing.happened") =>
    inTransaction(client, (session) =>
      outbox.add(
        names.map((each) => ({ to: "consumer", type, payload: { name: each } })),
        session,
      ),
    );
  const waiting = () => here.collection<OutboxRow>("outbox").countDocuments();
  const endRelays = async () => void (await Promise.all(relays.splice(0).map((each) => each.close())));
  return {
    ...{ receiverOf, endRelays, fallen, client, outbox, effects, fault, url, relay, write, waiting },
    /** How often each event took effect, when all that were written are gone from the outbox. */
    async settled(remaining = 0): Promise<Record<string, number>> {
      await vi.waitFor(async () => expect(await waiting()).toBe(remaining), {
        timeout: LONG_MS,
        interval: 20,
      });
      return Object.fromEntries((await effects.find().toArray()).map(({ _id, times }) => [_id, times]));
    },
    async [Symbol.asyncDispose]() {
      await endRelays();
      await app.close();
      await Promise.all([here.dropDatabase(), there.dropDatabase()]);
      await client.close();
    },
  };
}

describe("events", () => {
  it("take effect in the other service, in any number, Chinese included", async () => {
    await using services = await twoServices();
    const names = Array.from({ length: 250 }, (_, index) => `事件 ${index}`);
    services.relay();
    await services.write(names.slice(0, 120));
    await services.write(names.slice(120));

    expect(await services.settled()).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
  });

  it("take effect over as many deliveries as it takes, where there is no time to act on all of one", async () => {
    await using services = await twoServices({}, 0);
    const names = Array.from({ length: 5 }, (_, index) => `event ${index}`);
    await services.write(names);
    services.relay();

    expect(await services.settled()).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
  });

  it("are not acted on twice at once, nor held up, where one takes longer than its producer waits", async () => {
    const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let times = 0;
    await using services = await twoServices({
      "thing.takes": {
        repeatable: async () => {
          times += 1;
          begun.resolve();
          await released.promise;
        },
      },
    });
    const [long, short] = ["thing.takes", "thing.happened"].map((type) => ({
      ...{ id: newId("event"), type, payload: { name: type } },
    }));
    if (long === undefined || short === undefined) throw new Error("unreachable");

    const receiver = services.receiverOf();
    const first = receiver.receive([long], () => {});
    await begun.promise;
    const second = await receiver.receive([long, short], () => {});
    released.resolve();

    expect([second, times]).toEqual([{ applied: [short.id], refused: [] }, 1]);
    expect((await first).applied).toEqual([long.id]);
  });

  it("do not exist when the act that they tell of came to nothing", async () => {
    await using services = await twoServices();
    const { client, outbox } = services;
    const act = inTransaction(client, async (session) => {
      await outbox.add([{ to: "consumer", type: "thing.happened", payload: { name: "undone" } }], session);
      throw new Error("undone");
    });
    await expect(act).rejects.toThrow("undone");

    expect(await services.waiting()).toBe(0);
  });

  it("wait for a service that does not answer", async () => {
    await using services = await twoServices();
    services.fault.now = "no answer";
    services.relay();
    await services.write(["a", "b"]);
    await vi.waitFor(() => expect(services.fallen.count).toBeGreaterThan(1), { timeout: LONG_MS });
    expect(await services.waiting()).toBe(2);
    services.fault.now = "none";

    expect(await services.settled()).toEqual({ a: 1, b: 1 });
  });

  it("take effect once, though the answer to the first delivery was lost", async () => {
    await using services = await twoServices();
    services.fault.now = "answer lost";
    services.relay();
    await services.write(["a"]);
    await vi.waitFor(async () => expect(await services.effects.countDocuments()).toBe(1), {
      timeout: LONG_MS,
    });
    services.fault.now = "none";

    expect(await services.settled()).toEqual({ a: 1 });
  });

  it("take effect once, though several processes deliver them", async () => {
    await using services = await twoServices();
    const names = Array.from({ length: 60 }, (_, index) => `e${index}`);
    for (let relays = 0; relays < 3; relays += 1) services.relay();
    await Promise.all(names.map((name) => services.write([name])));

    expect(await services.settled()).toEqual(Object.fromEntries(names.map((name) => [name, 1])));
  });

  it("take effect once, though the same delivery arrives at many processes at once", async () => {
    await using services = await twoServices();
    const events = [{ id: newId("event"), type: "thing.happened", payload: { name: "a" } }];

    const receipts = await Promise.all(
      Array.from({ length: 8 }, () => services.receiverOf().receive(events, () => {})),
    );

    expect(receipts).toEqual(Array.from({ length: 8 }, () => ({ applied: [events[0]?.id], refused: [] })));
    expect(await services.settled()).toEqual({ a: 1 });
  });

  it("are delivered by whoever is left when a process ends", async () => {
    await using services = await twoServices();
    services.relay();
    await services.write(["before"]);
    await services.settled();
    await services.endRelays();
    await services.write(["a"]);
    services.relay();

    expect(await services.settled()).toEqual({ before: 1, a: 1 });
  });

  it("that cannot be acted on wait longer each time, keep their place, and hold up nobody", async () => {
    let isRepaired = false;
    await using services = await twoServices({
      "thing.broke": {
        once: async () => {
          if (!isRepaired) throw new Error("not yet");
        },
      },
    });
    services.relay();
    await services.write(["broken"], "thing.broke");
    await services.write(["unknown"], "thing.nobody_knows");
    await services.write(["a"]);

    expect(await services.settled(2)).toEqual({ a: 1 });
    isRepaired = true;
    await services.settled(1);
  });

  it("that may be acted on any number of times need no transaction", async () => {
    const seen: unknown[] = [];
    await using services = await twoServices({
      "thing.went": { repeatable: async ({ name }) => void seen.push(name) },
    });
    services.relay();
    await services.write(["a"], "thing.went");
    await services.settled();

    expect(seen).toEqual(["a"]);
  });
});

describe("a delivery", () => {
  const event = { id: newId("event"), type: "thing.happened", payload: { name: "forged" } };
  const deliver = async (
    url: string,
    body: string,
    signature = signEvents(body, { key, audience: "consumer" }),
  ) => {
    const headers = { "content-type": "application/json", [EVENTS_HEADER]: signature };
    return (await fetch(`${url}/events`, { method: "POST", headers, body })).status;
  };

  it("without the signature for it is refused, and does nothing", async () => {
    await using services = await twoServices();
    const body = JSON.stringify({ events: [event] });
    const statuses = [
      await deliver(services.url, body, ""),
      await deliver(services.url, body, signEvents(body, { key, audience: "producer" })),
      await deliver(services.url, body, signEvents(body, { key: randomBytes(32), audience: "consumer" })),
      await deliver(services.url, body, signEvents(`${body} `, { key, audience: "consumer" })),
    ];

    expect(statuses).toEqual([401, 401, 401, 401]);
    expect(await services.effects.countDocuments()).toBe(0);
  });

  it.each([
    ["nothing", ""],
    ["no object", "[]"],
    ["no JSON", "{"],
    ["no event", '{"events":[]}'],
    ["an id of another form", JSON.stringify({ events: [{ ...event, id: "event_1" }] })],
    ["an operator for an id", JSON.stringify({ events: [{ ...event, id: { $ne: null } }] })],
    ["a list for a payload", JSON.stringify({ events: [{ ...event, payload: [] }] })],
    ["101 events", JSON.stringify({ events: Array.from({ length: 101 }, () => event) })],
  ])("with %s is refused", async (_what, body) => {
    await using services = await twoServices();

    expect(await deliver(services.url, body)).toBe(400);
    expect(await services.effects.countDocuments()).toBe(0);
  });

  it("of a type that objects have from birth is refused like any unknown one", async () => {
    await using services = await twoServices();
    const body = JSON.stringify({ events: [{ ...event, type: "constructor" }] });
    const signature = signEvents(body, { key, audience: "consumer" });
    const headers = { "content-type": "application/json", [EVENTS_HEADER]: signature };
    const answer = await fetch(`${services.url}/events`, { method: "POST", headers, body });

    expect(await answer.json()).toEqual({
      applied: [],
      refused: [{ id: event.id, reason: "nothing is done here on constructor" }],
    });
  });
});
