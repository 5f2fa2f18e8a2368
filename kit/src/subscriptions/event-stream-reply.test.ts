import { connect, type Socket } from "node:net";
import type { FastifyReply } from "fastify";
import { describe, expect, it, vi } from "vitest";
import { httpApp } from "../http-service.ts";
import { nextText } from "./event-stream.ts";
import { sendEventStream } from "./event-stream-reply.ts";

const SLOW_AFTER_MS = 100;
const LARGE = nextText({ text: "x".repeat(256 * 1024) }, null);

/** Serves one stream of texts; `taken` counts those that were taken from where they come from. */
async function serve(
  textsOf: (signal: AbortSignal) => AsyncIterable<string>,
  before: (reply: FastifyReply) => Promise<unknown> = async () => {},
) {
  const app = httpApp("test", { logLevel: "silent" }, async () => {});
  const gone = new AbortController();
  let taken = 0;
  async function* counted() {
    for await (const text of textsOf(gone.signal)) {
      taken += 1;
      yield text;
    }
  }
  app.get("/", async (_request, reply) => {
    await before(reply);
    await sendEventStream(reply, { texts: counted(), gone, slowAfterMs: SLOW_AFTER_MS });
  });
  const { port } = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
  const socket = connect(Number(port), "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n");
  return {
    socket,
    gone,
    takenCount: () => taken,
    async [Symbol.asyncDispose]() {
      socket.destroy();
      await app.close();
    },
  };
}

async function* endless() {
  for (;;) yield LARGE;
}
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
const readAll = async (socket: Socket) => (await socket.toArray()).map(String).join("");

describe("a stream of events that is sent", () => {
  it("takes no more than the reader does, and is cut off when it takes nothing", async () => {
    await using served = await serve(endless);
    served.socket.pause();

    await vi.waitFor(() => expect(served.gone.signal.aborted).toBe(true), { timeout: 20_000 });

    // What is in the buffers of the system; with an endless source anything else would be without end too.
    expect(served.takenCount()).toBeLessThan(200);
  });

  it("ends what it is made from when the reader goes away", async () => {
    await using served = await serve(async function* (signal) {
      yield LARGE;
      await untilAborted(signal);
    });
    served.socket.once("data", () => served.socket.destroy());

    await vi.waitFor(() => expect(served.gone.signal.aborted).toBe(true), { timeout: 20_000 });
  });

  it("ends what it is made from for a reader who went away before it began", async () => {
    const { promise: asked, resolve: begin } = Promise.withResolvers<void>();
    await using served = await serve(
      async function* (signal) {
        if (!signal.aborted) await untilAborted(signal);
        yield LARGE;
      },
      (reply) => {
        begin();
        return new Promise<void>((closed) => reply.raw.once("close", closed));
      },
    );
    await asked;

    served.socket.destroy();

    await vi.waitFor(() => expect(served.gone.signal.aborted).toBe(true));
  });

  it("ends without a last message when it is broken off, or when what it is made from fails", async () => {
    await using brokenOff = await serve(async function* (signal) {
      yield "id: 1\n\n";
      await untilAborted(signal);
      yield "event: complete\n\n";
    });
    brokenOff.socket.once("data", () => setImmediate(() => brokenOff.gone.abort()));
    // biome-ignore lint/correctness/useYield: it fails before it gives anything.
    await using failed = await serve(async function* () {
      throw new Error("interrupted");
    });

    const texts = await Promise.all([brokenOff, failed].map(({ socket }) => readAll(socket)));

    for (const text of texts) {
      expect(text).toContain("content-type: text/event-stream; charset=utf-8");
      expect(text).not.toContain("complete");
    }
  });
});
