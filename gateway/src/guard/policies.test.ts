import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { accessOf } from "./policies.ts";
import { policyService } from "./policy-service.ts";

const viewer = { viewerId: "alice", scopes: ["user"], policies: ["staff"], requestId: "r" };

describe("the policies that hold for a viewer", () => {
  it("are those of the token, as far as they matter", async () => {
    expect(await accessOf(viewer, ["staff", "paid"])).toEqual({
      isViewer: true,
      scopes: ["user"],
      policies: ["staff"],
    });
    expect((await accessOf(viewer, ["paid"])).policies).toEqual([]);
  });

  it("are those that the hook grants besides, of which it is asked only for what is missing", async () => {
    const hook = vi.fn(async () => ["paid", "never asked for"]);

    const { policies } = await accessOf(viewer, ["staff", "paid", "owner"], hook);

    expect(policies).toEqual(["staff", "paid"]);
    expect(hook.mock.calls).toEqual([[{ viewerId: "alice", scopes: ["user"], policies: ["paid", "owner"] }]]);
  });

  it("are not asked for where the token is enough", async () => {
    const hook = vi.fn(async () => []);

    await accessOf(viewer, ["staff"], hook);

    expect(hook).not.toHaveBeenCalled();
  });

  it("can hold for nobody in particular", async () => {
    const access = await accessOf({ viewerId: null, scopes: [], requestId: "r" }, ["daytime"], async () => [
      "daytime",
    ]);

    expect(access).toEqual({ isViewer: false, scopes: [], policies: ["daytime"] });
  });

  it.each([
    ["throws", () => Promise.reject(new Error("down"))],
    ["never answers", () => new Promise<never>(() => {})],
    ["answers with nothing", async () => undefined as never],
  ])("are none of those whose hook %s", async (_what, hook) => {
    expect((await accessOf(viewer, ["paid"], hook)).policies).toEqual([]);
  });
});

describe("a service of policies", () => {
  const question = { viewerId: "alice", scopes: ["user"], policies: ["paid"] };
  const log = { warn: vi.fn() };

  async function answeredBy(status: number, body: string) {
    let asked = "";
    const server = createServer(async (request, response) => {
      for await (const chunk of request) asked += chunk;
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const granted = await policyService(`http://127.0.0.1:${port}`, log)(question);
      return { granted, asked: JSON.parse(asked) };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it("is asked who asks and what for, and grants what it names", async () => {
    expect(await answeredBy(200, '{"policies":["paid"]}')).toEqual({ granted: ["paid"], asked: question });
  });

  it.each([
    [500, '{"policies":["paid"]}'],
    [200, '{"policies":"paid"}'],
    [200, '["paid"]'],
    [200, "null"],
    [200, "paid"],
    [200, `{"policies":["${"p".repeat(70_000)}"]}`],
  ])("grants nothing by %i %.30s, and says so", async (status, body) => {
    log.warn.mockClear();

    expect((await answeredBy(status, body)).granted).toEqual([]);
    expect(log.warn).toHaveBeenCalledOnce();
  });

  it("grants nothing when nobody is there", async () => {
    expect(await policyService("http://127.0.0.1:9", log)(question)).toEqual([]);
  });
});
