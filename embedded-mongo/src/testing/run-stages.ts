import { BSON, type Document } from "mongodb";
import type { QueryContext } from "../plan/context.ts";
import { bytesOf, rowOfBytes } from "../plan/row.ts";
import { applyStages, compilePipeline } from "../stages/pipeline.ts";
import { decode } from "../values/codec.ts";

/** Numbers of plain JavaScript become what the driver would send: integers and doubles. */
const asSent = (value: Document): Document => decode(BSON.serialize(value));

/** Runs stages that read no collection over documents, both in plain JavaScript values. For tests only. */
export function runStages(pipeline: Document[], documents: Document[]): Document[] {
  const { stages } = compilePipeline((asSent({ pipeline }).pipeline as Document[]) ?? []);
  const rows = documents.map((document) => rowOfBytes("", BSON.serialize(document)));
  const context = { vars: { NOW: new Date(0) } } as unknown as QueryContext;
  return Array.from(applyStages(rows, stages, context), (row) => BSON.deserialize(bytesOf(row)));
}

/** The code a pipeline is refused with, when it is compiled or when it runs. */
export function codeOf(run: () => unknown): number | undefined {
  try {
    run();
  } catch (error) {
    return (error as { code?: number }).code;
  }
  return undefined;
}
