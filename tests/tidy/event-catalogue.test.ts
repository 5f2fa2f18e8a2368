import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventMistakes } from "./event-catalogue.ts";
import { readSources, type Source } from "./source-files.ts";

const written: Source = {
  path: "subgraphs/bakery/src/oven.ts",
  text: 'add([{ to: "shop", type: "bread.baked" }]);',
};
const reacted: Source = { path: "subgraphs/shop/src/reactions.ts", text: '  "bread.baked": { once }' };
const ROW = "| `bread.baked` | bakery | shop | `loaf` | it is sold |";

describe("docs/events.md", () => {
  it("names every event with who writes it and who acts on it, and no other", () => {
    expect(eventMistakes(readSources(), readFileSync("docs/events.md", "utf8"))).toEqual([]);
  });

  it.each([
    [[written, reacted], ROW, []],
    [[written], ROW, ["bread.baked to shop is documented and does not exist"]],
    [
      [written, reacted],
      "",
      ["bread.baked from bakery is not documented", "bread.baked to shop is not documented"],
    ],
    [
      [written, reacted],
      ROW.replace("bakery", "mill"),
      ["bread.baked from bakery is not documented", "bread.baked from mill is documented and does not exist"],
    ],
  ])("is found wrong where it is: %#", (sources, markdown, mistakes) => {
    expect(eventMistakes(sources, markdown)).toEqual(mistakes);
  });
});
