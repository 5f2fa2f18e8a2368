import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type Graphs, RELOAD_RESULTS, type ReloadResult } from "../graph/graphs.ts";
import { BREAKER_STATES } from "../resilience/circuit-breaker.ts";
import type { Door } from "../resilience/door.ts";
import { type KnownNames, labelOf } from "./known-names.ts";
import { METRIC_PREFIX, METRICS, type MetricName } from "./metric-table.ts";
import type { Observer } from "./observer.ts";

/** What a cache has come to. */
export type CacheFigures = { readonly size: number; readonly hits: number; readonly misses: number };

/** What is kept elsewhere, and read when somebody asks for it. */
export type MetricSources = {
  readonly graphs: () => Pick<Graphs, "current" | "status">;
  readonly knownNames: () => KnownNames;
  readonly subscriptionCount: () => number;
  /** Where requests of clients come in. */
  readonly door: () => Pick<Door, "admission" | "lagMs">;
  /** By the name of the cache. */
  readonly caches: () => Readonly<Record<string, CacheFigures>>;
};

/** Counts of what happens. */
export type Metrics = Observer & {
  reloaded(result: ReloadResult): void;
  responded(route: string, status: number): void;
  readonly contentType: string;
  /** All of them as they are now, as Prometheus reads them. */
  text(): Promise<string>;
};

type Labels = Readonly<Record<string, string>>;
type Figures = () => Iterable<readonly [Labels, number]>;

const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Metrics for Prometheus. Every label has a bounded number of values: what clients call themselves and their operations counts by
 * the registered names, everything else as `other`.
 */
export function metricsOf({ graphs, knownNames, subscriptionCount, door, caches }: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const optionsOf = (name: MetricName) => ({
    name: `${METRIC_PREFIX}${name}`,
    help: METRICS[name].help,
    labelNames: [...METRICS[name].labels] as string[],
    registers: [registry],
  });
  const histogram = (name: MetricName) => new Histogram({ ...optionsOf(name), buckets: BUCKETS_S });
  const readGauge = (name: MetricName, figures: Figures) =>
    new Gauge({
      ...optionsOf(name),
      collect() {
        this.reset();
        for (const [labels, value] of figures()) this.set(labels, value);
      },
    });
  const readCounter = (name: MetricName, figures: Figures) =>
    new Counter({
      ...optionsOf(name),
      collect() {
        this.reset();
        for (const [labels, value] of figures()) this.inc(labels, value);
      },
    });

  const requestDuration = histogram("request_duration_seconds");
  const planDuration = histogram("plan_duration_seconds");
  const fetchDuration = histogram("fetch_duration_seconds");
  const requests = new Counter(optionsOf("requests_total"));
  const responses = new Counter(optionsOf("http_responses_total"));
  const reloads = new Counter(optionsOf("reloads_total"));
  for (const result of RELOAD_RESULTS) reloads.inc({ result }, 0);

  readGauge("cache_entries", () => Object.entries(caches()).map(([cache, { size }]) => [{ cache }, size]));
  readCounter("cache_requests_total", () =>
    Object.entries(caches()).flatMap(([cache, { hits, misses }]) => [
      [{ cache, result: "hit" }, hits] as const,
      [{ cache, result: "miss" }, misses] as const,
    ]),
  );
  const linesOf = () =>
    [...graphs().current().httpBySubgraph].map(([name, { line }]) => [name, line.state] as const);
  readCounter("subgraph_calls_total", () =>
    linesOf().flatMap(([subgraph, { counts }]) =>
      Object.entries(counts).map(([result, count]) => [{ subgraph, result }, count] as const),
    ),
  );
  readGauge("subgraph_in_flight", () =>
    linesOf().flatMap(([subgraph, { inFlight, waiting }]) => [
      [{ subgraph, state: "under_way" }, inFlight] as const,
      [{ subgraph, state: "waiting" }, waiting] as const,
    ]),
  );
  readGauge("breaker_state", () =>
    linesOf().flatMap(([subgraph, { breaker }]) =>
      BREAKER_STATES.map((state) => [{ subgraph, state }, state === breaker ? 1 : 0] as const),
    ),
  );
  readGauge("requests_under_way", () => [[{}, door().admission.underWay]]);
  readCounter("requests_turned_away_total", () => [[{}, door().admission.turnedAway]]);
  readGauge("event_loop_standing_lag_seconds", () => [[{}, door().lagMs / 1_000]]);
  readGauge("subscriptions_open", () => [[{}, subscriptionCount()]]);
  readGauge("supergraph_loaded_timestamp_seconds", () => [[{}, graphs().status.loadedAt.getTime() / 1_000]]);
  readGauge("supergraph_info", () => [[{ hash: graphs().current().hash }, 1]]);

  return {
    arrived() {},
    answered({ startedAtMs }, { name, kind, client, outcome }) {
      const { operations, clients } = knownNames();
      const tookMs = performance.now() - startedAtMs;
      requestDuration.observe({ operation: labelOf(operations, name), outcome }, tookMs / 1_000);
      requests.inc({ kind, client: labelOf(clients, client), outcome });
    },
    planned: (tookMs, isPlanned) =>
      planDuration.observe({ result: isPlanned ? "planned" : "failed" }, tookMs / 1_000),
    fetching(_client, subgraph) {
      const startedAtMs = performance.now();
      return {
        headers: {},
        done(isAnswered) {
          const result = isAnswered ? "answered" : "failed";
          fetchDuration.observe({ subgraph, result }, (performance.now() - startedAtMs) / 1_000);
        },
      };
    },
    reloaded: (result) => reloads.inc({ result }),
    responded: (route, status) => responses.inc({ route, status: String(status) }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
