import type { IncomingMessage } from "node:http";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from "fastify";
import { type LogSink, logOptions } from "./log/log-options.ts";
import type { LoggedErrors } from "./log/logged-error.ts";

const BODY_SIZE_MAX = 4 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** How often is looked whether a request takes too long to arrive. */
const CONNECTIONS_CHECKED_EVERY_MS = 5_000;
const KEEP_ALIVE_TIMEOUT_MS = 72_000;

/** How much a service writes to its log: `silent` in tests. */
export const LOG_LEVELS = ["silent", "error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What routes are added to. */
export type HttpApp = FastifyInstance;

/** A running service: where it answers, its clean end, and where is told what ends it otherwise. */
export type Service = {
  readonly url: string;
  close(): Promise<void>;
  readonly log?: Pick<FastifyBaseLogger, "fatal">;
};

export type ListenOptions = {
  /** Proxies, as addresses or networks with commas between, whose word on where a client asks from is believed. */
  readonly trustedProxies?: string;
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  readonly logLevel: LogLevel;
  /** What of errors is logged: nothing that people may have written, unless said. */
  readonly logErrors?: LoggedErrors;
  /** Where the log goes: to the standard output, unless said. */
  readonly logTo?: LogSink;
};

type HttpAppOptions = Pick<ListenOptions, "logLevel" | "logErrors" | "logTo" | "trustedProxies"> & {
  /** After how long a connection is cut on which nothing moves, whether somebody is waited for or being answered: 0, never. */
  readonly stillMaxMs?: number;
  /** Which requests for another protocol than HTTP are given to `server.on("upgrade")`: none unless it says so. */
  readonly takesUpgrade?: (request: IncomingMessage) => boolean;
  /** Whether the end has been announced: everything is answered as before, and `/ready` says that others should be asked. */
  readonly isDraining?: () => boolean;
  /** How requests are answered that are no HTTP, or that no route could be looked up for: as fastify does unless it says so. */
  readonly errorAnswers?: Pick<FastifyServerOptions, "clientErrorHandler" | "frameworkErrors">;
};

/** What a service needs does not answer: which part of it, `/ready` says. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
  readonly details: object;
  constructor(message: string, details: object) {
    super(message);
    this.details = details;
  }
}

/**
 * The HTTP side that gateway and subgraphs share: bounded bodies and waits, JSON logs, `/live` (the process answers) and
 * `/ready` (what it needs answers too).
 *
 * @param checkReady What it gives is shown by `/ready`. @throws NotReadyError, Error when something does not answer.
 */
export function httpApp(
  name: string,
  {
    logLevel,
    logErrors: errors = "redacted",
    logTo: sink,
    trustedProxies,
    takesUpgrade = () => false,
    isDraining = () => false,
    errorAnswers = {},
    stillMaxMs = 0,
  }: HttpAppOptions,
  checkReady: () => Promise<unknown>,
): FastifyInstance {
  const app = Fastify({
    trustProxy: trustedProxies || false,
    logger: logLevel === "silent" ? false : logOptions({ name, level: logLevel, errors, sink }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_SIZE_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: stillMaxMs,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    forceCloseConnections: "idle",
    http: {
      shouldUpgradeCallback: takesUpgrade,
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: CONNECTIONS_CHECKED_EVERY_MS,
    },
    ...errorAnswers,
  });
  // Whoever is still answered when the end has begun would otherwise keep the connection, and the end waiting for it.
  let isEnding = false;
  app.addHook("preClose", async () => {
    isEnding = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (isEnding || isDraining()) reply.header("connection", "close");
  });
  app.get("/live", async () => ({ status: "live" }));
  app.get("/ready", async (_request, reply) => {
    if (isEnding || isDraining()) return reply.code(503).send({ status: "draining" });
    try {
      const details = await checkReady();
      return { status: "ready", ...(typeof details === "object" && details) };
    } catch (err) {
      app.log.warn({ err }, "not ready");
      const details = err instanceof NotReadyError ? err.details : {};
      return reply.code(503).send({ status: "not ready", ...details });
    }
  });
  return app;
}
