import { type Collection, MongoServerError } from "mongodb";
import type { Round, Writer } from "./rounds.ts";

type Thing = {
  readonly _id: string;
  readonly owner: number;
  readonly group: number;
  /** Unique. */
  readonly code: number;
  readonly version: number;
  readonly tags: readonly string[];
};
type Things = ReadonlyMap<string, Thing>;
type Dice = (sides: number) => number;

/** One command: what is sent, and what it makes of the things there were. */
type Act = {
  readonly send: (collection: Collection<Thing>) => Promise<unknown>;
  readonly apply: (things: Things) => Iterable<readonly [string, Thing]>;
};

const GROUPS = 4;
const OWNED_MAX = 60;
const CODES_PER_OWNER = 1_000_000;

const tagsOf = (dice: Dice): string[] => ["a", "b", "c", "d", "e"].filter(() => dice(2) === 0);
const changed = (things: Things, isMeant: (thing: Thing) => boolean, change: Partial<Thing>) =>
  [...things].map(([id, thing]) => [id, isMeant(thing) ? { ...thing, ...change } : thing] as const);

function actOf(owner: number, things: Things, serial: number, dice: Dice): Act {
  const group = dice(GROUPS);
  const isInGroup = (thing: Thing) => thing.group === group;
  const some = [...things.values()][dice(Math.max(things.size, 1))];
  const kind = things.size > OWNED_MAX ? 0 : dice(6);
  if (kind === 0)
    return {
      send: (collection) => collection.deleteMany({ owner, group }),
      apply: () => [...things].filter(([, thing]) => !isInGroup(thing)),
    };
  if (kind === 1) {
    const tags = tagsOf(dice);
    return {
      send: (collection) => collection.updateMany({ owner, group }, { $set: { tags, version: serial } }),
      apply: () => changed(things, isInGroup, { tags, version: serial }),
    };
  }
  if (kind === 2 && some) {
    const code = owner * CODES_PER_OWNER + serial * 10 + 9;
    return {
      send: (collection) => collection.updateOne({ _id: some._id }, { $set: { code } }),
      apply: () => changed(things, (thing) => thing === some, { code }),
    };
  }
  if (kind === 3 && some) {
    // The first document of the batch could be there alone; its code is taken, so nothing may be.
    const twin = { ...some, _id: `${owner}-twin`, group };
    return {
      send: (collection) =>
        collection.insertOne(twin).then(
          () => Promise.reject(new Error(`the code ${twin.code} is there twice`)),
          (error) => {
            if (!(error instanceof MongoServerError) || error.code !== 11000) throw error;
          },
        ),
      apply: () => things,
    };
  }
  const made = Array.from({ length: 1 + dice(5) }, (_, i): Thing => {
    const number = serial * 10 + i;
    return {
      _id: `${owner}-${number}`,
      owner,
      group,
      code: owner * CODES_PER_OWNER + number,
      version: 0,
      tags: tagsOf(dice),
    };
  });
  return {
    send: (collection) => collection.insertMany(made),
    apply: () => [...things, ...made.map((thing) => [thing._id, thing] as const)],
  };
}

const textOf = (things: Iterable<readonly [string, Thing]>): string =>
  JSON.stringify([...things].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Writes things of its own: batches, updates and deletes of several at once, each of which is there whole or not at all. */
export function thingsWriter(owner: number): Writer {
  let things: Things = new Map();
  let doubtful: Things | null = null;
  let serial = 0;
  const collectionOf = ({ client }: Round) => client.db("crash").collection<Thing>("things");

  return {
    async prepare(round) {
      await collectionOf(round).createIndexes([
        { key: { code: 1 }, unique: true },
        { key: { tags: 1 } },
        { key: { owner: 1, group: -1 } },
        { key: { version: 1 }, partialFilterExpression: { version: { $gt: 0 } } },
      ]);
    },
    async write(round) {
      const dice: Dice = (sides) => Math.floor(round.random() * sides);
      const { send, apply } = actOf(owner, things, ++serial, dice);
      doubtful = new Map(apply(things));
      await send(collectionOf(round));
      things = doubtful;
      doubtful = null;
    },
    async check(round) {
      const found = await collectionOf(round).find({ owner }).hint({ $natural: 1 }).toArray();
      const byId = new Map(found.map((thing) => [thing._id, thing]));
      const isRight = [things, doubtful].some((state) => state !== null && textOf(state) === textOf(byId));
      const mistakes = isRight
        ? []
        : [
            `things of ${owner} are ${textOf(byId)}, acknowledged ${textOf(things)}, in doubt ${textOf(doubtful ?? [])}`,
          ];
      const tagged = await collectionOf(round).find({ owner, tags: "a" }).hint({ tags: 1 }).toArray();
      if (tagged.length !== found.filter(({ tags }) => tags.includes("a")).length)
        mistakes.push(`${tagged.length} things of ${owner} are found by the tag "a"`);
      things = byId;
      doubtful = null;
      return mistakes;
    },
  };
}
