import { MongoClient } from "mongodb";
import type { TestStores } from "./stores.ts";

type Databases = Pick<TestStores, "mongoUri" | "databasePrefix">;

/**
 * What must hold of the data at any moment when nobody writes, checked in the database itself.
 *
 * @returns One sentence for each violation, none when all is well.
 */
export async function violations({ mongoUri, databasePrefix }: Databases): Promise<string[]> {
  await using client = await MongoClient.connect(mongoUri, { useBigInt64: true });
  const db = (name: string) => client.db(`${databasePrefix}${name}`);
  return [
    ...(await ledgerViolations(db("commerce"))),
    ...(await friendshipViolations(db("social"))),
    ...(await blockViolations(db("social"))),
  ];
}

type Db = ReturnType<MongoClient["db"]>;
type Sum = { readonly _id: string | null; readonly sum: bigint; readonly count: number };

async function ledgerViolations(db: Db): Promise<string[]> {
  const accounts = await db
    .collection<{ _id: string; owner: string; balanceMinor: bigint }>("accounts")
    .find()
    .toArray();
  const grouped = (group: string) =>
    db
      .collection("entries")
      .aggregate<Sum>([{ $group: { _id: group, sum: { $sum: "$amountMinor" }, count: { $sum: 1 } } }])
      .toArray();
  const byAccount = new Map((await grouped("$account")).map((row) => [row._id, row]));
  const unbalanced = (await grouped("$transfer")).filter(
    ({ sum, count }) => BigInt(sum) !== 0n || count !== 2,
  );

  const transfers = await db
    .collection<{ _id: string }>("transfers")
    .find({}, { projection: { _id: 1 } })
    .toArray();
  const posted = new Set((await grouped("$transfer")).map(({ _id }) => _id));

  return [
    ...transfers.filter(({ _id }) => !posted.has(_id)).map(({ _id }) => `transfer ${_id} has no entries`),
    ...unbalanced.map(({ _id }) => `transfer ${_id} does not have two sides that sum to zero`),
    ...accounts
      .filter(({ _id, balanceMinor }) => BigInt(byAccount.get(_id)?.sum ?? 0n) !== BigInt(balanceMinor))
      .map(({ _id }) => `the balance of account ${_id} is not the sum of its entries`),
    ...accounts
      .filter(({ owner, balanceMinor }) => owner !== "funding" && balanceMinor < 0n)
      .map(({ _id }) => `account ${_id} is below zero`),
  ];
}

async function friendshipViolations(db: Db): Promise<string[]> {
  const rows = await db
    .collection<{ _id: string; user: string; friend: string }>("friendships")
    .find()
    .toArray();
  const circles = await db.collection<{ _id: string; friendCount: number }>("circles").find().toArray();
  const sides = new Set(rows.map(({ _id }) => _id));
  const degree = Map.groupBy(rows, ({ user }) => user);

  return [
    ...rows
      .filter(({ user, friend }) => !sides.has(`${friend}:${user}`))
      .map(({ _id }) => `friendship ${_id} has no other side`),
    ...circles
      .filter(({ _id, friendCount }) => (degree.get(_id)?.length ?? 0) !== friendCount)
      .map(
        ({ _id, friendCount }) =>
          `${_id} has friendCount ${friendCount} and ${degree.get(_id)?.length ?? 0} rows`,
      ),
    ...[...degree.keys()]
      .filter((user) => !circles.some(({ _id }) => _id === user))
      .map((user) => `${user} has friends and no counter`),
  ];
}

// A block leaves neither a friendship nor a request between the two, in either direction.
async function blockViolations(db: Db): Promise<string[]> {
  const blocks = await db.collection<{ blocker: string; blocked: string }>("blocks").find().toArray();
  const sides = blocks.flatMap(({ blocker, blocked }) => [`${blocker}:${blocked}`, `${blocked}:${blocker}`]);
  const friends = await db
    .collection<{ _id: string }>("friendships")
    .find({ _id: { $in: sides } })
    .toArray();
  const requests = await db
    .collection<{ pair: string }>("friendRequests")
    .find({ pair: { $in: sides } })
    .toArray();
  return [
    ...friends.map(({ _id }) => `friendship ${_id} has outlived a block`),
    ...requests.map(({ pair }) => `the request between ${pair} has outlived a block`),
  ];
}
