import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRegisteredDocuments } from "../../gateway/src/documents/registered-documents.ts";
import { idOf, manifestText } from "../../scripts/schema-check/operations/manifest.ts";
import { registeredOperations } from "../../scripts/schema-check/operations/registered-operations.ts";
import { filesIn } from "../../scripts/schema-check/sides/tree-files.ts";

/** What the check holds changes against, and what the gateway answers, of a folder such as schema/. */
function bothOf(folder: string) {
  const active = registeredOperations(filesIn(folder), folder).filter(({ isActive }) => isActive);
  const { textByHash } = readRegisteredDocuments(`${folder}/operations`);
  return {
    checked: active.map(({ id, text }) => `${id} ${text}`).toSorted(),
    trusted: [...textByHash].map(([hash, text]) => `sha256:${hash} ${text}`).toSorted(),
  };
}

describe("the gateway's trusted documents", () => {
  it("are exactly the operations of active manifests, by which a check says whom a change breaks", () => {
    const { checked, trusted } = bothOf("schema");

    expect(trusted).toEqual(checked);
    expect(trusted.length).toBeGreaterThan(0);
  });

  it("are none of a version that is retired, also where the gateway would find its files", () => {
    const folder = mkdtempSync(join(tmpdir(), "kith-documents-"));
    const register = (version: string, status: "active" | "retired", text: string) => {
      const home = join(folder, "operations", `web@${version}`);
      mkdirSync(home, { recursive: true });
      writeFileSync(join(home, "Home.graphql"), text);
      const operations = [{ name: "Home", id: idOf(text), file: "Home.graphql" }];
      writeFileSync(
        join(home, "manifest.json"),
        manifestText({ client: "web", version, status, operations }),
      );
    };
    register("1.0", "retired", "query Home { a }");
    register("1.1", "active", "query Home { b }");

    const { checked, trusted } = bothOf(folder);
    rmSync(folder, { recursive: true });

    expect(trusted).toEqual([`${idOf("query Home { b }")} query Home { b }`]);
    expect(checked).toEqual(trusted);
  });
});
