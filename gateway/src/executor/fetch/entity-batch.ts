import { copyOf, type JsonObject } from "../json.ts";
import type { Answer, Ask } from "./ask.ts";
import { type EntityErrors, errorsOfFetch, strayErrors } from "./entity-errors.ts";
import { type EntityFetch, entityBody, questionOf, rootKeyOf } from "./entity-question.ts";

/** Fetches that go out as one question at most; more are split into several. */
const FETCHES_MAX = 50;

/** What came of a fetch of entities. */
export type EntityAnswer = {
  /** What was told of the representation at an index, as an object that no other fetch has; null: nothing. */
  readonly take: (index: number) => unknown;
  readonly errors: EntityErrors;
  /** Of the subgraph's whole answer. */
  readonly identity: string | undefined;
};

/** Sends the entity fetches of one client request. */
export type EntityBatches = { load(subgraph: string, fetch: EntityFetch): Promise<EntityAnswer> };

type Waiting = {
  readonly fetch: EntityFetch;
  readonly resolve: (answer: EntityAnswer) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Sends the entity fetches that become ready in the same turn of the event loop, whatever their paths, as one question to
 * each subgraph. A fetch rejects when its subgraph gives no answer.
 */
export function entityBatches(ask: Ask, variables: JsonObject): EntityBatches {
  const waitingBySubgraph = new Map<string, Waiting[]>();

  const askAsOne = async (
    subgraph: string,
    fetches: readonly EntityFetch[],
  ): Promise<readonly EntityAnswer[]> => {
    const { parts, shares, body } = questionOf(fetches);
    const answer = await ask({
      subgraph,
      body: body ?? entityBody(parts, variables),
      operation: "query",
    });
    // The root field of a part cannot be null: a fault that empties it empties the other parts too. Only queries come
    // here, so asking again is harmless, and each part then answers for itself.
    // What is known by its identity is not even read here: it has data.
    if (answer.identity === undefined && answer.data == null && parts.length > 1)
      return (await Promise.all(fetches.map((fetch) => askAsOne(subgraph, [fetch])))).flat();

    const tellers = parts.map(({ representations }, index) =>
      tellerOf(answer, rootKeyOf(parts.length, index), representations.length),
    );
    const strayErrorsOf = () =>
      strayErrors(
        answer,
        new Map(
          parts.map(({ representations }, index) => [rootKeyOf(parts.length, index), representations.length]),
        ),
      );
    return shares.map(({ partIndex, placeOf }, fetchIndex) => {
      const count = fetches[fetchIndex]?.representations.length ?? 0;
      const indexByPlace = () =>
        new Map(Array.from({ length: count }, (_, index) => [placeOf(index), index]));
      const own = errorsOfFetch(answer, rootKeyOf(parts.length, partIndex), indexByPlace);
      // Whoever comes first tells of them: once is enough.
      const errors = fetchIndex === 0 && answer.errors !== undefined ? [...own, ...strayErrorsOf()] : own;
      let take: Take | null = null;
      return {
        take: (index) => {
          take ??= (tellers[partIndex] as Teller)(errors.length > 0);
          return take(placeOf(index));
        },
        errors,
        identity: answer.identity,
      };
    });
  };

  const send = async (subgraph: string, waiting: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await askAsOne(
        subgraph,
        waiting.map(({ fetch }) => fetch),
      );
      for (const [index, { resolve }] of waiting.entries()) resolve(answers[index] as EntityAnswer);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  };

  const sendAll = (subgraph: string): void => {
    const waiting = waitingBySubgraph.get(subgraph) ?? [];
    waitingBySubgraph.delete(subgraph);
    for (let start = 0; start < waiting.length; start += FETCHES_MAX)
      void send(subgraph, waiting.slice(start, start + FETCHES_MAX));
  };

  return {
    load: (subgraph, fetch) =>
      new Promise((resolve, reject) => {
        const waiting = waitingBySubgraph.get(subgraph);
        if (waiting !== undefined) return void waiting.push({ fetch, resolve, reject });
        waitingBySubgraph.set(subgraph, [{ fetch, resolve, reject }]);
        // Fetches that the plan calls siblings come from different promises: all of these have run when the turn ends.
        setImmediate(sendAll, subgraph);
      }),
  };
}

/** What was told of the entity at a place. */
type Take = (place: number) => unknown;
/**
 * Gives each fetch that shares a part its own way to take.
 *
 * @param isExplained Whether the subgraph complained: then it may have told nothing.
 * @throws Error when there is not something for each entity.
 */
type Teller = (isExplained: boolean) => Take;

// What is merged into the answer is written to later: where two fetches want an entity each gets an object of its own, or
// what is fetched for the one would show in the other. One fetch may have it in many places, which stay alike.
function tellerOf(answer: Answer, rootKey: string, count: number): Teller {
  let isFirst = true;
  return (isExplained) => {
    const entities = entitiesOf(answer, rootKey);
    if (entities === null ? !isExplained : entities.length !== count)
      throw new Error(`A subgraph was asked for ${count} entities and gave ${entities?.length ?? "none"}.`);
    const own = isFirst ? entities : copyOf(entities);
    isFirst = false;
    return (place) => own?.[place] ?? null;
  };
}

function entitiesOf({ data }: Answer, rootKey: string): readonly unknown[] | null {
  const entities = data?.[rootKey];
  if (entities == null || Array.isArray(entities)) return entities ?? null;
  throw new Error(`A subgraph was asked for a list of entities and gave something else: ${typeof entities}.`);
}
