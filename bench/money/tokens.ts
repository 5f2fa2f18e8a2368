import { connectDatabase } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import { invariant } from "@kith/kit/invariant.ts";
import type { Keys } from "../../scripts/supervisor/development-keys.ts";
import { usersStores } from "../../subgraphs/users/src/stores.ts";
import { signAccessToken } from "../../subgraphs/users/src/tokens/access-token.ts";
import { keyRing } from "../../subgraphs/users/src/tokens/key-ring.ts";
import { PEOPLE, personOf } from "./crowd.ts";

const LIFETIME_S = 3_600;

type Options = { readonly mongoUri: string; readonly databasePrefix: string };

/** An access token for each of the crowd, good for an hour. */
export async function tokensOf(
  options: Options,
  { KITH_TOKEN_KEY }: Keys,
): Promise<(person: GlobalId) => string> {
  const { client, db } = await connectDatabase({ subgraph: "users", ...options });
  const { signingKeys } = await usersStores(db);
  const secret = Buffer.from(KITH_TOKEN_KEY, "base64");
  const key = await keyRing({ keys: signingKeys, secret, now: () => new Date() }).current();
  await client.close();
  const tokenByPerson = new Map<GlobalId, string>();
  for (let index = 0; index < PEOPLE; index += 1) {
    const person = personOf(index);
    tokenByPerson.set(person, await signAccessToken(person, { key, lifetimeS: LIFETIME_S }));
  }
  return (person) => {
    const token = tokenByPerson.get(person);
    invariant(token !== undefined, `${person} is not of the crowd`);
    return token;
  };
}
