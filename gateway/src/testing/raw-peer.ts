import { createServer, type Server, type Socket } from "node:net";
import type { Post, Poster } from "../fetch/answer-to.ts";

export const answer = (body: string, headers = ""): string =>
  `HTTP/1.1 200 OK\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

export type Peer = {
  readonly poster: Poster;
  /** What each connection has sent. */
  readonly received: string[];
  readonly sockets: Socket[];
  post(post?: Partial<Post>): ReturnType<Poster["post"]>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** A poster, and a server of its own that does with each request what it is told. */
export async function startPeer(
  posterOf: (origin: string) => Poster,
  onRequest: (socket: Socket, countOfConnection: number) => void,
): Promise<Peer> {
  const [received, sockets]: [string[], Socket[]] = [[], []];
  const server: Server = createServer((socket) => {
    const index = sockets.push(socket) - 1;
    received.push("");
    let count = 0;
    socket.on("error", () => {});
    socket.on("data", (data) => {
      received[index] += data.toString("latin1");
      const requests = received[index]?.split("POST /").length ?? 1;
      // A request may come in two pieces.
      if (!received[index]?.endsWith("}")) return;
      if (requests - 1 > count) onRequest(socket, ++count);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const poster = posterOf(`http://127.0.0.1:${port}`);
  return {
    poster,
    received,
    sockets,
    post: (post) => poster.post({ path: "/graphql", headers: {}, body: "{}", timeoutMs: 5_000, ...post }),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await poster.close().catch(() => {});
      server.close();
    },
  };
}
