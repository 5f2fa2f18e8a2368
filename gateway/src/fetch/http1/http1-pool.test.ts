import type { Socket } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { answer, startPeer } from "../../testing/raw-peer.ts";
import { http1Pool } from "./http1-pool.ts";

const poolTo =
  (options: Partial<Parameters<typeof http1Pool>[1]> = {}) =>
  (origin: string) =>
    http1Pool(new URL(origin), {
      ...{ connectionsMax: 3, connectTimeoutMs: 2_000, idleMaxMs: 30_000, bodySizeMax: 1_000 },
      ...options,
    });
const echo = (socket: Socket) => void socket.write(answer("{}"));

describe("connections to a host", () => {
  it("are used again, also after chunks", async () => {
    await using peer = await startPeer(poolTo(), (socket, count) =>
      socket.write(
        count === 1
          ? "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
          : answer(`{"count":${count}}`),
      ),
    );

    const texts = [];
    for (let turn = 0; turn < 3; turn += 1) texts.push((await peer.post()).text);

    expect(texts).toEqual(["{}", '{"count":2}', '{"count":3}']);
    expect(peer.sockets).toHaveLength(1);
  });

  it("are used again as soon as an answer is there, the one that was used last first", async () => {
    await using peer = await startPeer(poolTo(), echo);
    await Promise.all([peer.post(), peer.post(), peer.post()]);
    const before = peer.received.map(({ length }) => length);

    await peer.post().then(() => peer.post());

    const after = peer.received.map(({ length }) => length);
    expect(after.filter((length, index) => length > (before[index] ?? 0))).toHaveLength(1);
  });

  it("are so many at most", async () => {
    await using peer = await startPeer(poolTo(), () => {});
    const posts = [1, 2, 3].map(() => peer.post({ timeoutMs: 200 }));
    const waited = Promise.allSettled(posts);

    await expect(peer.post()).rejects.toMatchObject({
      message: "all 3 connections are in use",
      mayHaveActed: false,
    });

    await waited;
    peer.sockets.length = 0;
    await expect(peer.post({ timeoutMs: 50 })).rejects.toMatchObject({ kind: "timeout" });
  });

  it("end, whoever asks for it, when the last answer is there", async () => {
    await using peer = await startPeer(poolTo(), () => {});
    const post = peer.post();
    await expect.poll(() => peer.received[0]).toContain("{}");

    const closed = Promise.all([peer.poster.close(), peer.poster.close()]);
    peer.sockets[0]?.write(answer("{}"));

    expect((await post).text).toBe("{}");
    await closed;
  });

  it("end when they have been idle for long enough", async () => {
    await using peer = await startPeer(poolTo({ idleMaxMs: 100 }), echo);
    await peer.post();
    const onClose = vi.fn();
    peer.sockets[0]?.on("close", onClose);

    await expect.poll(() => onClose.mock.calls.length, { timeout: 5_000 }).toBe(1);
    await peer.post();

    expect(peer.sockets).toHaveLength(2);
  });
});
