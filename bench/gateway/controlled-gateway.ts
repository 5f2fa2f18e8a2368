/** A gateway for any supergraph, as `npm run gateway` serves it, that tells its memory and reloads when it is asked. */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { runService } from "@kith/kit/shutdown.ts";
import { serveAnyGraph } from "../../gateway/src/any-graph.ts";
import { expectShortLivedRequests } from "../../gateway/src/short-lived-requests.ts";

/** What a gateway holds, after what nobody needs was collected. */
export type Memory = { readonly heapMb: number; readonly rssMb: number };

const MB = 1_024 * 1_024;
/** What one collection frees is what another one needs to free more: finalizers, weak maps. */
const COLLECTIONS = 4;
const BETWEEN_MS = 50;

const [, , file = "", controlPort = ""] = process.argv;
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

async function memory(): Promise<Memory> {
  for (let count = 0; count < COLLECTIONS; count += 1) {
    collect();
    await sleep(BETWEEN_MS);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapMb: (heapUsed + external) / MB, rssMb: rss / MB };
}

expectShortLivedRequests();
await runService(async () => {
  const gateway = await serveAnyGraph({
    host: "127.0.0.1",
    port: 0,
    logLevel: "error",
    supergraphSdl: readFileSync(file, "utf8"),
    forwarded: [],
    sharesQueries: true,
    reload: { file, isWatched: false, canaryFolder: null },
  });
  const control = createServer(async ({ url }, response) => {
    const told = url === "/reload" ? { result: await gateway.reload() } : await memory();
    response.end(JSON.stringify(told));
  });
  control.listen(Number(controlPort), "127.0.0.1");
  const close = async () => {
    control.close();
    await gateway.close();
  };
  return { ...gateway, close };
});
