import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "./testing/people.ts";
import { startStubGraph } from "./testing/stub-graph.ts";

describe("serveGateway", () => {
  let graph: Awaited<ReturnType<typeof startStubGraph>>;
  beforeAll(async () => {
    graph = await startStubGraph({ stubs: people });
  });
  afterAll(() => graph.close());

  it("answers for nobody without a token", async () => {
    const { status, data, errors } = await graph.query("{ viewer { id } }");

    expect({ status, data, errors }).toEqual({ status: 200, data: { viewer: null }, errors: [] });
  });

  it("answers for the viewer of the token, across subgraphs", async () => {
    const token = await graph.issuer.tokenOf("alice");

    const { data } = await graph.query("{ viewer { name friendCount friends { name friendCount } } }", {
      token,
    });

    expect(data.viewer).toEqual({
      name: "Alice",
      friendCount: 2,
      friends: [
        { name: "Bob", friendCount: 2 },
        { name: "Carol", friendCount: 1 },
      ],
    });
  });

  it("tells in development what a request cost", async () => {
    const token = await graph.issuer.tokenOf("alice");

    const { headers, extensions } = await graph.query("{ viewer { name friendCount } }", { token });

    expect(extensions).toEqual({
      kith: {
        requestId: headers.get("x-request-id"),
        ms: expect.any(Number),
        fetches: { users: 1, social: 1 },
        commands: { users: 1, social: 2 },
        cost: 1,
      },
    });
  });
});
