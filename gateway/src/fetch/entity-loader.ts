import DataLoader from "dataloader";
import type { Answer, Question } from "./answer.ts";
import { mergeFetches } from "./merge-fetches.ts";

/** Fetches that go out as one question at most; more are split into several. */
const FETCHES_MAX = 50;

/** Collects the entity fetches of one client request to one subgraph. */
export type EntityLoader = { load(fetch: Question): Promise<Answer> };

/**
 * Sends the entity fetches that become ready in the same turn of the event loop as one question.
 *
 * @param ask Rejects when the subgraph gives no answer; then each fetch rejects alike.
 */
export function entityLoader(ask: (question: Question) => Promise<Answer>): EntityLoader {
  const askAsOne = async (fetches: readonly Question[]): Promise<readonly Answer[]> => {
    const { question, partCount, split } = mergeFetches(fetches);
    const answer = await ask(question);
    // The root field of a part cannot be null: a fault that empties it empties the other parts too. Only queries come
    // here, so asking again is harmless, and each part then answers for itself.
    const isEmptied = answer.data == null && partCount > 1;
    return isEmptied ? (await Promise.all(fetches.map((fetch) => askAsOne([fetch])))).flat() : split(answer);
  };
  return new DataLoader<Question, Answer>(askAsOne, {
    cache: false,
    maxBatchSize: FETCHES_MAX,
    // Fetches that the plan calls siblings are sent from different promises: all of these have run when the turn ends.
    batchScheduleFn: (send) => setImmediate(send),
  });
}
