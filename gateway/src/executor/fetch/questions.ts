import type { JsonObject } from "../json.ts";
import type { FetchStep } from "../plan/step.ts";
import type { Answer, Ask } from "./ask.ts";
import { type EntityAnswer, entityBatches } from "./entity-batch.ts";
import { rootBody, variableEntries } from "./request-body.ts";

/** What one execution asks: the question of each step once, however often it comes up. */
export type Questions = {
  root(step: FetchStep): Promise<Answer>;
  entities(step: FetchStep, representations: readonly string[]): Promise<EntityAnswer>;
  /** What has been answered. */
  readonly answered: ReadonlyMap<FetchStep, Answered>;
};

export type Answered = {
  /** What was told of the entities that were asked about; of none at the root. */
  readonly representations: readonly string[];
  readonly identity: string | undefined;
};

const NONE: readonly string[] = [];

export function questionsOf(ask: Ask, variables: JsonObject): Questions {
  const batches = entityBatches(ask, variables);
  const roots = new Map<FetchStep, Promise<Answer>>();
  const entities = new Map<
    FetchStep,
    { representations: readonly string[]; answer: Promise<EntityAnswer> }
  >();
  const answered = new Map<FetchStep, Answered>();

  const askRoot = async (step: FetchStep): Promise<Answer> => {
    const { subgraph, query, operation } = step;
    const body = rootBody(query.bodyPrefix, variableEntries(query.variableNames, variables));
    const answer = await ask({ subgraph, body, operation });
    answered.set(step, { representations: NONE, identity: answer.identity });
    return answer;
  };
  const askEntities = async (step: FetchStep, representations: readonly string[]): Promise<EntityAnswer> => {
    const answer = await batches.load(step.subgraph, { query: step.query, representations });
    answered.set(step, { representations, identity: answer.identity });
    return answer;
  };

  return {
    root(step) {
      const answer = roots.get(step) ?? askRoot(step);
      roots.set(step, answer);
      return answer;
    },
    entities(step, representations) {
      const known = entities.get(step);
      if (known !== undefined && areSame(known.representations, representations)) return known.answer;
      const answer = askEntities(step, representations);
      entities.set(step, { representations, answer });
      return answer;
    },
    answered,
  };
}

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some === others || (some.length === others.length && some.every((one, index) => one === others[index]));
