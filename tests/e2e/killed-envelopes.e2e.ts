import { setTimeout as sleep } from "node:timers/promises";
import { idOfName } from "@kith/kit/global-id.ts";
import { expect, it, vi } from "vitest";
import { loadMemberships } from "../../scripts/loading/load-graph.ts";
import { startChild } from "../../scripts/supervisor/child-process.ts";
import { LIFETIME_MS } from "../../subgraphs/commerce/src/envelopes/model.ts";
import { accountIdOf, balanceOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { CAST_FUNDS_MINOR, cast, castId, GROUP_ID } from "../cast.ts";
import type { Client } from "../client.ts";
import { envelopesOn, giveEnvelope, sendEnvelope } from "../give-envelope.ts";
import { violations } from "../invariants.ts";
import { openTestStores } from "../stores.ts";
import { startSupergraph } from "../supergraph.ts";

const MEMBERS = 30;
const ENVELOPES = 2;
const SHARES = 20;
const TRIES_MAX = 100;
const PAUSE_MS = 200;

type Claimed = {
  claimEnvelope: {
    claim: { amount: { amountMinor: string } } | null;
    userErrors: { code: string }[];
  } | null;
} | null;

/** Claims as a careful client does: until there is an answer, whatever happens to services. @returns The amount, or why there is none. */
async function claimUntilAnswered(client: Client, envelopeId: string): Promise<string> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const { data } = await client.query<Claimed>(
      `mutation { claimEnvelope(input: { envelopeId: "${envelopeId}" }) { claim { amount { amountMinor } } userErrors { ... on ClaimEnvelopeError { code } } } }`,
    );
    const outcome = data?.claimEnvelope;
    if (outcome != null)
      return outcome.claim?.amount.amountMinor ?? outcome.userErrors.map(({ code }) => code).join();
    await sleep(PAUSE_MS);
  }
  throw new Error(`no answer for ${envelopeId} after ${TRIES_MAX} tries`);
}

it("loses and doubles no share when commerce is killed in the middle of claims", async () => {
  await using graph = await startSupergraph({ seed: cast });
  const people = Array.from(
    { length: MEMBERS },
    (_, index) => idOfName("user", `killed ${index}`, 0) as `user_${string}`,
  );
  const places = people.map((user) =>
    membershipOf({ group: GROUP_ID, user, role: "MEMBER", joinedAt: new Date(0) }),
  );
  await loadMemberships(graph.stores, places);
  const clients = await Promise.all(people.map((person) => graph.as(person)));
  const services = envelopesOn(graph.stores);
  const toGroup = { sender: castId("dan"), group: GROUP_ID, amountMinor: 1_000n, shareCount: SHARES };
  const ids: string[] = [];
  for (let count = 0; count < ENVELOPES; count += 1) ids.push((await sendEnvelope(services, toGroup))._id);

  // From here on commerce is a process of its own, at the address the gateway knows.
  const { url } = graph.services.commerce;
  await graph.services.commerce.close();
  const startCommerce = () =>
    startChild({
      name: "commerce",
      file: "subgraphs/commerce/src/main.ts",
      environment: {
        PORT: new URL(url).port,
        LOG_LEVEL: "silent",
        MONGODB_URI: graph.stores.mongoUri,
        KITH_DATABASE_PREFIX: graph.stores.databasePrefix,
        KITH_VIEWER_KEY: graph.viewerKey.toString("base64"),
        USERS_URL: `${graph.services.users.url}/graphql`,
        SOCIAL_URL: `${graph.services.social.url}/graphql`,
        GROUPS_URL: `${graph.services.groups.url}/graphql`,
      },
    });
  const first = await startCommerce();
  const claiming = ids.map((id) => clients.map((client) => claimUntilAnswered(client, id)));
  await Promise.race(claiming.flat());
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const second = await startCommerce();
  const outcomes = await Promise.all(claiming.map((some) => Promise.all(some)));

  for (const some of outcomes) {
    const amounts = some.filter((outcome) => /^\d+$/.test(outcome)).map(BigInt);
    expect(amounts.length).toBe(SHARES);
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(1_000n);
    expect(some.filter((outcome) => outcome === "ENVELOPE_EMPTY").length).toBe(MEMBERS - SHARES);
  }
  // Asked again, everybody gets the same answer.
  const again = await Promise.all(clients.map((client) => claimUntilAnswered(client, ids[0] ?? "")));
  expect(again).toEqual(outcomes[0]);
  const found = (await violations(graph.stores)).filter((one) => !one.includes("who does not exist"));
  expect(found).toEqual([]);
  await second.stop();
}, 200_000);

it("gives back once what is left when the worker is killed in the middle, and two others go on", async () => {
  await using stores = await openTestStores();
  await cast(stores);
  const aDayAgo = envelopesOn(stores, { now: () => new Date(Date.now() - LIFETIME_MS) });
  const order = { sender: castId("alice"), group: GROUP_ID, amountMinor: 10n, shareCount: 2 } as const;
  const count = 120;
  await Promise.all(
    Array.from({ length: count }, () => giveEnvelope(aDayAgo, { ...order, split: "EQUAL" }, [castId("bob")])),
  );
  const db = stores.clients.commerce.db(`${stores.databasePrefix}commerce`);
  const returned = () => db.collection("envelopes").countDocuments({ status: "RETURNED" });
  const startWorker = () =>
    startChild({
      name: "worker",
      file: "tests/envelopes/return-worker.ts",
      environment: { MONGODB_URI: stores.mongoUri, KITH_DATABASE_PREFIX: stores.databasePrefix },
    });

  const first = await startWorker();
  await vi.waitFor(async () => expect(await returned()).toBeGreaterThan(0), { timeout: 60_000, interval: 1 });
  process.kill(first.pid, "SIGKILL");
  await first.exited;
  const others = await Promise.all([startWorker(), startWorker()]);
  await vi.waitFor(async () => expect(await returned()).toBe(count), { timeout: 60_000, interval: 100 });
  for (const { pid } of others) process.kill(pid, "SIGKILL");
  await Promise.all(others.map(({ exited }) => exited));

  const [alice] = await stores.accounts.findByIds([accountIdOf(walletOf(castId("alice"), "CNY"))]);
  expect(alice && balanceOf(alice)).toBe(CAST_FUNDS_MINOR - BigInt(count) * 5n);
  expect(await violations(stores)).toEqual([]);
}, 120_000);
