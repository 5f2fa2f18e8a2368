/** What is used here of the package `ws`, which comes without types. */
declare module "ws" {
  import type { EventEmitter } from "node:events";
  import type { IncomingMessage } from "node:http";
  import type { Duplex } from "node:stream";

  export class WebSocket extends EventEmitter {
    readonly protocol: string;
    readonly readyState: number;
    readonly OPEN: number;
    /** Bytes that were sent and have not left this process. */
    readonly bufferedAmount: number;
    send(data: string, onSent: (error?: Error) => void): void;
    close(code: number, reason: string): void;
    terminate(): void;
    ping(): void;
    pause(): void;
    resume(): void;
  }

  export class WebSocketServer extends EventEmitter {
    readonly clients: ReadonlySet<WebSocket>;
    constructor(options: {
      readonly noServer: true;
      readonly maxPayload: number;
      readonly perMessageDeflate: false;
      readonly handleProtocols: (protocols: Set<string>) => string | false;
    });
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      onOpened: (socket: WebSocket) => void,
    ): void;
    close(): void;
  }
}
