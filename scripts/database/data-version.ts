import type { Db } from "mongodb";

/** Grows whenever stored documents change their meaning and nothing converts those that are there. */
const DATA_VERSION = 3;

type DataVersion = { readonly _id: "data"; readonly version: number };

/**
 * Notes the version of the data in an empty database, and compares it in any other.
 *
 * @param users The database of the users subgraph: whoever has any data has people.
 * @throws Error in two sentences when the data is of another version.
 */
export async function requireDataVersion(users: Db): Promise<void> {
  const versions = users.collection<DataVersion>("dataVersion");
  const isEmpty = (await users.collection("people").findOne({}, { projection: { _id: 1 } })) === null;
  if (isEmpty)
    await versions.updateOne({ _id: "data" }, { $set: { version: DATA_VERSION } }, { upsert: true });

  const stored = (await versions.findOne({ _id: "data" }))?.version ?? 1;
  if (stored !== DATA_VERSION)
    throw new Error(
      `The data in ${users.databaseName} is of version ${stored}, and this Kith reads version ${DATA_VERSION}. Begin anew: delete the folder .kith, or drop the databases of Kith where MONGODB_URI names them.`,
    );
}
