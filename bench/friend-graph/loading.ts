import { type Db, MongoBulkWriteError } from "mongodb";
import { randomOf } from "../../scripts/town/random.ts";
import {
  type Circle,
  type Friendship,
  listedAs,
  sideOf,
} from "../../subgraphs/social/src/friendships/model.ts";
import { degreeOf, friendsOf, type Graph } from "./graph.ts";

const BATCH_ROWS = 1_000;
const CITIES = 100;
const BATCHES_IN_FLIGHT = 2;
const FIRST_AT_MS = Date.UTC(2020, 0, 1);
const WITHIN_MS = 5 * 365 * 86_400_000;
const DUPLICATE_KEY = 11_000;

type Inserted<Row> = Pick<ReturnType<Db["collection"]>, "estimatedDocumentCount"> & {
  insertMany(rows: Row[], options: { ordered: false }): Promise<unknown>;
};

/**
 * Loads a graph in the order of its ids, past all rules: rows and counters as the services would have left them. What is
 * there already is passed over, so that a load that was broken off can go on.
 *
 * @param onRows Called with how many rows have been written since the last call.
 */
export async function loadGraph(db: Db, graph: Graph, onRows: (rows: number) => void): Promise<void> {
  await insertMissing(db.collection<Circle>("circles") as Inserted<Circle>, circlesOf(graph), () => {});
  await insertMissing(
    db.collection<Friendship>("friendships") as Inserted<Friendship>,
    rowsOf(graph),
    onRows,
  );
}

function* circlesOf(graph: Graph): Generator<Circle> {
  for (const [person, _id] of graph.ids.entries()) yield { _id, friendCount: degreeOf(graph, person) };
}

function* rowsOf(graph: Graph): Generator<Friendship> {
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

// Both sides of a friendship agree on when it began, so it is drawn from the pair.
function drawnOf(low: number, high: number): Pick<Friendship, "since" | "closeness"> {
  const random = randomOf(Math.imul(low, 2_654_435_761) ^ high);
  return { since: new Date(FIRST_AT_MS + Math.floor(random() * WITHIN_MS)), closeness: random() };
}

async function insertMissing<Row>(
  collection: Inserted<Row>,
  rows: Generator<Row>,
  onRows: (rows: number) => void,
): Promise<void> {
  // Batches are written side by side: the last ones before a break may have gaps.
  const there = await collection.estimatedDocumentCount();
  const passedOver = Math.max(0, there - 2 * BATCHES_IN_FLIGHT * BATCH_ROWS);
  for (let row = 0; row < passedOver; row += 1) rows.next();
  onRows(passedOver);

  const insertInTurn = async (): Promise<void> => {
    for (let batch = nextOf(rows); batch.length > 0; batch = nextOf(rows)) {
      await collection.insertMany(batch, { ordered: false }).catch(unlessThere);
      onRows(batch.length);
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
