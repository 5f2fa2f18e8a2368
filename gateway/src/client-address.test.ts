import { VIEWER_HEADER, verifyViewer } from "@kith/kit/viewer-header.ts";
import { describe, expect, it } from "vitest";
import { people } from "./testing/people.ts";
import { startStubGraph } from "./testing/stub-graph.ts";

// What a subgraph is told of where a request came from that names another address.
async function addressTold(trustedProxies: string, forwarded: string): Promise<string | undefined> {
  await using graph = await startStubGraph({ stubs: people, trustedProxies });
  await graph.query("{ viewer { id } }", { headers: { "x-forwarded-for": forwarded } });
  const header = graph.asked[0]?.headers[VIEWER_HEADER];
  return verifyViewer(header, { key: graph.viewerKey, audience: "users" })?.address;
}

describe("the address of a client", () => {
  it("is the connection's, whatever the client says", async () => {
    expect(await addressTold("", "203.0.113.9")).toBe("127.0.0.1");
    expect(await addressTold("10.0.0.0/8", "203.0.113.9")).toBe("127.0.0.1");
  });

  it("is what a trusted proxy saw, and not what the client told the proxy", async () => {
    expect(await addressTold("127.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
    expect(await addressTold("127.0.0.0/8,10.0.0.0/8", "198.51.100.1, 203.0.113.9, 10.1.2.3")).toBe(
      "203.0.113.9",
    );
  });
});
