import { failure } from "../errors.ts";
import { compileBucket } from "./bucket.ts";
import { compileBucketAuto } from "./bucket-auto.ts";
import { compileCount, compileSortByCount } from "./count.ts";
import { compileDensify } from "./densify.ts";
import { compileDocuments } from "./documents.ts";
import { compileFacet } from "./facet.ts";
import { compileFill } from "./fill.ts";
import { compileGraphLookup } from "./graph-lookup.ts";
import { compileGroup } from "./group.ts";
import { compileLookup } from "./lookup.ts";
import { compileRedact } from "./redact.ts";
import { compileSample } from "./sample.ts";
import { SELECTIONS } from "./selection.ts";
import { compileSetWindowFields } from "./set-window-fields.ts";
import type { CompileStage, Source } from "./stage.ts";
import { TRANSFORMS } from "./transform.ts";
import { compileUnionWith } from "./union.ts";
import { compileUnwind } from "./unwind.ts";

const refusing =
  (code: number | "NotImplemented", sentence: string): CompileStage =>
  (_spec, name) => {
    throw failure(code, `${name} ${sentence}`);
  };

const unsupported = (...names: string[]) =>
  Object.fromEntries(
    names.map((name) => [name, refusing("NotImplemented", "is not supported by this server")] as const),
  );

const withoutSearch = (...names: string[]) =>
  Object.fromEntries(
    names.map(
      (name) => [name, refusing(31082, "needs a search index, and this server has no search")] as const,
    ),
  );

/** Stages that make the first rows of a pipeline out of nothing. */
export const SOURCES: Record<string, (spec: unknown) => Source> = {
  $documents: compileDocuments,
};

/** Stages that only the head of a pipeline may be; all but the sources are taken off before it comes here. */
export const FIRST_ONLY: ReadonlySet<string> = new Set([
  ...Object.keys(SOURCES),
  "$changeStream",
  "$collStats",
  "$indexStats",
  "$listLocalSessions",
  "$listSessions",
]);

/** Stages of MongoDB that this server knows by name only. */
const REFUSED: Record<string, CompileStage> = {
  ...unsupported("$currentOp", "$geoNear", "$planCacheStats", "$queryStats"),
  ...withoutSearch("$listSearchIndexes", "$search", "$searchMeta", "$vectorSearch"),
};

const SUPPORTED: Record<string, CompileStage> = {
  ...SELECTIONS,
  ...TRANSFORMS,
  $bucket: compileBucket,
  $bucketAuto: compileBucketAuto,
  $count: compileCount,
  $densify: compileDensify,
  $facet: compileFacet,
  $fill: compileFill,
  $graphLookup: compileGraphLookup,
  $group: compileGroup,
  $lookup: compileLookup,
  $redact: compileRedact,
  $sample: compileSample,
  $setWindowFields: compileSetWindowFields,
  $sortByCount: compileSortByCount,
  $unionWith: compileUnionWith,
  $unwind: compileUnwind,
};

/** A stage that writes is the last one of its pipeline, and is taken off before it comes here. */
const writing: CompileStage = (_spec, name) => ({ name, run: (rows) => rows, isLastOnly: true });

export const STAGES: Record<string, CompileStage> = {
  ...SUPPORTED,
  ...REFUSED,
  $merge: writing,
  $out: writing,
};

export const STAGE_NAMES: readonly string[] = [...Object.keys(SUPPORTED), ...Object.keys(SOURCES)].sort();
