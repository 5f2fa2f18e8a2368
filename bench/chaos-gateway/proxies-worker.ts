import { parentPort, workerData } from "node:worker_threads";
import { randomOf } from "../../scripts/town/random.ts";
import { faultProxy } from "./fault-proxy.ts";
import type { Order, ProxiesData } from "./proxies.ts";

const { places, seed } = workerData as ProxiesData;
const random = randomOf(seed);
const proxies = new Map(
  await Promise.all(
    Object.entries(places).map(
      async ([name, place]) => [name, await faultProxy({ ...place, random })] as const,
    ),
  ),
);

parentPort?.on("message", async ({ id, name, fault }: Order) => {
  if (fault === null) await Promise.all([...proxies.values()].map((proxy) => proxy.close()));
  else await proxies.get(name)?.set(fault);
  parentPort?.postMessage(id);
});
parentPort?.postMessage("ready");
