import { connect } from "node:net";
import type { Outcome, Posting } from "../answer-to.ts";
import { NotHttp } from "./not-http.ts";
import { type Response, responseReader } from "./response-reader.ts";

/** One connection, over which requests go one after the other. */
export type Connection = {
  /** To be called when none is under way. */
  send(request: string | Buffer, outcome: Outcome): Posting;
  /** Until when it may be used again, on the clock of `performance.now()`; 0: it may not. */
  readonly idleUntilMs: number;
  destroy(): void;
};

type Options = {
  readonly host: string;
  readonly port: number;
  readonly connectTimeoutMs: number;
  /** How long it may lie idle. */
  readonly idleMaxMs: number;
  readonly bodySizeMax: number;
  /** A request is over, and the next one may go. */
  readonly onIdle: (connection: Connection) => void;
  /** It is of no more use: called once, in the moment in which it is clear. */
  readonly onClose: (connection: Connection) => void;
};
type Exchange = Posting & { readonly request: string | Buffer; readonly outcome: Outcome; wasSent: boolean };

/** Who lets connections lie idle for so long ends them at that moment: a request that goes out just then is lost. */
const IDLE_MARGIN_MS = 1_000;
const PROBE_AFTER_MS = 60_000;
/** What comes is read into one piece of memory by all connections, and copied from there before anything else is read. */
const READ_BUFFER = Buffer.allocUnsafeSlow(65_536);

export function openConnection(options: Options): Connection {
  const { host, port, connectTimeoutMs, idleMaxMs, bodySizeMax, onIdle, onClose } = options;
  const reader = responseReader(bodySizeMax);
  let exchange: Exchange | null = null;
  let isConnected = false;
  let isClosed = false;
  let idleUntilMs = 0;

  const socket = connect({
    host,
    port,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: PROBE_AFTER_MS,
    onread: {
      buffer: READ_BUFFER,
      callback: (size) => {
        take(READ_BUFFER.subarray(0, size));
        return true;
      },
    },
  });
  const connectTimer = setTimeout(
    () => fail(failure("ETIMEDOUT", `no connection within ${connectTimeoutMs} ms`)),
    connectTimeoutMs,
  );

  const destroy = (): void => {
    if (isClosed) return;
    isClosed = true;
    idleUntilMs = 0;
    clearTimeout(connectTimer);
    socket.destroy();
    onClose(connection);
  };
  const fail = (error: Error): void => {
    const failed = exchange;
    exchange = null;
    destroy();
    failed?.outcome.fail(error);
  };
  const write = (sent: Exchange): void => {
    sent.wasSent = true;
    if (typeof sent.request === "string") socket.write(sent.request, "latin1");
    else socket.write(sent.request);
  };
  const take = (piece: Buffer): void => {
    // Nobody has asked: it would be taken for the answer to whoever asks next.
    if (exchange === null) {
      destroy();
      return;
    }
    try {
      const response = reader.read(piece);
      if (response !== null) finish(exchange, response);
    } catch (error) {
      if (!(error instanceof NotHttp)) throw error;
      fail(error);
    }
  };
  const finish = ({ outcome }: Exchange, response: Response): void => {
    exchange = null;
    const idleMs = Math.min(idleMaxMs, response.keepAliveMs - IDLE_MARGIN_MS);
    // It may have been answered before all of it was sent.
    if (idleMs <= 0 || socket.writableLength > 0) destroy();
    else {
      idleUntilMs = performance.now() + idleMs;
      onIdle(connection);
    }
    outcome.succeed(response);
  };

  const connection: Connection = {
    send(request, outcome) {
      const sent: Exchange = {
        request,
        outcome,
        wasSent: false,
        abort() {
          if (exchange !== sent) return;
          exchange = null;
          destroy();
        },
      };
      exchange = sent;
      idleUntilMs = 0;
      if (isConnected) write(sent);
      return sent;
    },
    get idleUntilMs() {
      return idleUntilMs;
    },
    destroy,
  };

  socket.on("connect", () => {
    clearTimeout(connectTimer);
    isConnected = true;
    if (exchange !== null) write(exchange);
  });
  socket.on("error", fail);
  socket.on("end", () => {
    const response = exchange === null ? null : reader.end();
    if (exchange !== null && response !== null) finish(exchange, response);
    else fail(closed());
  });
  socket.on("close", () => fail(closed()));
  return connection;
}

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });
const closed = (): Error => failure("ECONNRESET", "the other side has closed the connection");
