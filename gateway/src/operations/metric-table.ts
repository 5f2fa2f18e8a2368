/** Every metric of the gateway, beside those of the process that `prom-client` brings; `docs/operations.md` has the same table. */
export const METRICS = {
  request_duration_seconds: {
    kind: "histogram",
    labels: ["operation", "outcome"],
    help: "Operations from the first byte of the request to the answer",
  },
  requests_total: {
    kind: "counter",
    labels: ["kind", "client", "outcome"],
    help: "Operations that were answered",
  },
  http_responses_total: { kind: "counter", labels: ["route", "status"], help: "HTTP responses" },
  plan_duration_seconds: {
    kind: "histogram",
    labels: ["result"],
    help: "Planning of operations that were not planned before, the wait for the planner included",
  },
  fetch_duration_seconds: {
    kind: "histogram",
    labels: ["subgraph", "result"],
    help: "Questions to subgraphs, until the answer is there",
  },
  subgraph_calls_total: {
    kind: "counter",
    labels: ["subgraph", "result"],
    help: "What came of calls to a subgraph, since the supergraph was loaded",
  },
  subgraph_in_flight: {
    kind: "gauge",
    labels: ["subgraph", "state"],
    help: "Calls to a subgraph that are under way, and that wait for room",
  },
  breaker_state: {
    kind: "gauge",
    labels: ["subgraph", "state"],
    help: "1 for the state in which the circuit breaker of a subgraph is",
  },
  requests_under_way: { kind: "gauge", labels: [], help: "Requests of clients that are under way" },
  requests_turned_away_total: {
    kind: "counter",
    labels: [],
    help: "Requests of clients that were turned away as OVERLOADED",
  },
  event_loop_standing_lag_seconds: {
    kind: "gauge",
    labels: [],
    help: "By how much the event loop was late at each of the last three looks",
  },
  cache_entries: { kind: "gauge", labels: ["cache"], help: "What a cache holds" },
  cache_requests_total: {
    kind: "counter",
    labels: ["cache", "result"],
    help: "What was looked up in a cache, since the supergraph was loaded",
  },
  subscriptions_open: { kind: "gauge", labels: [], help: "Subscriptions that are open" },
  reloads_total: { kind: "counter", labels: ["result"], help: "Reloads of the supergraph" },
  supergraph_loaded_timestamp_seconds: {
    kind: "gauge",
    labels: [],
    help: "When the supergraph in force was loaded",
  },
  supergraph_info: { kind: "gauge", labels: ["hash"], help: "1 for the supergraph in force" },
} as const satisfies Readonly<
  Record<string, { kind: "counter" | "gauge" | "histogram"; labels: readonly string[]; help: string }>
>;

export type MetricName = keyof typeof METRICS;

/** What goes before each name. */
export const METRIC_PREFIX = "kith_gateway_";
