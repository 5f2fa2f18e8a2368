import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSupergraph } from "../supergraph/supergraph.ts";

const supergraph = readSupergraph(readFileSync("schema/supergraph.graphql", "utf8"));
const kept = [...supergraph.cacheHints.keys()];

describe("what of Kith's own graph may be kept", () => {
  it("is what is the same for a stranger: tests/e2e/kept-answers.e2e.ts asks for all of it", () => {
    const asked = readFileSync("tests/e2e/kept-answers.e2e.ts", "utf8");

    const types = new Set(kept.map((coordinate) => coordinate.split(".")[0]));
    expect([...types].toSorted()).toEqual([
      "Campaign",
      "CampaignCard",
      "CampaignSettlement",
      "Group",
      "GroupConnection",
      "GroupEdge",
      "Money",
      "PageInfo",
      "Query",
    ]);
    for (const coordinate of kept) expect(asked).toMatch(new RegExp(`\\b${coordinate.split(".")[1]}\\b`));
  });

  it("tells nothing of a viewer, and is not guarded", () => {
    expect(kept.filter((coordinate) => /\.viewer|WithViewer/.test(coordinate))).toEqual([]);
    expect(kept.filter((coordinate) => supergraph.guard.has(coordinate))).toEqual([]);
  });
});
