import { CommandError, errorDocumentOf, failure } from "../errors.ts";
import { COMMAND_TIME_MAX_MS } from "../limits.ts";
import { createTimeLimit } from "../plan/time-limit.ts";
import { refuseBadDatabase } from "../store/namespace.ts";
import type { Key } from "../store/storage.ts";
import { WriteConflict } from "../transactions/engine.ts";
import type { Participation } from "../transactions/sessions.ts";
import { type Document, isDocument } from "../values/types.ts";
import type { Reply, Request } from "../wire/message.ts";
import { refuseOutsideApi } from "./api-version.ts";
import { refuseConcerns, withConcernError } from "./concerns.ts";
import { errorLabelsOf } from "./error-labels.ts";
import { ConnectionClosed } from "./fail-points.ts";
import {
  type Command,
  type CommandContext,
  type Connection,
  numberField,
  refuseUnknownFields,
  type Server,
} from "./request.ts";
import { COMMANDS, OUT_OF_SCOPE } from "./table.ts";

/**
 * How long the first statement of a transaction waits for a held key before it reports the conflict. Short, because
 * a waiting statement keeps a connection of the client's pool that the holder may need to finish.
 */
const FIRST_STATEMENT_WAIT_MAX_MS = 5;

/** What `maxTimeMS` may be, as in MongoDB. */
const TIME_MAX_MS = 2_147_483_647;

const FINISHING = new Set(["commitTransaction", "abortTransaction"]);

/** Finds the command of a message, runs it, and turns whatever is thrown into MongoDB's error reply. */
export async function dispatch(server: Server, request: Request, connection: Connection): Promise<Reply> {
  const { body } = request;
  const [name = ""] = Object.keys(body);
  const call = { name, body, connection };
  const committedBefore = server.engine.visibleSequence();
  const isStream = name === "getMore" ? server.cursors.isStream(body.getMore) : opensStream(body);
  let hasRun = false;
  let labels: readonly string[] | null = null;
  let reply: Reply;
  try {
    if (request.fault) throw request.fault;
    const command = commandOf(name, body, connection);
    await server.failPoints?.before(call);
    hasRun = true;
    reply = withConcernError(await run(server, request, name, command, connection), body);
  } catch (error) {
    if (error instanceof ConnectionClosed) throw error;
    if (error instanceof CommandError) labels = error.labels;
    reply = { document: errorDocumentOf(refusalOf(error)) };
  }
  const injected = server.failPoints?.after(call);
  if (injected) {
    const { writeConcernError } = injected;
    labels = injected.labels;
    reply = { ...reply, document: { ...reply.document, writeConcernError } };
  }
  const wroteNothing = hasRun && server.engine.visibleSequence() === committedBefore;
  labels ??= errorLabelsOf(call, reply.document, { isStream, wroteNothing });
  return labels.length > 0 ? { ...reply, document: { ...reply.document, errorLabels: [...labels] } } : reply;
}

function commandOf(name: string, body: Document, connection: Connection): Command {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command)
    throw OUT_OF_SCOPE.has(name)
      ? failure("CommandNotSupported", `the command '${name}' is not supported by this server`)
      : failure("CommandNotFound", `no such command: '${name}'`);
  const { $db: db } = body;
  if (typeof db !== "string" || db === "")
    throw new CommandError(40414, "OP_MSG requests require a $db argument");
  refuseBadDatabase(db);
  if (command.isForAdmin && db !== "admin")
    throw failure("Unauthorized", `${name} may only be run against the admin database.`);
  connection.appName ??= appNameOf(body);
  refuseOutsideApi(name, body);
  return command;
}

async function run(
  server: Server,
  request: Request,
  name: string,
  command: Command,
  connection: Connection,
): Promise<Reply> {
  const { body } = request;
  const db = body.$db as string;
  refuseUnknownFields(name, command, request);
  refuseConcerns(name, command, body);
  const maxTimeMs = numberField(body, "maxTimeMS", { min: 0, max: TIME_MAX_MS }) || COMMAND_TIME_MAX_MS;
  const timeLimit = createTimeLimit(maxTimeMs);
  const checkIn = await server.sessions.checkOut(body);
  try {
    const participation: Participation = FINISHING.has(name)
      ? { kind: "plain" }
      : server.sessions.join(body, command.isRetryable === true);
    const context: CommandContext = { server, request, body, db, connection, participation, timeLimit };
    const reply =
      participation.kind === "transaction"
        ? await runInTransaction(name, command, context)
        : await command.run(context);
    if (command.writeConcern) await server.engine.catalog.settled();
    return reply;
  } finally {
    checkIn();
  }
}

const opensStream = ({ pipeline }: Document): boolean =>
  Array.isArray(pipeline) && isDocument(pipeline[0]) && "$changeStream" in pipeline[0];

/** A driver tells it in the handshake. */
const appNameOf = ({ client }: Document): string | null => {
  const application = isDocument(client) ? client.application : null;
  return isDocument(application) && typeof application.name === "string" ? application.name : null;
};

async function runInTransaction(name: string, command: Command, context: CommandContext): Promise<Reply> {
  const { server, participation } = context;
  if (participation.kind !== "transaction") throw new Error("not in a transaction");
  const { session, transaction, isFirst } = participation;
  const { engine, sessions } = server;
  const deadline = Date.now() + FIRST_STATEMENT_WAIT_MAX_MS;
  let waited: Key | null = null;
  try {
    if (!command.inTransaction)
      throw failure(
        "OperationNotSupportedInTransaction",
        `Cannot run '${name}' in a multi-document transaction.`,
      );
    for (;;) {
      try {
        return await command.run(context);
      } catch (error) {
        // Nothing has been shown to the client yet: the transaction may begin again on a newer snapshot, which spares
        // it a round trip for every other writer in the queue.
        if (!isFirst || !(error instanceof WriteConflict) || error.key === null || Date.now() >= deadline)
          throw error;
        // Whose turn it was at another key lets the next have it.
        if (waited !== null && waited !== error.key && !transaction.unit.locks.has(waited))
          engine.passOn(waited);
        waited = error.key;
        engine.abort(transaction.unit);
        await engine.waitFor(waited, deadline - Date.now());
        if (transaction.state !== "open") throw error;
        transaction.unit = engine.begin("transaction");
      }
    }
  } catch (error) {
    sessions.abort(session);
    throw error;
  } finally {
    if (waited !== null && !transaction.unit.locks.has(waited)) engine.passOn(waited);
  }
}

/** What is told of an error: also of our own bugs, of which whoever runs the server gets the stack. */
function refusalOf(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const { message = String(error), name } = (error ?? {}) as Partial<Error>;
  // Where the language gives up on what a client asks for.
  if (name === "RangeError")
    return message === "Maximum call stack size exceeded"
      ? failure("Overflow", "cannot work on a value because it exceeds the limit of nesting levels")
      : failure("ExceededMemoryLimit", `a value becomes too large: ${message}`);
  console.error(error);
  return failure("InternalError", `internal error: ${message}`);
}
