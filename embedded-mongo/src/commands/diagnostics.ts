import { hostname, totalmem } from "node:os";
import { failure } from "../errors.ts";
import {
  DOCUMENT_SIZE_MAX_BYTES,
  MESSAGE_SIZE_MAX_BYTES,
  SESSION_IDLE_MAX_MS,
  TRANSACTION_LIFETIME_MAX_MS,
  WRITE_BATCH_MAX,
} from "../limits.ts";
import { showValue } from "../values/show.ts";
import { type Document, isDocument, Long, toNumber } from "../values/types.ts";
import { type Command, type CommandContext, flagField } from "./request.ts";

/** What clients are told this server speaks like. */
export const SERVER_VERSION = "8.0.0";
export const REPLICA_SET = "rs0";
const WIRE_VERSION_MAX = 25;

const answer = (
  document: (context: CommandContext) => Document,
  fields: readonly string[] | "any" = [],
): Command => ({
  fields,
  run: (context) => ({ document: { ...document(context), ok: 1 } }),
});

/** A replica set of one: that is what lets the driver use sessions, retryable writes and transactions. */
const hello = (context: CommandContext): Document => {
  const { server, connection, body } = context;
  const me = server.address.name;
  const isOld = !("hello" in body);
  return {
    ...(isOld ? { ismaster: true } : {}),
    helloOk: true,
    isWritablePrimary: true,
    secondary: false,
    setName: REPLICA_SET,
    setVersion: 1,
    hosts: [me],
    me,
    primary: me,
    maxBsonObjectSize: DOCUMENT_SIZE_MAX_BYTES,
    maxMessageSizeBytes: MESSAGE_SIZE_MAX_BYTES,
    maxWriteBatchSize: WRITE_BATCH_MAX,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: SESSION_IDLE_MAX_MS / 60_000,
    connectionId: connection.id,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION_MAX,
    readOnly: false,
  };
};

// Newer drivers offer newer things in the handshake; what is not taken up is simply not answered.
const helloCommand = answer(hello, "any");

const buildInfo = (): Document => ({
  version: SERVER_VERSION,
  versionArray: [8, 0, 0, 0],
  gitVersion: "embedded",
  modules: ["kith-embedded-mongo"],
  sysInfo: "deprecated",
  bits: 64,
  debug: false,
  maxBsonObjectSize: DOCUMENT_SIZE_MAX_BYTES,
  storageEngines: ["lmdb"],
});

const serverStatus = ({ server }: CommandContext): Document => ({
  host: hostname(),
  version: SERVER_VERSION,
  process: "kith-embedded-mongo",
  pid: Long.fromNumber(process.pid),
  uptime: Math.round((Date.now() - server.startedAt.getTime()) / 1000),
  localTime: new Date(),
  metrics: { cursor: { open: { total: server.cursors.count } } },
  mem: { resident: Math.round(process.memoryUsage.rss() / 1024 ** 2) },
  storageEngine: { name: "lmdb" },
});

/** A stand-alone server has no search node beside it. */
const searchCommand: Command = {
  fields: "any",
  run: () => {
    throw failure(
      "SearchNotEnabled",
      "Using Atlas Search Database Commands and the $listSearchIndexes aggregation stage requires additional configuration. Please connect to Atlas or an AtlasCLI local deployment to enable.",
    );
  },
};

/** Nothing is profiled: asking for that is answered, asking for more is refused. */
const profile = ({ body }: CommandContext): Document => {
  if (toNumber(body.profile) > 0)
    throw failure("CommandNotSupported", "the profiler is not supported by this server");
  return { was: 0, slowms: 100, sampleRate: 1 };
};

/** Nothing is logged to memory: the logs that there are stay empty. */
const LOGS = ["global", "startupWarnings"];

function getLog({ body }: CommandContext): Document {
  if (body.getLog === "*") return { names: LOGS };
  if (!LOGS.includes(body.getLog as string))
    throw failure("OperationFailed", `No log named '${showValue(body.getLog)}'`);
  return { totalLinesWritten: 0, log: [] };
}

const PARAMETERS: Document = {
  featureCompatibilityVersion: { version: "8.0" },
  transactionLifetimeLimitSeconds: TRANSACTION_LIFETIME_MAX_MS / 1_000,
  localLogicalSessionTimeoutMinutes: SESSION_IDLE_MAX_MS / 60_000,
};

function getParameter({ body }: CommandContext): Document {
  const options = isDocument(body.getParameter) ? body.getParameter : body;
  const isOfAll = body.getParameter === "*" || flagField(options, "allParameters");
  const asked = Object.entries(PARAMETERS).filter(([name]) => isOfAll || name in body);
  if (asked.length === 0) throw failure("InvalidOptions", "no option found to get");
  return Object.fromEntries(asked);
}

export const diagnostics: Record<string, Command> = {
  hello: helloCommand,
  isMaster: helloCommand,
  ismaster: helloCommand,
  ping: answer(() => ({})),
  buildInfo: answer(buildInfo),
  buildinfo: answer(buildInfo),
  hostInfo: answer(() => ({
    system: { hostname: hostname(), memSizeMB: Math.round(totalmem() / 1024 ** 2), cpuArch: process.arch },
    os: { type: process.platform },
  })),
  connectionStatus: answer(
    ({ body }) => ({
      authInfo: {
        authenticatedUsers: [],
        authenticatedUserRoles: [],
        ...(flagField(body, "showPrivileges") ? { authenticatedUserPrivileges: [] } : {}),
      },
    }),
    ["showPrivileges"],
  ),
  whatsmyuri: answer(({ connection }) => ({ you: `127.0.0.1:${connection.id}` })),
  getCmdLineOpts: answer(() => ({ argv: [], parsed: { net: { bindIp: "127.0.0.1" } } })),
  getLog: answer(getLog),
  getParameter: answer(getParameter, "any"),
  getFreeMonitoringStatus: answer(() => ({ state: "disabled" })),
  atlasVersion: {
    fields: [],
    run: () => {
      throw failure("CommandNotFound", "no such command: 'atlasVersion'");
    },
  },
  createSearchIndexes: searchCommand,
  updateSearchIndex: searchCommand,
  dropSearchIndex: searchCommand,
  listSearchIndexes: searchCommand,
  profile: answer(profile, ["slowms", "sampleRate", "filter"]),
  getDefaultRWConcern: answer(
    () => ({
      defaultReadConcern: { level: "local" },
      defaultWriteConcern: { w: "majority", wtimeout: 0 },
      defaultReadConcernSource: "implicit",
      defaultWriteConcernSource: "implicit",
    }),
    ["inMemory"],
  ),
  top: answer(() => ({ totals: {} })),
  // Its fields switch sections on and off, those included that this server does not have.
  serverStatus: answer(serverStatus, "any"),
  replSetGetStatus: answer(({ server }) => ({
    set: REPLICA_SET,
    myState: 1,
    members: [
      {
        _id: 0,
        name: server.address.name,
        health: 1,
        state: 1,
        stateStr: "PRIMARY",
        self: true,
      },
    ],
  })),
};
