import { CODES, CommandError, failure } from "../errors.ts";
import { LOCK_WAIT_MAX_MS, WRITE_BATCH_MAX } from "../limits.ts";
import { timeExpired } from "../plan/time-limit.ts";
import type { Collection } from "../store/catalog.ts";
import type { Key } from "../store/storage.ts";
import { LockConflict, type Unit, WriteConflict } from "../transactions/engine.ts";
import { recordOf } from "../transactions/session-record.ts";
import type { Session } from "../transactions/sessions.ts";
import { type Document, isNumber, toNumber } from "../values/types.ts";
import { createProgress, isUnfinished, type Progress } from "./many.ts";
import { type CommandContext, flagField } from "./request.ts";

/** What one statement did, as it is added up in the reply and remembered for a retry. */
export type StatementResult = Document;
export type WriteOutcome = {
  /** By statement; a hole where it failed or was not reached. */
  results: (StatementResult | undefined)[];
  writeErrors: Document[];
  retried: number[];
};

type Statements = {
  count: number;
  isOrdered: boolean;
  /** All that the statements may write to. */
  collections: readonly Collection[];
  /**
   * Runs one statement on a unit, at once, without waiting. One that changes many documents may leave some for the next
   * unit; its last result counts.
   */
  apply(unit: Unit, i: number, progress: Progress): StatementResult;
};

/** The client's number of a statement, for retries. */
function statementIdsOf(body: Document, count: number): (i: number) => number {
  if (Array.isArray(body.stmtIds) && body.stmtIds.length === count) {
    const ids = body.stmtIds.map(toNumber);
    return (i) => ids[i] as number;
  }
  const first = isNumber(body.stmtId) ? toNumber(body.stmtId) : 0;
  return (i) => first + i;
}

/** Index builds keep writers out for a moment. */
export async function passGates(collections: readonly Collection[]): Promise<void> {
  for (let closed = gateOf(collections); closed; closed = gateOf(collections)) await closed;
}
const gateOf = (collections: readonly Collection[]) => collections.find(({ gate }) => gate)?.gate;

/**
 * Runs the statements of a write command: in a transaction on its unit; else in as few commits as possible, one unless
 * a key is held by somebody else, in which case what is done is committed and the rest waits.
 */
