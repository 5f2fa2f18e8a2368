import { failure } from "../errors.ts";
import { isDocument, typeNameOf } from "../values/types.ts";
import { compileInnerPipeline, runPipeline } from "./pipeline.ts";
import { readOptions } from "./specification.ts";
import type { Stage } from "./stage.ts";

export function compileUnionWith(spec: unknown, name: string): Stage {
  if (typeof spec !== "string" && !isDocument(spec))
    throw failure(
      "FailedToParse",
      `the $unionWith stage specification must be an object or string, but found ${typeNameOf(spec)}`,
    );
  const { coll, pipeline: inner = [] } =
    typeof spec === "string"
      ? { coll: spec }
      : readOptions(spec, name, { "coll?": ["string"], "pipeline?": ["array"] });
  const pipeline = compileInnerPipeline(inner, 31441, name);
  if (coll === undefined && !pipeline.source)
    throw failure(
      "FailedToParse",
      "$unionWith stage without explicit collection must have a pipeline with $documents as first stage",
    );
  return {
    name,
    *run(rows, context) {
      yield* rows;
      yield* runPipeline(context, coll === undefined ? null : `${context.db}.${coll}`, pipeline).rows;
    },
  };
}
