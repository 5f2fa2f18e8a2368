import { openEventStream } from "@kith/kit/testing/event-client.ts";
import { createClient } from "graphql-ws";
import { describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { DEFAULT_LIMITS, type Limits } from "../limits/limits.ts";
import type { GatewayMode } from "../server.ts";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import type { RateLimits } from "./rate-limits.ts";

/** So slow that nothing comes back while a test runs. */
const PER_SECOND = 0.001;
const limitsOf = (viewer: number, address: number): RateLimits => ({
  viewer: { burst: viewer, perSecond: PER_SECOND },
  address: { burst: address, perSecond: PER_SECOND },
});
const FRIENDS = "{ viewer { friends { name } } }";
/** The viewer, and ten friends as far as anybody knows. */
const COST = 11;

type Started = { readonly trustedProxies?: string; readonly mode?: GatewayMode; readonly limits?: Limits };
const start = (rateLimits: RateLimits, { limits = DEFAULT_LIMITS, ...options }: Started = {}) => {
  const source = greetings();
  const stubs = { ...people, greetings: source.stub };
  const graph = startStubGraph({ stubs, ...options, gatewayOptions: { rateLimits, limits } });
  return graph.then((started) => Object.assign(started, { source }));
};
const codesOf = ({ errors }: { readonly errors: readonly { extensions: { code: string } }[] }) =>
  errors.map(({ extensions }) => extensions.code);

describe("a gateway that limits rates", () => {
  it("answers 429 when the cost is more than is left, with when to come back, before any fetch", async () => {
    await using graph = await start(limitsOf(2 * COST, 1_000));
    const token = await graph.issuer.tokenOf("alice");
    const first = await graph.query(FRIENDS, { token });
    const second = await graph.query(FRIENDS, { token });
    graph.asked.length = 0;

    const third = await graph.query(FRIENDS, { token });
    const other = await graph.query(FRIENDS, { token: await graph.issuer.tokenOf("bob") });

    expect([first, second, third, other].map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect(first.extensions.kith.cost).toBe(COST);
    expect(first.headers.get("ratelimit-policy")).toBe('"viewer";q=22;w=22000, "address";q=1000;w=1000000');
    expect(first.headers.get("ratelimit")).toMatch(/^"viewer";r=11;t=\d+, "address";r=989;t=\d+$/);
    expect(codesOf(third)).toEqual(["RATE_LIMITED"]);
    expect(third.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(third.headers.get("x-request-id")).not.toBeNull();
    expect(graph.asked.filter(({ query }) => query.includes("friends"))).toHaveLength(1);
  });

  it("refuses who has nothing left before the body is read", async () => {
    await using graph = await start(limitsOf(COST, 1_000));
    const token = await graph.issuer.tokenOf("alice");
    await graph.query(FRIENDS, { token });

    const response = await fetch(`${graph.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: "{ this is no JSON",
    });

    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
  });

  it("counts clients by their address, and behind a trusted proxy by the one that it tells", async () => {
    await using direct = await start(limitsOf(1_000, 2));
    await using proxied = await start(limitsOf(1_000, 2), { trustedProxies: "127.0.0.1" });
    const from = (graph: typeof direct, address: string) =>
      graph.query("{ __typename }", { headers: { "x-forwarded-for": address } }).then(({ status }) => status);
    const addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.1", "192.0.2.1"];

    const [directly, byProxy] = [[] as number[], [] as number[]];
    for (const address of addresses) {
      directly.push(await from(direct, address));
      byProxy.push(await from(proxied, address));
    }

    expect(directly).toEqual([200, 200, 429, 429, 429]);
    expect(byProxy).toEqual([200, 200, 200, 200, 429]);
  });

  it("charges for documents that are no operation", async () => {
    await using graph = await start(limitsOf(1_000, 25));

    const statuses: number[] = [];
    for (const query of ["{", "{ nothing }", "{ nothing }", "{ __typename }"])
      statuses.push((await graph.query(query)).status);

    expect(statuses).toEqual([400, 400, 400, 429]);
  });

  it.each([
    ["costs too much", FRIENDS],
    ["asks about the schema", "{ __schema { queryType { name } } }"],
    ["comes by a way that is not for it", "subscription { greeted { text } }"],
    ["does not say which operation it means", "query A { __typename } query B { __typename }"],
  ])("charges for an operation that %s", async (_what, query) => {
    await using graph = await start(limitsOf(1_000, 15), {
      mode: "production",
      limits: { ...DEFAULT_LIMITS, cost: COST - 1 },
    });

    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1) statuses.push((await graph.query(query)).status);

    expect(statuses).toEqual([400, 400, 429]);
  });

  it("charges the address for tokens that are no good, and looks at no more of them when it has nothing left", async () => {
    await using graph = await start(limitsOf(1_000, 25));

    const statuses: number[] = [];
    for (let round = 0; round < 4; round += 1)
      statuses.push((await graph.query("{ __typename }", { token: "e30.e30.e30" })).status);

    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it("charges it for those that come over a WebSocket too", async () => {
    await using graph = await start(limitsOf(1_000, 25));
    const closeCode = () =>
      new Promise<unknown>((resolve) => {
        createClient({
          url: `${graph.url.replace("http", "ws")}/graphql`,
          webSocketImpl: WebSocket,
          lazy: false,
          retryAttempts: 0,
          connectionParams: { authorization: "Bearer e30.e30.e30" },
          onNonLazyError: () => {},
          on: { closed: (event) => resolve((event as { code?: number }).code) },
        });
      });

    const codes: unknown[] = [];
    for (let round = 0; round < 3; round += 1) codes.push(await closeCode());

    expect(codes).toEqual([4401, 4401, 4401]);
    expect((await graph.query("{ __typename }")).status).toBe(429);
  });

  it("charges the address for files", async () => {
    await using graph = await start(limitsOf(1_000, 15));
    const statusOf = () => fetch(`${graph.url}/downloads/social/none`).then(({ status }) => status);

    expect([await statusOf(), await statusOf()]).toEqual([404, 429]);
  });

  it("charges for what is refused for want of a token", async () => {
    await using graph = await start(limitsOf(1_000, COST));

    expect([(await graph.query(FRIENDS)).status, (await graph.query(FRIENDS)).status]).toEqual([401, 429]);
  });

  it("counts a subscription by Server-Sent Events, its opening and each event", async () => {
    await using graph = await start(limitsOf(3, 1_000));
    const token = await graph.issuer.tokenOf("alice");
    const subscribe = () =>
      openEventStream(`${graph.url}/graphql`, token, "subscription { greeted { text } }");
    using events = await subscribe();
    for (const text of ["one", "two", "three"]) graph.source.greet({ text });

    expect((await events.next()).data).toEqual({ greeted: { text: "one" } });
    expect((await events.next()).data).toEqual({ greeted: { text: "two" } });
    expect(await events.next()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
    const refused = await subscribe();

    expect(refused.status).toBe(429);
    expect(refused.refusal?.errors?.[0]?.extensions.code).toBe("RATE_LIMITED");
  });

  it("counts a subscription over a WebSocket", async () => {
    await using graph = await start(limitsOf(1, 1_000));
    const client = createClient({
      url: `${graph.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${await graph.issuer.tokenOf("alice")}` },
      retryAttempts: 0,
    });
    const subscribe = () => client.iterate({ query: "subscription { greeted { text } }" });

    const first = subscribe();
    const opened = first.next();
    await vi.waitFor(() => expect(graph.source.listenerCount).toBe(1));
    await expect(subscribe().next()).rejects.toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);
    graph.source.greet({ text: "hello" });
    expect((await opened).value).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });

    await first.return?.();
    await client.dispose();
  });
});
