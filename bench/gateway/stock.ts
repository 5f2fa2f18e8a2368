/** The stock gateway: `@apollo/gateway` as it comes, behind the same server as ours. */
import { readFileSync } from "node:fs";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { runService } from "@kith/kit/shutdown.ts";
import Fastify from "fastify";

const [, , supergraphFile = "", forwarded = ""] = process.argv;

class Forwarding extends RemoteGraphQLDataSource<{ viewer: string }> {
  override willSendRequest({
    request,
    context,
  }: Parameters<NonNullable<RemoteGraphQLDataSource<{ viewer: string }>["willSendRequest"]>>[0]) {
    if ("viewer" in context && context.viewer) request.http?.headers.set(forwarded, context.viewer);
  }
}

await runService(async () => {
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(supergraphFile, "utf8"),
    buildService: ({ url }) => new Forwarding({ url: url ?? "" }),
  });
  const server = new ApolloServer<{ viewer: string }>({ gateway, stopOnTerminationSignals: false });
  await server.start();
  const app = Fastify({ forceCloseConnections: true });
  app.post("/graphql", {
    handler: fastifyApolloHandler<{ viewer: string }>(server, {
      context: async ({ headers }) => ({ viewer: String(headers[forwarded] ?? "") }),
    }),
  });
  const close = async () => {
    await app.close();
    await server.stop();
  };
  return { url: await app.listen({ host: "127.0.0.1", port: 0 }), close };
});
