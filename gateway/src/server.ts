import { httpApp, type ListenOptions, type Service } from "@kith/kit/http-service.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { FastifyRequest } from "fastify";
import { type Bearer, tokenReader } from "./access-token.ts";
import { clientIdentityIn } from "./client-identity.ts";
import { type ClientRequest, newClientRequest, withClientRequest } from "./client-request.ts";
import type { Contract } from "./contract/contract.ts";
import { documentAccess } from "./documents/document-access.ts";
import { DOCUMENTS_OFF, type DocumentSettings } from "./documents/document-modes.ts";
import { settleDocument } from "./documents/sent-document.ts";
import { addDownloads } from "./downloads.ts";
import { addExplorer } from "./explorer/explorer.ts";
import { inFlight } from "./fetch/in-flight.ts";
import { subgraphAsk } from "./fetch/subgraph-ask.ts";
import { subgraphHttp } from "./fetch/subgraph-http.ts";
import type { PlannerPlace } from "./graph/graph-in-force.ts";
import type { Graphs, ReloadResult } from "./graph/graphs.ts";
import { type ReloadOptions, reloadableGraphs } from "./graph/reloadable-graphs.ts";
import { type GuardingOptions, guardingFrom } from "./guard/guarding.ts";
import { originRule } from "./http/cors.ts";
import { addFront, GRAPHQL_PATH } from "./http/front.ts";
import { errorAnswers } from "./http/http-errors.ts";
import { HTTP_DEFAULTS, type HttpSettings } from "./http/http-settings.ts";
import { refuseBatch, refuseUnfit } from "./http/request-rules.ts";
import type { InsightOptions } from "./insight/insight.ts";
import { kithPipeline } from "./kith-pipeline.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits/limits.ts";
import { observedAskFor } from "./operations/observed-ask.ts";
import { operationsOf } from "./operations/operations.ts";
import type { OperationsSettings } from "./operations/settings.ts";
import { labelPolicy } from "./override/label-policy.ts";
import { chargedTokens } from "./rate-limit/charged-tokens.ts";
import { limiterFrom } from "./rate-limit/limiter-from.ts";
import type { RateLimits } from "./rate-limit/rate-limits.ts";
import { door } from "./resilience/door.ts";
import { DEFAULT_RESILIENCE, type ResilienceSettings } from "./resilience/settings.ts";
import { gatewayCache } from "./response-cache/cached-executor.ts";
import { kithDialect } from "./subscriptions/kith-dialect.ts";
import type { Operation } from "./subscriptions/operation-results.ts";
import { refuseConditionalRoot } from "./subscriptions/subscription-document.ts";
import { isForStream, subscriptions } from "./subscriptions/subscriptions.ts";
import { isWebSocketRequest, routeUpgrades, upgradeOf } from "./subscriptions/websocket-upgrade.ts";
import type { TokenSettings } from "./token-settings.ts";
import { fieldUsage } from "./usage/field-usage.ts";
import type { UsageSettings } from "./usage/usage-store.ts";

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
  /** Which of them are good: by default those of `DEFAULT_TOKEN_SETTINGS`. */
  readonly tokens?: TokenSettings;
  readonly mode: GatewayMode;
  /** How much a client may ask for at once: by default `DEFAULT_LIMITS`. */
  readonly limits?: Limits;
  /** How much cost is let through, by viewer and by address: any, unless said. */
  readonly rateLimits?: RateLimits | null;
  /** What becomes of what is closed to whoever asks. */
  readonly guarding?: GuardingOptions;
  /** Who may look at how the graph is made besides everybody in development: nobody, unless said. */
  readonly insight?: InsightOptions;
  /** Whether the same question of the same viewer to a subgraph is asked once while it is under way: yes, unless said. */
  readonly sharesQueries?: boolean;
  /** The part of the API that is served: all of it, unless said. */
  readonly contract?: Contract | null;
  /** Where operations are planned: in a thread, unless said. */
  readonly planner?: PlannerPlace;
  /** Where the supergraph is had anew: nowhere, unless said. */
  readonly reload?: ReloadOptions;
  readonly operations?: OperationsSettings;
  /** Where it is kept what clients use of the API: nowhere, unless said. */
  readonly usage?: UsageSettings | null;
  /** Pages of no other host, and answers compressed, unless it says otherwise. */
  readonly http?: HttpSettings;
  /** Which operations are answered: all, unless it says otherwise. */
  readonly documents?: DocumentSettings;
  /** Bytes of answers that are kept by `@cacheControl`: none, unless it says otherwise. */
  readonly responseCacheBytes?: number;
  /** How long what is waited for, and how much may be under way: by default `DEFAULT_RESILIENCE`. */
  readonly resilience?: Partial<ResilienceSettings>;
  /** Labels of `@override` that are active: none, unless said. Of `percent(n)`, n percent are. */
  readonly overrideLabels?: readonly string[];
  /** Decides of a label instead; null leaves it to the list. */
  readonly decideLabel?: (label: string, who: string) => boolean | null;
};

