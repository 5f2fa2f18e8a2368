import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { documentBytes, documentStore } from "./document-store.ts";

describe("the store of parsed documents", () => {
  it("gives back what it was given last", async () => {
    const store = documentStore();
    const document = parse("{ a }");
    await store.set("a", document);

    expect(await store.get("a")).toBe(document);
    expect(await store.get("b")).toBeUndefined();
    await store.delete("a");
    expect(await store.get("a")).toBeUndefined();
  });

  it("counts the whole text of each, whatever of it is a comment", async () => {
    const store = documentStore();
    const keys = Array.from({ length: 200 }, (_, index) => `k${index}`);
    for (const key of keys) await store.set(key, parse(`{ a } # ${key}${" ".repeat(256 * 1024)}`));

    const kept = await Promise.all(keys.map((key) => store.get(key)));

    expect(kept.at(-1)).toBeDefined();
    expect(kept.filter((one) => one !== undefined).length).toBeLessThan(130);
  });

  it("lets go of comments, of which a document may have any number", async () => {
    const store = documentStore();
    const document = parse(`{ a }\n${"#\n".repeat(120_000)}`);

    await store.set("a", document);

    expect(await store.get("a")).toBe(document);
    expect(document.loc?.startToken.next).toBeNull();
    expect(documentBytes(document)).toBeLessThan(600_000);
  });
});
