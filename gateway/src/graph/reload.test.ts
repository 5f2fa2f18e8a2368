import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "graphql-ws";
import { describe, expect, it, vi } from "vitest";
import { composed } from "../testing/composed.ts";
import { greetings } from "../testing/greetings.ts";
import { type Stub, startStubGraph } from "../testing/stub-graph.ts";

const SWAPS = 20;
const CLIENTS = 8;
const WAIT_MAX_MS = 20_000;

/** One field that every graph of these tests has, one that a test can let wait, and one that numbers the graph. */
const clock = () => {
  const waiting: (() => void)[] = [];
  const stub: Stub = {
    sdl: "type Query { tick: Int! slow: Int! fast: Int! } type Mutation { set: Int! }",
    resolvers: {
      Query: {
        tick: () => 1,
        fast: () => 2,
        slow: () => new Promise((resolve) => waiting.push(() => resolve(3))),
      },
      Mutation: { set: () => 4 },
    },
  };
  return { stub, waiting };
};

const EXTRA = "type Query { tick: Int! slow: Int! fast: Int! } type Mutation { set: Int! }";
const numbered = (number: number) => composed({ clock: EXTRA.replace("tick", `graph_${number}: Int tick`) });

type Setup = {
  readonly stubs: Readonly<Record<string, Stub>>;
  readonly canaries?: Readonly<Record<string, string>>;
  readonly isWatched?: boolean;
};

async function startReloadable({ stubs, canaries = {}, isWatched = false }: Setup) {
  const folder = mkdtempSync(join(tmpdir(), "kith-reload-"));
  const file = join(folder, "supergraph.graphql");
  for (const [name, text] of Object.entries(canaries)) writeFileSync(join(folder, name), text);
  const moved: Record<string, string> = {};
  // Known only when the stubs have their ports.
  const known = { urls: {} as Record<string, string> };
  const graph = await startStubGraph({
    stubs,
    gatewayOptions: {
      reload: {
        file,
        isWatched,
        canaryFolder: Object.keys(canaries).length > 0 ? folder : null,
        lookEveryMs: 20,
        urlsOf: () => ({ ...known.urls, ...moved }),
      },
    },
  });
  known.urls = Object.fromEntries(
    Object.entries(graph.services).map(([name, { url }]) => [name, `${url}/graphql`]),
  );
  return {
    ...graph,
    file,
    /** Says of a subgraph that it answers elsewhere. */
    move(name: string, url: string) {
      moved[name] = url;
    },
    /** Puts a file in the place of the one from before, as one should. */
    write(sdl: string) {
      writeFileSync(`${file}.new`, sdl);
      renameSync(`${file}.new`, file);
    },
    async reload(sdl: string) {
      writeFileSync(file, sdl);
      return graph.gateway.reload();
    },
    async [Symbol.asyncDispose]() {
      await graph.close();
      rmSync(folder, { recursive: true });
    },
  };
}

