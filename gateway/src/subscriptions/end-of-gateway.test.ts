import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { startNewsGraph } from "../testing/news-graph.ts";
import { sharedStreamClient } from "../testing/shared-stream.ts";

const BODY = JSON.stringify({ query: "subscription { published { title } }" });
const END_MAX_MS = 5_000;

/** A request of which the last byte is kept back. */
async function openSlow(endpoint: string) {
  const { hostname, port, pathname } = new URL(endpoint);
  const socket = connect(Number(port), hostname).setEncoding("utf8");
  let received = "";
  socket.on("data", (text) => {
    received += text;
  });
  const closed = once(socket, "close");
  await once(socket, "connect");
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY.slice(0, -1)}`,
  );
  return {
    async finish() {
      socket.write(BODY.slice(-1));
      await closed;
      return received;
    },
  };
}

it("does not wait at the end for a subscription that was sent before and comes after", async () => {
  await using graph = await startNewsGraph();
  const slow = await openSlow(graph.endpoint);
  // Requests of one process are looked at in the order in which they come.
  await sharedStreamClient(graph.endpoint, {}).reserve();

  const ended = graph.gateway.close();
  await sleep(50);
  const received = slow.finish();

  expect(await Promise.race([ended.then(() => "ended"), sleep(END_MAX_MS, "waits")])).toBe("ended");
  expect(await received).toMatch(/^HTTP\/1\.1 503 .+connection: close.+"code":"OVERLOADED"/s);
});
