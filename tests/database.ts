import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startChild } from "../scripts/supervisor/child-process.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The database that all tests share; each takes databases of its own on it. */
    readonly mongoUri: string;
  }
}

/** Before all tests: the server that MONGODB_URI names, else the embedded one, in a folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.MONGODB_URI) {
    project.provide("mongoUri", process.env.MONGODB_URI);
    return async () => {};
  }

  const dir = mkdtempSync(join(tmpdir(), "kith-test-db-"));
  const child = await startChild({
    name: "database",
    file: "embedded-mongo/src/main.ts",
    // No fsync: what a test wrote need not outlive a power cut. A killed service's locks go soon.
    args: [
      ...["--port", "0", "--dir", dir, "--no-fsync", "--enable-test-commands"],
      ...["--transaction-lifetime-s", "5"],
    ],
  });
  project.provide("mongoUri", child.url);
  return async () => {
    await child.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
