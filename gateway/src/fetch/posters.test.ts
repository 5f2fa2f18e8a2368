import { createServer, type Socket } from "node:net";
import { Pool } from "undici";
import { describe, expect, it } from "vitest";
import { newLife, RequestOver } from "../resilience/request-life.ts";
import { answer, startPeer } from "../testing/raw-peer.ts";
import type { Poster } from "./answer-to.ts";
import { http1Pool } from "./http1/http1-pool.ts";
import { undiciPoster } from "./undici-poster.ts";

const CONNECTIONS_MAX = 3;
const BODY_SIZE_MAX = 100_000;
const POSTERS: Readonly<Record<string, (origin: string) => Poster>> = {
  "HTTP/1.1 in the clear": (origin) =>
    http1Pool(new URL(origin), {
      connectionsMax: CONNECTIONS_MAX,
      connectTimeoutMs: 2_000,
      idleMaxMs: 30_000,
      bodySizeMax: BODY_SIZE_MAX,
    }),
  undici: (origin) =>
    undiciPoster(new Pool(origin, { connections: CONNECTIONS_MAX, maxResponseSize: BODY_SIZE_MAX })),
};
const CHUNKED = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

describe.each(Object.entries(POSTERS))("a way to a host by %s", (_which, posterOf) => {
  it("posts what it is given, in any script, and reads what comes", async () => {
    const body = JSON.stringify({ name: "爱丽丝 🧧" });
    await using peer = await startPeer(posterOf, (socket) => socket.end(answer('{"name":"鲍勃"}')));

    const { statusCode, text } = await peer.post({
      path: "/graphql?a=%20b",
      headers: { "x-viewer": "a\u00e9" },
      body,
    });

    expect([statusCode, text]).toEqual([200, '{"name":"鲍勃"}']);
    const [request = ""] = peer.received;
    const [head = "", sent] = request.split("\r\n\r\n");
    expect(head).toMatch(/^POST \/graphql\?a=%20b HTTP\/1\.1\r\n/);
    expect(head.toLowerCase()).toContain(`\r\nhost: 127.0.0.1:`);
    expect(head).toContain("\r\nx-viewer: a\u00e9");
    expect(head).toContain(`\r\ncontent-length: ${Buffer.byteLength(body)}`);
    expect(Buffer.from(sent ?? "", "latin1").toString()).toBe(body);
  });

  it("sends as many bytes as it says of a text that is no Unicode", async () => {
    await using peer = await startPeer(posterOf, (socket) => socket.write(answer("{}")));

    await peer.post({ body: '{"half":"\ud83e"}' });
    await peer.post({ body: '{"next":1}' });

    const bodies = peer.received
      .flatMap((text) => text.split("POST ").slice(1))
      .map((text) => text.split("\r\n\r\n")[1]);
    expect(bodies.map((body) => Buffer.from(body ?? "", "latin1").toString())).toEqual([
      '{"half":"\ufffd"}',
      '{"next":1}',
    ]);
  });

  it("opens another one rather than to wait, and gives each its own answer", async () => {
    await using peer = await startPeer(posterOf, (socket) => {
      const mine = /"n":(\d)/.exec(peer.received[peer.sockets.indexOf(socket)] ?? "")?.[1];
      setTimeout(() => socket.end(answer(`{"n":${mine}}`)), 30 - 10 * Number(mine));
    });

    const answers = await Promise.all([0, 1, 2].map((n) => peer.post({ body: `{"n":${n}}` })));

    expect(answers.map(({ text }) => text)).toEqual(['{"n":0}', '{"n":1}', '{"n":2}']);
  });

  it.each([
    [
      "says that it closes the connection",
      (socket: Socket) => socket.write(answer("{}", "connection: close\r\n")),
    ],
    ["ends the connection after the answer", (socket: Socket) => socket.end(answer("{}"))],
    [
      "ends the answer by the end of the connection",
      (socket: Socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n{}"),
    ],
    [
      "lets connections lie idle for a second only",
      (socket: Socket) => socket.write(answer("{}", "keep-alive: timeout=1\r\n")),
    ],
    [
      "sends more than was asked for",
      (socket: Socket) => socket.write(`${answer("{}")}${answer('"forged"')}`),
    ],
  ])("goes over another connection after one that %s", async (_what, onRequest) => {
    await using peer = await startPeer(posterOf, onRequest);
    const first = await peer.post();
    await new Promise((resolve) => setTimeout(resolve, 20));

    const second = await peer.post();

    expect([first.text, second.text]).toEqual(["{}", "{}"]);
    expect(peer.sockets).toHaveLength(2);
  });

  it("is not told what came before anybody asked", async () => {
    await using peer = await startPeer(posterOf, (socket) => socket.write(answer('"mine"')));
    await peer.post();
    peer.sockets[0]?.write(answer('"forged"'));
    await new Promise((resolve) => setTimeout(resolve, 20));

    const { text } = await peer.post();

    expect(text).toBe('"mine"');
    expect(peer.sockets).toHaveLength(2);
  });

  it.each([
    ["hangs up", (socket: Socket) => void socket.destroy(), { kind: "broken", isPassing: true }],
    [
      "hangs up in the middle",
      (socket: Socket) => void socket.end(answer("{}").slice(0, -1)),
      { kind: "broken", isPassing: true },
    ],
    [
      "hangs up between chunks",
      (socket: Socket) => void socket.end(`${CHUNKED}2\r\n{}\r\n`),
      { kind: "broken", isPassing: true },
    ],
    [
      "does not speak HTTP",
      (socket: Socket) => void socket.end("SSH-2.0\r\n\r\n"),
      { kind: "broken", isPassing: false },
    ],
    [
      "answers too much",
      (socket: Socket) => void socket.write(answer("x".repeat(BODY_SIZE_MAX + 1))),
      { kind: "broken", isPassing: false },
    ],
    [
      "answers compressed, which nobody asked for",
      (socket: Socket) => void socket.write(answer("\x1f\x8b", "content-encoding: gzip\r\n")),
      { kind: "broken", isPassing: false, message: 'expected an answer that is not compressed, got "gzip"' },
    ],
    ["says nothing", () => {}, { kind: "timeout", isPassing: true }],
    [
      "stops in the middle",
      (socket: Socket) => void socket.write(answer("{}").slice(0, -1)),
      { kind: "timeout", isPassing: true },
    ],
  ])("says how it was when the other side %s", async (_what, onRequest, failure) => {
    await using peer = await startPeer(posterOf, onRequest);

    const post = peer.post({ timeoutMs: 300 });

    await expect(post).rejects.toMatchObject({ ...failure, mayHaveActed: true });
  });

  it("reads what says that it is not compressed, and the status of what is no answer anyway", async () => {
    const heads = ["200 OK\r\ncontent-encoding: Identity", "502 Bad Gateway\r\ncontent-encoding: gzip"];
    await using peer = await startPeer(posterOf, (socket) =>
      socket.write(`HTTP/1.1 ${heads.shift()}\r\ncontent-length: 2\r\n\r\n{}`),
    );

    const [first, second] = [await peer.post(), await peer.post()];

    expect([first.text, second.statusCode]).toEqual(["{}", 502]);
  });

  it("says that nobody was asked where nobody listens", async () => {
    await using peer = await startPeer(posterOf, (socket) => socket.end(answer("{}")));
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const poster = posterOf(`http://127.0.0.1:${port}`);

    const post = poster.post({ path: "/", headers: {}, body: "{}", timeoutMs: 5_000 });

    await expect(post).rejects.toMatchObject({ kind: "unreachable", mayHaveActed: false, isPassing: true });
    await poster.close();
    expect(peer.sockets).toHaveLength(0);
  });

  it("breaks off what nobody wants any more, and what comes then is nobody's", async () => {
    await using peer = await startPeer(posterOf, (socket, count) => {
      if (peer.sockets.length > 1 || count > 1) socket.write(answer('"second"'));
    });
    const life = newLife(Number.POSITIVE_INFINITY);
    const first = expect(peer.post({ life })).rejects.toThrow("gone");
    await expect.poll(() => peer.received[0]).toContain("{}");
    life.end(new RequestOver("gone"));
    peer.sockets[0]?.write(answer('"first"'));

    const second = await peer.post();

    await first;
    expect(second.text).toBe('"second"');
  });

  it("sends nothing for who has gone already", async () => {
    await using peer = await startPeer(posterOf, (socket) => socket.write(answer("{}")));
    const life = newLife(Number.POSITIVE_INFINITY);
    life.end(new RequestOver("gone"));

    await expect(peer.post({ life })).rejects.toThrow("gone");
    await peer.post();

    expect(peer.received).toHaveLength(1);
  });

  it.each([
    ["a line end in a header", { "x-viewer": "a\r\nx-admin: 1" }],
    ["a line end in its name", { "x\r\nx-admin": "1" }],
    ["a length of its own", { "content-length": "1" }],
    ["another encoding", { "transfer-encoding": "chunked" }],
    ["characters that no header can hold", { "x-viewer": "爱丽丝" }],
  ])("sends nothing that has %s", async (_what, headers) => {
    await using peer = await startPeer(posterOf, (socket) => socket.write(answer("{}")));

    await expect(peer.post({ headers })).rejects.toMatchObject({ kind: "broken", mayHaveActed: false });
    await peer.post();

    expect(peer.received.join("")).not.toMatch(/x-admin|transfer-encoding|length: 1\r/);
  });

  it("lets what is under way end before it closes", async () => {
    await using peer = await startPeer(posterOf, (socket) =>
      setTimeout(() => socket.write(answer('"late"')), 50),
    );
    const post = peer.post();
    await expect.poll(() => peer.received[0]).toContain("{}");

    await peer.poster.close();

    expect((await post).text).toBe('"late"');
    await expect(peer.post()).rejects.toMatchObject({ mayHaveActed: false });
  });

  it("reads an answer that comes before all was sent", async () => {
    await using peer = await startPeer(posterOf, () => {});
    const post = peer.post({ body: `{"text":"${"x".repeat(20_000_000)}"}` });
    await expect.poll(() => peer.sockets.length).toBe(1);
    peer.sockets[0]?.pause();
    peer.sockets[0]?.write(answer('"too much"').replace("200 OK", "413 Too Large"));

    const { statusCode } = await post;

    expect(statusCode).toBe(413);
  });
});
