/** Serves any supergraph to anybody: `npm run gateway -- --supergraph FILE --port 4000 [--forward authorization] [--contract FILE] [--no-sharing] [--canaries FOLDER]`. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runService, sentenceOf } from "@kith/kit/shutdown.ts";
import { serveAnyGraph } from "../gateway/src/any-graph.ts";
import { readContract } from "../gateway/src/contract/contract.ts";
import { reloadOnSignal } from "../gateway/src/graph/reload-signal.ts";

const PORT_MAX = 65_535;

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= PORT_MAX) return port;
  throw new Error(`--port must be 0 to ${PORT_MAX}, got "${text}".`);
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
    },
  });
  if (values.supergraph === undefined)
    throw new Error("Which supergraph? npm run gateway -- --supergraph FILE");
  const { contract: file } = values;
  return {
    supergraphSdl: readFileSync(values.supergraph, "utf8"),
    contract: file === undefined ? null : readContract(readFileSync(file, "utf8"), file),
    host: values.host,
    port: portOf(values.port),
    logLevel: "warn" as const,
    logErrors: "whole" as const,
    forwarded: values.forward.toLowerCase().split(",").filter(Boolean),
    sharesQueries: !values["no-sharing"],
    reload: { file: values.supergraph, isWatched: true, canaryFolder: values.canaries ?? null },
  };
}

try {
  const options = settings();
  await runService(() => reloadOnSignal(() => serveAnyGraph(options)));
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
