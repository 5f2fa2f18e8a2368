import { httpApp, type ListenOptions } from "@kith/kit/http-service.ts";
import type { Metrics } from "./metrics.ts";

type Options = Pick<ListenOptions, "host" | "port" | "logLevel" | "logErrors" | "logTo"> & {
  readonly metrics: Metrics;
  readonly checkReady: () => Promise<object>;
  readonly isDraining: () => boolean;
};

/** Serves `/metrics`, `/live` and `/ready` on a port of their own, for operators: to be reached from inside only. */
export async function serveOperations({ metrics, checkReady, isDraining, ...listen }: Options) {
  const app = httpApp("gateway-operations", { ...listen, isDraining }, checkReady);
  app.get("/metrics", async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  return { url: await app.listen({ host: listen.host, port: listen.port }), close: () => app.close() };
}
