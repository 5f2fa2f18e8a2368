import { type Collection, type Document, MongoClient } from "mongodb";
import { SUBGRAPH_NAMES } from "../../scripts/schema-files.ts";
import { cast, castId } from "../cast.ts";
import type { TestStores } from "../stores.ts";

/** A row of any collection. */
export type Row = Document & { readonly _id: string };

/** A collection by the name of its subgraph and its own: `social.friendships`. */
export type Rows = (name: string) => Collection<Row>;

export type Scene = {
  readonly rows: Rows;
  /** Puts every row back as it was. */
  restore(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** The cast, alice with a credential and a session, and eve who has blocked carol: data in which every rule holds. */
export async function setScene(stores: TestStores): Promise<Scene> {
  await cast(stores);
  const client = await MongoClient.connect(stores.mongoUri, { useBigInt64: true });
  const rows: Rows = (name) => {
    const [subgraph, collection = ""] = name.split(".");
    return client.db(`${stores.databasePrefix}${subgraph}`).collection<Row>(collection);
  };
  const [alice, carol, eve] = [castId("alice"), castId("carol"), castId("eve")];
  await rows("users.credentials").insertOne({ _id: alice, handle: "alice" });
  await rows("users.sessions").insertOne({ _id: "session_1", user: alice });
  await rows("social.blocks").insertOne(blockRow(eve, carol));

  const saved = await Promise.all(
    (await collectionNames(client, stores.databasePrefix)).map(async (name) => ({
      collection: rows(name),
      rows: await rows(name).find().toArray(),
    })),
  );
  return {
    rows,
    async restore() {
      for (const { collection, rows } of saved) {
        await collection.deleteMany({});
        if (rows.length > 0) await collection.insertMany(rows);
      }
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}

async function collectionNames(client: MongoClient, databasePrefix: string): Promise<string[]> {
  const names = SUBGRAPH_NAMES.map(async (subgraph) => {
    const collections = await client.db(`${databasePrefix}${subgraph}`).collections();
    return collections.map(({ collectionName }) => `${subgraph}.${collectionName}`);
  });
  return (await Promise.all(names)).flat();
}

export const blockRow = (blocker: string, blocked: string): Row => ({
  _id: `${blocker}:${blocked}`,
  blocker,
  blocked,
  people: [blocker, blocked],
});
