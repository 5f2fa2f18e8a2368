import { once } from "node:events";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type EmbeddedMongo, type EmbeddedMongoOptions, startEmbeddedMongo } from "./server.ts";

type Started = { readonly uri: string; readonly port: number } | { readonly error: string };

/**
 * Starts the server on a thread of its own, for a program that wants a database without a second process and without
 * waiting for its work.
 *
 * @throws Error with the sentence that `startEmbeddedMongo` would have thrown.
 */
export async function startInWorker(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { embeddedMongo: options } });
  const [started] = (await once(worker, "message")) as [Started];
  if ("error" in started) {
    await worker.terminate();
    throw new Error(started.error);
  }
  const close = async () => {
    const isOver = once(worker, "exit");
    worker.postMessage("close");
    await isOver;
  };
  return { ...started, close, [Symbol.asyncDispose]: close };
}

async function serveParent(options: EmbeddedMongoOptions): Promise<void> {
  try {
    const server = await startEmbeddedMongo(options);
    parentPort?.postMessage({ uri: server.uri, port: server.port } satisfies Started);
    // On a thread this ends the thread, not the process.
    parentPort?.once("message", () => server.close().then(() => process.exit()));
  } catch (error) {
    parentPort?.postMessage({ error: (error as Error).message } satisfies Started);
  }
}

if (!isMainThread && workerData?.embeddedMongo) await serveParent(workerData.embeddedMongo);
