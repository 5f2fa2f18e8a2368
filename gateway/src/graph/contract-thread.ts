import { parentPort, workerData } from "node:worker_threads";
import type { Contract } from "../contract/contract.ts";
import { contractSupergraph } from "../contract/contract-supergraph.ts";

/** What the thread is started with. */
type ToContract = { readonly sdl: string; readonly contract: Contract };

/** What it tells: the supergraph that serves the contract, or why there is none. */
export type Contracted = { readonly sdl: string } | { readonly refusal: string };

const { sdl, contract } = workerData as ToContract;
const contracted = ((): Contracted => {
  try {
    return { sdl: contractSupergraph(sdl, contract) };
  } catch (error) {
    return { refusal: (error as Error).message };
  }
})();
parentPort?.postMessage(contracted);
