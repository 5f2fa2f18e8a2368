import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { acceptUntilAnswered } from "../accept-money.ts";
import { CAST_FUNDS_MINOR, cast, castId } from "../cast.ts";
import { commerceProcess } from "../commerce-process.ts";
import { freePort } from "../free-port.ts";
import { violations } from "../invariants.ts";
import { startDatabase } from "../killed-database/start-database.ts";
import { sendUntilAnswered } from "../send-until-answered.ts";
import { startSupergraph } from "../supergraph.ts";

const TRANSFERS = 100;
const AMOUNT_MINOR = 10n;

it("loses and doubles no transfer and no acceptance when commerce is killed in the middle of them, twice", async () => {
  const dir = mkdtempSync(join(tmpdir(), "kith-killed-"));
  const database = await startDatabase(await freePort(), dir);
  onTestFinished(async () => {
    await database.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  await using graph = await startSupergraph({ seed: cast, mongoUri: database.url });
  const [alice, bob] = [await graph.as("alice"), await graph.as("bob")];
  const startCommerce = await commerceProcess(graph);
  const first = await startCommerce();
  const keys = Array.from({ length: TRANSFERS }, () => randomUUID());

  const sending = keys.map((idempotencyKey, index) => {
    const [client, recipientId] = index % 2 === 0 ? [alice, castId("bob")] : [bob, castId("alice")];
    return sendUntilAnswered(client, { recipientId, amountMinor: AMOUNT_MINOR, idempotencyKey });
  });
  await Promise.race(sending);
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const second = await startCommerce();
  const ids = await Promise.all(sending);
  expect(new Set(ids).size).toBe(TRANSFERS);

  const accepting = ids.map((id, index) => acceptUntilAnswered(index % 2 === 0 ? bob : alice, id));
  await Promise.race(accepting);
  process.kill(second.pid, "SIGKILL");
  await second.exited;
  const third = await startCommerce();
  await Promise.all(accepting);

  const balances = await Promise.all(
    [alice, bob].map((client) =>
      client.query<{ viewer: { wallet: Record<"balance" | "held", { amountMinor: string }> } }>(
        "{ viewer { wallet { balance { amountMinor } held { amountMinor } } } }",
      ),
    ),
  );
  // Each has sent as much as the other.
  expect(balances.map(({ data: { viewer } }) => viewer.wallet)).toEqual(
    balances.map(() => ({ balance: { amountMinor: `${CAST_FUNDS_MINOR}` }, held: { amountMinor: "0" } })),
  );
  expect(await violations(graph.stores)).toEqual([]);

  // Each of them has been told of, and counted in the closeness of the two, once.
  const social = graph.stores.clients.social.db(`${graph.stores.databasePrefix}social`);
  const inbox = social.collection("inbox");
  await vi.waitFor(async () => expect(await inbox.countDocuments()).toBe(TRANSFERS), { timeout: 60_000 });
  const days = await social.collection<{ _id: string; sent: number }>("interactionDays").find().toArray();
  expect(days.reduce((sum, { sent }) => sum + sent, 0)).toBe(TRANSFERS);
  await third.stop();
}, 300_000);
