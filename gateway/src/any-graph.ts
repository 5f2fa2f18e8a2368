import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import { httpApp, type ListenOptions, type Service } from "@kith/kit/http-service.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { stringifyAnswer } from "./answer-text.ts";
import { type GatewayContext, newClientRequest, newRequestId } from "./client-request.ts";
import { plainAsk } from "./fetch/subgraph-ask.ts";
import { subgraphHttp } from "./fetch/subgraph-http.ts";
import { graphGateway } from "./graph-gateway.ts";
import { guardPlugin } from "./guard/guard-plugin.ts";
import { readSupergraph } from "./supergraph/supergraph.ts";

type Options = ListenOptions & {
  readonly supergraphSdl: string;
  /** Headers of clients that subgraphs get, in lower case. */
  readonly forwarded: readonly string[];
  /** Whether the same question with the same headers to a subgraph is asked once while it is under way. */
  readonly sharesQueries: boolean;
};
type Context = GatewayContext & { readonly headers: Readonly<Record<string, string>> };

/**
 * Serves a supergraph that has nothing to do with Kith at `/graphql`: to anybody, with introspection, and with the errors
 * as subgraphs tell them. What the supergraph guards is refused, since nobody is known.
 *
 * @throws SupergraphError when the supergraph promises a protection that the gateway does not give.
 */
export async function serveAnyGraph({
  supergraphSdl,
  forwarded,
  sharesQueries,
  ...listen
}: Options): Promise<Service> {
  const supergraph = readSupergraph(supergraphSdl);
  const httpBySubgraph = new Map(
    [...supergraph.urlBySubgraph].map(([name, url]) => [name, subgraphHttp(name, url)]),
  );
  const httpOf = (name: string) => {
    const http = httpBySubgraph.get(name);
    invariant(http !== undefined, `the supergraph has no subgraph ${name}`);
    return http;
  };
  const app = httpApp("gateway", listen, async () => {});
  const askWith = plainAsk(httpOf, sharesQueries);
  const server = new ApolloServer<GatewayContext>({
    gateway: graphGateway({
      sdl: supergraph.sdl,
      askFor: (context) => askWith((context as Context).headers),
    }),
    logger: app.log,
    plugins: [
      guardPlugin(supergraph.guard),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    stringifyResult: stringifyAnswer,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
  });
  await server.start();

  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    handler: fastifyApolloHandler<GatewayContext>(server, {
      context: async ({ headers }): Promise<Context> => ({
        client: newClientRequest({ viewerId: null, scopes: [] }, newRequestId()),
        headers: Object.fromEntries(
          forwarded.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
        ),
      }),
    }),
  });
  const close = async () => {
    await app.close();
    await server.stop();
    await Promise.all([...httpBySubgraph.values()].map((http) => http.close()));
  };
  return { url: await app.listen({ host: listen.host, port: listen.port }), close };
}