export async function runStatements(context: CommandContext, statements: Statements): Promise<WriteOutcome> {
  const { server, body, participation, timeLimit } = context;
  const { count, isOrdered, collections, apply } = statements;
  if (count === 0 || count > WRITE_BATCH_MAX)
    throw failure(
      "InvalidLength",
      `Write batch sizes must be between 1 and ${WRITE_BATCH_MAX}. Got ${count} operations.`,
    );
  const outcome: WriteOutcome = { results: new Array(count), writeErrors: [], retried: [] };

  if (participation.kind === "transaction") {
    const { unit } = participation.transaction;
    for (let i = 0; i < count; i++) {
      try {
        outcome.results[i] = apply(unit, i, createProgress(false));
      } catch (error) {
        if (!(error instanceof CommandError) || error instanceof WriteConflict || isInterruption(error))
          throw error;
        // Any failed write ends the transaction.
        server.sessions.abort(participation.session);
        outcome.writeErrors.push(writeErrorOf(error, i));
        return outcome;
      }
    }
    return outcome;
  }

  const { engine } = server;
  const session = participation.kind === "retryable" ? participation.session : null;
  const idOf = statementIdsOf(body, count);
  const durables: Promise<void>[] = [];
  const deadline = Date.now() + LOCK_WAIT_MAX_MS;
  let i = 0;
  let isStopped = false;
  let waited: Key | null = null;
  let progress = createProgress(true);
  while (i < count && !isStopped) {
    await passGates(collections);
    const dropped = collections.find(({ isDropped }) => isDropped);
    if (dropped) {
      if (waited !== null) engine.passOn(waited);
      throw failure("QueryPlanKilled", `collection dropped: ${dropped.ns}`);
    }
    const unit = engine.begin("plain");
    const recordedIds: number[] = [];
    let conflict: LockConflict | null = null;
    let injectedAfter: Error | null = null;
    try {
      for (; i < count && !conflict && !isStopped; i++) {
        const recorded = session?.statements.get(idOf(i));
        if (recorded) {
          outcome.results[i] = recorded;
          outcome.retried.push(idOf(i));
          if (session?.recorded) durables.push(session.recorded);
          continue;
        }
        const undo = engine.savepoint(unit);
        try {
          const result = apply(unit, i, progress);
          if (isUnfinished(progress)) break;
          progress = createProgress(true);
          outcome.results[i] = result;
          if (session) {
            session.statements.set(idOf(i), result);
            recordedIds.push(idOf(i));
          }
        } catch (error) {
          undo();
          if (error instanceof LockConflict) {
            conflict = error;
            break;
          }
          if (!(error instanceof CommandError) || isInterruption(error)) throw error;
          outcome.writeErrors.push(writeErrorOf(error, i));
          progress = createProgress(true);
          isStopped = isOrdered;
        }
      }
      // A write that changed nothing leaves no record: done again it changes nothing again.
      if (unit.overlay.mark() > 0) {
        const injected = session && server.failPoints?.atCommit();
        if (injected?.before) throw injected.before;
        const { visible, durable } = engine.commit(unit, session ? [recordOf(session)] : []);
        if (session) remember(session, durable, recordedIds);
        durables.push(durable);
        // Others get their turn, and no more than one commit is held in memory.
        if (isUnfinished(progress)) await visible;
        injectedAfter = injected?.after ?? null;
      } else engine.abort(unit);
    } catch (error) {
      engine.abort(unit);
      for (const id of recordedIds) session?.statements.delete(id);
      throw error;
    } finally {
      // The key that was waited for turned out not to be needed: let the next in line try.
      if (waited !== null && !unit.locks.has(waited)) engine.passOn(waited);
    }
    if (injectedAfter) {
      await Promise.all(durables);
      throw injectedAfter;
    }
    waited = conflict?.key ?? null;
    const patienceMs = Math.min(deadline - Date.now(), timeLimit?.remainingMs ?? LOCK_WAIT_MAX_MS);
    if (waited !== null && !(await engine.waitFor(waited, patienceMs))) {
      await Promise.all(durables);
      if (timeLimit && timeLimit.remainingMs <= 0) throw timeExpired();
      throw failure("LockTimeout", `waited ${LOCK_WAIT_MAX_MS} ms for a document that another write holds`);
    }
  }
  await Promise.all(durables);
  return outcome;
}

/** What could not be stored was not done: a retry does it. */
function remember(session: Session, durable: Promise<void>, ids: readonly number[]): void {
  const { statements } = session;
  session.recorded = durable;
  durable.catch(() => {
    for (const id of ids) statements.delete(id);
  });
}

/** Ends the whole command, not only the statement it came in. */
const isInterruption = ({ code }: CommandError) => code === CODES.MaxTimeMSExpired;

const writeErrorOf = (error: CommandError, index: number): Document => ({
  index,
  code: error.code,
  ...error.details,
  errmsg: error.message,
});

export const sumOf = (results: readonly (Document | undefined)[], name: string): number =>
  results.reduce((sum, result) => sum + (result ? toNumber(result[name] ?? 0) || 0 : 0), 0);

export function writeReply(
  { results, writeErrors, retried }: WriteOutcome,
  options: { countsModified?: boolean } = {},
): Document {
  const upserted = results.flatMap((result, index) =>
    result && "upserted" in result ? [{ index, _id: result.upserted }] : [],
  );
  return {
    n: sumOf(results, "n"),
    ...(options.countsModified ? { nModified: sumOf(results, "nModified") } : {}),
    ...(upserted.length > 0 ? { upserted } : {}),
    ...(writeErrors.length > 0 ? { writeErrors } : {}),
    ...(retried.length > 0 ? { retriedStmtIds: retried } : {}),
    ok: 1,
  };
}

export const isOrdered = (body: Document): boolean =>
  body.ordered === undefined || flagField(body, "ordered");
