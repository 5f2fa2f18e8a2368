import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mockSubgraph } from "../executor/testing/mock-subgraph.ts";

/** Serves made-up subgraphs over HTTP: every value is there, and every list has one element. */
export async function serveMockSubgraphs(sdlBySubgraph: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const mischief = { nullOneIn: 0, errorOneIn: 0, listLength: 1 };
  const mocks = new Map(
    Object.entries(sdlBySubgraph).map(([name, sdl]) => [`/${name}`, mockSubgraph(sdl, mischief)]),
  );
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    asked.push(query);
    const answer = await mocks.get(request.url ?? "")?.(query, variables ?? {});
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    /** What was asked, in order. */
    asked,
    urlBySubgraph: Object.fromEntries(
      Object.keys(sdlBySubgraph).map((name) => [name, `http://127.0.0.1:${port}/${name}`]),
    ),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
