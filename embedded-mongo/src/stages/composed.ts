import { failure } from "../errors.ts";
import { DOCUMENT_SIZE_MAX_BYTES } from "../limits.ts";
import { documentOf, rowOf } from "../plan/row.ts";
import { sizeOf } from "../values/codec.ts";
import { type Document, isDocument } from "../values/types.ts";
import { applyStages, compilePipeline, runPipeline, type Stage } from "./pipeline.ts";

/** Stages that are made of pipelines of their own. */
export function compileFacet(spec: unknown, name: string): Stage {
  if (!isDocument(spec) || Object.keys(spec).length === 0)
    throw failure(40169, "the $facet specification must be a non-empty object");
  const facets = Object.entries(spec).map(([field, pipeline]) => {
    if (field.startsWith("$")) throw failure(16410, `FieldPath field names may not start with '$': ${field}`);
    if (field.includes(".")) throw failure(16412, `FieldPath field names may not contain '.': ${field}`);
    if (!Array.isArray(pipeline)) throw failure(40170, `arguments to $facet must be arrays, ${field} is not`);
    for (const stage of pipeline)
      if (isDocument(stage) && ["$facet", "$out", "$merge", "$documents"].some((bad) => bad in stage))
        throw failure(
          "$facet" in stage && Object.keys(stage.$facet as Document).length === 0 ? 40169 : 40600,
          `${Object.keys(stage)[0]} is not allowed to be used within a $facet stage`,
        );
    return [field, compilePipeline(pipeline)] as const;
  });
  return {
    name,
    *run(rows, context) {
      const input = [...rows];
      const out: Document = {};
      for (const [field, { stages }] of facets)
        out[field] = [...applyStages(input, stages, context)].map(documentOf);
      refuseGiant(out, "$facet");
      yield rowOf(out);
    },
  };
}

export function refuseGiant(document: Document, stage: string): void {
  if (sizeOf(document) > DOCUMENT_SIZE_MAX_BYTES)
    throw failure(
      "BSONObjectTooLarge",
      `${stage}: the resulting document exceeds ${DOCUMENT_SIZE_MAX_BYTES} bytes`,
    );
}

export function compileUnionWith(spec: unknown, name: string): Stage {
  const coll = typeof spec === "string" ? spec : isDocument(spec) ? spec.coll : undefined;
  const pipelineSpec = isDocument(spec) ? spec.pipeline : undefined;
  if (coll === undefined && pipelineSpec === undefined)
    throw failure(
      "FailedToParse",
      "$unionWith stage without explicit collection must have a pipeline with $documents as first stage",
    );
  const pipeline = compilePipeline(pipelineSpec ?? []);
  if (coll === undefined && !pipeline.source)
    throw failure(
      "FailedToParse",
      "$unionWith stage without explicit collection must have a pipeline with $documents as first stage",
    );
  if (coll !== undefined && typeof coll !== "string")
    throw failure("TypeMismatch", "$unionWith: 'coll' must be a string");
  return {
    name,
    *run(rows, context) {
      yield* rows;
      yield* runPipeline(context, coll === undefined ? null : `${context.db}.${coll}`, pipeline).rows;
    },
  };
}
