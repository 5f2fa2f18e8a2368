import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { closeCodeOf, frameOf, openRaw } from "../testing/raw-websocket.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { CLOSE_CODES } from "./close-codes.ts";

const source = greetings();
let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  graph = await startStubGraph({ stubs: { ...people, greetings: source.stub } });
});
afterAll(() => graph?.close());
const listening = (count: number) => vi.waitFor(() => expect(source.listenerCount).toBe(count));
afterEach(() => listening(0));

const GREETED = "subscription { greeted { text } }";
/** A connection that has been acknowledged as bob's, spoken over frame by frame. */
async function openAsBob() {
  const answer = await openRaw(`${graph.url}/graphql`);
  if (!("socket" in answer)) return expect.unreachable(`got ${answer.status}`);
  const { socket } = answer;
  const authorization = `Bearer ${await graph.issuer.tokenOf("bob")}`;
  socket.write(frameOf(JSON.stringify({ type: "connection_init", payload: { authorization } })));
  await new Promise((acknowledged) => socket.once("data", acknowledged));
  return { socket, [Symbol.asyncDispose]: async () => void socket.destroy() };
}
const subscribe = (id: string) =>
  frameOf(JSON.stringify({ id, type: "subscribe", payload: { query: GREETED } }));
const complete = (id: string) => frameOf(JSON.stringify({ id, type: "complete" }));

describe("a WebSocket", () => {
  it.for([1, 12])(
    "is closed where an id is taken again before what was under it has ended, %i times, and nothing of it goes on",
    async (times) => {
      const before = source.seen.length;
      await using bob = await openAsBob();
      const closed = closeCodeOf(bob.socket);

      for (let time = 0; time < times; time += 1)
        bob.socket.write(Buffer.concat([subscribe("a"), complete("a")]));
      bob.socket.write(subscribe("a"));

      expect(await closed).toBe(CLOSE_CODES.SUBSCRIBER_ALREADY_EXISTS);
      await listening(0);
      expect(source.seen.length - before).toBeLessThanOrEqual(1);
    },
  );

  it("takes an id again once what was under it has ended", async () => {
    await using bob = await openAsBob();

    for (let time = 0; time < 3; time += 1) {
      bob.socket.write(subscribe("a"));
      await listening(1);
      bob.socket.write(complete("a"));
      await listening(0);
    }
    bob.socket.write(subscribe("a"));
    await listening(1);
    bob.socket.destroy();

    await listening(0);
  });

  it("is not opened for an address with too many that say nothing, until one of them does or goes", async () => {
    const url = `${graph.url}/graphql`;
    const answers = await Promise.all(Array.from({ length: 102 }, () => openRaw(url)));
    const sockets = answers.flatMap((answer) => ("socket" in answer ? [answer.socket] : []));

    expect(sockets).toHaveLength(100);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    sockets[0]?.write(frameOf('{"type":"connection_init"}'));
    sockets[1]?.destroy();
    for (let count = 0; count < 2; count += 1)
      await vi.waitFor(async () => {
        const answer = await openRaw(url);
        if ("socket" in answer) sockets.push(answer.socket);
        expect(answer.status).toBe(101);
      });
    expect((await openRaw(url)).status).toBe(429);
    for (const socket of sockets) socket.destroy();
  });

  it("is closed with its code for an id that is in use, however long", async () => {
    await using bob = await openAsBob();
    const id = "a".repeat(200);
    const closed = closeCodeOf(bob.socket);

    bob.socket.write(subscribe(id));
    bob.socket.write(subscribe(id));

    expect(await closed).toBe(CLOSE_CODES.SUBSCRIBER_ALREADY_EXISTS);
  });
});
