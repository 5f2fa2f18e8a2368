/** Prints an access token for a person by handle or id: `npm run --silent token -- alice [--minutes 15] [--scopes user,support]`. */
import { parseArgs } from "node:util";
import { connectDatabase } from "@kith/kit/database.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { normalHandle, type Person } from "../subgraphs/users/src/people/model.ts";
import { personStore } from "../subgraphs/users/src/people/person-store.ts";
import { SCOPES, type Scope, signAccessToken } from "../subgraphs/users/src/tokens/access-token.ts";
import { signingKeysOf } from "../subgraphs/users/src/tokens/signing-key.ts";
import { DATABASE_PREFIX, findDatabase, KITH_DIR } from "./database/open-database.ts";
import { developmentKeys } from "./supervisor/development-keys.ts";

const MINUTES_MAX = 24 * 60;

async function findPerson(who: string): Promise<Person> {
  const database = await findDatabase();
  if (database === null) throw new Error("Kith is not running: start it with npm start, then ask again.");

  const { client, db } = await connectDatabase({
    subgraph: "users",
    mongoUri: database.uri,
    databasePrefix: DATABASE_PREFIX,
  });
  const people = personStore(db);
  const [person] = isIdOf("user", who)
    ? await people.findByIds([who])
    : await people.findByHandles([normalHandle(who)]);
  await client.close();
  if (person === undefined) throw new Error(`Nobody has the handle or id "${who}".`);
  return person;
}

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
  const { _id } = await findPerson(who);
  const { current: key } = await signingKeysOf((await developmentKeys(KITH_DIR)).KITH_TOKEN_KEY);
  console.log(await signAccessToken(_id, { key, lifetimeS, scopes: scopesOf(values.scopes) }));
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
