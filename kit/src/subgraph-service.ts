import { AsyncLocalStorage } from "node:async_hooks";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { parse } from "graphql";
import { commandsSoFar, withCommandLog } from "./command-log.ts";
import { withRequestLimit } from "./deadline/request-limit.ts";
import { freshMutations } from "./fresh-mutations.ts";
import { httpApp, type ListenOptions, type Service } from "./http-service.ts";
import { invariant } from "./invariant.ts";
import { foreignLog } from "./log/foreign-log.ts";
import { addEventRoute } from "./outbox/event-route.ts";
import type { Inbox } from "./outbox/inbox.ts";
import type { OutboxStore } from "./outbox/outbox-store.ts";
import { startRelay } from "./outbox/relay.ts";
import type { Peer } from "./peer-loader.ts";
import { errorPresenter } from "./subgraph-errors.ts";
import { type Listener, NO_LISTENER } from "./subscriptions/listener.ts";
import { subscriptionHandler, wantsEventStream } from "./subscriptions/subscription-handler.ts";
import { requestSpans } from "./tracing/request-spans.ts";
import type { TracingSettings } from "./tracing/tracing-settings.ts";
import { VIEWER_HEADER, type Viewer, verifyViewer } from "./viewer-header.ts";

type Modules = Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>;

type ServeOptions = ListenOptions & {
  readonly viewerKey: Buffer;
  readonly tracing?: TracingSettings | null;
};

/** What a subgraph is made of. */
export type Subgraph<Context extends object> = {
  readonly name: string;
  readonly sdl: string;
  /** Typed in the subgraph, from the same SDL. */
  readonly resolvers: object;
  /** What one request, or one event of a subscription, may reach: new loaders for each. */
  readonly contextFor: (viewer: Viewer, listener: Listener) => Context;
  /** Rejects when something that every request needs does not answer. */
  readonly checkReady: () => Promise<void>;
  /** The events that it writes, and whom they are for. */
  readonly outbox?: { readonly store: OutboxStore; readonly consumers: readonly Peer[] };
  /** What it does on events of other services. */
  readonly inbox?: Inbox;
  /** Routes beside the graph, open to anybody. */
  readonly addRoutes?: (app: FastifyInstance) => void;
  readonly close: () => Promise<void>;
};

/**
 * Serves a subgraph at `/graphql`. Only requests that carry a viewer header signed for this subgraph are answered; each
 * answer tells in `extensions.kith.commands` which database commands it took.
 */
export async function serveSubgraph<Context extends object>(
  subgraph: Subgraph<Context>,
  { host, port, viewerKey, tracing = null, ...options }: ServeOptions,
): Promise<Service> {
  const app = httpApp(subgraph.name, options, subgraph.checkReady);
  const traced = await requestSpans(subgraph.name, tracing);
  const viewerByRequest = new WeakMap<FastifyRequest, Viewer>();
  const viewerOf = (request: FastifyRequest): Viewer => {
    const viewer = viewerByRequest.get(request);
    invariant(viewer !== undefined, "a request without a viewer header passed the door");
    return viewer;
  };
  const schema = buildSubgraphSchema({
    typeDefs: parse(subgraph.sdl),
    resolvers: subgraph.resolvers,
  } as Modules);
  const present = errorPresenter(subgraph.name, app.log, schema);
  const server = new ApolloServer<{ readonly viewer: Viewer } & Context>({
    schema,
    logger: foreignLog(app.log, "Apollo Server"),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // Traces for Apollo's GraphOS, which nobody here reads.
      ApolloServerPluginInlineTraceDisabled(),
      freshMutations((viewer) => subgraph.contextFor(viewer, NO_LISTENER)),
      reportCommands,
    ],
    formatError: (formatted, error) => present(formatted, error, currentViewer.getStore()?.requestId ?? null),
    introspection: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  await server.start();
  const answer = fastifyApolloHandler(server, {
    context: async (request: FastifyRequest) => {
      const viewer = viewerOf(request);
      return { viewer, ...subgraph.contextFor(viewer, NO_LISTENER) };
    },
  });
  const subscriptions = subscriptionHandler({
    schema,
    contextFor: subgraph.contextFor,
    present: (error, requestId) => present(error.toJSON(), error, requestId),
  });
  app.addHook("preClose", async () => subscriptions.close());

  subgraph.addRoutes?.(app);
  if (subgraph.inbox) addEventRoute(app, { inbox: subgraph.inbox, audience: subgraph.name, key: viewerKey });
  app.post("/graphql", {
    onResponse: (request, reply, done) => {
      const { requestId } = viewerByRequest.get(request) ?? {};
      const { statusCode: status, elapsedTime } = reply;
      app.log.info({ requestId, status, ms: Math.round(elapsedTime) }, "answered");
      done();
    },
    onRequest: async (request, reply) => {
      const viewer = verifyViewer(request.headers[VIEWER_HEADER], {
        key: viewerKey,
        audience: subgraph.name,
      });
      if (viewer === null) return reply.code(401).send(GATEWAY_ONLY);
      viewerByRequest.set(request, viewer);
    },
    preHandler: (request, reply, done) =>
      currentViewer.run(viewerOf(request), () =>
        withCommandLog(() => {
          if (wantsEventStream(request)) return done();
          const { requestId } = viewerOf(request);
          traced.run(request, reply, { requestId, run: () => withRequestLimit(request, reply, done) });
        }),
      ),
    handler: (request, reply) =>
      wantsEventStream(request)
        ? subscriptions.answer(request, reply, viewerOf(request))
        : answer.call(app, request, reply),
  });

  const url = await app.listen({ host, port });
  const warn = (err: unknown, message: string) => app.log.warn({ err }, message);
  const relay = subgraph.outbox && startRelay({ ...subgraph.outbox, warn });
  const close = async () => {
    await app.close();
    await server.stop();
    await relay?.close();
    await subgraph.close();
    await traced.close();
  };
  return { url, close, log: app.log };
}

const GATEWAY_ONLY = {
  errors: [
    {
      message: "Subgraphs answer the gateway only: ask the gateway.",
      extensions: { code: "GATEWAY_ONLY" },
    },
  ],
};

// Errors are formatted without the request at hand; the id of the client's request is in the viewer header.
const currentViewer = new AsyncLocalStorage<Viewer>();

const reportCommands: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== "single") return;
        response.body.singleResult.extensions = { kith: { commands: commandsSoFar() } };
      },
    };
  },
};
