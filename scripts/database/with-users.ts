import { connectDatabase } from "@kith/kit/database.ts";
import { isIdOf } from "@kith/kit/global-id.ts";
import { normalHandle, type Person } from "../../subgraphs/users/src/people/model.ts";
import { type UsersStores, usersStores } from "../../subgraphs/users/src/stores.ts";
import { DATABASE_PREFIX, findDatabase } from "./open-database.ts";

/**
 * Does something with the accounts of a Kith that runs.
 *
 * @throws Error in one sentence when none does.
 */
export async function withUsers<Result>(act: (stores: UsersStores) => Promise<Result>): Promise<Result> {
  const database = await findDatabase();
  if (database === null) throw new Error("Kith is not running: start it with npm start, then ask again.");

  const { client, db } = await connectDatabase({
    subgraph: "users",
    mongoUri: database.uri,
    databasePrefix: DATABASE_PREFIX,
  });
  try {
    return await act(await usersStores(db));
  } finally {
    await client.close();
  }
}

/** A person by handle or id. @throws Error in one sentence when nobody has it. */
export async function personCalled(who: string, { people }: Pick<UsersStores, "people">): Promise<Person> {
  const [person] = isIdOf("user", who)
    ? await people.findByIds([who])
    : await people.findByHandles([normalHandle(who)]);
  if (person === undefined) throw new Error(`Nobody has the handle or id "${who}".`);
  return person;
}
