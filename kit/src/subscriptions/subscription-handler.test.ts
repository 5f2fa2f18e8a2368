import Fastify from "fastify";
import { buildSchema } from "graphql";
import { expect, it } from "vitest";
import type { Listener } from "./listener.ts";
import { subscriptionHandler } from "./subscription-handler.ts";

const WAIT_MAX_MS = 5_000;

it("breaks off at its end what is being opened then too", async () => {
  const schema = buildSchema("type Query { a: Int } type Subscription { tick: Int }");
  const [asked, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  Object.assign(schema.getSubscriptionType()?.getFields().tick ?? {}, {
    async subscribe(_: unknown, _args: unknown, { signal }: Listener) {
      asked.resolve();
      await opened.promise;
      return eventsUntil(signal);
    },
  });
  const handler = subscriptionHandler({
    schema,
    contextFor: (_viewer, listener) => listener,
    present: ({ message }) => ({ message }),
  });
  const app = Fastify({ forceCloseConnections: "idle" });
  app.post("/", (request, reply) =>
    handler.answer(request, reply, { viewerId: null, scopes: [], requestId: "1" }),
  );
  const answer = app.inject({ method: "POST", url: "/", payload: { query: "subscription { tick }" } });
  await asked.promise;

  handler.close();
  opened.resolve();

  const late = new Promise((resolve) => setTimeout(resolve, WAIT_MAX_MS, "it goes on"));
  expect(await Promise.race([answer.then(({ body }) => body), late])).toBe("");
  await app.close();
});

async function* eventsUntil(signal: AbortSignal): AsyncGenerator<unknown> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
}
