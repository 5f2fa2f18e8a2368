import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const KEY_BYTES = 32;

/** The two secrets of a supergraph, as environment variables. */
export type Keys = { readonly KITH_VIEWER_KEY: string; readonly KITH_TOKEN_KEY: string };

/** The keys of the environment, else those of this working copy, which are made on first use and kept out of git. */
export function developmentKeys(kithDir: string): Keys {
  const { KITH_VIEWER_KEY, KITH_TOKEN_KEY } = process.env;
  if (KITH_VIEWER_KEY && KITH_TOKEN_KEY) return { KITH_VIEWER_KEY, KITH_TOKEN_KEY };

  const file = `${kithDir}/keys.json`;
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Keys;
  const keys: Keys = {
    KITH_VIEWER_KEY: randomBytes(KEY_BYTES).toString("base64"),
    KITH_TOKEN_KEY: randomBytes(KEY_BYTES).toString("base64"),
  };
  mkdirSync(kithDir, { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  chmodSync(file, 0o600);
  return keys;
}
