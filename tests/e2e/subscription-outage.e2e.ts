import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWebSocketClient } from "graphql-ws";
import { expect, it, vi } from "vitest";
import { startChild } from "../../scripts/supervisor/child-process.ts";
import { transferService } from "../../subgraphs/commerce/src/transfers/transfer-service.ts";
import { castId } from "../cast.ts";
import { commerceProcess } from "../commerce-process.ts";
import { freePort } from "../free-port.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const query = "subscription { walletEntryPosted { amount { amountMinor } } }";
type Posted = { readonly walletEntryPosted: { readonly amount: { readonly amountMinor: string } } };
type Result = { readonly data?: Posted | null; readonly errors?: readonly unknown[] };

/** Money from outside, put in by a process of commerce that nobody listens to. */
const fund = ({ stores }: Supergraph, amountMinor: bigint) =>
  transferService({ ...stores, now: () => new Date() }).fund([
    { recipient: castId("bob"), amountMinor, currency: "CNY", idempotencyKey: randomUUID() },
  ]);
const amountOf = ({ data }: Result) => data?.walletEntryPosted.amount.amountMinor;

it("goes on where it was when commerce is killed, by either transport, and nobody notices", async () => {
  await using graph = await startSupergraph();
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
    await fund(graph, funded);
    expect(amountOf(await byHand.next())).toBe(String(funded));
  }
  const behind = (await Promise.all(begun)).map(({ value }) => Number(amountOf(value)));
  for (const [index, events] of byLibrary.entries())
    for (let amount = Number(behind[index]) + 1; amount <= funded; amount += 1)
      expect(amountOf((await events.next()).value)).toBe(String(amount));

  process.kill(first.pid, "SIGKILL");
  await first.exited;
  await fund(graph, 1_000n);
  const second = await startCommerce();
  expect(await nextOfAll()).toEqual(["1000", "1000", "1000"]);
  await fund(graph, 2_000n);
  expect(await nextOfAll()).toEqual(["2000", "2000", "2000"]);

  byHand.close();
  await webSocket.dispose();
  sse.dispose();
  await second.stop();
}, 120_000);

it("goes on where it was when the database is killed", async () => {
  const dir = mkdtempSync(join(tmpdir(), "kith-killed-"));
  const port = await freePort();
  const startDatabase = () =>
    startChild({
      name: "database",
      file: "embedded-mongo/src/main.ts",
      args: ["--port", `${port}`, "--dir", dir],
    });
  let database = await startDatabase();
  try {
    await using graph = await startSupergraph({ mongoUri: database.url });
    using events = await (await graph.as("bob")).subscribe(query);
    await fund(graph, 1n);
    expect(amountOf(await events.next())).toBe("1");

    process.kill(database.pid, "SIGKILL");
    await database.exited;
    database = await startDatabase();
    await vi.waitFor(() => fund(graph, 2n), { timeout: 30_000, interval: 500 });

    expect(amountOf(await events.next())).toBe("2");
  } finally {
    await database.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}, 120_000);
