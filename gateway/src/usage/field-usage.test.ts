import { describe, expect, it } from "vitest";
import { newClientRequest } from "../client-request.ts";
import { startStubGraph } from "../testing/stub-graph.ts";
import { fieldUsage } from "./field-usage.ts";
import type { UsageRow } from "./usage-counter.ts";

const settings = { mongoUri: "mongodb://nobody", databasePrefix: "test_", flushEveryMs: 1_000_000 };
const SDL = "type Query { ok(order: Order): Int secret: Int @authenticated } enum Order { NAME AGE }";
const stubs = { all: { sdl: SDL, resolvers: { Query: { ok: () => 1 } } } };

/** Field usage over a store in memory that can be told to fail. */
function subject() {
  const said: string[] = [];
  const kept: UsageRow[] = [];
  const store = { isDown: false, hangs: false };
  const log = (_details: object, message: string) => void said.push(message);
  const usage = fieldUsage({
    ...settings,
    log: { warn: log, info: log },
    lastFlushMaxMs: 20,
    async openStore() {
      if (store.isDown) throw new Error("down");
      return {
        async add(rows) {
          if (store.hangs) await new Promise(() => {});
          if (store.isDown) return rows;
          kept.push(...rows);
          return [];
        },
        find: async () => kept,
        close: async () => {},
      };
    },
  });
  const count = async (name: string) => {
    const plugin = await usage.plugin().requestDidStart?.({} as never);
    const { buildSchema, parse } = await import("graphql");
    await plugin?.didResolveOperation?.({
      request: {},
      queryHash: name,
      operationName: null,
      document: parse("{ ok }"),
      schema: buildSchema(SDL.replace(" @authenticated", "")),
      contextValue: { client: newClientRequest({ viewerId: null, scopes: [] }, "request") },
    } as never);
  };
  return { usage, store, kept, said, count };
}

describe("fieldUsage", () => {
  it("keeps what it has counted until the database is there, and tells of it once", async () => {
    const { usage, store, kept, said, count } = subject();
    store.isDown = true;
    await count("a");
    await usage.flush();
    await count("b");
    await usage.flush();
    store.isDown = false;
    await usage.flush();

    expect(kept).toMatchObject([{ coordinate: "Query.ok", client: "unknown", requests: 2 }]);
    expect(said).toEqual([
      "field usage cannot be put into its database: it waits",
      "field usage is put into its database again",
    ]);
    await usage.close();
  });

  it("puts away at the end what is left", async () => {
    const { usage, kept, count } = subject();
    await count("a");
    await usage.close();

    expect(kept).toHaveLength(1);
  });

  it("ends without a database that hangs", async () => {
    const { usage, store, count } = subject();
    store.hangs = true;
    await count("a");

    await expect(usage.close()).resolves.toBeUndefined();
  });
});

describe("a gateway whose database of usage is not there", () => {
  it("answers as ever, and ends", async () => {
    const usage = {
      mongoUri: "mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=100",
      databasePrefix: "test_",
    };
    await using graph = await startStubGraph({ stubs, gatewayOptions: { usage } });

    const { data } = await graph.query("{ ok(order: NAME) }");

    expect(data).toEqual({ ok: 1 });
  });
});
