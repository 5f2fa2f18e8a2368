import type { HttpApp, ListenOptions, LogLevel } from "@kith/kit/http-service.ts";
import { type Tracer, tracerOf } from "@kith/kit/tracing/tracer.ts";
import type { TracingSettings } from "@kith/kit/tracing/tracing-settings.ts";
import type { Graphs } from "../graph/graphs.ts";
import { answerLines } from "./answer-lines.ts";
import { drainOf } from "./drain.ts";
import { type KnownNames, knownNamesIn } from "./known-names.ts";
import type { MetricSources, Metrics } from "./metrics.ts";
import { type Observer, observers } from "./observer.ts";
import { serveOperations } from "./operations-server.ts";
import { readiness } from "./readiness.ts";
import { type OperationsSettings, UNOPERATED } from "./settings.ts";
import { traceObserver } from "./trace-observer.ts";

type Options = Pick<ListenOptions, "host" | "logLevel" | "logErrors" | "logTo"> & {
  readonly operations?: OperationsSettings;
  /** What clients have registered; null: nothing. */
  readonly registeredFolder: string | null;
  /** Of the gateway, once it has them. */
  readonly graphs: () => Graphs;
  readonly subscriptionCount: () => number;
  readonly door: MetricSources["door"];
  /** Caches beside those of the graph in force, by name: none, unless said. */
  readonly caches?: MetricSources["caches"];
  /** Whether subgraphs say at `/ready` that they are: Kith's do. */
  readonly asksSubgraphs: boolean;
};

/** What operators have of a gateway. */
export type Operations = {
  /** Null when nobody observes. */
  readonly observer: Observer | null;
  readonly isDraining: () => boolean;
  /** For strangers: reasons are not told. @throws NotReadyError */
  readonly checkReady: () => Promise<object>;
  /** Watches an app, and serves what operators ask, where that is wanted. To be called once there are graphs. */
  serve(app: HttpApp): Promise<void>;
  /** Where operators ask; null: nowhere. */
  readonly url: () => string | null;
  /** How long the end is announced before it begins. */
  readonly drainMs: number;
  /** Announces the end, and resolves when it may begin. */
  drain(): Promise<void>;
  close(): Promise<void>;
};

/** Those at which each answer is a line. */
const LINE_LEVELS: ReadonlySet<LogLevel> = new Set(["info", "debug"]);

/** What is measured, and what is told of it. What is off is not even loaded. */
export async function operationsOf({
  operations: { port, drainMs, readyNeeds: needs = "all", tracing } = UNOPERATED,
  registeredFolder,
  graphs,
  subscriptionCount,
  door,
  caches: others = () => ({}),
  asksSubgraphs,
  ...listen
}: Options): Promise<Operations> {
  let known: KnownNames = { operations: new Set(), clients: new Set() };
  const drain = drainOf(drainMs);
  const { isDraining } = drain;
  const metrics = await loadMetrics(port, {
    graphs,
    subscriptionCount,
    door,
    knownNames: () => known,
    caches,
  });
  const tracer = await loadTracer(tracing);
  const traces = tracer && traceObserver(tracer, () => known);
  const lines = LINE_LEVELS.has(listen.logLevel) ? answerLines(() => known) : null;
  let server: Awaited<ReturnType<typeof serveOperations>> | null = null;

  function caches() {
    const { executor } = graphs().current();
    return { operations: executor.counts, ...others() };
  }

  return {
    observer: observers([metrics, traces, lines].filter((one) => one !== null)),
    isDraining,
    checkReady: readiness(graphs, { tellsReasons: false, asksSubgraphs, needs }),
    async serve(app) {
      if (metrics === null && traces === null && lines === null) return;
      lines?.writeTo(app.log);
      const learnNames = async () => {
        known = await knownNamesIn(registeredFolder);
      };
      await learnNames();
      graphs().onReload(({ result }) => {
        metrics?.reloaded(result);
        learnNames().catch((err) => app.log.warn({ err }, "the registered operations cannot be read"));
      });
      if (metrics === null || port === null) return;
      app.addHook("onResponse", (request, reply, done) => {
        metrics.responded(request.routeOptions.url ?? "none", reply.statusCode);
        done();
      });
      const checkReady = readiness(graphs, { tellsReasons: true, asksSubgraphs, needs });
      server = await serveOperations({ ...listen, port, metrics, checkReady, isDraining });
    },
    url: () => server?.url ?? null,
    drainMs,
    drain: drain.begin,
    close: async () => void (await Promise.all([server?.close(), tracer?.close()])),
  };
}

const loadTracer = async (tracing: TracingSettings | null): Promise<Tracer | null> =>
  tracing && tracerOf({ ...tracing, service: "gateway", decides: true });

async function loadMetrics(port: number | null, sources: MetricSources): Promise<Metrics | null> {
  if (port === null) return null;
  const { metricsOf } = await import("./metrics.ts");
  return metricsOf(sources);
}
