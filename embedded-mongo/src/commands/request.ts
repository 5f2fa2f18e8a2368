import { CODES, CommandError, failure } from "../errors.ts";
import type { TimeLimit } from "../plan/time-limit.ts";
import type { Collection } from "../store/catalog.ts";
import type { Engine } from "../transactions/engine.ts";
import type { Participation, Sessions } from "../transactions/sessions.ts";
import { type Document, isDocument, isNumber, toNumber, typeNameOf } from "../values/types.ts";
import type { Reply, Request } from "../wire/message.ts";
import type { Cursors } from "./cursors.ts";
import type { FailPoints } from "./fail-points.ts";
import type { Snapshots } from "./snapshots.ts";

/** What every command may reach. */
export type Server = {
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly cursors: Cursors;
  readonly snapshots: Snapshots;
  /** Only servers started for tests can be told to fail. */
  readonly failPoints: FailPoints | null;
  /** `name` is what clients are told to connect to: host and port, or a socket file. */
  readonly address: { readonly host: string; readonly port: number; readonly name: string };
  readonly startedAt: Date;
  readonly dir: string;
};

/** One client's connection. */
export type Connection = {
  readonly id: number;
  /** As the client named its application in the handshake. */
  appName: string | null;
};

export type CommandContext = {
  readonly server: Server;
  readonly request: Request;
  readonly body: Document;
  readonly db: string;
  readonly connection: Connection;
  readonly participation: Participation;
  /** `maxTimeMS`; null when the command may take any time. */
  readonly timeLimit: TimeLimit | null;
};

export type Command = {
  /** Fields of the command's own; any other is refused, because ignoring it could change the answer. */
  readonly fields: readonly string[] | "any";
  readonly run: (context: CommandContext) => Promise<Reply> | Reply;
  /** May run inside a transaction. */
  readonly inTransaction?: boolean;
  /** May carry a transaction number of its own. */
  readonly isRetryable?: boolean;
  /** Takes read concerns other than `local`; outside transactions a `snapshot` only if it is said to be so. */
  readonly readConcern?: "all" | "not snapshot";
  /** Takes a write concern. */
  readonly writeConcern?: true;
  /** Runs on the database `admin` only. */
  readonly isForAdmin?: true;
};

const GENERIC_FIELDS = new Set([
  "$db",
  "lsid",
  "txnNumber",
  "autocommit",
  "startTransaction",
  "readConcern",
  "writeConcern",
  "$clusterTime",
  "$readPreference",
  "maxTimeMS",
  "comment",
  "apiVersion",
  "apiStrict",
  "apiDeprecationErrors",
  "$audit",
  "$client",
  "rawData",
  "stmtId",
  "stmtIds",
]);

export function refuseUnknownFields(
  name: string,
  { fields }: Command,
  { body, sequences }: Pick<Request, "body" | "sequences">,
): void {
  if (fields === "any") return;
  for (const field of [...Object.keys(body), ...sequences.keys()])
    if (field !== name && !fields.includes(field) && !GENERIC_FIELDS.has(field))
      throw new CommandError(40415, `BSON field '${name}.${field}' is an unknown field.`);
  if (isDocument(body.collation) && body.collation.locale !== "simple")
    throw failure("NotImplemented", "collation is not supported by this server");
}

/** The collection a command names, as `db.name`. */
export function namespaceOf({ body, db }: CommandContext): string {
  const name = body[Object.keys(body)[0] as string];
  if (typeof name !== "string")
    throw failure("InvalidNamespace", `collection name has invalid type ${typeNameOf(name)}`);
  if (name === "") throw failure("InvalidNamespace", `Invalid namespace specified '${db}.'`);
  return `${db}.${name}`;
}

const unitOf = ({ participation }: CommandContext) =>
  participation.kind === "transaction" ? participation.transaction.unit : null;

/** The collection that a command names, as its transaction (if any) sees it. */
export const collectionOf = (context: CommandContext, ns = namespaceOf(context)): Collection | undefined =>
  context.server.engine.find(unitOf(context), ns);

/** The same, made if there is none. */
export const ensureCollection = (
  context: CommandContext,
  ns = namespaceOf(context),
  options: Document = {},
): Collection => context.server.engine.ensure(unitOf(context), ns, options);

export function documentField(body: Document, name: string): Document | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isDocument(value))
    throw failure(
      "TypeMismatch",
      `BSON field '${name}' is the wrong type '${typeNameOf(value)}', expected type 'object'`,
    );
  return value;
}

export function numberField(
  body: Document,
  name: string,
  options: { min?: number; max?: number } = {},
): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isNumber(value))
    throw failure(
      "TypeMismatch",
      `BSON field '${name}' is the wrong type '${typeNameOf(value)}', expected a number`,
    );
  const number = toNumber(value);
  if (options.min !== undefined && number < options.min)
    throw new CommandError(
      CODES.BadValue,
      `BSON field '${name}' value must be >= ${options.min}, actual value '${number}'`,
    );
  if (options.max !== undefined && number > options.max)
    throw failure(
      "BadValue",
      `BSON field '${name}' value must be <= ${options.max}, actual value '${number}'`,
    );
  return Math.trunc(number);
}

export const flagField = (body: Document, name: string): boolean => {
  const value = body[name];
  return value === true || (isNumber(value) && toNumber(value) !== 0);
};

/** Named documents of a write command: from a document sequence or from the body. */
export function listField<T>(
  { body, request }: CommandContext,
  name: string,
  ofBytes: (bytes: Uint8Array) => T,
  ofValue: (value: unknown) => T,
): T[] {
  const sequence = request.sequences.get(name);
  if (sequence) return sequence.map(ofBytes);
  const list = body[name];
  if (!Array.isArray(list))
    throw new CommandError(
      40414,
      `BSON field '${Object.keys(body)[0]}.${name}' is missing but a required field`,
    );
  return list.map(ofValue);
}
