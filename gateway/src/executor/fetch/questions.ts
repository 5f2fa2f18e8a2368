import type { JsonObject } from "../json.ts";
import type { FetchStep } from "../plan/step.ts";
import type { Answer, Ask } from "./ask.ts";
import { type EntityAnswer, entityBatches } from "./entity-batch.ts";
import { areAlike, type EntityFetch } from "./entity-question.ts";
import { rootBody } from "./request-body.ts";

/** What one execution asks: the question of each step once, however often it comes up. */
export type Questions = {
  root(step: FetchStep): Promise<Answer>;
  entities(step: FetchStep, fetch: EntityFetch): Promise<EntityAnswer>;
  /** What has been answered. */
  readonly answered: ReadonlyMap<FetchStep, Answered>;
};

export type Answered = {
  /** Of entities; null at the root. */
  readonly fetch: EntityFetch | null;
  readonly identity: string | undefined;
};

export function questionsOf(ask: Ask, variables: JsonObject): Questions {
  const batches = entityBatches(ask, variables);
  const roots = new Map<FetchStep, Promise<Answer>>();
  const entities = new Map<FetchStep, { fetch: EntityFetch; answer: Promise<EntityAnswer> }>();
  const answered = new Map<FetchStep, Answered>();

  const askRoot = async (step: FetchStep): Promise<Answer> => {
    const { subgraph, query, operation } = step;
    const answer = await ask({ subgraph, body: rootBody(query, variables), operation });
    answered.set(step, { fetch: null, identity: answer.identity });
    return answer;
  };
  const askEntities = async (step: FetchStep, fetch: EntityFetch): Promise<EntityAnswer> => {
    const answer = await batches.load(step.subgraph, fetch);
    answered.set(step, { fetch, identity: answer.identity });
    return answer;
  };

  return {
    root(step) {
      const answer = roots.get(step) ?? askRoot(step);
      roots.set(step, answer);
      return answer;
    },
    entities(step, fetch) {
      const known = entities.get(step);
      if (known !== undefined && areAlike(known.fetch, fetch)) return known.answer;
      const answer = askEntities(step, fetch);
      entities.set(step, { fetch, answer });
      return answer;
    },
    answered,
  };
}
