/** Writes the secrets of this working copy to .kith/compose.env, the environment file of docker compose. */
import { mkdirSync, writeFileSync } from "node:fs";
import { KITH_DIR } from "./database/open-database.ts";
import { developmentKeys } from "./supervisor/development-keys.ts";

const file = `${KITH_DIR}/compose.env`;
const keys = Object.entries(developmentKeys(KITH_DIR));
mkdirSync(KITH_DIR, { recursive: true });
// In single quotes, docker compose takes a value as it is.
writeFileSync(file, keys.map(([name, value]) => `${name}='${value}'\n`).join(""), { mode: 0o600 });
console.log(`Wrote ${file}: docker compose --env-file ${file} up --build --wait`);
