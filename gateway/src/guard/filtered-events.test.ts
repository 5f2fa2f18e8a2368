import { openEventStream } from "@kith/kit/testing/event-client.ts";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const source = greetings();
let graph: Awaited<ReturnType<typeof startStubGraph>>;
beforeAll(async () => {
  const stubs = { greetings: source.stub, ...people };
  graph = await startStubGraph({ stubs, gatewayOptions: { guarding: { unauthorized: "filter" } } });
});
afterAll(() => graph.close());

const subscribe = async (query: string, token?: string) =>
  openEventStream(`${graph.url}/graphql`, token, query);

it("leaves out of each event what is closed, and asks nobody for it", async () => {
  const token = await graph.issuer.tokenOf("alice");
  const events = await subscribe("subscription { greeted { text from { name file } } }", token);
  await vi.waitFor(() => expect(source.listenerCount).toBe(1));
  graph.asked.length = 0;
  source.greet({ text: "hello", from: { id: "bob" } });

  const { data, errors } = await events.next();

  expect(data).toEqual({ greeted: { text: "hello", from: { name: "Bob", file: null } } });
  expect(errors).toMatchObject([{ path: ["greeted", "from", "file"], extensions: { code: "FORBIDDEN" } }]);
  expect(graph.asked.map(({ query }) => query).join()).not.toContain("file");
  events.close();
});

it("refuses a subscription of which nothing would be left", async () => {
  const { status, refusal } = await subscribe(
    "subscription { audited { text } }",
    await graph.issuer.tokenOf("alice"),
  );

  expect([status, refusal?.errors]).toEqual([
    403,
    [{ message: expect.any(String), path: ["audited"], extensions: { code: "FORBIDDEN" } }],
  ]);
});
