import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { serveAnyGraph } from "../any-graph.ts";
import { composed } from "../testing/composed.ts";
import { DEFAULT_RESILIENCE } from "./settings.ts";

/** A subgraph that refuses the headers of some with a status and no GraphQL, and a gateway that hands them on. */
async function startRefusing(statusCode: number) {
  const server = createServer((request, response) => {
    const isRefused = request.headers["x-user"] === "mallory";
    response.writeHead(isRefused ? statusCode : 200, { "content-type": "application/json" });
    response.end(isRefused ? "refused" : '{"data":{"hello":"you"}}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const gateway = await serveAnyGraph({
    ...{ host: "127.0.0.1", port: 0, logLevel: "silent", planner: "here" },
    supergraphSdl: composed({ a: "type Query { hello: String }" }).replace(
      "http://127.0.0.1:9/a",
      `http://127.0.0.1:${port}/graphql`,
    ),
    forwarded: ["x-user"],
    sharesQueries: false,
    resilience: { lagMaxMs: 60_000, retriesMax: 0, breakerOpenMs: 60_000 },
  });
  return {
    async ask(user: string): Promise<unknown> {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-user": user },
        body: '{"query":"{ hello }"}',
      });
      const { data, errors = [] } = (await response.json()) as {
        data: unknown;
        errors?: { extensions: { code: string } }[];
      };
      return errors[0]?.extensions.code ?? data;
    },
    async [Symbol.asyncDispose]() {
      await gateway.close();
      server.close();
    },
  };
}

it.each([400, 401, 403, 431])(
  "closes a subgraph to nobody that it answers %i to what one client sends",
  async (statusCode) => {
    await using graph = await startRefusing(statusCode);

    for (let call = 0; call < DEFAULT_RESILIENCE.breakerCallsMin; call += 1)
      expect(await graph.ask("mallory")).toBe("SUBGRAPH_UNAVAILABLE");

    expect(await graph.ask("alice")).toEqual({ hello: "you" });
  },
);

it.each([408, 429, 503])("leaves a subgraph alone that answers %i most of the time", async (statusCode) => {
  await using graph = await startRefusing(statusCode);

  for (let call = 0; call < DEFAULT_RESILIENCE.breakerCallsMin; call += 1) await graph.ask("mallory");

  expect(await graph.ask("alice")).toBe("SUBGRAPH_UNAVAILABLE");
});
