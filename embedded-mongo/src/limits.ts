/** Every bound of the server, in one place: what it counts is in the name, its unit last. */

/** One wire message, as MongoDB's own `maxMessageSizeBytes`. */
export const MESSAGE_SIZE_MAX_BYTES = 48_000_000;
/** One stored document, as MongoDB's own `maxBsonObjectSize`. */
export const DOCUMENT_SIZE_MAX_BYTES = 16 * 1024 * 1024;
/** A reply may be a little larger than a document, because it can carry one. */
export const REPLY_SIZE_MAX_BYTES = DOCUMENT_SIZE_MAX_BYTES + 16 * 1024;
/** Objects and arrays within one another in a stored document, as in MongoDB. */
export const DOCUMENT_NESTING_MAX = 180;
/** The same of what comes in a message. */
export const MESSAGE_NESTING_MAX = 201;
/** Stages of one pipeline, as MongoDB's `internalPipelineLengthLimit`. */
export const PIPELINE_STAGES_MAX = 1_000;
/** Statements in one write command. */
export const WRITE_BATCH_MAX = 100_000;
/** Open TCP connections. */
export const CONNECTIONS_MAX = 2_000;
/** Messages of one connection that wait for their turn; beyond it the socket is paused. */
export const PIPELINE_MAX_MESSAGES = 64;
/** The same by their size: two of the largest. */
export const PIPELINE_MAX_BYTES = 2 * MESSAGE_SIZE_MAX_BYTES;
/** Open cursors of the whole server. */
export const CURSORS_MAX = 10_000;
/** A cursor nobody asks for is closed after this time. */
export const CURSOR_IDLE_MAX_MS = 10 * 60_000;
/** Documents in a first batch when the client names no size. */
export const FIRST_BATCH_DOCUMENTS = 101;
/** What a blocking sort, group, or facet may hold. */
export const BLOCKING_STAGE_MAX_BYTES = 100 * 1024 * 1024;
/** What one accumulator or window function may hold: less than its stage, so that the error names it. */
export const ACCUMULATOR_MAX_BYTES = 96 * 1024 * 1024;
/** Documents that one `$densify` may make up, as `internalQueryMaxAllowedDensifyDocs`. */
export const DENSIFY_DOCUMENTS_MAX = 500_000;
/** Key bytes that the storage engine takes at 4 KiB pages, less the tree prefix. */
export const KEY_SIZE_MAX_BYTES = 1_970;
/** An open transaction lives no longer than this unless the server is told otherwise, as MongoDB's `transactionLifetimeLimitSeconds`. */
export const TRANSACTION_LIFETIME_MAX_MS = 60_000;
/** What one transaction may write. */
export const TRANSACTION_SIZE_MAX_BYTES = 256 * 1024 * 1024;
/** What one commit of a statement for many documents holds, outside transactions. */
export const COMMIT_MAX_BYTES = 16 * 1024 * 1024;
export const COMMIT_DOCUMENTS_MAX = 5_000;
/** A plain write waits for the holder of a key no longer than this. */
export const LOCK_WAIT_MAX_MS = TRANSACTION_LIFETIME_MAX_MS + 5_000;
/** Sessions remembered for retryable writes; the least recently used is forgotten first. */
export const SESSIONS_MAX = 20_000;
/** A session unused for this long is forgotten, as `logicalSessionTimeoutMinutes`. */
export const SESSION_IDLE_MAX_MS = 30 * 60_000;
/** Indexes of one collection, as in MongoDB. */
export const INDEXES_PER_COLLECTION_MAX = 64;
/** Storage writes that an index build or a drop does in one commit, so that other writers get their turn. */
export const BACKGROUND_BATCH_WRITES = 5_000;
/** Pulling the plug on open connections after this when the server closes. */
export const CLOSE_GRACE_MAX_MS = 2_000;
/** Pages of documents and index entries whose form is looked at when a data directory is opened: 128 MiB, an eighth of a second. */
export const LEAF_PAGES_CHECKED_MAX = 32_768;
/** Of a data file of up to so many pages (64 MiB) every value is read and checked when it is opened. */
export const PAGES_READ_WHOLE_MAX = 16_384;
/** Levels of the storage engine's trees, as in LMDB. */
export const TREE_DEPTH_MAX = 32;
/** What the oplog keeps for change streams to resume from; the oldest changes go first. */
export const OPLOG_MAX_BYTES = 128 * 1024 * 1024;
/** Changes are recorded for so long after the last change stream was open. */
export const OPLOG_IDLE_MAX_MS = 24 * 60 * 60_000;
/** What a change stream reads of the oplog at a time. */
export const OPLOG_READ_BYTES = 1024 * 1024;
/** How long a `getMore` on a change stream waits for changes when the client names no time. */
export const AWAIT_DATA_DEFAULT_MS = 1_000;
/** How often documents are sought whose time to live is over, as MongoDB's `ttlMonitorSleepSecs`. */
export const EXPIRY_EVERY_MS = 60_000;
/** Documents that one commit of the search for expired ones removes. */
export const EXPIRY_BATCH_DOCUMENTS = 1_000;
/** Time zones whose rules are kept at hand; the world has about 600 names for them. */
export const TIME_ZONES_MAX = 700;
/** Lists of alternatives that stand side by side in a filter, of which the planner looks for the best. */
export const OR_CONSIDERED_MAX = 10;
/** Running time of one command, its waits for locks included, for which the client names none. */
export const COMMAND_TIME_MAX_MS = 120_000;
/** Share of the engine's heap that may be in use while a query takes more of it. */
export const HEAP_USED_MAX_PERCENT = 70;
/** Buffers outside that heap: bytes of documents. */
export const BUFFERS_MAX_BYTES = 2 * 1024 ** 3;
/** One string that an expression makes, as what MongoDB's buffers hold. */
export const STRING_MAX_BYTES = 64 * 1024 * 1024;
/** Items of one array that an expression makes: what MongoDB's 100 MB for `$range` hold. */
export const ARRAY_ITEMS_MAX = 6_553_000;
/** A fail point of a test server keeps a command waiting no longer than this. */
export const FAIL_POINT_BLOCK_MAX_MS = 60_000;
/** States that read concern `snapshot` comes back to outside transactions; the oldest goes first. */
export const SNAPSHOTS_MAX = 64;
/** Such a state is held no longer, as MongoDB's `minSnapshotHistoryWindowInSeconds`. */
export const SNAPSHOT_HELD_MAX_MS = 5 * 60_000;
/** Documents that `$out` and `$merge` write in one commit. */
export const OUTPUT_BATCH_DOCUMENTS = 1_000;
/** Faults of one kind that `validate` lists. */
export const VALIDATION_FINDINGS_MAX = 100;
/** Documents or keys that `validate` looks at before others get their turn. */
export const VALIDATION_TURN_DOCUMENTS = 1_000;
/** Fields of one sort, as MongoDB's compound keys. */
export const SORT_FIELDS_MAX = 32;
/** Length of a regular expression, as in MongoDB. */
export const REGEX_LENGTH_MAX_CHARS = 32_764;
/** One match of a regular expression whose time may grow out of all proportion with the text. */
export const REGEX_MATCH_MAX_MS = 1_000;
/** Compiled regular expressions kept for the next query; the oldest is forgotten first. */
export const REGEXES_KEPT_MAX = 500;
