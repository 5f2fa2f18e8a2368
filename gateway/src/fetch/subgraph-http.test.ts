import { describe, expect, it } from "vitest";
import { startPeer } from "../testing/raw-peer.ts";
import { subgraphHttp } from "./subgraph-http.ts";

describe("the way to a subgraph with an https address", () => {
  it("says nothing that is not encrypted", async () => {
    await using peer = await startPeer(
      (origin) => {
        const http = subgraphHttp("users", `${origin.replace("http:", "https:")}/graphql`);
        return {
          post: ({ body, headers, timeoutMs }) =>
            http.send(body, headers, { timeoutMs, life: null, endsAtMs: performance.now() + timeoutMs }),
          close: http.close,
        };
      },
      (socket) => socket.destroy(),
    );

    const asked = peer.post({
      body: '{"query":"{ secret }"}',
      headers: { "kith-viewer": "secret" },
      timeoutMs: 500,
    });

    await expect(asked).rejects.toMatchObject({ mayHaveActed: false });
    expect(peer.received.join("")).not.toContain("secret");
    expect(peer.received.join("")).not.toContain("POST");
    expect(peer.received.join("")[0]).toBe("\x16");
  });
});
