import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { ERROR_CODES } from "@kith/kit/api-error.ts";
import { type DocumentNode, Kind, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { SUBGRAPH_NAMES, subgraphSdls } from "../scripts/schema-files.ts";
import { codeMistakes, readCatalogue, userErrorMistakes } from "./tidy/error-catalogue.ts";
import { fileMistakes } from "./tidy/file-rules.ts";
import { importMistakes, undeclaredImports } from "./tidy/import-rules.ts";
import { domainWordsIn } from "./tidy/kit-words.ts";
import {
  brokenLinks,
  floatingVersions,
  misplacedScripts,
  type PackageJson,
  unknownScripts,
} from "./tidy/package-rules.ts";
import { readSources } from "./tidy/source-files.ts";

const sources = readSources();
const sdlByName = Object.entries(subgraphSdls()).map(([name, sdl]) => [name, parse(sdl)] as const);
const catalogue = readCatalogue(readFileSync("docs/errors.md", "utf8"));
const manifests = globSync("{.,kit,embedded-mongo,gateway,subgraphs/*}/package.json").map(
  (path) => [path, JSON.parse(readFileSync(path, "utf8")) as PackageJson] as const,
);
const manifestByFolder = Object.fromEntries(
  manifests.map(([path, manifest]) => [dirname(path) === "." ? "" : dirname(path), manifest]),
);
const top = manifestByFolder[""] ?? {};
const texts = globSync(["*.md", "docs/**/*.md", "docker-compose.yml", ".ci/*", ".github/workflows/*"]).map(
  (path) => ({ path, text: readFileSync(path, "utf8") }),
);

describe("the tree", () => {
  it("is read whole", () => {
    const homes = new Set(sources.map(({ path }) => path.split("/")[0]));

    expect([...homes]).toEqual(
      expect.arrayContaining(["kit", "gateway", "subgraphs", "embedded-mongo", "scripts", "tests"]),
    );
    expect(sdlByName.map(([name]) => name)).toEqual(SUBGRAPH_NAMES);
  });

  it("imports in one direction: gateway → kit ← subgraphs", () => {
    expect(importMistakes(sources)).toEqual([]);
  });

  it("imports only packages that the workspace names", () => {
    expect(undeclaredImports(sources, manifestByFolder)).toEqual([]);
  });

  it("has short files with names that say something, named exports, no enums, and process.env at the root", () => {
    expect(fileMistakes(sources)).toEqual([]);
  });

  it("has a kit that knows no word of the domain", () => {
    expect(domainWordsIn(sources)).toEqual([]);
  });

  it("pins every dependency", () => {
    expect(manifests.flatMap(([path, manifest]) => floatingVersions(path, manifest))).toEqual([]);
  });

  it("has a file for every npm script, and every npm script and file that its documents name", () => {
    expect(misplacedScripts(top, existsSync)).toEqual([]);
    expect(unknownScripts(texts, top)).toEqual([]);
    expect(
      brokenLinks(
        texts.filter(({ path }) => path.endsWith(".md")),
        existsSync,
      ),
    ).toEqual([]);
  });
});

describe("docs/errors.md", () => {
  it("lists exactly the error codes of the kit", () => {
    expect(codeMistakes(catalogue, ERROR_CODES)).toEqual([]);
  });

  it("lists exactly the user errors of every mutation", () => {
    expect(
      userErrorMistakes(
        catalogue,
        sdlByName.map(([, sdl]) => sdl),
      ),
    ).toEqual([]);
  });
});

describe("docs/subscriptions.md", () => {
  it("lists exactly the subscriptions of every subgraph", () => {
    const text = readFileSync("docs/subscriptions.md", "utf8");
    const listed = [...text.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(
      ([, field, subgraph]) => `${subgraph}: ${field}`,
    );

    const there = sdlByName.flatMap(([name, sdl]) =>
      subscriptionsOf(sdl).map((field) => `${name}: ${field}`),
    );
    expect(listed.toSorted()).toEqual(there.toSorted());
  });
});

const subscriptionsOf = ({ definitions }: DocumentNode): string[] =>
  definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === "Subscription"
      ? (node.fields ?? []).map(({ name }) => name.value)
      : [],
  );
