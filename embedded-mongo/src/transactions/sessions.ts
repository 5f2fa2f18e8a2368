import { failure } from "../errors.ts";
import { SESSION_IDLE_MAX_MS, SESSIONS_MAX } from "../limits.ts";
import { SESSION_TREE } from "../store/catalog.ts";
import type { Key, Write } from "../store/storage.ts";
import { type Document, toNumber } from "../values/types.ts";
import type { Engine, Unit } from "./engine.ts";
import { refuseBadOptions } from "./session-options.ts";
import { originOf, readRecord, recordOf } from "./session-record.ts";

export type Transaction = {
  readonly number: number;
  unit: Unit;
  state: "open" | "committing" | "committed" | "aborted";
  readonly startedAt: number;
  /** Set once it commits; a repeated commit waits for the same. */
  outcome: Promise<void> | null;
};

export type Session = {
  readonly key: Key;
  /** The highest transaction number seen: transactions and retryable writes count together. */
  number: number;
  transaction: Transaction | null;
  /** Results of the retryable write of that number, by statement id. */
  statements: Map<number, Document>;
  /** Until then those results are on no disk: a retry is not answered sooner. */
  recorded: Promise<void> | null;
  /** A transaction of that number was committed, maybe before a restart. */
  isCommitted: boolean;
  lastUsedAt: number;
  /** Resolves when the last command in the line for this session is done. */
  line: Promise<void>;
  inLine: number;
};

/** How a command takes part in sessions. */
export type Participation =
  | { kind: "plain" }
  | { kind: "retryable"; session: Session }
  | { kind: "transaction"; session: Session; transaction: Transaction; isFirst: boolean };

export type Sessions = ReturnType<typeof createSessions>;

const SESSION_ID_BYTES = 16;

