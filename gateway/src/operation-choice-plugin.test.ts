import { expect, it } from "vitest";
import { people } from "./testing/people.ts";
import { startStubGraph } from "./testing/stub-graph.ts";

it("says which operations there are in a sentence, whatever was asked for and however many there are", async () => {
  await using graph = await startStubGraph({ stubs: people });
  const names = Array.from({ length: 300 }, (_, index) => `${"N".repeat(100)}${index}`);
  const several = names.map((name) => `query ${name} { __typename }`).join(" ");

  const { errors } = await graph.query(several, { operationName: "x".repeat(1_000_000) });

  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toMatch(/^operationName must be one of N+0, N+1, N+2, got "x{100}"\.$/);
});
