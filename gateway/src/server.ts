import { fastifyApolloHandler } from "@as-integrations/fastify";
import { httpApp, type ListenOptions, type Service } from "@kith/kit/http-service.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { FastifyRequest } from "fastify";
import { type Bearer, tokenReader } from "./access-token.ts";
import {
  type ClientRequest,
  type GatewayContext,
  newClientRequest,
  newRequestId,
  withClientRequest,
} from "./client-request.ts";
import type { Contract } from "./contract/contract.ts";
import { contractSupergraph } from "./contract/contract-supergraph.ts";
import { addDownloads } from "./downloads.ts";
import { addExplorer } from "./explorer/explorer.ts";
import { subgraphAsk } from "./fetch/subgraph-ask.ts";
import { type SubgraphHttp, subgraphHttp } from "./fetch/subgraph-http.ts";
import { graphqlServer } from "./graphql-server.ts";
import { answerHttpErrors } from "./http-errors.ts";
import type { Operation } from "./subscriptions/operation-results.ts";
import { refuseConditionalRoot } from "./subscriptions/subscription-document.ts";
import { subscriptions } from "./subscriptions/subscriptions.ts";
import { isWebSocketRequest, routeUpgrades } from "./subscriptions/websocket-upgrade.ts";
import { readSupergraph } from "./supergraph/supergraph.ts";

/**
 * `development` tells each request's cost in `extensions.kith`, answers introspection and serves the landing page and the
 * explorer; `production` does none of it.
 */
export const GATEWAY_MODES = ["development", "production"] as const;
export type GatewayMode = (typeof GATEWAY_MODES)[number];

export type GatewayOptions = ListenOptions & {
  readonly supergraphSdl: string;
  /** Where subgraphs answer, by name; one that is missing here answers at its URL in the supergraph. */
  readonly urlBySubgraph?: Readonly<Record<string, string>>;
  /** What gateway and subgraphs sign the viewer header with. */
  readonly viewerKey: Buffer;
  /** Where the keys of access tokens are published. */
  readonly jwksUrl: string;
  readonly mode: GatewayMode;
  /** Whether the same question of the same viewer to a subgraph is asked once while it is under way: yes, unless said. */
  readonly sharesQueries?: boolean;
  /** The part of the API that is served: all of it, unless said. */
  readonly contract?: Contract | null;
};

/**
 * Serves the supergraph at `/graphql`, for clients.
 *
 * @throws SupergraphError when the supergraph promises a protection that the gateway does not give.
 * @throws ContractError when the contract leaves no API of the supergraph.
 */
export async function serveGateway(options: GatewayOptions): Promise<Service> {
  const { contract = null, supergraphSdl } = options;
  const supergraph = readSupergraph(
    contract === null ? supergraphSdl : contractSupergraph(supergraphSdl, contract),
  );
  const isDevelopment = options.mode === "development";
  const httpBySubgraph = new Map(
    [...supergraph.urlBySubgraph].map(([name, url]) => [
      name,
      subgraphHttp(name, options.urlBySubgraph?.[name] ?? url),
    ]),
  );
  const httpOf = (name: string): SubgraphHttp => {
    const http = httpBySubgraph.get(name);
    invariant(http !== undefined, `the supergraph has no subgraph ${name}`);
    return http;
  };
  const checkReady = async () => {
    await Promise.all([...httpBySubgraph.values()].map((http) => http.checkReady()));
  };

  const app = httpApp("gateway", { ...options, takesUpgrade: isWebSocketRequest }, checkReady);
  const server = graphqlServer({
    supergraph,
    isDevelopment,
    log: app.log,
    askFor: subgraphAsk({
      httpOf,
      viewerKey: options.viewerKey,
      isShared: options.sharesQueries ?? true,
      log: app.log,
    }),
  });
  await server.start();

  const answer = fastifyApolloHandler<GatewayContext>(server, {
    context: async (request: FastifyRequest) => ({ client: clientOf(request) }),
  });
  const readToken = tokenReader(options.jwksUrl);
  const live = subscriptions({ server, httpOf, viewerKey: options.viewerKey, readToken, log: app.log });
  routeUpgrades(app);
  app.addHook("preClose", live.close);

  const clientByRequest = new WeakMap<FastifyRequest, ClientRequest>();
  const bearerByRequest = new WeakMap<FastifyRequest, Bearer>();
  const clientOf = (request: FastifyRequest): ClientRequest => {
    const client = clientByRequest.get(request);
    invariant(client !== undefined, "a request reached GraphQL without passing the token check");
    return client;
  };

  answerHttpErrors(app);
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("x-request-id", newRequestId());
  });
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    // Before the body is read: who sends a bad token is not worth parsing.
    onRequest: async (request, reply) => {
      const bearer = await readToken(request.headers.authorization);
      const viewer = { ...bearer.viewer, address: request.ip };
      clientByRequest.set(request, newClientRequest(viewer, String(reply.getHeader("x-request-id"))));
      bearerByRequest.set(request, bearer);
    },
    preHandler: (request, _reply, done) => {
      const { query } = ((request.method === "GET" ? request.query : request.body) ??
        {}) as Partial<Operation>;
      refuseConditionalRoot(query);
      withClientRequest(clientOf(request), done);
    },
    handler(request, reply) {
      const { viewer } = clientOf(request);
      const bearer = bearerByRequest.get(request);
      invariant(bearer !== undefined, "a request reached GraphQL without passing the token check");
      return live.answer(request, reply, { viewer, bearer }) ?? answer.call(app, request, reply);
    },
  });
  addDownloads(app, httpBySubgraph);
  if (isDevelopment) addExplorer(app, supergraph.schema);

  const close = async () => {
    await app.close();
    await server.stop();
    await Promise.all([...httpBySubgraph.values()].map((http) => http.close()));
  };
  return { url: await app.listen({ host: options.host, port: options.port }), close };
}
