/** Prints an access token for a person by handle or id: `npm run --silent token -- alice [--minutes 15] [--scopes user,support]`. */
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { SCOPES, type Scope, signAccessToken } from "../subgraphs/users/src/tokens/access-token.ts";
import { openKeyRing } from "./database/signing-key.ts";
import { personCalled, withUsers } from "./database/with-users.ts";

const MINUTES_MAX = 24 * 60;

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_MAX) return minutes;
  throw new Error(`--minutes must be 1 to ${MINUTES_MAX}, got "${text}".`);
}

function scopesOf(text: string): Scope[] {
  return text.split(",").map((name) => {
    const scope = SCOPES.find((known) => known === name);
    if (scope === undefined)
      throw new Error(`--scopes must be of ${SCOPES.join(", ")}, with commas between, got "${text}".`);
    return scope;
  });
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: "string", default: "15" }, scopes: { type: "string", default: "user" } },
  });
  const [who] = positionals;
  if (who === undefined) throw new Error("For whom? npm run --silent token -- alice");

  const lifetimeS = minutesOf(values.minutes) * 60;
  const scopes = scopesOf(values.scopes);
  const token = await withUsers(async (stores) => {
    const { _id } = await personCalled(who, stores);
    return signAccessToken(_id, { key: await openKeyRing(stores).current(), lifetimeS, scopes });
  });
  console.log(token);
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
