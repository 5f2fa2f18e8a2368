import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type Contract, ContractError } from "../contract/contract.ts";
import type { Contracted } from "./contract-thread.ts";

const THREAD_FILE = new URL("./contract-thread.ts", import.meta.url);

/** What `contractSupergraph` gives, made beside the thread that answers. @throws ContractError */
export async function contractInThread(sdl: string, contract: Contract): Promise<string> {
  const thread = new Worker(THREAD_FILE, { workerData: { sdl, contract } });
  try {
    const [contracted] = (await once(thread, "message")) as [Contracted];
    if ("sdl" in contracted) return contracted.sdl;
    throw new ContractError(contracted.refusal);
  } finally {
    await thread.terminate();
  }
}
