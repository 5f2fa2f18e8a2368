import { describe, expect, it } from "vitest";
import { importMistakes, undeclaredImports } from "./import-rules.ts";
import type { Source } from "./source-files.ts";

const file = (path: string, text = ""): Source => ({ path, text });

describe("the rules of imports", () => {
  it.each([
    ["subgraphs/social/src/a.ts", "@kith/users/people/model.ts", "subgraphs/users"],
    ["subgraphs/social/src/a.ts", "../../users/src/people/model.ts", "subgraphs/users"],
    ["subgraphs/social/src/a.ts", "../../../gateway/src/server.ts", "gateway"],
    ["gateway/src/a.ts", "../../subgraphs/users/src/service.ts", "subgraphs/users"],
    ["gateway/src/a.ts", "../../scripts/compose.ts", "scripts"],
    ["gateway/src/a.ts", "../../tests/cast.ts", "tests"],
    ["kit/src/a.ts", "@kith/gateway/server.ts", "gateway"],
    ["embedded-mongo/src/a.ts", "@kith/kit/invariant.ts", "kit"],
    ["embedded-mongo/src/a.test.ts", "../../tests/cast.ts", "tests"],
  ])("refuse in %s: %s", (path, specifier, target) => {
    const [mistake] = importMistakes([file(path, `import { x } from "${specifier}";`)]);

    expect(mistake).toMatch(new RegExp(`^${path} must not import .* may not know ${target}$`));
  });

  it.each([
    'export { x } from "@kith/users/a.ts";',
    'import "@kith/users/a.ts";',
    'const x = await import("@kith/users/a.ts");',
    'import type { X } from "@kith/users/a.ts";',
    'import {\n  x,\n} from "@kith/users/a.ts";',
  ])("see every kind of import: %s", (text) => {
    expect(importMistakes([file("gateway/src/a.ts", text)])).toHaveLength(1);
  });

  it("let tests use the tools of tests/, and leave comments alone", () => {
    const test = file("subgraphs/social/src/a.db.test.ts", 'import { x } from "../../../tests/stores.ts";');
    const comment = file("kit/src/a.ts", '// import { x } from "@kith/users/a.ts";');

    expect(importMistakes([test, comment])).toEqual([]);
  });

  it("notice a package that nobody names", () => {
    const source = file(
      "kit/src/a.ts",
      'import _ from "lodash/fp";\nimport DataLoader from "dataloader";\nimport { it } from "vitest";',
    );

    expect(undeclaredImports([source], { kit: { dependencies: { dataloader: "2.2.3" } } })).toEqual([
      "kit/src/a.ts imports lodash, which kit/package.json does not name",
      "kit/src/a.ts imports vitest, which kit/package.json does not name",
    ]);
  });

  it("let a test import what its workspace names for development, and nothing else", () => {
    const source = (path: string) => file(path, 'import { MongoClient } from "mongodb";');
    const manifests = { kit: { devDependencies: { mongodb: "7.9.0" } } };

    expect(undeclaredImports([source("kit/src/a.test.ts")], manifests)).toEqual([]);
    expect(undeclaredImports([source("kit/src/a.ts")], manifests)).toHaveLength(1);
  });
});
