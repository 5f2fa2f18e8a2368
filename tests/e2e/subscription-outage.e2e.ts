import { randomUUID } from "node:crypto";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWebSocketClient } from "graphql-ws";
import { afterAll, beforeAll, expect, it } from "vitest";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { castId } from "../cast.ts";
import { commerceProcess } from "../commerce-process.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const query = "subscription { walletEntryPosted { amount { amountMinor } } }";
type Posted = { readonly walletEntryPosted: { readonly amount: { readonly amountMinor: string } } };
type Result = { readonly data?: Posted | null; readonly errors?: readonly unknown[] };

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph();
});
afterAll(() => graph?.[Symbol.asyncDispose]());

/** Money from outside, put in by a process of commerce that nobody listens to. */
const fund = (amountMinor: bigint) =>
  transferService({ ...graph.stores, now: () => new Date() }).fund([
    { recipient: castId("bob"), amountMinor, currency: "CNY", idempotencyKey: randomUUID() },
  ]);
const amountOf = ({ data }: Result) => data?.walletEntryPosted.amount.amountMinor;

it("goes on where it was when commerce is killed, by either transport, and nobody notices", async () => {
  const startCommerce = await commerceProcess(graph);
  const first = await startCommerce();
  const { endpoint, token, subscribe } = await graph.as("bob");
  const authorization = `Bearer ${token}`;
  const webSocket = createWebSocketClient({
    url: endpoint.replace("http", "ws"),
    connectionParams: { authorization },
    retryAttempts: 0,
  });
  const sse = createSseClient({ url: endpoint, headers: { authorization }, retryAttempts: 0 });
  using byHand = await subscribe(query);
  const byLibrary = [webSocket.iterate<Posted>({ query }), sse.iterate<Posted>({ query })];
  const nextOfAll = async () => [
    amountOf(await byHand.next()),
    ...(await Promise.all(byLibrary.map((events) => events.next()))).map(({ value }) => amountOf(value)),
  ];

  // Those of the libraries do not say when they have begun to listen: what comes before that is told to the first alone.
  const begun = byLibrary.map((events) => events.next());
  let told = 0;
  for (const listening of begun) void listening.then(() => (told += 1));
  let funded = 0n;
  while (told < begun.length) {
    funded += 1n;
    await fund(funded);
    expect(amountOf(await byHand.next())).toBe(String(funded));
  }
  const behind = (await Promise.all(begun)).map(({ value }) => Number(amountOf(value)));
  for (const [index, events] of byLibrary.entries())
    for (let amount = Number(behind[index]) + 1; amount <= funded; amount += 1)
      expect(amountOf((await events.next()).value)).toBe(String(amount));

  process.kill(first.pid, "SIGKILL");
  await first.exited;
  await fund(1_000n);
  const second = await startCommerce();
  expect(await nextOfAll()).toEqual(["1000", "1000", "1000"]);
  await fund(2_000n);
  expect(await nextOfAll()).toEqual(["2000", "2000", "2000"]);

  byHand.close();
  await webSocket.dispose();
  sse.dispose();
  await second.stop();
}, 120_000);
