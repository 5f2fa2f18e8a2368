import { getOperationAST, parse } from "graphql";
import { expect, it } from "vitest";
import { cacheKeyOf } from "./cache-key.ts";

const viewer = { viewerId: null, scopes: [], requestId: "r" };

function keyFor(text: string, json: string): string | null {
  const operation = getOperationAST(parse(text));
  if (operation == null) return expect.unreachable();
  const variables = JSON.parse(json) as Record<string, unknown>;
  return cacheKeyOf({ documentHash: "h", operation, variables, viewer, isPrivate: false });
}

it.each(["id", "constructor", "__proto__"])("tells values of a variable apart that is called %s", (name) => {
  const text = `query ($${name}: ID) { product(id: $${name}) { name } }`;

  const keys = [
    `{ "${name}": "a" }`,
    `{ "${name}": "b" }`,
    `{ "${name}": { "c": 1 } }`,
    `{ "${name}": null }`,
    "{}",
  ].map((json) => keyFor(text, json));

  expect(new Set(keys).size).toBe(keys.length);
});

it("leaves out what the operation does not declare", () => {
  expect(keyFor("{ a }", '{ "x": 1 }')).toBe(keyFor("{ a }", "{}"));
});
