import { randomBytes } from "node:crypto";
import { request } from "undici";
import { describe, expect, inject, it, vi } from "vitest";
import { connectDatabase } from "../database.ts";
import type { HttpApp } from "../http-service.ts";
import { peerLoaderOf } from "../peer-loader.ts";
import { serveSubgraph } from "../subgraph-service.ts";
import { signViewer, VIEWER_HEADER } from "../viewer-header.ts";
import { DEADLINE_HEADER } from "./deadline-header.ts";
import { currentLimit } from "./work-limit.ts";

const viewerKey = randomBytes(32);
const viewer = { viewerId: null, scopes: [], requestId: "r" };
const LISTEN = { host: "127.0.0.1", port: 0, logLevel: "silent", viewerKey } as const;

/** A subgraph whose fields send a command, wait until the request is over or the test lets them go on, and send another. */
async function serveTwoCommands() {
  const { client, db } = await connectDatabase({
    mongoUri: inject("mongoUri"),
    databasePrefix: `test_${randomBytes(6).toString("hex")}_`,
    subgraph: "slow",
  });
  const rows = db.collection("rows");
  const commands: string[] = [];
  client.on("commandStarted", ({ commandName }) => commands.push(commandName));
  const gate = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<unknown>();
  const takeSteps = async () => {
    await rows.findOne({});
    await Promise.race([gate.promise, endOf(currentLimit()?.signal)]);
    return (await rows.findOne({})) === null;
  };
  const service = await serveSubgraph(
    {
      name: "slow",
      sdl: "type Query { steps: Boolean } type Mutation { change: Boolean }",
      resolvers: {
        Query: {
          steps: () => {
            const steps = takeSteps();
            steps.then(ended.resolve, ended.resolve);
            return steps;
          },
        },
        Mutation: { change: takeSteps },
      },
      contextFor: () => ({}),
      checkReady: async () => {},
      close: () => client.close(),
    },
    LISTEN,
  );
  const ask = (headers: Record<string, string>, signal?: AbortSignal, query = "{ steps }") =>
    request(`${service.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        [VIEWER_HEADER]: signViewer(viewer, { key: viewerKey, audience: "slow" }),
        ...headers,
      },
      body: JSON.stringify({ query }),
      signal: signal ?? null,
    });
  return { ask, commands, gate, ended: ended.promise, [Symbol.asyncDispose]: () => service.close() };
}

const endOf = (signal: AbortSignal | undefined) =>
  new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve()));

const TOO_LATE = { extensions: { code: "DEADLINE_EXCEEDED" } };

describe("a request to a subgraph", () => {
  it("starts no command after its deadline", async () => {
    await using slow = await serveTwoCommands();

    const { body } = await slow.ask({ [DEADLINE_HEADER]: "400" });

    expect(await body.json()).toMatchObject({ data: { steps: null }, errors: [TOO_LATE] });
    expect(slow.commands).toEqual(["find"]);
  });

  it("says of a mutation that was cut short that it may have happened", async () => {
    await using slow = await serveTwoCommands();

    const { body } = await slow.ask({ [DEADLINE_HEADER]: "400" }, undefined, "mutation { done: change }");

    expect(await body.json()).toMatchObject({
      data: { done: null },
      errors: [{ path: ["done"], extensions: { code: "OUTCOME_UNKNOWN" } }],
    });
    expect(slow.commands).toEqual(["find"]);
  });

  it("starts no command when whoever asked has hung up", async () => {
    await using slow = await serveTwoCommands();
    const caller = new AbortController();

    const answer = slow.ask({}, caller.signal);
    await vi.waitFor(() => expect(slow.commands).toEqual(["find"]));
    caller.abort();
    await expect(answer).rejects.toThrow();

    expect(await slow.ended).toMatchObject(TOO_LATE);
    expect(slow.commands).toEqual(["find"]);
  });

  it("takes its time where nobody said how long that may be", async () => {
    await using slow = await serveTwoCommands();
    slow.gate.resolve();

    const { body } = await slow.ask({});

    expect(await body.json()).toMatchObject({ data: { steps: true } });
    expect(slow.commands).toEqual(["find", "find"]);
  });

  it("is refused with a deadline that is none", async () => {
    await using slow = await serveTwoCommands();

    const { statusCode } = await slow.ask({ [DEADLINE_HEADER]: "soon" });

    expect(statusCode).toBe(400);
  });
});

describe("a question to a peer", () => {
  it("tells what is left of the time", async () => {
    const told: unknown[] = [];
    const peerOptions = {
      name: "peer",
      sdl: 'type Query { none: Int } type Thing @key(fields: "id") { id: ID! name: String }',
      resolvers: { Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, name: id }) } },
      contextFor: () => ({}),
      checkReady: async () => {},
      close: async () => {},
      addRoutes: (app: HttpApp) => {
        app.addHook("onRequest", async ({ headers }) => void told.push(headers[DEADLINE_HEADER]));
      },
    };
    const peer = await serveSubgraph(peerOptions, LISTEN);
    const asker = await serveSubgraph(
      {
        ...peerOptions,
        name: "asker",
        sdl: "type Query { nameOf: String }",
        addRoutes: () => {},
        resolvers: {
          Query: {
            nameOf: async () => {
              const question = {
                peer: { name: "peer", url: `${peer.url}/graphql`, viewerKey },
                viewer,
                typename: "Thing",
                selection: "name",
              };
              return (await peerLoaderOf<{ name: string }>("names", question).load("x"))?.name;
            },
          },
        },
      },
      LISTEN,
    );

    for (const more of [{ [DEADLINE_HEADER]: "900" }, {}]) {
      const { body } = await request(`${asker.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          [VIEWER_HEADER]: signViewer(viewer, { key: viewerKey, audience: "asker" }),
          ...more,
        },
        body: '{"query":"{ nameOf }"}',
      });
      expect(await body.json()).toMatchObject({ data: { nameOf: "x" } });
    }
    await Promise.all([asker.close(), peer.close()]);

    expect(Number(told[0])).toBeLessThanOrEqual(900);
    expect(Number(told[0])).toBeGreaterThan(0);
    expect(told[1]).toBe("3000");
  });
});
