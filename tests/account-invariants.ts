import { MongoClient } from "mongodb";
import type { Credential } from "../subgraphs/users/src/accounts/model.ts";
import { type StoredPerson, storedPersonOf } from "../subgraphs/users/src/people/model.ts";
import type { Session } from "../subgraphs/users/src/sessions/model.ts";
import type { TestStores } from "./stores.ts";

/**
 * What must hold of accounts at any moment when nobody writes, checked in the database itself.
 *
 * @returns One sentence for each violation, none when all is well.
 */
export async function accountViolations({
  mongoUri,
  databasePrefix,
}: Pick<TestStores, "mongoUri" | "databasePrefix">): Promise<string[]> {
  await using client = await MongoClient.connect(mongoUri);
  const db = client.db(`${databasePrefix}users`);
  const [people, credentials, sessions] = await Promise.all([
    db.collection<StoredPerson>("people").find().sort({ handle: 1 }).toArray(),
    db.collection<Credential>("credentials").find().toArray(),
    db.collection<Session>("sessions").find().toArray(),
  ]);
  const personById = new Map(people.map((person) => [person._id, person]));
  const credentialIds = new Set(credentials.map(({ _id }) => _id));

  const isSearchedAsShown = (person: StoredPerson) => {
    const { searchKey, isNameSearchable } = storedPersonOf(person);
    return person.searchKey === searchKey && person.isNameSearchable === isNameSearchable;
  };
  return [
    ...credentials
      .filter(({ _id, handle }) => personById.get(_id)?.handle !== handle)
      .map(({ handle }) => `the credential of ${handle} belongs to nobody of that handle`),
    ...sessions
      .filter(({ user }) => !credentialIds.has(user))
      .map(({ _id }) => `${_id} belongs to nobody who can sign in`),
    ...people
      .filter((person) => !isSearchedAsShown(person))
      .map(({ handle }) => `${handle} is searched by another name than the one that is shown to everybody`),
  ];
}
