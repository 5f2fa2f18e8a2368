import type { IncomingMessage } from "node:http";
import { httpApp, type ListenOptions } from "@kith/kit/http-service.ts";
import { clientIdentityIn } from "./client-identity.ts";
import { newClientRequest, newRequestId } from "./client-request.ts";
import type { Contract } from "./contract/contract.ts";
import { inFlight } from "./fetch/in-flight.ts";
import { plainAsk } from "./fetch/subgraph-ask.ts";
import { subgraphHttp } from "./fetch/subgraph-http.ts";
import { forwardedIn } from "./forwarded-headers.ts";
import type { PlannerPlace } from "./graph/graph-in-force.ts";
import { type ReloadOptions, reloadableGraphs } from "./graph/reloadable-graphs.ts";
import { guardPlugin } from "./guard/guard-plugin.ts";
import { answerHttpErrors } from "./http/http-errors.ts";
import { givenLimits } from "./limits/given-limits.ts";
import type { Limits } from "./limits/limits.ts";
import { operationChoicePlugin } from "./operation-choice-plugin.ts";
import { operationExecutor } from "./operation-executor.ts";
import { observePlugin } from "./operations/observe-plugin.ts";
import { observedAskFor } from "./operations/observed-ask.ts";
import { operationsOf } from "./operations/operations.ts";
import type { OperationsSettings } from "./operations/settings.ts";
import { activeLabelsOf } from "./override/active-labels.ts";
import { labelPolicy } from "./override/label-policy.ts";
import { pipelineOf } from "./pipeline/pipeline.ts";
import { door } from "./resilience/door.ts";
import { DEFAULT_RESILIENCE, type ResilienceSettings } from "./resilience/settings.ts";
import { rootTypeRule } from "./root-type-rule.ts";
import type { Gateway } from "./server.ts";
import { type AnySubscriptionSettings, subscriptionSettings } from "./subscriptions/any-graph-settings.ts";
import { anyGraphSubscriptions } from "./subscriptions/any-graph-subscriptions.ts";
import { subscriptionPlugin } from "./subscriptions/subscription-plugin.ts";
import { isWebSocketRequest } from "./subscriptions/websocket-upgrade.ts";

type Options = ListenOptions & {
  readonly supergraphSdl: string;
  /** Headers of clients that subgraphs get, in lower case. */
  readonly forwarded: readonly string[];
  /** Whether the same question with the same headers to a subgraph is asked once while it is under way. */
  readonly sharesQueries: boolean;
  /** The part of the API that is served: all of it, unless said. */
  readonly contract?: Contract | null;
  readonly planner?: PlannerPlace;
  readonly reload?: ReloadOptions;
  readonly operations?: OperationsSettings;
  readonly resilience?: Partial<ResilienceSettings>;
  /** How much a client may ask for at once: of what is not given, any; of a body 4 MiB, of a document 15,000 tokens. */
  readonly limits?: Partial<Limits>;
  /** Labels of `@override` that are active. */
  readonly overrideLabels?: readonly string[];
  /** How subscriptions are served: as `subscriptionSettings` has it, unless said. */
  readonly subscriptions?: AnySubscriptionSettings;
};

/**
 * Serves a supergraph that has nothing to do with Kith at `/graphql`: to anybody, with introspection, and with the errors
 * as subgraphs tell them. What the supergraph guards is refused, since nobody is known.
 *
 * @throws SupergraphError when the supergraph promises a protection that the gateway does not give.
 */
export async function serveAnyGraph({
  forwarded,
  sharesQueries,
  resilience,
  limits: given = {},
  subscriptions: live = subscriptionSettings(forwarded),
  ...options
}: Options): Promise<Gateway> {
  const { observer, isDraining, checkReady, drainMs, ...operations } = await operationsOf({
    ...options,
    registeredFolder: options.reload?.canaryFolder ?? null,
    graphs: () => graphs,
    subscriptionCount: () => listeners.count,
    door: () => entrance,
    asksSubgraphs: false,
  });
  const settings = { ...DEFAULT_RESILIENCE, ...resilience };
  const stillMaxMs = settings.deadlineMs + settings.unreadMaxMs;
  const takesUpgrade = (request: IncomingMessage) => listeners.isServed() && isWebSocketRequest(request);
  const app = httpApp("gateway", { ...options, takesUpgrade, isDraining, stillMaxMs }, checkReady);
  const entrance = door(settings);
  const limits = givenLimits(given);
  const policy = labelPolicy({ active: options.overrideLabels ?? [] });
  const underWay = inFlight();
  const graphs = await reloadableGraphs({
    ...options,
    log: app.log,
    onPlanned: observer?.planned,
    httpAt: (name, url) => subgraphHttp(name, url, { settings, streamQuietMaxMs: live.quietMaxMs }),
    serverOf({ httpOf, ...loaded }) {
      const askWith = plainAsk(httpOf, sharesQueries, underWay);
      return pipelineOf({
        ...loaded,
        execute: operationExecutor({
          ...loaded,
          activeLabels: activeLabelsOf(loaded.supergraph.schema, policy),
          askFor: observedAskFor(
            ({ forwarded = {}, client, stage }) => askWith(forwarded, client.life, stage),
            observer,
          ),
        }),
        plugins: [
          // First: the others need an operation to look at.
          operationChoicePlugin,
          ...(loaded.graph.apiSchema.getSubscriptionType() == null ? [] : [subscriptionPlugin]),
          // Before the guard, as in Kith's own pipeline: what is too much needs no look at whether it may be had.
          ...limits.pluginsFor(loaded.supergraph),
          guardPlugin({ guard: loaded.supergraph.guard }),
          ...(observer === null ? [] : [observePlugin(observer)]),
        ],
        parseOptions: { maxTokens: limits.tokens },
        validationRules: [rootTypeRule, ...limits.rules],
        log: app.log,
      });
    },
    contextOf(request, reply) {
      const { headers } = request;
      const nobody = { viewerId: null, scopes: [] };
      const identity = clientIdentityIn(headers);
      const client = newClientRequest(nobody, newRequestId(), entrance.lifeOf(reply), identity);
      observer?.arrived(client, headers);
      return { client, forwarded: forwardedIn(forwarded, headers) };
    },
  });
  const listeners = anyGraphSubscriptions(app, {
    graph: graphs.current,
    ...{ entrance, forwarded },
    settings: live,
  });

  answerHttpErrors(app);
  app.route({
    method: ["GET", "POST", "PUT", "DELETE"],
    url: "/graphql",
    bodyLimit: limits.bodyBytes,
    onRequest: (request, reply, done) => {
      entrance.admit(request, reply);
      listeners.countAtDoor(request, reply);
      // Nothing here says how long an answer stays true.
      reply.header("cache-control", "no-store");
      done();
    },
    handler: (request, reply) => listeners.answer(request, reply) ?? graphs.answer(app, request, reply),
  });
  await operations.serve(app);
  const close = async () => {
    await operations.drain();
    await app.close();
    entrance.close();
    await graphs.close();
    await operations.close();
  };
  const url = await app.listen({ host: options.host, port: options.port });
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
