/** What no gateway can do without: the same calls, their JSON parsed, the same bytes written, and no GraphQL. */
import { readFileSync } from "node:fs";
import { runService } from "@kith/kit/shutdown.ts";
import Fastify from "fastify";
import { Pool } from "undici";
import { undiciPoster } from "../../gateway/src/fetch/undici-poster.ts";

/** What a gateway asked, wave after wave, and what it answered. */
export type Recording = {
  readonly waves: readonly (readonly { readonly url: string; readonly body: string }[])[];
  readonly answer: string;
};

const TIMEOUT_MS = 5_000;
const [, , recordingFile = "", forwarded = ""] = process.argv;
const { waves, answer } = JSON.parse(readFileSync(recordingFile, "utf8")) as Recording;

await runService(async () => {
  const subgraphs = undiciPoster(new Pool(new URL(waves[0]?.[0]?.url ?? "").origin, { connections: 128 }));
  const app = Fastify({ forceCloseConnections: true });
  app.post("/graphql", async ({ headers }, reply) => {
    const sent = { "content-type": "application/json", [forwarded]: String(headers[forwarded]) };
    for (const wave of waves) {
      const answers = await Promise.all(
        wave.map(({ url, body }) =>
          subgraphs.post({ path: new URL(url).pathname, headers: sent, body, timeoutMs: TIMEOUT_MS }),
        ),
      );
      for (const { text } of answers) JSON.parse(text);
    }
    return reply.type("application/json; charset=utf-8").send(answer);
  });
  const close = async () => {
    await app.close();
    await subgraphs.close();
  };
  return { url: await app.listen({ host: "127.0.0.1", port: 0 }), close };
});
