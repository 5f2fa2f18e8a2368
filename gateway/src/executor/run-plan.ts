import { type GraphQLError, type GraphQLSchema, isInterfaceType } from "graphql";
import type { Ask } from "./fetch/ask.ts";
import type { EntityBatches } from "./fetch/entity-batch.ts";
import type { RepresentationShape } from "./fetch/representation.ts";
import { rootBody, variableEntries } from "./fetch/request-body.ts";
import { copyOf, isJsonObject, type JsonObject, ownValue } from "./json.ts";
import { entityErrors, failureErrors, rootErrors } from "./merge/client-errors.ts";
import { mergeInto } from "./merge/merge-into.ts";
import { objectsAt } from "./merge/places.ts";
import { applyRewrites } from "./merge/rewrite.ts";
import type { FetchStep, Step } from "./plan/step.ts";

/** One execution of a plan. */
export type Run = {
  /** Everything that subgraphs have told so far. */
  readonly data: JsonObject;
  /** As the client gave them. */
  readonly variables: JsonObject;
  /** With defaults, for what is skipped or included. */
  readonly coerced: JsonObject;
  readonly errors: GraphQLError[];
  readonly ask: Ask;
  readonly batches: EntityBatches;
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
  const { subgraph, query, operation, outputRewrites } = step;
  const targets = objectsAt(run.data, step.path);
  if (targets.length === 0) return;
  const asked = { step, root: run.data, targets };
  try {
    const body = rootBody(query.bodyPrefix, variableEntries(query.variableNames, run.variables));
    const { data, errors = [] } = await run.ask({ subgraph, body, operation });
    if (errors.length > 0) run.errors.push(...rootErrors(errors, asked));
    if (data == null) return;
    applyRewrites(outputRewrites, data, run.supergraphSchema);
    for (const [index, target] of targets.entries()) mergeInto(target, index === 0 ? data : copyOf(data));
  } catch (reason) {
    run.errors.push(...failureErrors(reason, asked));
  }
}

async function fetchEntities(
  step: FetchStep,
  representationOf: RepresentationShape,
  run: Run,
): Promise<void> {
  const { subgraph, query, path } = step;
  const targets: JsonObject[] = [];
  const places: number[] = [];
  const placeByRepresentation = new Map<string, number>();
  for (const object of objectsAt(run.data, path)) {
    const representation = representationOf(object);
    if (representation === null) continue;
    const place = placeByRepresentation.get(representation) ?? placeByRepresentation.size;
    placeByRepresentation.set(representation, place);
    targets.push(object);
    places.push(place);
  }
  if (targets.length === 0) return;

  const asked = { step, root: run.data, targets, places };
  try {
    const representations = [...placeByRepresentation.keys()];
    const { take, errors } = await run.batches.load(subgraph, { query, representations });
    if (errors.length > 0) run.errors.push(...entityErrors(errors, asked));
    for (const [index, target] of targets.entries())
      mergeEntity(target, take(places[index] as number), step, run);
  } catch (reason) {
    run.errors.push(...failureErrors(reason, asked));
  }
}

function mergeEntity(target: JsonObject, entity: unknown, step: FetchStep, run: Run): void {
  if (!isJsonObject(entity)) return;
  const { mayBeOfInterface, outputRewrites } = step;
  // Otherwise "Media" would take the place of what is known to be a film.
  if (mayBeOfInterface && isInterfaceType(run.supergraphSchema.getType(String(entity.__typename))))
    delete entity.__typename;
  if (outputRewrites.length > 0) {
    // What is to be rewritten may depend on the type, which the subgraph need not have been asked for.
    entity.__typename ||= target.__typename;
    applyRewrites(outputRewrites, entity, run.supergraphSchema);
  }
  mergeInto(target, entity);
}
