import { describe, expect, it } from "vitest";
import { registeredFolder } from "../testing/registered-folder.ts";
import { documentHash } from "./document-id.ts";
import { readRegisteredDocuments } from "./registered-documents.ts";

const HOME = "query Home { viewer { id } }\n";
const FEED = "query Feed { viewer { name } }\n";

const manifest = (more: object = {}) => ({
  client: "web",
  version: "1.0",
  status: "active",
  operations: [{ name: "Home", id: `sha256:${documentHash(HOME)}`, file: "Home.graphql" }],
  ...more,
});
const textsIn = (contentByPath: Readonly<Record<string, unknown>>) => {
  using folder = registeredFolder(contentByPath);
  return [...readRegisteredDocuments(folder.path).textByHash.values()];
};

describe("what is registered", () => {
  it("is every document of a folder without a manifest, by the hash of its bytes", () => {
    using folder = registeredFolder({
      "web@1.0/Home.graphql": HOME,
      "ios@2.0/pages/Feed.graphql": FEED,
      "notes/Other.graphql": "{ other }",
      "web@1.0/README.md": "no operation",
    });

    const { textByHash, hashByText } = readRegisteredDocuments(folder.path);

    expect([...textByHash]).toEqual(
      expect.arrayContaining([
        [documentHash(HOME), HOME],
        [documentHash(FEED), FEED],
      ]),
    );
    expect(textByHash.size).toBe(2);
    expect(hashByText.get(HOME)).toBe(documentHash(HOME));
  });

  it("is what the manifest lists and nothing beside it", () => {
    const texts = textsIn({
      "web@1.0/manifest.json": manifest(),
      "web@1.0/Home.graphql": HOME,
      "web@1.0/Feed.graphql": FEED,
    });

    expect(texts).toEqual([HOME]);
  });

  it("is nothing of a version that is retired, whatever state its files are in", () => {
    const texts = textsIn({
      "web@1.0/manifest.json": manifest({ status: "retired" }),
      "web@1.0/Home.graphql": "changed since",
      "web@1.1/Home.graphql": HOME,
    });

    expect(texts).toEqual([HOME]);
  });

  it("is one document where two versions have the same", () => {
    expect(textsIn({ "web@1.0/Home.graphql": HOME, "web@1.1/Home.graphql": HOME })).toEqual([HOME]);
  });

  it.each([
    [
      "a file that was changed",
      manifest(),
      "Home.graphql: is not what was registered: the manifest has sha256:",
    ],
    [
      "a file that is gone",
      manifest({ operations: [{ name: "X", id: "sha256:0", file: "X.graphql" }] }),
      "cannot be read (ENOENT)",
    ],
    [
      "a file elsewhere",
      manifest({ operations: [{ name: "X", id: "sha256:0", file: "../../../etc/passwd" }] }),
      "is not in the folder of its manifest",
    ],
    [
      "another client's manifest",
      manifest({ client: "ios" }),
      '"client" and "version" must be those of the folder, got ios@1.0',
    ],
    [
      "an unknown status",
      manifest({ status: "paused" }),
      '"status" must be "active" or "retired", got "paused"',
    ],
    [
      "operations that are none",
      manifest({ operations: [{ name: "Home" }] }),
      '"operations" must be a list of',
    ],
    ["a manifest that is no JSON", "{", '"status" must be'],
    ["a manifest that is a list", "[]", '"status" must be'],
  ])("stops the start by %s", (_what, manifestOfHome, sentence) => {
    const files = { "web@1.0/manifest.json": manifestOfHome, "web@1.0/Home.graphql": `${HOME}# changed` };

    expect(() => textsIn(files)).toThrow(sentence);
  });

  it("names all mistakes of all folders", () => {
    const files = {
      "web@1.0/manifest.json": manifest(),
      "web@1.0/Home.graphql": FEED,
      "ios@1.0/manifest.json": "{",
      "tv@1.0/Large.graphql": `{ a } #${"x".repeat(300_000)}`,
    };

    expect(() => textsIn(files)).toThrow(/ios@1\.0[\s\S]*tv@1\.0.*at most 262144 bytes[\s\S]*web@1\.0/);
  });
});
