import { randomOf } from "../../scripts/town/random.ts";
import { type Act, scattered } from "./load.ts";

/** Which shards a command has to ask, by the key that rows of friendships are placed by. */
export type ShardKey = {
  readonly name: string;
  readonly shardsOf: (act: Act) => readonly number[];
};

type Cluster = { readonly shards: number; readonly people: number; readonly seed: number };

const CHUNKS_PER_SHARD = 100;

/** The chosen key and what else might be thought of. */
export function shardKeys({ shards, people, seed }: Cluster): readonly ShardKey[] {
  const everyShard = Array.from({ length: shards }, (_, shard) => shard);
  const shardOfChunk = balanced(shards, seed);
  const chunks = shardOfChunk.length;
  const byHash = (person: number): number => shardOfChunk[scattered(person, people) % chunks] ?? 0;
  const byRange = (person: number): number => shardOfChunk[Math.floor((person / people) * chunks)] ?? 0;
  const newest = shardOfChunk[chunks - 1] ?? 0;

  return [
    {
      name: "user, hashed",
      shardsOf: (act) => (act.kind === "page" ? [byHash(act.user)] : act.people.map(byHash)),
    },
    {
      // Ids begin with the time of signing up: the newest people are neighbours.
      name: "user, by range",
      shardsOf: (act) => (act.kind === "page" ? [byRange(act.user)] : act.people.map(byRange)),
    },
    {
      // A person's friends date from all times, so that a page is asked of everybody; what is new goes to one chunk.
      name: "since, by range",
      shardsOf: (act) => (act.kind === "page" ? everyShard : [newest, newest]),
    },
    {
      // The rows of one person are with their friends.
      name: "friend, hashed",
      shardsOf: (act) => (act.kind === "page" ? everyShard : act.people.map(byHash)),
    },
  ];
}

/** The shard of each chunk, as a balancer leaves them: equally many on each, in no order. */
function balanced(shards: number, seed: number): number[] {
  const random = randomOf(seed);
  return Array.from({ length: shards * CHUNKS_PER_SHARD }, (_, chunk) => ({
    shard: chunk % shards,
    draw: random(),
  }))
    .sort((one, other) => one.draw - other.draw)
    .map(({ shard }) => shard);
}
