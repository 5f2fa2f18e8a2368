import { describe, expect, it } from "vitest";
import { brokenLinks, floatingVersions, misplacedScripts, unknownScripts } from "./package-rules.ts";

describe("the rules of packages", () => {
  it.each(["^1.2.3", "~1.2.3", "1.x", ">=1.2.3", "latest", "*", "1.2", "github:a/b", "workspace:*"])(
    "notice that %s floats",
    (version) => {
      expect(floatingVersions("a/package.json", { devDependencies: { b: version } })).toEqual([
        `a/package.json does not pin b: ${version}`,
      ]);
    },
  );

  it.each(["1.2.3", "10.0.0-beta.1"])("take %s as pinned", (version) => {
    expect(floatingVersions("a/package.json", { dependencies: { b: version } })).toEqual([]);
  });

  it("notice an npm script without a file of its name", () => {
    const scripts = {
      start: "node scripts/start.ts",
      "check:data": "node scripts/check-data.ts",
      "bench:home": "node bench/home.ts",
      lint: "biome check",
      gone: "node scripts/gone.ts",
    };
    const files = ["scripts/start.ts", "scripts/check-data.ts", "bench/home.ts"];

    expect(misplacedScripts({ scripts }, (path) => files.includes(path))).toEqual([
      "npm run lint must be a file scripts/lint.ts that exists, is: biome check",
      "npm run gone must be a file scripts/gone.ts that exists, is: node scripts/gone.ts",
    ]);
  });

  it("notice an npm script that only a document knows", () => {
    const text =
      "`npm start`, `npm test -- kit`, `npm run --silent token -- alice`, `npm run schema:check`, `npm ci`";
    const scripts = { start: "", token: "" };

    expect(unknownScripts([{ path: "README.md", text }], { scripts })).toEqual([
      "README.md names the npm script test, which does not exist",
      "README.md names the npm script schema:check, which does not exist",
    ]);
  });

  it("notice a link that leads nowhere", () => {
    const text = "[a](errors.md#codes) [b](../README.md) [c](gone.md) [d](https://example.org) [e](#here)";
    const files = ["docs/errors.md", "README.md"];

    expect(brokenLinks([{ path: "docs/a.md", text }], (path) => files.includes(path))).toEqual([
      "docs/a.md links to gone.md, which does not exist",
    ]);
  });
});