export function createSessions(engine: Engine) {
  const sessionByKey = new Map<Key, Session>();

  const load = (key: Key): Session => {
    const session: Session = {
      key,
      number: -1,
      transaction: null,
      statements: new Map(),
      recorded: null,
      isCommitted: false,
      lastUsedAt: Date.now(),
      line: Promise.resolve(),
      inLine: 0,
    };
    const bytes = engine.latest.get(key);
    if (!bytes) return session;
    const { number, isCommitted, statements } = readRecord(bytes);
    Object.assign(session, { number, isCommitted, statements });
    return session;
  };

  const abort = (session: Session) => {
    const { transaction } = session;
    if (transaction?.state !== "open") return;
    transaction.state = "aborted";
    engine.abort(transaction.unit);
  };

  /** A transaction that only read has nothing to make durable, not even the fact of its commit. */
  const commitUnit = (session: Session, unit: Unit): Promise<void> => {
    if (unit.overlay.mark() > 0 || unit.made.size > 0)
      return engine.commit(unit, [recordOf(session, true)], originOf(session)).durable;
    engine.abort(unit);
    return Promise.resolve();
  };

  const isInUse = ({ transaction, inLine }: Session) => transaction?.state === "open" || inLine > 0;

  /** The least recently used go first; one with an open transaction stays, and one whose command is under way. */
  const makeRoom = () => {
    for (const [key, session] of sessionByKey) {
      if (sessionByKey.size <= SESSIONS_MAX) return;
      if (!isInUse(session)) sessionByKey.delete(key);
    }
  };

  const find = (lsid: unknown): Session | null => {
    const id = (lsid as { id?: { buffer?: Uint8Array; position?: number } } | undefined)?.id;
    if (!id?.buffer || id.position !== SESSION_ID_BYTES) return null;
    const key = SESSION_TREE + Buffer.from(id.buffer.subarray(0, SESSION_ID_BYTES)).toString("latin1");
    const session = sessionByKey.get(key) ?? load(key);
    sessionByKey.delete(key);
    sessionByKey.set(key, session);
    session.lastUsedAt = Date.now();
    makeRoom();
    return session;
  };

  const advance = (session: Session, number: number) => {
    abort(session);
    session.number = number;
    session.transaction = null;
    session.statements = new Map();
    session.recorded = null;
    session.isCommitted = false;
  };

  const refuseOld = (session: Session, number: number) => {
    if (number < session.number)
      throw failure(
        "TransactionTooOld",
        `Cannot start transaction with { txnNumber: ${number} } on this session because a newer transaction with txnNumber ${session.number} has already started.`,
      );
  };

  return {
    find,
    abort,

    /**
     * Waits until no other command with a transaction number works in the session: a client that gave up waiting for an
     * answer must not have its next statement mixed with the one before.
     *
     * @returns To be called when the command is done.
     */
    async checkOut({ lsid, txnNumber }: Document): Promise<() => void> {
      const session = txnNumber === undefined ? null : find(lsid);
      if (!session) return () => undefined;
      const { promise, resolve } = Promise.withResolvers<void>();
      const before = session.line;
      session.line = promise.then(() => void session.inLine--);
      session.inLine++;
      await before;
      return resolve;
    },

    /** What `lsid`, `txnNumber`, `startTransaction` and `autocommit` of a command mean. */
    join(body: Document, isRetryableCommand: boolean): Participation {
      refuseBadOptions(body);
      if (body.txnNumber === undefined) return { kind: "plain" };
      const session = find(body.lsid);
      if (!session)
        throw failure("InvalidOptions", "Transaction number requires a session ID to also be specified");
      const number = toNumber(body.txnNumber);
      refuseOld(session, number);
      if (body.autocommit !== false) {
        if (!isRetryableCommand)
          throw failure(
            50768,
            "txnNumber may only be provided for multi-document transactions and retryable write commands.",
          );
        if (number > session.number) advance(session, number);
        return { kind: "retryable", session };
      }
      if (body.startTransaction === true) {
        if (number === session.number)
          throw failure(
            "ConflictingOperationInProgress",
            `a transaction with txnNumber ${number} was already started on this session`,
          );
        advance(session, number);
        session.transaction = {
          number,
          unit: engine.begin("transaction"),
          state: "open",
          startedAt: Date.now(),
          outcome: null,
        };
        return { kind: "transaction", session, transaction: session.transaction, isFirst: true };
      }
      const { transaction } = session;
      if (number !== session.number || !transaction) {
        if (number === session.number && session.isCommitted)
          throw failure(
            "TransactionCommitted",
            `Transaction with { txnNumber: ${number} } has been committed.`,
          );
        throw failure(
          "NoSuchTransaction",
          `Given transaction number ${number} does not match any in-progress transactions. The active transaction number is ${session.number}`,
        );
      }
      if (transaction.state === "aborted")
        throw failure("NoSuchTransaction", `Transaction with { txnNumber: ${number} } has been aborted.`);
      if (transaction.state !== "open")
        throw failure(
          "TransactionCommitted",
          `Transaction with { txnNumber: ${number} } has been committed.`,
        );
      return { kind: "transaction", session, transaction, isFirst: false };
    },

    /** Commits, or waits for a commit under way, or confirms one that was made. */
    async commit(body: Document): Promise<void> {
      const { session, transaction, number } = this.finishing(body);
      if (!transaction || transaction.number !== number) {
        if (session.number === number && session.isCommitted) return;
        throw failure(
          "NoSuchTransaction",
          `Given transaction number ${number} does not match any in-progress transactions.`,
        );
      }
      if (transaction.state === "aborted")
        throw failure("NoSuchTransaction", `Transaction with { txnNumber: ${number} } has been aborted.`);
      if (!transaction.outcome) {
        transaction.state = "committing";
        try {
          transaction.outcome = commitUnit(session, transaction.unit);
        } catch (error) {
          transaction.state = "aborted";
          throw error;
        }
        transaction.outcome.then(
          () => {
            transaction.state = "committed";
            session.isCommitted = true;
          },
          () => {
            transaction.state = "aborted";
          },
        );
      }
      await transaction.outcome;
    },

    abortTransaction(body: Document): void {
      const { session, transaction, number } = this.finishing(body);
      if (
        session.number === number &&
        (session.isCommitted || transaction?.state === "committed" || transaction?.state === "committing")
      )
        throw failure(
          "TransactionCommitted",
          `Transaction with { txnNumber: ${number} } has been committed.`,
        );
      if (transaction?.number !== number || transaction.state !== "open")
        throw failure("NoSuchTransaction", `Transaction with { txnNumber: ${number} } has been aborted.`);
      abort(session);
    },

    finishing(body: Document) {
      const session = find(body.lsid);
      if (!session || body.txnNumber === undefined || body.autocommit !== false)
        throw failure(
          "InvalidOptions",
          "commitTransaction and abortTransaction must be run within a transaction",
        );
      const number = toNumber(body.txnNumber);
      refuseOld(session, number);
      return { session, transaction: session.transaction, number };
    },

    list: () =>
      [...sessionByKey.values()].map(({ key, lastUsedAt }) => ({
        id: Buffer.from(key.slice(SESSION_TREE.length), "latin1"),
        lastUsedAt,
      })),

    end(lsid: unknown): void {
      const session = find(lsid);
      if (!session) return;
      abort(session);
      if (!isInUse(session)) sessionByKey.delete(session.key);
    },

    /** Ends transactions that live too long and forgets sessions that nobody uses. */
    sweep(transactionLifetimeMs: number, now = Date.now()): void {
      for (const [key, session] of sessionByKey) {
        const { transaction } = session;
        if (transaction?.state === "open" && now - transaction.startedAt > transactionLifetimeMs)
          abort(session);
        if (now - session.lastUsedAt > SESSION_IDLE_MAX_MS && !isInUse(session)) sessionByKey.delete(key);
      }
    },

    abortAll(): void {
      for (const session of sessionByKey.values()) abort(session);
    },

    /** Records of sessions that ended long ago: a client does not retry after so long. */
    expireRecords(now = Date.now()): void {
      const cursor = engine.latest.range({ start: SESSION_TREE, end: `${SESSION_TREE}\xff` });
      const writes: Write[] = [];
      for (let entry = cursor.next(); entry; entry = cursor.next()) {
        const { at } = readRecord(entry.value);
        if (now - at.getTime() > SESSION_IDLE_MAX_MS && !sessionByKey.has(entry.key))
          writes.push([entry.key, null]);
      }
      cursor.close();
      if (writes.length > 0) void engine.storage.commit(writes).visible.catch(() => undefined);
    },
  };
}
