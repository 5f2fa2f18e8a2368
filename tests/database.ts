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

/** A database server for tests, and its end. */
export type TestDatabase = { readonly mongoUri: string; stop(): Promise<void> };

/** Before all tests: the server that all of them share. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { mongoUri, stop } = await startTestDatabase();
  project.provide("mongoUri", mongoUri);
  return stop;
}

/**
 * The server that MONGODB_URI names, else an embedded one in a folder of its own. A test that loads so much that its
 * neighbours would wait behind it starts one for itself.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  if (process.env.MONGODB_URI) return { mongoUri: process.env.MONGODB_URI, stop: async () => {} };

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
  const stop = async () => {
    await child.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { mongoUri: child.url, stop };
}
