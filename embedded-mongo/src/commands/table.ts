import { count, distinct } from "./aggregate.ts";
import { bulkWrite } from "./bulk-write.ts";
import { collMod } from "./coll-mod.ts";
import { collStats, dbStats, drop, dropDatabase, listCollections, listDatabases } from "./collections.ts";
import { create } from "./create.ts";
import { diagnostics } from "./diagnostics.ts";
import { explain, explainableAggregate } from "./explain.ts";
import { configureFailPoint } from "./fail-points.ts";
import { find, getMore, killCursors } from "./find.ts";
import { findAndModify } from "./find-and-modify.ts";
import { createIndexes, dropIndexes, listIndexes } from "./indexes.ts";
import { insert } from "./insert.ts";
import { renameCollection } from "./rename-collection.ts";
import type { Command } from "./request.ts";
import { sessionCommands } from "./sessions.ts";
import { remove, update } from "./update.ts";
import { validate } from "./validate.ts";

const listCommands: Command = {
  fields: [],
  run: () => ({
    document: {
      commands: Object.fromEntries(
        Object.keys(COMMANDS)
          .sort()
          .map((name) => [name, { help: "", requiresAuth: false, secondaryOk: true, adminOnly: false }]),
      ),
      ok: 1,
    },
  }),
};

/** Every command this server knows. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  listCommands,
  ...diagnostics,
  ...sessionCommands,
  configureFailPoint,
  insert,
  update,
  delete: remove,
  bulkWrite,
  findAndModify,
  findandmodify: findAndModify,
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate: explainableAggregate,
  explain,
  create,
  drop,
  dropDatabase,
  createIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  listIndexes,
  listCollections,
  listDatabases,
  collStats,
  dbStats,
  collMod,
  renameCollection,
  validate,
};

/** Commands of MongoDB that are out of this server's scope: refused by name, so that nobody searches for a typo. */
export const OUT_OF_SCOPE: ReadonlySet<string> = new Set([
  "mapReduce",
  "convertToCapped",
  "compact",
  "reIndex",
  "currentOp",
  "killOp",
  "fsync",
  "createUser",
  "dropUser",
  "usersInfo",
  "grantRolesToUser",
  "saslStart",
  "saslContinue",
  "authenticate",
  "logout",
  "setParameter",
  "shutdown",
  "planCacheClear",
  "enableSharding",
  "shardCollection",
  "replSetInitiate",
  "replSetStepDown",
  "setFeatureCompatibilityVersion",
  "setDefaultRWConcern",
  "replSetGetConfig",
  "rolesInfo",
  "logRotate",
  "lockInfo",
  "connPoolStats",
  "dataSize",
  "dbHash",
  "planCacheListFilters",
]);
