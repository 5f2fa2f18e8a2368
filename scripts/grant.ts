/** Gives a person a scope, or takes it away: `npm run grant -- alice support [--revoke]`. It counts from their next refresh on. */
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { SCOPES, type Scope } from "../subgraphs/users/src/tokens/access-token.ts";
import { personCalled, withUsers } from "./database/with-users.ts";

const GRANTED = SCOPES.filter((scope) => scope !== "user");

function scopeCalled(name: string | undefined): Exclude<Scope, "user"> {
  const scope = GRANTED.find((known) => known === name);
  if (scope === undefined)
    throw new Error(
      `Which scope? ${GRANTED.join(" or ")}, got "${name ?? ""}": npm run grant -- alice support`,
    );
  return scope;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { revoke: { type: "boolean", default: false } },
  });
  const [who = "", name] = positionals;
  const scope = scopeCalled(name);

  const scopes = await withUsers(async (stores) => {
    const { _id } = await personCalled(who, stores);
    return values.revoke ? stores.credentials.revoke(_id, scope) : stores.credentials.grant(_id, scope);
  });
  if (scopes === null)
    throw new Error(`${who} has no password and cannot sign in: there is nothing to grant.`);
  console.log(`${who} has ${scopes.join(", ")} from the next refresh on, 15 minutes from now at most.`);
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
