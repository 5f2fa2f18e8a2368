import { type GraphQLError, type GraphQLSchema, isInterfaceType } from "graphql";
import { type DistinctEntities, distinctEntities } from "./fetch/distinct-entities.ts";
import { entityFetch } from "./fetch/entity-question.ts";
import type { Questions } from "./fetch/questions.ts";
import type { RepresentationShape } from "./fetch/representation.ts";
import { copyOf, isJsonObject, type JsonObject, ownValue } from "./json.ts";
import { ERRORS_MAX, entityErrors, failureErrors, rootErrors } from "./merge/client-errors.ts";
import { type Copies, mergeInto, withCopies } from "./merge/merge-into.ts";
import { slotsAt } from "./merge/places.ts";
import { applyRewrites } from "./merge/rewrite.ts";
import type { FetchStep, Step } from "./plan/step.ts";

/** One execution of a plan. */
export type Run = {
  /** Everything that subgraphs have told so far. */
  readonly data: JsonObject;
  /** Parts of it that stand in several places. */
  readonly shared: Set<unknown>;
  readonly copies: Copies;
  /** With defaults, for what is skipped or included. */
  readonly coerced: JsonObject;
  /** The first of them, 1,000 at most. */
  readonly errors: GraphQLError[];
  readonly questions: Questions;
  /** The entities that were looked for last; null once anything was merged. */
  lastFound: { readonly whom: string; readonly entities: DistinctEntities } | null;
  readonly supergraphSchema: GraphQLSchema;
};

/** Does a step of a plan and all below it. Never rejects because of a subgraph: that is in `errors`. */
export async function runStep(step: Step, run: Run): Promise<void> {
  switch (step.kind) {
    case "sequence":
      for (const one of step.steps) await runStep(one, run);
      return;
    case "parallel":
      await Promise.all(step.steps.map((one) => runStep(one, run)));
      return;
    case "condition": {
      const chosen = ownValue(run.coerced, step.variable) === true ? step.ifTrue : step.ifFalse;
      if (chosen !== null) await runStep(chosen, run);
      return;
    }
    case "fetch":
      return step.representation === null
        ? await fetchRoot(step, run)
        : await fetchEntities(step, step.representation, run);
  }
}

async function fetchRoot(step: FetchStep, run: Run): Promise<void> {
  const { objects } = slotsAt(run.data, step.path, run.shared);
  if (objects.length === 0) return;
  const asked = () => ({ ...toldOf(step, run), targets: withAllCopies({ targets: objects }, run).targets });
  try {
    const { data, errors = [] } = await run.questions.root(step);
    if (errors.length > 0) run.errors.push(...rootErrors(errors, asked()));
    if (data == null) return;
    run.lastFound = null;
    applyRewrites(step.outputRewrites, data, run.supergraphSchema);
    for (const [index, target] of asked().targets.entries())
      mergeInto(target, index === 0 ? data : copyOf(data), run.shared, run.copies);
  } catch (reason) {
    run.errors.push(...failureErrors(reason, asked()));
  }
}

async function fetchEntities(step: FetchStep, representation: RepresentationShape, run: Run): Promise<void> {
  const found = entitiesFor(step, representation, run);
  if (found.targets.length === 0) return;
  const asked = () => ({ ...toldOf(step, run), ...withAllCopies(found, run) });
  try {
    const fetch = entityFetch(step.query, found.representations);
    const { take, errors } = await run.questions.entities(step, fetch);
    const { targets, places } = withAllCopies(found, run);
    if (errors.length > 0) run.errors.push(...entityErrors(errors, asked()));
    run.lastFound = null;
    const isTaken: boolean[] = [];
    for (let index = 0; index < targets.length; index += 1) {
      const place = places[index] as number;
      mergeEntity(targets[index] as JsonObject, take(place), isTaken[place] === true, step, run);
      isTaken[place] = true;
    }
  } catch (reason) {
    run.errors.push(...failureErrors(reason, asked()));
  }
}

const toldOf = (step: FetchStep, { data: root, errors }: Run) => ({
  step,
  root,
  countMax: ERRORS_MAX - errors.length,
});

/** Steps that begin at the same moment are often for the same entities. */
function entitiesFor(step: FetchStep, representation: RepresentationShape, run: Run): DistinctEntities {
  if (run.lastFound?.whom === step.whom) return run.lastFound.entities;
  const { data: root, shared } = run;
  const entities = distinctEntities({ representation, root, path: step.path, shared });
  run.lastFound = { whom: step.whom, entities };
  return entities;
}

type Targets = { readonly targets: readonly JsonObject[]; readonly places?: readonly number[] };

/** What is told of an object is told of what was made of it while its subgraph was asked, too. */
function withAllCopies<Found extends Targets>(found: Found, { copies }: Run): Found {
  if (copies.size === 0) return found;
  const placeByTarget = new Map<JsonObject, number>();
  for (const [index, target] of found.targets.entries())
    for (const one of withCopies(target, copies)) placeByTarget.set(one, found.places?.[index] ?? 0);
  return { ...found, targets: [...placeByTarget.keys()], places: [...placeByTarget.values()] };
}

function mergeEntity(target: JsonObject, told: unknown, isTaken: boolean, step: FetchStep, run: Run): void {
  if (!isJsonObject(told)) {
    if (told === null) return;
    const reason = new Error(`A subgraph was asked for an entity and gave something else: ${typeof told}.`);
    run.errors.push(...failureErrors(reason, { ...toldOf(step, run), targets: [target] }));
    return;
  }
  const { mayBeOfInterface, outputRewrites } = step;
  // What becomes of it depends on the target then.
  const isOwn = mayBeOfInterface || outputRewrites.length > 0;
  const entity = isOwn ? copyOf(told) : told;
  // Otherwise "Media" would take the place of what is known to be a film.
  if (mayBeOfInterface && isInterfaceType(run.supergraphSchema.getType(String(entity.__typename))))
    delete entity.__typename;
  if (outputRewrites.length > 0) {
    // What is to be rewritten may depend on the type, which the subgraph need not have been asked for.
    entity.__typename ||= target.__typename;
    applyRewrites(outputRewrites, entity, run.supergraphSchema);
  }
  mergeInto(target, entity, run.shared, run.copies);
  if (isTaken && !isOwn) noteShared(entity, run.shared);
}

/** Notes what an entity is made of: it now stands in more than one place. */
function noteShared(entity: JsonObject, shared: Set<unknown>): void {
  for (const key in entity) {
    const part = entity[key];
    if (typeof part === "object" && part !== null) shared.add(part);
  }
}
