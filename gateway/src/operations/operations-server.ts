import { httpApp, type LogLevel } from "@kith/kit/http-service.ts";
import type { Metrics } from "./metrics.ts";

type Options = {
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly metrics: Metrics;
  readonly checkReady: () => Promise<object>;
  readonly isDraining: () => boolean;
};

/** Serves `/metrics`, `/live` and `/ready` on a port of their own, for operators: to be reached from inside only. */
export async function serveOperations({ host, port, logLevel, metrics, checkReady, isDraining }: Options) {
  const app = httpApp("gateway-operations", { logLevel, isDraining }, checkReady);
  app.get("/metrics", async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  return { url: await app.listen({ host, port }), close: () => app.close() };
}
