import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newClientRequest } from "../client-request.ts";
import { clientGone, type Life, newLife } from "../resilience/request-life.ts";
import { DEFAULT_RESILIENCE } from "../resilience/settings.ts";
import { subgraphLine } from "../resilience/subgraph-line.ts";
import { subgraphAsk } from "./subgraph-ask.ts";
import type { SubgraphHttp, Within } from "./subgraph-http.ts";

/** Subgraphs that count what they are asked, and all answer the same with what it took. */
function counting() {
  const sent: string[] = [];
  const http = {
    line: subgraphLine({ name: "a", settings: DEFAULT_RESILIENCE }),
    async send(body: string) {
      sent.push(body);
      const extensions = { kith: { commands: { a: ["x.find"] } } };
      const text = JSON.stringify({ data: { n: sent.length }, extensions });
      return { statusCode: 200, bytes: Buffer.from(text), text };
    },
  } as unknown as SubgraphHttp;
  return { sent, httpOf: () => http };
}

const clientOf = (viewerId: string | null, more: { scopes?: string[]; address?: string } = {}) => ({
  client: newClientRequest({ viewerId, scopes: [], ...more }, `request of ${viewerId}`),
});
const askerOf = (httpOf: () => SubgraphHttp, isShared = true) =>
  subgraphAsk({ httpOf, viewerKey: randomBytes(32), isShared, log: { warn() {}, debug() {} } });
const question = { subgraph: "a", body: "{}", operation: "query" } as const;

describe("subgraphAsk", () => {
  it("asks once what a viewer asks twice at the same moment, and counts it for both", async () => {
    const { sent, httpOf } = counting();
    const askFor = askerOf(httpOf);
    const [one, other] = [clientOf("alice"), clientOf("alice")];

    const answers = await Promise.all([askFor(one)(question), askFor(other)(question)]);

    expect(sent).toHaveLength(1);
    expect(answers.map(({ data }) => data)).toEqual([{ n: 1 }, { n: 1 }]);
    expect(answers[0]?.data).not.toBe(answers[1]?.data);
    for (const { client } of [one, other])
      expect([...client.cost.fetches, ...client.cost.commands]).toEqual([
        ["a", 1],
        ["a", 1],
      ]);
  });

  it.each([
    ["another viewer", clientOf("alice"), clientOf("bob"), {}],
    ["nobody", clientOf("alice"), clientOf(null), {}],
    ["other scopes", clientOf("alice"), clientOf("alice", { scopes: ["support"] }), {}],
    ["another address", clientOf("alice"), clientOf("alice", { address: "10.0.0.1" }), {}],
    ["another subgraph", clientOf("alice"), clientOf("alice"), { subgraph: "b" }],
    ["another question", clientOf("alice"), clientOf("alice"), { body: "{ }" }],
  ])("never answers with what was asked for %s", async (_what, one, other, difference) => {
    const { sent, httpOf } = counting();
    const askFor = askerOf(httpOf);

    await Promise.all([askFor(one)(question), askFor(other)({ ...question, ...difference })]);

    expect(sent).toHaveLength(2);
  });

  it("never shares a mutation", async () => {
    const { sent, httpOf } = counting();
    const ask = askerOf(httpOf)(clientOf("alice"));

    await Promise.all([1, 2].map(() => ask({ ...question, operation: "mutation" })));

    expect(sent).toHaveLength(2);
  });

  it("shares nothing where that is off", async () => {
    const { sent, httpOf } = counting();
    const askFor = askerOf(httpOf, false);

    await Promise.all([askFor(clientOf("alice"))(question), askFor(clientOf("alice"))(question)]);

    expect(sent).toHaveLength(2);
  });
});

describe("a client that goes", () => {
  /** A subgraph that keeps silent until it is told to answer, and knows of each question whether it is still wanted. */
  function silent() {
    const gate = Promise.withResolvers<void>();
    const lives: (Life | null)[] = [];
    const http = {
      line: subgraphLine({ name: "a", settings: DEFAULT_RESILIENCE }),
      async send(_body: string, _headers: object, { life }: Within) {
        lives.push(life);
        await gate.promise;
        const text = '{"data":{"n":1}}';
        return { statusCode: 200, bytes: Buffer.from(text), text };
      },
    } as unknown as SubgraphHttp;
    return { gate, lives, httpOf: () => http };
  }
  const clientWith = (life: Life) => ({
    client: newClientRequest({ viewerId: "alice", scopes: [] }, "request", life),
  });

  it("leaves alone what another one waits for", async () => {
    const { gate, lives, httpOf } = silent();
    const askFor = askerOf(httpOf);
    const life = newLife(Number.POSITIVE_INFINITY);

    const first = askFor(clientWith(life))(question);
    const second = askFor(clientOf("alice"))(question);
    life.end(clientGone());
    gate.resolve();

    await expect(first).rejects.toMatchObject({ extensions: { code: "DEADLINE_EXCEEDED" } });
    expect((await second).data).toEqual({ n: 1 });
    expect(lives.map((one) => one?.over)).toEqual([null]);
  });

  it("takes with it what nobody else waits for", async () => {
    const { lives, httpOf } = silent();
    const life = newLife(Number.POSITIVE_INFINITY);

    const asked = askerOf(httpOf)(clientWith(life))(question);
    life.end(clientGone());

    await expect(asked).rejects.toMatchObject({ extensions: { code: "DEADLINE_EXCEEDED" } });
    expect(lives[0]?.over).toBeInstanceOf(Error);
  });

  it("has a mutation of its own finished that is under way", async () => {
    const { gate, lives, httpOf } = silent();
    const life = newLife(performance.now() + 60_000);

    const asked = askerOf(httpOf)(clientWith(life))({ ...question, operation: "mutation" });
    life.end(clientGone());
    gate.resolve();

    expect(await asked).toEqual({ data: { n: 1 } });
    expect(lives).toEqual([null]);
  });
});
