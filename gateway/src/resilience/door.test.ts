import { connect } from "node:net";
import Fastify from "fastify";
import { expect, it, vi } from "vitest";
import { door } from "./door.ts";

it("counts nobody who hung up before they were to be counted", async () => {
  const entrance = door({ deadlineMs: 10_000, requestsMax: 10, lagMaxMs: 60_000 });
  const app = Fastify();
  const handled = Promise.withResolvers<void>();
  app.get("/", {
    onRequest: async (request, reply) => {
      entrance.admit(request, reply);
      client.destroy();
      // As long as it takes to check a token, and longer.
      await vi.waitFor(() => expect(entrance.lifeOf(reply).over).not.toBeNull());
    },
    handler: async (_request, reply) => {
      entrance.count(reply);
      handled.resolve();
      return "";
    },
  });
  const { port } = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
  const client = connect(Number(port), "127.0.0.1");

  client.write("GET / HTTP/1.1\r\nhost: kith\r\n\r\n");
  await handled.promise;

  expect(entrance.admission.underWay).toBe(0);
  await app.close();
  entrance.close();
});
