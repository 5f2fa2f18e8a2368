const FORCED_EXIT_AFTER_MS = 10_000;

/**
 * Runs a process's one clean end: on SIGTERM, on SIGINT, or when the parent that spawned it is gone.
 *
 * A child of `npm start` leaves Ctrl-C to its parent, which ends everybody in the right order.
 *
 * @param drainMs What the end takes by intention, before the 10 s begin after which it is forced.
 */
export function onShutdown(close: () => Promise<void>, drainMs = 0): void {
  let isClosing = false;
  const shutdown = async () => {
    if (isClosing) return;
    isClosing = true;
    setTimeout(() => process.exit(1), drainMs + FORCED_EXIT_AFTER_MS).unref();
    await close();
    process.exit(0);
  };

  const isChild = process.connected === true;
  process.on("SIGINT", isChild ? () => {} : shutdown);
  process.on("SIGTERM", shutdown);
  if (isChild) process.on("disconnect", shutdown);
}

type RunningService = {
  readonly url: string;
  readonly drainMs?: number;
  readonly log?: { fatal(details: object, message: string): void };
  close(): Promise<void>;
};

/** What nobody caught ends the process, and is told like every error: Node would print it with all that it says. */
function onCrash(log: RunningService["log"]): void {
  const crash = (err: unknown) => {
    log?.fatal({ err }, "crashed");
    process.exit(1);
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
}

/**
 * The main function of a service: what goes wrong at its start is one sentence on stderr and exit code 1. Whoever
 * spawned the process is told when it is ready.
 */
export async function runService(start: () => Promise<RunningService>): Promise<void> {
  try {
    const service = await start();
    onCrash(service.log);
    onShutdown(service.close, service.drainMs);
    process.send?.({ ready: service.url });
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}

/** What a person needs to know of an error at start-up. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  return code === "EADDRINUSE"
    ? `Port ${port} is taken: end what listens there or choose another port.`
    : error.message;
}
