import { failure } from "../errors.ts";
import type { Document } from "../values/types.ts";

/** The commands of the Stable API, version 1. */
const API_V1 = new Set([
  "abortTransaction",
  "aggregate",
  "authenticate",
  "bulkWrite",
  "collMod",
  "commitTransaction",
  "count",
  "create",
  "createIndexes",
  "delete",
  "drop",
  "dropDatabase",
  "dropIndexes",
  "endSessions",
  "explain",
  "find",
  "findAndModify",
  "getMore",
  "hello",
  "insert",
  "killCursors",
  "listCollections",
  "listDatabases",
  "listIndexes",
  "ping",
  "refreshSessions",
  "update",
]);

/** @throws CommandError 72, 322, 323 when a command does not keep to the API version it names. */
export function refuseOutsideApi(name: string, { apiVersion, apiStrict, apiDeprecationErrors }: Document) {
  if (apiVersion === undefined) {
    if (apiStrict !== undefined || apiDeprecationErrors !== undefined)
      throw failure(
        "InvalidOptions",
        "Provided apiStrict and/or apiDeprecationErrors without passing apiVersion",
      );
    return;
  }
  if (apiVersion !== "1") throw failure("APIVersionError", "API version must be '1'");
  if (apiStrict === true && !API_V1.has(name))
    throw failure(
      "APIStrictError",
      `Provided apiStrict:true, but the command ${name} is not in API Version 1. Information about supported commands and migrations in API Version 1 can be found at https://dochub.mongodb.org/core/manual-versioned-api`,
    );
}
