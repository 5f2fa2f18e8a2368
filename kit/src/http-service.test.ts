import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import { expect, it } from "vitest";
import { httpApp } from "./http-service.ts";

const ROUNDS = 24;
/** The moments of a round at which the end may come. */
const MOMENTS = 12;
const CLIENTS = 8;

it("ends when what is under way is answered, and waits for no connection that is kept alive", async () => {
  const agent = new Agent({ connections: CLIENTS });
  const askAgain = async (url: string): Promise<void> => {
    const options = { method: "POST", dispatcher: agent, body: "{}" } as const;
    const headers = { "content-type": "application/json" };
    for (let times = 0; times < 3; times += 1)
      await (await request(url, { ...options, headers })).body.text();
  };

  let ended = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const app = httpApp("test", { logLevel: "silent" }, async () => {});
    app.post("/", async () => {
      await sleep(3);
      return { done: true };
    });
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    const asked = Promise.allSettled(Array.from({ length: CLIENTS }, () => askAgain(url)));
    await sleep(round % MOMENTS);

    // A connection that is kept alive would be waited for, for 72 s.
    await app.close();
    ended += 1;
    await asked;
  }
  await agent.close();

  expect(ended).toBe(ROUNDS);
}, 30_000);

it("waits for a request to arrive for as long as it says, and looks often enough", () => {
  const { server } = httpApp("test", { logLevel: "silent" }, async () => {});

  expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 72_000 });
});
