import { type EventAnswer, openEventStream } from "@kith/kit/testing/event-client.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

const source = greetings();
let graph: Awaited<ReturnType<typeof startStubGraph>>;
let token: string;
beforeAll(async () => {
  graph = await startStubGraph({ stubs: { ...people, greetings: source.stub } });
  token = await graph.issuer.tokenOf("bob");
});
afterAll(() => graph?.close());

describe("a subscription by GET", () => {
  const headers = { "apollo-require-preflight": "1" };
  const query = "subscription Hello($to: ID) { greeted(to: $to) { text } }";

  it("gives events like one by POST", async () => {
    using events = await openEventStream(`${graph.url}/graphql`, token, query, {
      method: "GET",
      headers,
      variables: { to: "bob" },
      operationName: "Hello",
    });

    source.greet({ text: "by GET" });

    expect((await events.next()).data).toEqual({ greeted: { text: "by GET" } });
  });

  it.each(["{", "[1]", '"text"'])("has %s for variables", async (variables) => {
    const response = await fetch(`${graph.url}/graphql?${new URLSearchParams({ query, variables })}`, {
      headers: { ...headers, accept: "text/event-stream", authorization: `Bearer ${token}` },
    });

    expect(response.status).toBe(400);
    expect(((await response.json()) as EventAnswer).errors).toMatchObject([
      { extensions: { code: "BAD_REQUEST" } },
    ]);
  });

  it("is refused where nobody reads a stream", async () => {
    const response = await fetch(`${graph.url}/graphql?${new URLSearchParams({ query })}`, {
      headers: { ...headers, accept: "application/json" },
    });

    expect(response.status).toBe(405);
  });
});
