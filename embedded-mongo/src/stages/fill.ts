import { failure } from "../errors.ts";
import { type Document, isDocument } from "../values/types.ts";
import { applyStages } from "./pipeline.ts";
import { compileSetWindowFields } from "./set-window-fields.ts";
import { readOptions } from "./specification.ts";
import type { Stage } from "./stage.ts";
import { TRANSFORMS } from "./transform.ts";

const METHODS: Record<string, string> = { locf: "$locf", linear: "$linearFill" };

/** Values for what is null or missing: the last one, one on the line between two, or a given one. */
export function compileFill(spec: unknown, name: string): Stage {
  const options = readOptions(spec, name, {
    "partitionBy?": ["string", "object"],
    "partitionByFields?": ["array"],
    "sortBy?": ["object"],
    output: ["object"],
  });
  const output = Object.entries(options.output as Document);
  if (output.length === 0)
    throw failure(6050203, "The output field in '$fill' must contain an object with at least one element");
  const windows: Document = {};
  const values: Document = {};
  for (const [field, fieldSpec] of output) {
    if (!isDocument(fieldSpec))
      throw failure(6050200, "Each fill output specification must be an object with exactly one field");
    const { method, ...rest } = readOptions(fieldSpec, name, { "method?": ["string"], "value?": [] });
    if (method !== undefined) {
      if ("value" in rest)
        throw failure(
          6050201,
          "Each fill output specification must have exactly one of 'method' or 'value' fields, not both",
        );
      const operator = METHODS[method as string];
      if (!operator) throw failure(6050202, "Method must be either locf or linear");
      windows[field] = { [operator]: `$${field}` };
    } else if ("value" in rest) values[field] = { $ifNull: [`$${field}`, rest.value] };
  }
  const { partitionBy, partitionByFields, sortBy } = options;
  if (partitionBy !== undefined && partitionByFields !== undefined)
    throw failure(
      6050204,
      "Maximum one of 'partitionBy' and 'partitionByFields' can be specified in '$fill'",
    );
  const partition = partitionByFields
    ? Object.fromEntries((partitionByFields as string[]).map((field) => [field, `$${field}`]))
    : partitionBy;
  const stages: Stage[] = [];
  if (Object.keys(windows).length > 0)
    stages.push(
      compileSetWindowFields(
        {
          output: windows,
          ...(partition === undefined ? {} : { partitionBy: partition }),
          ...(sortBy === undefined ? {} : { sortBy }),
        },
        "$setWindowFields",
      ),
    );
  const addFields = TRANSFORMS.$addFields;
  if (addFields && Object.keys(values).length > 0) stages.push(addFields(values, "$addFields"));
  return { name, run: (rows, context) => applyStages(rows, stages, context) };
}
