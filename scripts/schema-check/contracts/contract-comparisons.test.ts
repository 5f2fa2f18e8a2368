import { describe, expect, it } from "vitest";
import { checkSchema } from "../run-checks.ts";
import { comparisonOf, sideOf } from "../testing/comparison-of.ts";
import { contractComparisons } from "./contract-comparisons.ts";

const PUBLIC = "description: For anybody.\ninclude: [public]\n";
const SDL = `
"All."
type Query {
  "One."
  shown: Shown @tag(name: "public")
  "Another."
  own: Int
}
"What is shown."
type Shown @tag(name: "public") {
  "A."
  a: Int
  "B."
  b: Int
}`;
const side = (sdl: string, contract: string | null = PUBLIC, operations: Record<string, string> = {}) =>
  sideOf({
    subgraphs: { a: sdl },
    operations,
    files: contract === null ? {} : { "schema/contracts/public.yaml": contract },
  });
const found = (base: ReturnType<typeof side>, candidate: ReturnType<typeof side>) => {
  const { comparisons, findings } = contractComparisons(comparisonOf(base, candidate));
  return [
    ...comparisons.map(({ contract }) => contract),
    ...findings.map(({ code, message, place }) => [code, message, place?.file]),
  ];
};

describe("contractComparisons", () => {
  it("compares what the clients of a contract see, by the contract of each side", async () => {
    const wider = "description: For anybody.\nexclude: [secret]\n";
    const [comparison] = contractComparisons(comparisonOf(side(SDL), side(SDL, wider))).comparisons;

    expect(Object.keys(comparison?.base.api.getQueryType()?.getFields() ?? {})).toEqual(["shown"]);
    expect(Object.keys(comparison?.candidate.api.getQueryType()?.getFields() ?? {})).toEqual([
      "shown",
      "own",
    ]);
  });

  it("looks at nothing where neither the graph nor the contract has changed, and at a new contract not at all", () => {
    expect(found(side(SDL), side(SDL))).toEqual([]);
    expect(found(side(SDL, null), side(SDL))).toEqual([]);
  });

  it("tells that a contract makes no API any more, and that one is gone", () => {
    const broken = SDL.replace('type Shown @tag(name: "public")', "type Shown");

    expect(found(side(SDL), side(broken))).toEqual([
      [
        "CONTRACT_WITHOUT_API",
        'The contract "public" makes no API: Type "Shown" is @inaccessible but is referenced by "Query.shown", which is in the API schema.',
        "schema/contracts/public.yaml",
      ],
    ]);
    expect(found(side(SDL), side(SDL, null))).toEqual([
      [
        "CONTRACT_REMOVED",
        'The contract "public" is gone, with the API that its clients have.',
        "schema/contracts/public.yaml",
      ],
    ]);
  });

  it("says that a file is no contract", () => {
    expect(() => found(side(SDL), side(SDL, "include: ["))).toThrow(
      "schema/contracts/public.yaml is not YAML",
    );
  });
});

describe("checkSchema", () => {
  const check = async (base: ReturnType<typeof side>, candidate: ReturnType<typeof side>) => {
    const { findings, verdicts } = await checkSchema({
      base: { name: "base", side: base },
      candidate: { side: candidate },
      today: "2026-02-17",
    });
    return { told: findings.map(({ code, coordinate, contract }) => [contract, code, coordinate]), verdicts };
  };

  it("tells of a change once for the whole API and once for each contract that shows it", async () => {
    const { told } = await check(
      side(SDL),
      side(SDL.replace('  "B."\n  b: Int\n', "").replace("own: Int", "own: String")),
    );

    expect(told.map(([contract, , coordinate]) => `${contract} ${coordinate}`).toSorted()).toEqual([
      "null Query.own",
      "null Shown.b",
      "public Shown.b",
    ]);
  });

  it("tells whom a tag that was taken away breaks, only in the contract", async () => {
    const operations = { B: "query B { shown { b } }", Own: "query Own { own }" };
    const tagged = SDL.replace('type Shown @tag(name: "public")', "type Shown").replace(
      "a: Int",
      'a: Int @tag(name: "public")',
    );
    const both = tagged.replace("b: Int", 'b: Int @tag(name: "public")');

    const { told, verdicts } = await check(side(both, PUBLIC, operations), side(tagged, PUBLIC, operations));

    expect(told).toContainEqual(["public", "OPERATION_BROKEN", "web@1.0/B"]);
    expect(told.filter(([contract, code]) => contract === null && code === "OPERATION_BROKEN")).toEqual([]);
    expect(verdicts.filter(({ contract }) => contract === "public")).toEqual([
      { operation: "web@1.0/B", outcome: "broken", contract: "public" },
    ]);
  });
});
