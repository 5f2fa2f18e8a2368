import { describe, expect, it } from "vitest";
import { registeredFolder } from "../testing/registered-folder.ts";
import { documentAccess, type SentDocument } from "./document-access.ts";
import { documentHash } from "./document-id.ts";
import { DOCUMENTS_OFF, type DocumentMode, type DocumentSettings } from "./document-modes.ts";

const HOME = "query Home { viewer { id } }\n";
const OTHER = "{ other }";

function accessOf(settings: Partial<DocumentSettings>) {
  using folder = registeredFolder({ "web@1.0/Home.graphql": HOME });
  const told: object[] = [];
  const log = { info: (details: object) => void told.push(details), error: () => {} };
  return { ...documentAccess({ ...DOCUMENTS_OFF, folder: folder.path, ...settings }, log), told };
}
const byId = (text: string): SentDocument => ({ documentId: `sha256:${documentHash(text)}` });
const byExtension = (text: string, query?: string): SentDocument => ({
  ...(query !== undefined && { query }),
  extensions: { persistedQuery: { version: 1, sha256Hash: documentHash(text) } },
});
/** The text that is run, or the code of the refusal. */
function outcome(
  access: Pick<ReturnType<typeof accessOf>, "textOf">,
  sent: SentDocument,
  client: string | null = null,
) {
  try {
    return access.textOf(sent, client);
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
}

const ID_REQUIRED = "PERSISTED_QUERY_ID_REQUIRED";
const NOT_REGISTERED = "QUERY_NOT_IN_SAFELIST";
const NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND";
const NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED";

// What comes of: a registered id, its text, both; an unregistered text, its id, both.
const table: readonly (readonly [DocumentMode, boolean, readonly string[]])[] = [
  ["off", false, [NOT_SUPPORTED, HOME, HOME, OTHER, NOT_SUPPORTED, OTHER]],
  ["off", true, [NOT_FOUND, HOME, HOME, OTHER, NOT_FOUND, OTHER]],
  ["log", false, [HOME, HOME, HOME, OTHER, NOT_FOUND, OTHER]],
  ["log", true, [HOME, HOME, HOME, OTHER, NOT_FOUND, OTHER]],
  ["prefer", true, [HOME, HOME, HOME, NOT_REGISTERED, NOT_FOUND, NOT_REGISTERED]],
  ["only", true, [HOME, ID_REQUIRED, HOME, ID_REQUIRED, NOT_FOUND, NOT_REGISTERED]],
];

describe("the mode", () => {
  it.each(table)("%s, with automatic ids %s", (mode, takesAutomatic, outcomes) => {
    for (const idOf of [byId, byExtension]) {
      const access = accessOf({ mode, takesAutomatic });
      const sent: SentDocument[] = [
        idOf(HOME),
        { query: HOME },
        { ...idOf(HOME), query: HOME },
        { query: OTHER },
        idOf(OTHER),
        { ...idOf(OTHER), query: OTHER },
      ];

      expect(sent.map((one) => outcome(access, one))).toEqual(outcomes);
    }
  });

  it("is that of the client's name, which gains nothing but it", () => {
    const access = accessOf({ mode: "only", modeByClient: new Map([["partner", "prefer"]]) });

    const outcomes = ["partner", "web", "__proto__", "Partner", null].map((client) =>
      outcome(access, { query: HOME }, client),
    );

    expect(outcomes).toEqual([HOME, ID_REQUIRED, ID_REQUIRED, ID_REQUIRED, ID_REQUIRED]);
    expect(outcome(access, { query: OTHER }, "partner")).toBe(NOT_REGISTERED);
  });

  it.each(["prefer", "only"] as const)(
    "%s is never given what a client of a looser mode put down",
    (mode) => {
      const access = accessOf({ mode, modeByClient: new Map([["dev", "log"]]), takesAutomatic: true });
      access.textOf(byExtension(OTHER, OTHER), "dev");

      expect(outcome(access, byExtension(OTHER), "dev")).toBe(OTHER);
      expect(outcome(access, byExtension(OTHER))).toBe(NOT_FOUND);
    },
  );

  it("log tells of each unregistered operation of a client once", () => {
    const access = accessOf({ mode: "log", takesAutomatic: true });

    for (let time = 0; time < 3; time += 1) {
      access.textOf({ query: OTHER }, "web");
      access.textOf({ query: HOME }, "web");
      access.textOf(byExtension(OTHER, OTHER), "web");
    }

    expect(access.told).toEqual([{ client: "web", documentId: `sha256:${documentHash(OTHER)}` }]);
  });
});

describe("automatic ids", () => {
  it("are known after the text came along once, in either form", () => {
    const access = accessOf({ takesAutomatic: true });
    expect(outcome(access, byExtension(OTHER))).toBe(NOT_FOUND);

    access.textOf(byExtension(OTHER, OTHER), null);

    expect([outcome(access, byExtension(OTHER)), outcome(access, byId(OTHER))]).toEqual([OTHER, OTHER]);
  });

  it("cannot be given to another text", () => {
    const access = accessOf({ takesAutomatic: true });

    expect(outcome(access, byExtension(HOME, OTHER))).toBe("BAD_REQUEST");
    expect(outcome(access, { ...byId(HOME), query: OTHER })).toBe("BAD_REQUEST");
    expect(outcome(access, byExtension(HOME))).toBe(NOT_FOUND);
  });

  it("forget what was not used for the longest time, by number and by size", () => {
    const access = accessOf({ takesAutomatic: true });
    const first = "{ first }";
    access.textOf(byExtension(first, first), null);
    for (let index = 0; index < 2_000; index += 1) {
      const text = `{ a${index} } #${"x".repeat(5_000)}`;
      access.textOf(byExtension(text, text), null);
    }
    const large = `{ large } #${"x".repeat(70_000)}`;

    expect(outcome(access, byExtension(first))).toBe(NOT_FOUND);
    expect(outcome(access, byExtension(large, large))).toBe(large);
    expect(outcome(access, byExtension(large))).toBe(NOT_FOUND);
  });
});

describe("an id that is none", () => {
  const hash = documentHash(HOME);
  const persisted = (persistedQuery: unknown): SentDocument => ({ extensions: { persistedQuery } });

  it.each<[string, SentDocument]>([
    ["a number", { documentId: 7 }],
    ["a list", { documentId: [`sha256:${hash}`] }],
    ["empty", { documentId: "" }],
    ["of another kind", { documentId: `md5:${hash}` }],
    ["in upper case", { documentId: `sha256:${hash.toUpperCase()}` }],
    ["a path", { documentId: "../../schema/supergraph.graphql" }],
    ["a key of objects", { documentId: "__proto__" }],
    ["of another version", persisted({ version: 2, sha256Hash: hash })],
    ["without a hash", persisted({ version: 1 })],
    ["a text in the extension", persisted("x")],
    [
      "two different ones",
      { documentId: `sha256:${documentHash(OTHER)}`, ...persisted({ version: 1, sha256Hash: hash }) },
    ],
  ])("is refused: %s", (_which, sent) => {
    expect(outcome(accessOf({ mode: "log", takesAutomatic: true }), sent)).toBe("BAD_REQUEST");
  });

  it("may be the bare hash", () => {
    expect(outcome(accessOf({ mode: "only" }), { documentId: hash })).toBe(HOME);
  });
});

describe("reading again", () => {
  it("takes what is registered by then, and keeps what it has when that cannot be relied on", () => {
    using folder = registeredFolder({ "web@1.0/Home.graphql": HOME });
    const refused: object[] = [];
    const log = { info: () => {}, error: (details: object) => void refused.push(details) };
    const access = documentAccess({ ...DOCUMENTS_OFF, mode: "only", folder: folder.path }, log);

    folder.write("web@1.1/Other.graphql", OTHER);
    access.reload();
    folder.write("web@1.2/manifest.json", "{");
    access.reload();

    expect([outcome(access, byId(HOME)), outcome(access, byId(OTHER))]).toEqual([HOME, OTHER]);
    expect(refused).toHaveLength(1);
  });
});

describe("a text that is longer than any screen's", () => {
  it("is refused in every mode, whatever of it is a comment", () => {
    const text = `{ a } #${" ".repeat(256 * 1024)}`;
    const outcomes = (["off", "log", "prefer"] as const).flatMap((mode) => {
      const access = accessOf({ mode, takesAutomatic: true });
      return [outcome(access, { query: text }), outcome(access, byExtension(text, text))];
    });

    expect(new Set(outcomes)).toEqual(new Set(["GRAPHQL_VALIDATION_FAILED"]));
  });
});
