import { Agent, request } from "undici";
import { expect, it } from "vitest";
import { httpApp } from "./http-service.ts";

it("ends when what is under way is answered, and waits for no connection that is kept alive", async () => {
  const app = httpApp("test", { logLevel: "silent" }, async () => {});
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  app.get("/slow", async () => {
    arrive();
    await answered;
    return "done";
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const agent = new Agent({ keepAliveTimeout: 60_000 });
  const response = request(`${url}/slow`, { dispatcher: agent });
  await arrived;

  const ended = app.close();
  answer();

  expect(await (await response).body.text()).toBe("done");
  // Without it, for the 72 s of a connection that is kept alive.
  await ended;
  await agent.close();
}, 10_000);
