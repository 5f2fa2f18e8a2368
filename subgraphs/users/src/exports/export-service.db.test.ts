import { randomBytes } from "node:crypto";
import { newId } from "@kith/kit/global-id.ts";
import { MongoClient } from "mongodb";
import { describe, expect, inject, it } from "vitest";
import { exportPartStore } from "./export-part-store.ts";
import { type AskHeld, exportService } from "./export-service.ts";
import { exportStore } from "./export-store.ts";
import { LEASE_MS, TRIES_MAX } from "./model.ts";

const USER = newId("user");

/** Services that share a database and a clock, as processes do, over subgraphs that answer as the test says. */
async function openServices(askBySubgraph: Readonly<Record<string, AskHeld>>) {
  const client = await MongoClient.connect(inject("mongoUri"));
  const db = client.db(`test_${randomBytes(6).toString("hex")}`);
  const [exports, exportParts] = [exportStore(db), exportPartStore(db)];
  await Promise.all([exports.ensureIndexes(), exportParts.ensureIndexes()]);
  const clock = { ms: Date.UTC(2026, 0, 1) };
  const now = () => new Date(clock.ms);
  const warnings: string[] = [];
  const warn = (_error: unknown, message: string) => void warnings.push(message);
  const service = () => exportService({ exports, exportParts, askBySubgraph, now, warn });
  const rowsOf = async (id: string) => {
    const rows: string[] = [];
    for await (const part of exportParts.streamOf(id)) rows.push(...part.rows);
    return rows;
  };
  const dispose = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { service, exports, clock, warnings, rowsOf, [Symbol.asyncDispose]: dispose };
}

const page = (rows: string[], next: string | null = null) => ({ source: "rows", rows, next });

describe("an export", () => {
  it("that met a subgraph which was down is begun again when its lease is over, from the beginning", async () => {
    let isDown = true;
    await using services = await openServices({
      users: async (_user, after) => (after === null ? page(['{"a":1}'], "more") : page(['{"a":2}'])),
      social: async () => {
        if (isDown) throw new Error("down");
        return page(['{"b":1}']);
      },
    });
    const service = services.service();
    const { _id } = await service.request(USER);
    await service.settle();
    expect(await services.exports.findOf(USER)).toMatchObject([{ status: "PENDING", tries: 1 }]);
    expect(services.warnings).toHaveLength(1);

    isDown = false;
    await service.makeWaiting();
    expect(await services.exports.findOf(USER)).toMatchObject([{ status: "PENDING", tries: 1 }]);
    services.clock.ms += LEASE_MS;
    await service.makeWaiting();

    expect(await services.exports.findOf(USER)).toMatchObject([{ status: "READY", tries: 2, sizeBytes: 21 }]);
    expect(await services.rowsOf(_id)).toEqual(['{"a":1}', '{"a":2}', '{"b":1}']);
  });

  it("is made by one of several processes that look for work at once", async () => {
    let asked = 0;
    const everybodyHasAsked = Promise.withResolvers<void>();
    await using services = await openServices({
      users: async () => {
        asked += 1;
        await everybodyHasAsked.promise;
        return page(["{}"]);
      },
    });
    const processes = [1, 2, 3, 4].map(() => services.service());
    await Promise.all(processes.map((each) => each.request(USER).catch(() => null)));
    const looking = processes.map((each) => each.makeWaiting());
    everybodyHasAsked.resolve();
    await Promise.all(looking);

    expect(await services.exports.findOf(USER)).toMatchObject([{ status: "READY" }]);
    expect(asked).toBe(1);
  });

  it("that takes longer than a lease is kept by who makes it, and left when it is gone", async () => {
    const pagesMax = 120;
    let asked = 0;
    await using services = await openServices({
      users: async () => {
        asked += 1;
        services.clock.ms += LEASE_MS / 60;
        if (asked === 60) await services.service().makeWaiting();
        return page(["{}"], asked < pagesMax ? String(asked) : null);
      },
    });
    const service = services.service();
    await service.request(USER);
    await service.settle();

    expect(await services.exports.findOf(USER)).toMatchObject([{ status: "READY", tries: 1 }]);
    expect(asked).toBe(pagesMax);
  });

  it("is given up after ten tries, and may be asked for again", async () => {
    await using services = await openServices({ users: () => Promise.reject(new Error("broken")) });
    const service = services.service();
    await service.request(USER);
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      await service.makeWaiting();
      services.clock.ms += LEASE_MS;
    }

    expect(await services.exports.findOf(USER)).toMatchObject([{ status: "FAILED", tries: TRIES_MAX }]);
    await expect(service.request(USER)).resolves.toMatchObject({ status: "PENDING" });
    await service.settle();
  });
});
