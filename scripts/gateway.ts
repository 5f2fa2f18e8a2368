/**
 * Serves any supergraph to anybody: `npm run gateway -- --supergraph FILE --port 4000 [--forward authorization] [--contract FILE]
 * [--no-sharing] [--canaries FOLDER] [--deadline-ms 10000] [--timeout-ms 5000] [--retries 2]
 * [--operations-port P] [--labels a,b] [--trusted-proxies 10.0.0.0/8]`.
 *
 * How much a client may ask for at once is limited by what is given of `[--max-depth N] [--max-fields N] [--max-aliases N]
 * [--max-directives N] [--max-root-fields N] [--max-cost N] [--max-rows N] [--assumed-list-size 10] [--max-tokens 15000]
 * [--max-body-bytes 4194304]`; how many subscriptions there may be, and what of them is forwarded, by `[--max-subscriptions 5000]
 * [--max-subscriptions-per-address 20] [--forward-params authorization] [--stream-quiet-ms 0]`.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runService, sentenceOf } from "@kith/kit/shutdown.ts";
import { serveAnyGraph } from "../gateway/src/any-graph.ts";
import { readContract } from "../gateway/src/contract/contract.ts";
import { forwardedNamesIn } from "../gateway/src/forwarded-headers.ts";
import { reloadOnSignal } from "../gateway/src/graph/reload-signal.ts";
import { trustedProxiesIn } from "../gateway/src/http/trusted-proxies.ts";
import { LIMIT_FLAGS, limitsIn } from "../gateway/src/limits/limit-flags.ts";
import { DEFAULT_RESILIENCE } from "../gateway/src/resilience/settings.ts";
import { expectShortLivedRequests } from "../gateway/src/short-lived-requests.ts";
import { SUBSCRIPTION_FLAGS, subscriptionSettings } from "../gateway/src/subscriptions/any-graph-settings.ts";

const PORT_MAX = 65_535;

const MS_MAX = 600_000;
const RETRIES_MAX = 10;

function numberOf(flag: string, text: string, { min, max }: { readonly min: number; readonly max: number }) {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new Error(`--${flag} must be ${min} to ${max}, got "${text}".`);
}

function operationsOf(port: string | undefined) {
  const bounds = { min: 0, max: PORT_MAX };
  return {
    port: port === undefined ? null : numberOf("operations-port", port, bounds),
    drainMs: 0,
    tracing: null,
  };
}

function settings() {
  const { values } = parseArgs({
    options: {
      supergraph: { type: "string" },
      port: { type: "string", default: "4000" },
      host: { type: "string", default: "127.0.0.1" },
      forward: { type: "string", default: "" },
      contract: { type: "string" },
      "no-sharing": { type: "boolean", default: false },
      canaries: { type: "string" },
      "deadline-ms": { type: "string", default: String(DEFAULT_RESILIENCE.deadlineMs) },
      "timeout-ms": { type: "string", default: String(DEFAULT_RESILIENCE.timeoutMs) },
      retries: { type: "string", default: String(DEFAULT_RESILIENCE.retriesMax) },
      "operations-port": { type: "string" },
      labels: { type: "string", default: "" },
      "trusted-proxies": { type: "string", default: "" },
      ...LIMIT_FLAGS,
      ...SUBSCRIPTION_FLAGS,
    },
  });
  if (values.supergraph === undefined)
    throw new Error("Which supergraph? npm run gateway -- --supergraph FILE");
  const { contract: file } = values;
  const forwarded = forwardedNamesIn(values.forward);
  return {
    supergraphSdl: readFileSync(values.supergraph, "utf8"),
    contract: file === undefined ? null : readContract(readFileSync(file, "utf8"), file),
    host: values.host,
    port: numberOf("port", values.port, { min: 0, max: PORT_MAX }),
    logLevel: "warn" as const,
    logErrors: "whole" as const,
    trustedProxies: trustedProxiesIn(values["trusted-proxies"]),
    forwarded,
    subscriptions: subscriptionSettings(forwarded, values),
    sharesQueries: !values["no-sharing"],
    operations: operationsOf(values["operations-port"]),
    limits: limitsIn(values),
    overrideLabels: values.labels.split(",").filter(Boolean),
    reload: { file: values.supergraph, isWatched: true, canaryFolder: values.canaries ?? null },
    resilience: {
      deadlineMs: numberOf("deadline-ms", values["deadline-ms"], { min: 1, max: MS_MAX }),
      timeoutMs: numberOf("timeout-ms", values["timeout-ms"], { min: 1, max: MS_MAX }),
      retriesMax: numberOf("retries", values.retries, { min: 0, max: RETRIES_MAX }),
    },
  };
}

try {
  const options = settings();
  expectShortLivedRequests();
  await runService(() => reloadOnSignal(() => serveAnyGraph(options)));
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
