import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ProxyFault } from "./faults.ts";

export type ProxiesData = {
  /** By subgraph: where the proxy listens, and what it stands in front of. */
  readonly places: Readonly<Record<string, { readonly port: number; readonly upstream: string }>>;
  readonly seed: number;
};

/** What a worker is told to do; a fault of null: to end. */
export type Order = { readonly id: number; readonly name: string; readonly fault: ProxyFault | null };

/** The proxies of all subgraphs, in a thread of their own, so that they do not make the load late. */
export async function startProxies(workerData: ProxiesData) {
  const worker = new Worker(new URL("./proxies-worker.ts", import.meta.url), { workerData });
  const doneById = new Map<number, () => void>();
  await once(worker, "message");
  worker.on("message", (id: number) => {
    doneById.get(id)?.();
    doneById.delete(id);
  });
  let orders = 0;
  const order = (name: string, fault: ProxyFault | null) =>
    new Promise<void>((resolve) => {
      orders += 1;
      doneById.set(orders, resolve);
      worker.postMessage({ id: orders, name, fault } satisfies Order);
    });
  return {
    set: (name: string, fault: ProxyFault) => order(name, fault),
    async close(): Promise<void> {
      await order("", null);
      await worker.terminate();
    },
  };
}
