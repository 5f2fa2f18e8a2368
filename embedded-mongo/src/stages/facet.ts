import { failure } from "../errors.ts";
import { DOCUMENT_SIZE_MAX_BYTES } from "../limits.ts";
import { stageMeter } from "../plan/meter.ts";
import { documentOf, type Row, rowOf, weightOf } from "../plan/row.ts";
import { sizeOf } from "../values/codec.ts";
import { type Document, isDocument, setField } from "../values/types.ts";
import { applyStages, compileInnerPipeline } from "./pipeline.ts";
import type { Stage } from "./stage.ts";
import { FIRST_ONLY } from "./table.ts";

export function compileFacet(spec: unknown, name: string): Stage {
  if (!isDocument(spec) || Object.keys(spec).length === 0)
    throw failure(40169, "the $facet specification must be a non-empty object");
  const facets = Object.entries(spec).map(([field, pipeline]) => {
    if (field.startsWith("$")) throw failure(16410, `FieldPath field names may not start with '$': ${field}`);
    if (field.includes(".")) throw failure(16412, `FieldPath field names may not contain '.': ${field}`);
    if (!Array.isArray(pipeline)) throw failure(40170, `arguments to $facet must be arrays, ${field} is not`);
    if (!pipeline.every(isDocument))
      throw failure(40171, `elements of arrays in $facet spec must be non-empty objects: ${field}`);
    const forbidden = (stage: string) =>
      failure(40600, `${stage} is not allowed to be used within a ${name} stage`);
    const [head = ""] = Object.keys(pipeline[0] ?? {});
    if (FIRST_ONLY.has(head)) throw forbidden(head);
    const { stages } = compileInnerPipeline(pipeline, 40600, name);
    if (stages.some((stage) => stage.name === name)) throw forbidden(name);
    return [field, stages] as const;
  });
  return {
    name,
    *run(rows, context) {
      const meter = stageMeter(name);
      const input: Row[] = [];
      for (const row of rows) {
        meter(weightOf(row));
        input.push(row);
      }
      const out: Document = {};
      const outMeter = stageMeter(name, 4031700);
      for (const [field, stages] of facets) {
        const documents: Document[] = [];
        for (const row of applyStages(input, stages, context)) {
          outMeter(weightOf(row));
          documents.push(documentOf(row));
        }
        setField(out, field, documents);
      }
      refuseGiant(out, name);
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
