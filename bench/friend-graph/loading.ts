import { idOfName } from "@kith/kit/global-id.ts";
import { type Db, MongoBulkWriteError } from "mongodb";
import { randomOf } from "../../scripts/town/random.ts";
import {
  type Circle,
  type Friendship,
  listedAs,
  sideOf,
} from "../../subgraphs/social/src/friendships/model.ts";
import { POST_PREFIX, type Post } from "../../subgraphs/social/src/posts/model.ts";
import { degreeOf, friendsOf, type Graph } from "./graph.ts";

const BATCH_ROWS = 1_000;
const CITIES = 100;
const BATCHES_IN_FLIGHT = 2;
const FIRST_AT_MS = Date.UTC(2020, 0, 1);
const WITHIN_MS = 5 * 365 * 86_400_000;
const POSTS_PER_PERSON = 2;
const DUPLICATE_KEY = 11_000;

type Inserted<Row> = Pick<ReturnType<Db["collection"]>, "estimatedDocumentCount"> & {
  insertMany(rows: Row[], options: { ordered: false }): Promise<unknown>;
};

/** How many documents a graph is loaded as. */
export const documentsOf = ({ ids, friends }: Graph): number =>
  ids.length + friends.length + POSTS_PER_PERSON * ids.length;

/**
 * Loads a graph in the order of its ids, past all rules: rows and counters as the services would have left them, and two
 * posts of everybody. What is there already is passed over, so that a load that was broken off can go on.
 *
 * @param onDocuments Called with how many have been written since the last call.
 */
export async function loadGraph(
  db: Db,
  graph: Graph,
  onDocuments: (documents: number) => void,
): Promise<void> {
  const insert = <Row extends object>(name: string, rows: Generator<Row>) =>
    insertMissing(db.collection(name) as unknown as Inserted<Row>, rows, onDocuments);
  await insert("circles", circlesOf(graph));
  await insert("friendships", rowsOf(graph));
  await insert("posts", postsOf(graph));
}

function* circlesOf(graph: Graph): Generator<Circle> {
  for (const [person, _id] of graph.ids.entries()) yield { _id, friendCount: degreeOf(graph, person) };
}

/** The friendships of a graph, both sides of each, in the order of their ids. */
export function* rowsOf(graph: Graph): Generator<Friendship> {
  const { ids } = graph;
  for (const [person, user] of ids.entries()) {
    for (const other of friendsOf(graph, person)) {
      const friend = ids[other] ?? "";
      const drawn = drawnOf(Math.min(person, other), Math.max(person, other));
      // Everybody is named by their number, and lives in one of some cities.
      const listed = listedAs({ nameKey: `n${other}`, city: `city ${other % CITIES}`, version: 0 });
      yield { _id: sideOf(user, friend), user, friend, source: "IMPORT", ...drawn, ...listed };
    }
  }
}

function* postsOf({ ids }: Graph): Generator<Post> {
  for (const [person, author] of ids.entries()) {
    for (let post = 0; post < POSTS_PER_PERSON; post += 1) {
      const random = randomOf(POSTS_PER_PERSON * person + post);
      const createdAt = new Date(FIRST_AT_MS + Math.floor(random() * WITHIN_MS));
      yield {
        _id: idOfName(POST_PREFIX, `bench:${person}:${post}`, createdAt.getTime()),
        author,
        text: "周末去西湖边走走，有人一起吗？",
        imageUrls: [],
        video: null,
        place: null,
        audience: "FRIENDS",
        only: null,
        except: null,
        likeCount: 0,
        favouriteCount: 0,
        commentCount: 0,
        createdAt,
      };
    }
  }
}

// Both sides of a friendship agree on when it began, so it is drawn from the pair.
function drawnOf(low: number, high: number): Pick<Friendship, "since" | "closeness"> {
  const random = randomOf(Math.imul(low, 2_654_435_761) ^ high);
  return { since: new Date(FIRST_AT_MS + Math.floor(random() * WITHIN_MS)), closeness: random() };
}

async function insertMissing<Row>(
  collection: Inserted<Row>,
  rows: Generator<Row>,
  onDocuments: (documents: number) => void,
): Promise<void> {
  // Batches are written side by side: the last ones before a break may have gaps.
  const there = await collection.estimatedDocumentCount();
  const passedOver = Math.max(0, there - 2 * BATCHES_IN_FLIGHT * BATCH_ROWS);
  for (let row = 0; row < passedOver; row += 1) rows.next();
  onDocuments(passedOver);

  const insertInTurn = async (): Promise<void> => {
    for (let batch = nextOf(rows); batch.length > 0; batch = nextOf(rows)) {
      await collection.insertMany(batch, { ordered: false }).catch(unlessThere);
      onDocuments(batch.length);
    }
  };
  await Promise.all(Array.from({ length: BATCHES_IN_FLIGHT }, insertInTurn));
}

function nextOf<Row>(rows: Generator<Row>): Row[] {
  const batch: Row[] = [];
  while (batch.length < BATCH_ROWS) {
    const { value, done } = rows.next();
    if (done) break;
    batch.push(value);
  }
  return batch;
}

function unlessThere(error: unknown): void {
  if (!(error instanceof MongoBulkWriteError) || error.code !== DUPLICATE_KEY) throw error;
}