describe("a reload", () => {
  it(`loses no request over ${SWAPS} swaps under load`, async () => {
    await using graph = await startReloadable({ stubs: { clock: clock().stub } });
    const answers = new Map<string, number>();
    let isOver = false;
    const client = async (index: number) => {
      while (!isOver) {
        const query = index % 2 === 0 ? "{ tick fast }" : "mutation { set }";
        const { status, data, errors } = await graph.query(query).catch((error) => ({
          status: String(error),
          data: null,
          errors: [],
        }));
        const outcome = JSON.stringify([status, data, errors]);
        answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
      }
    };

    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    const results: string[] = [];
    for (let swap = 1; swap <= SWAPS; swap += 1) results.push(await graph.reload(numbered(swap)));
    isOver = true;
    await Promise.all(clients);

    expect(results).toEqual(Array(SWAPS).fill("loaded"));
    expect([...answers.keys()].toSorted()).toEqual(['[200,{"set":4},[]]', '[200,{"tick":1,"fast":2},[]]']);
    expect(await graph.query(`{ graph_${SWAPS} }`)).toMatchObject({ data: { [`graph_${SWAPS}`]: null } });
  });

  it("lets a request that is under way end on the graph it began with", async () => {
    const { stub, waiting } = clock();
    await using graph = await startReloadable({ stubs: { clock: stub } });

    const slow = graph.query("{ slow }");
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    await graph.reload(composed({ clock: "type Query { tick: Int! }" }));
    const gone = await graph.query("{ slow }");
    waiting[0]?.();

    expect((await slow).data).toEqual({ slow: 3 });
    expect(gone.errors[0]?.message).toBe('Cannot query field "slow" on type "Query".');
  });

  it.each([
    ["what is no GraphQL", "type Query {", "The supergraph is not GraphQL"],
    ["half of a file", numbered(1).slice(0, -100), "The supergraph is not GraphQL"],
    ["an empty file", "", "The supergraph is not GraphQL"],
    ["a file without an end", "#".repeat(17 * 1_024 * 1_024), "a supergraph may have 16777216"],
    ["what is no supergraph", "type Query { a: Int }", "it has no enum join__Graph"],
    [
      "a guard that is not enforced",
      composed({ clock: 'type Query { tick: Int @policy(policies: [["a"]]) }' }).replace(
        "policy/v0.1",
        "policy/v0.2",
      ),
      "which this gateway does not enforce",
    ],
    [
      "what Apollo's loader refuses",
      numbered(1).replace("type Query", "type Query implements Nothing"),
      "Nothing",
    ],
    [
      "a graph without what is registered",
      composed({ clock: "type Query { tick: Int! }" }),
      'Fast.graphql has no answer in it: Cannot query field "fast" on type "Query".',
    ],
  ])("refuses %s and keeps the graph that is there", async (_what, sdl, reason) => {
    const canaries = { "Fast.graphql": "query Fast { fast }" };
    await using graph = await startReloadable({ stubs: { clock: clock().stub }, canaries });

    const result = await graph.reload(sdl);

    expect(result).toBe("refused");
    expect(graph.gateway.graphs.status.lastReload).toMatchObject({ result: "refused" });
    expect(graph.gateway.graphs.status.lastReload?.reason).toContain(reason);
    expect(await graph.query("{ tick fast }")).toMatchObject({ data: { tick: 1, fast: 2 } });
  });

  it("says so when nothing has changed, and does nothing", async () => {
    await using graph = await startReloadable({ stubs: { clock: clock().stub } });
    await graph.reload(numbered(1));
    const before = graph.gateway.graphs.current();

    expect(await graph.reload(numbered(1))).toBe("unchanged");
    expect(graph.gateway.graphs.current()).toBe(before);
  });

  it("asks subgraphs where they have moved to, and leaves the connections to others alone", async () => {
    const other: Stub = {
      sdl: "type Query { tick: Int! }",
      resolvers: { Query: { tick: () => 7 } },
    };
    const still: Stub = { sdl: "type Query { still: Int! }", resolvers: { Query: { still: () => 8 } } };
    await using graph = await startReloadable({ stubs: { clock: clock().stub, still } });
    await using moved = await startStubGraph({
      stubs: { clock: other },
      gatewayOptions: { viewerKey: graph.viewerKey },
    });
    const before = graph.gateway.graphs.current();

    graph.move("clock", `${moved.services.clock?.url}/graphql`);
    const sdl = composed({ clock: EXTRA, still: still.sdl });
    expect(await graph.reload(sdl)).toBe("loaded");

    expect((await graph.query("{ tick still }")).data).toEqual({ tick: 7, still: 8 });
    const after = graph.gateway.graphs.current();
    expect(after.httpOf("still")).toBe(before.httpOf("still"));
    expect(after.httpOf("clock")).not.toBe(before.httpOf("clock"));
  });

  it("has taken place, whatever those say who are told of it", async () => {
    await using graph = await startReloadable({ stubs: { clock: clock().stub } });
    const heard: string[] = [];
    graph.gateway.graphs.onReload(() => {
      throw new Error("no");
    });
    graph.gateway.graphs.onReload(({ result }) => heard.push(result));

    expect(await graph.reload(numbered(1))).toBe("loaded");
    expect(heard).toEqual(["loaded"]);
    expect((await graph.query("{ tick }")).data).toEqual({ tick: 1 });
  });

  it("gives all who ask during one the result of the next", async () => {
    await using graph = await startReloadable({ stubs: { clock: clock().stub } });

    const first = graph.reload(numbered(1));
    const others = [graph.reload(numbered(2)), graph.reload(numbered(2))];

    expect(await Promise.all([first, ...others])).toEqual(["loaded", "unchanged", "unchanged"]);
    expect(graph.gateway.graphs.current().source.sdl).toBe(numbered(2));
  });

  it("comes by itself when the file is another one", async () => {
    await using graph = await startReloadable({ stubs: { clock: clock().stub }, isWatched: true });
    for (const number of [1, 2]) {
      graph.write(numbered(number));
      await vi.waitFor(
        () => expect(graph.gateway.graphs.current().source.sdl).toBe(numbered(number)),
        WAIT_MAX_MS,
      );
    }
  });
});

describe("subscriptions over a reload", () => {
  const GREETED = "subscription { greeted { text } }";

  it.concurrent.each([
    ["over the same stream", "127.0.0.1", 1],
    ["over another one where their subgraph has moved", "localhost", 2],
  ])("go on with the next event, once each, %s", async (_how, host, streams) => {
    const source = greetings();
    const stubs = { clock: clock().stub, greetings: source.stub };
    await using graph = await startReloadable({ stubs });
    const client = createClient({
      url: `${graph.url.replace("http", "ws")}/graphql`,
      connectionParams: { authorization: `Bearer ${await graph.issuer.tokenOf("bob")}` },
    });
    const texts: unknown[] = [];
    const told = (async () => {
      for await (const { data } of client.iterate<{ greeted: { text: string } }>({ query: GREETED }))
        texts.push(data?.greeted.text);
    })();
    await vi.waitFor(() => expect(source.listenerCount).toBe(1));

    source.greet({ text: "one" });
    await vi.waitFor(() => expect(texts).toEqual(["one"]));
    const before = graph.gateway.graphs.current();
    graph.move("greetings", `${graph.services.greetings?.url.replace("127.0.0.1", host)}/graphql`);
    await graph.reload(composed({ clock: `${EXTRA} type More { a: Int }`, greetings: source.stub.sdl }));
    expect(graph.gateway.graphs.current()).not.toBe(before);
    source.greet({ text: "two" });
    // Nobody needs the graph from before any more.
    await vi.waitFor(() => expect(() => before.server.assertStarted("it")).toThrow(), WAIT_MAX_MS);
    await vi.waitFor(() => expect(source.seen).toHaveLength(streams), WAIT_MAX_MS);
    source.greet({ text: "three" });

    await vi.waitFor(() => expect(texts).toEqual(["one", "two", "three"]), WAIT_MAX_MS);
    expect(source.seen).toHaveLength(streams);
    await client.dispose();
    await told;
  });
});
