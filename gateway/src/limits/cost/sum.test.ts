import { buildSchema, getOperationAST, parse } from "graphql";
import { expect, it } from "vitest";
import { fragmentsOf } from "../../fragments.ts";
import { compileEstimate } from "./compile-estimate.ts";
import { costModelOf } from "./cost-model.ts";

const schema = buildSchema("type Query { q(n: Int): Query name: String }");
const FRAGMENTS = 200;

it.each([
  ["beside each other", (next: string) => `${next} ${next}`],
  ["below a field", (next: string) => `q(n: 1) { ${next} ${next} }`],
  ["under a condition", (next: string) => `... @include(if: $on) { ${next} ${next} }`],
])("counts a fragment that stands twice in each of many, %s, in little time", (_where, twice) => {
  const chain = Array.from(
    { length: FRAGMENTS },
    (_, i) => `fragment F${i} on Query { ${twice(`...F${i + 1}`)} }`,
  );
  const document = parse(
    `query ($on: Boolean!) { ...F0 } ${chain.join(" ")}
     fragment F${FRAGMENTS} on Query { q(n: 1) @include(if: $on) { name } }`,
  );
  const operation = getOperationAST(document);
  if (operation == null) return expect.unreachable();

  const { estimateFor } = compileEstimate({
    operation,
    fragments: fragmentsOf(document),
    schema,
    model: costModelOf(schema, { cost: new Set(), listSize: new Set() }),
    listSizeAssumed: 10,
  });

  expect(estimateFor({ on: true }).cost).toBeGreaterThanOrEqual(2 ** FRAGMENTS);
  expect(estimateFor({ on: false }).rows).toBe(0);
});
