import { DEADLINE_HEADER } from "@kith/kit/deadline/deadline-header.ts";
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { describe, expect, it, vi } from "vitest";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

type Handle = (reply: FastifyReply, request: FastifyRequest) => unknown;

/** A stand-in for social, which tells what it was asked and how many of those who asked have hung up. */
async function startSocial(handle: Handle, resilience = {}) {
  const seen = { headers: [] as (string | undefined)[], gone: 0 };
  const app = Fastify({ forceCloseConnections: true });
  app.post("/graphql", (request, reply) => {
    seen.headers.push(request.headers[DEADLINE_HEADER] as string | undefined);
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) seen.gone += 1;
    });
    return handle(reply.type("application/json"), request);
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const graph = await startStubGraph({
    stubs: people,
    urlBySubgraph: { social: `${url}/graphql` },
    resilience,
  });
  const close = async () => {
    await graph.close();
    await app.close();
  };
  return { seen, graph, [Symbol.asyncDispose]: close };
}

const SILENT: Handle = () => new Promise(() => {});
const COUNT = '{ user(id: "bob") { name friendCount } }';
const right = { data: { _entities: [{ friendCount: 2 }] } };
const codesOf = (errors: readonly { extensions: { code?: string } }[]) =>
  errors.map(({ extensions }) => extensions.code);

describe("the deadline of a request", () => {
  it("is told to subgraphs, no more of it than their timeout", async () => {
    await using social = await startSocial(() => right);

    await social.graph.query(COUNT);
    await social.graph.query(COUNT, { headers: { [DEADLINE_HEADER]: "3000" } });
    await social.graph.query(COUNT, { headers: { [DEADLINE_HEADER]: "900000" } });

    const [usual, short, long] = social.seen.headers.map(Number) as [number, number, number];
    expect(usual).toBe(5_000);
    expect(short).toBeGreaterThan(0);
    expect(short).toBeLessThanOrEqual(3_000);
    expect(long).toBe(5_000);
  });

  it("is when the answer comes, with what is there", async () => {
    let asked = 0;
    await using social = await startSocial((reply, request) => {
      asked += 1;
      return asked === 1 ? right : SILENT(reply, request);
    });
    // So that it is planned.
    await social.graph.query(COUNT);
    const startedAtMs = performance.now();

    const { status, data, errors } = await social.graph.query(COUNT, {
      headers: { [DEADLINE_HEADER]: "800" },
    });
    const tookMs = performance.now() - startedAtMs;

    expect([status, data]).toEqual([200, { user: { name: "Bob", friendCount: null } }]);
    expect(codesOf(errors)).toEqual(["DEADLINE_EXCEEDED"]);
    expect(tookMs).toBeGreaterThan(780);
    expect(tookMs).toBeLessThan(2_500);
    await vi.waitFor(() => expect(social.seen.gone).toBe(1));
  });

  it("is what the gateway is set to where the client says nothing", async () => {
    await using social = await startSocial(SILENT, { deadlineMs: 300 });

    const { errors } = await social.graph.query(COUNT);

    expect(codesOf(errors)).toEqual(["DEADLINE_EXCEEDED"]);
  });

  it("is refused when it is none", async () => {
    await using social = await startSocial(() => right);

    const { status, errors } = await social.graph.query(COUNT, { headers: { [DEADLINE_HEADER]: "soon" } });

    expect([status, codesOf(errors)]).toEqual([400, ["BAD_REQUEST"]]);
  });
});

describe("a client that hangs up", () => {
  const ask = (graph: Awaited<ReturnType<typeof startStubGraph>>, signal: AbortSignal) =>
    graph.query(COUNT, { signal }).catch(() => null);

  it("takes its calls with it", async () => {
    await using social = await startSocial(SILENT);
    const client = new AbortController();

    const answer = ask(social.graph, client.signal);
    await vi.waitFor(() => expect(social.seen.headers).toHaveLength(1));
    client.abort();
    await answer;

    await vi.waitFor(() => expect(social.seen.gone).toBe(1));
  });
});

describe("a query", () => {
  it.each([
    ["answers 503", (reply: FastifyReply) => reply.code(503).send("starting")],
    ["hangs up", (reply: FastifyReply) => void reply.raw.destroy()],
  ])("is asked again when its subgraph %s", async (_what, fail) => {
    let asked = 0;
    await using social = await startSocial((reply) => {
      asked += 1;
      return asked === 1 ? fail(reply) : right;
    });

    const { data, errors } = await social.graph.query(COUNT);

    expect([data.user.friendCount, errors, asked]).toEqual([2, [], 2]);
  });

  it("is answered at once when its subgraph fails all the time", async () => {
    await using social = await startSocial((reply) => reply.code(500).send('{"errors":[{"message":"x"}]}'), {
      breakerCallsMin: 5,
    });

    for (let count = 0; count < 8; count += 1) {
      const { errors } = await social.graph.query(COUNT);
      expect(codesOf(errors)).toEqual(["SUBGRAPH_UNAVAILABLE"]);
    }

    expect(social.seen.headers).toHaveLength(5);
  });
});

describe("a mutation without an answer", () => {
  const RENAME = 'mutation { rename(name: "x") { name } }';

  async function startUsers(handle: Handle) {
    const app = Fastify({ forceCloseConnections: true });
    let asked = 0;
    app.post("/graphql", (request, reply) => {
      asked += 1;
      return handle(reply, request);
    });
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    const graph = await startStubGraph({ stubs: people, urlBySubgraph: { users: `${url}/graphql` } });
    const token = await graph.issuer.tokenOf("alice");
    return {
      app,
      rename: () => graph.query(RENAME, { token }),
      asked: () => asked,
      async [Symbol.asyncDispose]() {
        await graph.close();
        await app.close();
      },
    };
  }

  it("may have happened, says so, and is not sent again", async () => {
    await using users = await startUsers((reply) => void reply.raw.destroy());

    const { data, errors } = await users.rename();

    expect(data).toEqual({ rename: null });
    expect(codesOf(errors)).toEqual(["OUTCOME_UNKNOWN"]);
    expect(errors[0]?.message).toContain("this may have happened");
    expect(users.asked()).toBe(1);
  });

  it("has not happened where nobody was there to get it", async () => {
    await using users = await startUsers(() => {});
    await users.app.close();

    const { errors } = await users.rename();

    expect(codesOf(errors)).toEqual(["SUBGRAPH_UNAVAILABLE"]);
  });
});

describe("a gateway with too much to do", () => {
  it("says when to come again, and is alive", async () => {
    await using social = await startSocial(() => right, { requestsMax: 0 });

    const { status, headers, errors } = await social.graph.query(COUNT);
    const live = await fetch(`${social.graph.url}/live`);

    expect([status, codesOf(errors)]).toEqual([503, ["OVERLOADED"]]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(live.status).toBe(200);
    expect(social.graph.asked).toEqual([]);
  });

  it("lets in the next when one is answered", async () => {
    await using social = await startSocial(() => right, { requestsMax: 1 });

    for (let count = 0; count < 3; count += 1)
      expect((await social.graph.query(COUNT)).data.user.friendCount).toBe(2);
  });
});
