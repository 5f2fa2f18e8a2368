import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Writes files into a folder of their own, by path, each a text or something that is written as JSON. */
export function registeredFolder(contentByPath: Readonly<Record<string, unknown>>) {
  const path = mkdtempSync(join(tmpdir(), "kith-registered-"));
  const write = (file: string, content: unknown): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), typeof content === "string" ? content : JSON.stringify(content));
  };
  for (const [file, content] of Object.entries(contentByPath)) write(file, content);
  return { path, write, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}