/** A gateway that takes another supergraph while it runs. */
export type Gateway = Service & {
  readonly graphs: Graphs;
  reload(): Promise<ReloadResult>;
  readonly drainMs: number;
  /** Where operators ask; null: nowhere. */
  readonly operationsUrl: string | null;
};

/** What a file takes of an address: nobody says who asks for it. */
const DOWNLOAD_COST = 10;

/**
 * Serves the supergraph at `/graphql`, for clients.
 *
 * @throws SupergraphError when the supergraph promises a protection that the gateway does not give.
 * @throws ContractError when the contract leaves no API of the supergraph.
 * @throws RegistrationError when what clients have registered cannot be relied on.
 */
export async function serveGateway(options: GatewayOptions): Promise<Gateway> {
  const isDevelopment = options.mode === "development";
  const http = options.http ?? HTTP_DEFAULTS;
  const limits = options.limits ?? DEFAULT_LIMITS;
  const resilience = { ...DEFAULT_RESILIENCE, ...options.resilience };
  const operations = await operationsOf({
    ...options,
    registeredFolder: options.reload?.canaryFolder ?? null,
    graphs: () => graphs,
    subscriptionCount: () => live.count,
    door: () => entrance,
    caches: () => ({ documents: documents.counts, ...(cache !== null && { responses: cache.counts }) }),
    asksSubgraphs: true,
  });
  const { observer, isDraining, checkReady } = operations;

  const app = httpApp(
    "gateway",
    {
      ...options,
      takesUpgrade: isWebSocketRequest,
      isDraining,
      errorAnswers,
      stillMaxMs: resilience.deadlineMs + resilience.unreadMaxMs,
    },
    checkReady,
  );
  const documents = documentAccess(options.documents ?? DOCUMENTS_OFF, app.log);
  const cache = gatewayCache(options.responseCacheBytes ?? 0);
  const { overrideLabels: active = [], decideLabel } = options;
  const policy = labelPolicy({ active, ...(decideLabel && { decide: decideLabel }) });
  const underWay = inFlight();
  const usage = options.usage ? fieldUsage({ ...options.usage, log: app.log }) : null;
  const guarding = guardingFrom(options.guarding ?? {}, app.log);
  const limiter = limiterFrom(options.rateLimits ?? null, app.log);
  const graphs = await reloadableGraphs({
    ...options,
    log: app.log,
    onPlanned: observer?.planned,
    httpAt: (name, url) =>
      subgraphHttp(name, url, {
        settings: resilience,
        onBreaker: (state) => app.log.warn({ subgraph: name, state }, "circuit breaker"),
      }),
    serverOf({ httpOf, ...loaded }) {
      const { viewerKey, sharesQueries: isShared = true } = options;
      const askFor = subgraphAsk({ httpOf, viewerKey, isShared, underWay, log: app.log });
      return kithPipeline({
        ...loaded,
        limits,
        limiter,
        guarding,
        insight: options.insight ?? {},
        isDevelopment,
        labelPolicy: policy,
        isWhole: options.contract == null,
        observer,
        usage,
        cache,
        log: app.log,
        askFor: observedAskFor(askFor, observer),
      });
    },
    contextOf: (request) => ({ client: clientOf(request) }),
  });

  // What clients have registered, and what is kept for them, goes with the graph; also for who asks for no more than that.
  graphs.onReload(({ result }) => {
    if (result === "refused") return;
    documents.reload();
    cache?.clear();
  });
  const entrance = door(resilience);
  const bearerOf = chargedTokens(tokenReader(options.jwksUrl, options.tokens), limiter);
  const live = subscriptions({
    graph: graphs.current,
    dialect: kithDialect({ viewerKey: options.viewerKey, readToken: bearerOf, log: app.log }),
    newLife: entrance.newLife,
    admitMore(viewer) {
      entrance.admitMore();
      // Before anything is parsed, as of a request by HTTP.
      limiter?.refuseSpent(viewer);
    },
    log: app.log,
    isAllowedOrigin: originRule(http.cors),
    documents,
  });
  routeUpgrades(app);
  app.addHook("preClose", live.close);

  const clientByRequest = new WeakMap<FastifyRequest, ClientRequest>();
  const bearerByRequest = new WeakMap<FastifyRequest, Bearer>();
  const clientOf = (request: FastifyRequest): ClientRequest => {
    const client = clientByRequest.get(request);
    invariant(client !== undefined, "a request reached GraphQL without passing the token check");
    return client;
  };

  addFront(app, http);
  app.route({
    method: ["GET", "POST", "PUT", "DELETE"],
    url: GRAPHQL_PATH,
    exposeHeadRoute: false,
    bodyLimit: limits.bodyBytes,
    // Before the body is read: who sends a bad token is not worth parsing.
    onRequest: async (request, reply) => {
      // Before the token too: there must be no work for who is turned away.
      entrance.admit(request, reply);
      const bearer = await bearerOf(request.headers.authorization, request.ip);
      const viewer = { ...bearer.viewer, address: request.ip };
      const requestId = String(reply.getHeader("x-request-id"));
      const identity = clientIdentityIn(request.headers);
      const client = newClientRequest(viewer, requestId, entrance.lifeOf(reply), identity);
      observer?.arrived(client, request.headers);
      clientByRequest.set(request, client);
      bearerByRequest.set(request, bearer);
      if (upgradeOf(request) === undefined) refuseUnfit(request);
      limiter?.refuseSpent(viewer);
    },
    preHandler: (request, reply, done) => {
      refuseBatch(request.body);
      settleDocument(request, documents, clientOf(request).identity);
      if (!isForStream(request) && upgradeOf(request) === undefined) entrance.count(reply);
      const { query } = ((request.method === "GET" ? request.query : request.body) ??
        {}) as Partial<Operation>;
      refuseConditionalRoot(query);
      withClientRequest(clientOf(request), done);
    },
    handler(request, reply) {
      const { viewer, identity } = clientOf(request);
      const speaker = bearerByRequest.get(request);
      invariant(speaker !== undefined, "a request reached GraphQL without passing the token check");
      return live.answer(request, reply, { viewer, identity, speaker }) ?? graphs.answer(app, request, reply);
    },
  });
  addDownloads(app, {
    httpBySubgraph: () => graphs.current().httpBySubgraph,
    async admit(request, reply) {
      entrance.admit(request, reply);
      await limiter?.take({ viewerId: null, address: request.ip }, DOWNLOAD_COST);
    },
  });
  if (isDevelopment) addExplorer(app, () => graphs.current().supergraph.schema);

  await operations.serve(app);

  const close = async () => {
    await operations.drain();
    await app.close();
    entrance.close();
    await graphs.close();
    await usage?.close();
    await limiter?.close();
    await operations.close();
  };
  const url = await app.listen({ host: options.host, port: options.port });
  const { drainMs } = operations;
  return {
    url,
    close,
    graphs,
    reload: graphs.reload,
    drainMs,
    operationsUrl: operations.url(),
    log: app.log,
  };
}
