import { describe, expect, it, vi } from "vitest";
import type { SubgraphHttp } from "../fetch/subgraph-http.ts";
import type { Graphs } from "../graph/graphs.ts";
import { readiness } from "./readiness.ts";

function graphsWith(checks: Readonly<Record<string, () => Promise<void>>>) {
  const httpBySubgraph = new Map(
    Object.entries(checks).map(([name, checkReady]) => [name, { checkReady } as SubgraphHttp]),
  );
  const lastReload = { at: new Date(0), result: "refused", reason: "it is no GraphQL", tookMs: 1 };
  const status = { loadedAt: new Date(0), lastReload };
  return () => ({ current: () => ({ httpBySubgraph, hash: "abc" }), status }) as unknown as Graphs;
}

describe("readiness", () => {
  it("asks each subgraph once, however many ask", async () => {
    const check = vi.fn(async () => {});
    const ask = readiness(graphsWith({ users: check }), {
      tellsReasons: false,
      asksSubgraphs: true,
      needs: "all",
    });

    const answers = await Promise.all(Array.from({ length: 50 }, ask));

    expect(check).toHaveBeenCalledTimes(1);
    expect(answers[49]).toMatchObject({ subgraphs: { users: "ready" }, supergraph: { hash: "abc" } });
  });

  it("names who does not answer, and all the others", async () => {
    const down = async () => {
      throw new Error("ECONNREFUSED 10.0.0.7");
    };
    const graphs = graphsWith({ users: async () => {}, social: down });

    const refused = await readiness(graphs, {
      tellsReasons: false,
      asksSubgraphs: true,
      needs: "all",
    })().catch((error) => error);

    expect(refused).toMatchObject({
      name: "NotReadyError",
      message: "no answer from social",
      details: { subgraphs: { users: "ready", social: "unavailable" } },
    });
    expect(JSON.stringify(refused.details)).not.toMatch(/10\.0\.0\.7|GraphQL/);
  });

  it("tells operators why a supergraph was refused", async () => {
    const told = await readiness(graphsWith({}), { tellsReasons: true, asksSubgraphs: true, needs: "all" })();

    expect(told).toMatchObject({
      supergraph: { lastReload: { result: "refused", reason: "it is no GraphQL" } },
    });
  });

  describe("of a gateway that needs one subgraph", () => {
    const options = { tellsReasons: false, asksSubgraphs: true, needs: "one" } as const;
    const down = async () => {
      throw new Error("ECONNREFUSED");
    };

    it("is there while one answers, and names the others", async () => {
      const graphs = graphsWith({ users: down, social: async () => {}, groups: down });

      const told = await readiness(graphs, options)();

      expect(told).toMatchObject({
        supergraph: { hash: "abc" },
        subgraphs: { users: "unavailable", social: "ready", groups: "unavailable" },
      });
    });

    it("does not wait for one that hangs when another is ready", async () => {
      const graphs = graphsWith({ users: () => new Promise(() => {}), social: async () => {} });

      const told = await readiness(graphs, options)();

      expect(told).toMatchObject({ subgraphs: { users: "unavailable", social: "ready" } });
    });

    it("waits for the first that is ready, however many are down before it", async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const graphs = graphsWith({ users: down, social: () => promise });

      const told = readiness(graphs, options)();
      resolve();

      expect(await told).toMatchObject({ subgraphs: { users: "unavailable", social: "ready" } });
    });

    it("is not there when none answers", async () => {
      const refused = await readiness(graphsWith({ users: down, social: down }), options)().catch(
        (error) => error,
      );

      expect(refused).toMatchObject({
        name: "NotReadyError",
        message: "no answer from users, social",
        details: { subgraphs: { users: "unavailable", social: "unavailable" } },
      });
    });

    it("is there where subgraphs are not asked", async () => {
      const told = await readiness(graphsWith({ users: down }), { ...options, asksSubgraphs: false })();

      expect(told).toMatchObject({ subgraphs: {} });
    });
  });
});
