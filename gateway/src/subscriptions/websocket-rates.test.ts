import { createClient } from "graphql-ws";
import { expect, it } from "vitest";
import { greetings } from "../testing/greetings.ts";
import { people } from "../testing/people.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

it("reads nothing more over a WebSocket of who has nothing left of what they may cost", async () => {
  const rate = { burst: 30, perSecond: 0.001 };
  await using graph = await startStubGraph({
    stubs: { ...people, greetings: greetings().stub },
    gatewayOptions: { rateLimits: { viewer: rate, address: { burst: 10_000, perSecond: 1 } } },
  });
  const authorization = `Bearer ${await graph.issuer.tokenOf("bob")}`;
  const url = `${graph.url.replace("http", "ws")}/graphql`;
  const client = createClient({ url, connectionParams: { authorization }, lazy: false, retryAttempts: 0 });
  const codes: string[] = [];

  for (let time = 0; time < 5; time += 1)
    await client
      .iterate({ query: `subscription { nothing${time} }` })
      .next()
      .catch((errors) => codes.push(errors[0].extensions.code));
  await client.dispose();

  expect(codes).toEqual([...Array(3).fill("GRAPHQL_VALIDATION_FAILED"), ...Array(2).fill("RATE_LIMITED")]);
});
