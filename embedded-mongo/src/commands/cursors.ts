import { failure } from "../errors.ts";
import {
  AWAIT_DATA_DEFAULT_MS,
  CURSOR_IDLE_MAX_MS,
  CURSORS_MAX,
  DOCUMENT_SIZE_MAX_BYTES,
} from "../limits.ts";
import type { ChangeStream } from "../oplog/change-stream.ts";
import type { QueryContext } from "../plan/context.ts";
import { bytesOf, type Row } from "../plan/row.ts";
import type { Transaction } from "../transactions/sessions.ts";
import { type Document, isLong, Long } from "../values/types.ts";
import type { Batch, Reply } from "../wire/message.ts";

type Cursor = {
  /** Made when the cursor outlives its first batch. */
  id: Long;
  readonly ns: string;
  /** null: nothing now, maybe later. */
  readonly rows: Iterator<Row | null>;
  /** The stream the rows come from, if they come from one. */
  readonly stream: ChangeStream | null;
  readonly context: QueryContext;
  /** Reads of a transaction end with it. */
  readonly transaction: Transaction | null;
  /** Read ahead, to know whether there is more. */
  pending: Row | null;
  lastUsedAt: number;
};

export type Cursors = ReturnType<typeof createCursors>;

export function createCursors() {
  const cursorById = new Map<string, Cursor>();

  const newId = (): Long => {
    const [low, high] = crypto.getRandomValues(new Int32Array(2)) as unknown as [number, number];
    return new Long(low | 1, high & 0x7fffffff);
  };

  const close = (cursor: Cursor) => {
    cursorById.delete(cursor.id.toString());
    cursor.rows.return?.();
    cursor.context.close();
  };

  /** Up to `count` documents and 16 MB, or what there is now; the cursor is closed when nothing can come any more. */
  const take = (cursor: Cursor, name: Batch["name"], count: number): Reply => {
    const documents: Uint8Array[] = [];
    let sizeBytes = 0;
    let isDone = false;
    let token = cursor.stream?.token();
    try {
      cursor.context.resume();
      for (;;) {
        // A stream is not read ahead: its token stands for what has been given.
        if (cursor.stream && documents.length >= count) break;
        const row = cursor.pending ?? nextOf(cursor);
        if (row === null) {
          token = cursor.stream?.token();
          break;
        }
        if (row === undefined) {
          isDone = true;
          break;
        }
        cursor.pending = row;
        if (documents.length >= count) break;
        const bytes = bytesOf(row);
        sizeBytes += bytes.length + 16;
        if (documents.length > 0 && sizeBytes > DOCUMENT_SIZE_MAX_BYTES) break;
        documents.push(bytes);
        cursor.pending = null;
        token = cursor.stream?.token();
      }
    } catch (error) {
      close(cursor);
      throw error;
    }
    if (isDone) close(cursor);
    else {
      if (cursor.id === Long.ZERO) cursor.id = newId();
      cursor.context.suspend();
    }
    const { atClusterTime } = cursor.context;
    const told = name === "firstBatch" && atClusterTime ? { atClusterTime } : {};
    return {
      document: { ok: 1 },
      batch: {
        name,
        documents,
        id: isDone ? Long.ZERO : cursor.id,
        ns: cursor.ns,
        ...told,
        ...(token ? { postBatchResumeToken: token } : {}),
      },
    };
  };

  const nextOf = (cursor: Cursor): Row | null | undefined => {
    const { done, value } = cursor.rows.next();
    return done ? undefined : value;
  };

  return {
    /** The first batch of a query; the rest stays here for `getMore`. */
    open(options: {
      ns: string;
      rows: Iterable<Row> | ChangeStream;
      context: QueryContext;
      batchSize: number;
      isSingleBatch?: boolean;
      transaction: Transaction | null;
    }): Reply {
      const { ns, rows, context, batchSize, isSingleBatch = false, transaction } = options;
      const cursor: Cursor = {
        id: Long.ZERO,
        ns,
        rows: "rows" in rows ? rows.rows : rows[Symbol.iterator](),
        stream: "rows" in rows ? rows : null,
        context,
        transaction,
        pending: null,
        lastUsedAt: Date.now(),
      };
      const reply = take(cursor, "firstBatch", batchSize);
      if (!reply.batch || reply.batch.id === Long.ZERO) return reply;
      if (isSingleBatch) {
        close(cursor);
        return { ...reply, batch: { ...reply.batch, id: Long.ZERO } };
      }
      if (cursorById.size >= CURSORS_MAX) {
        close(cursor);
        throw failure("TemporarilyUnavailable", `too many open cursors, at most ${CURSORS_MAX} are possible`);
      }
      cursorById.set(cursor.id.toString(), cursor);
      return reply;
    },

    /** @param awaitMs How long a change stream waits for a first change; null: the server decides. */
    async more(options: {
      id: Long;
      ns: string;
      batchSize: number;
      transaction: Transaction | null;
      awaitMs: number | null;
    }): Promise<Reply> {
      const { id, ns, batchSize, transaction, awaitMs } = options;
      const cursor = cursorById.get(id.toString());
      if (!cursor) throw failure("CursorNotFound", `cursor id ${id} not found`);
      if (cursor.ns !== ns)
        throw failure(
          13,
          `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`,
        );
      if (cursor.transaction !== transaction)
        throw failure(50741, "Cannot run getMore on a cursor of another transaction");
      if (awaitMs !== null && !cursor.stream)
        throw failure("BadValue", "cannot set maxTimeMS on getMore command for a non-awaitData cursor");
      const deadline = Date.now() + (awaitMs ?? AWAIT_DATA_DEFAULT_MS);
      for (;;) {
        cursor.lastUsedAt = Date.now();
        const reply = take(cursor, "nextBatch", batchSize);
        const isEmpty = cursor.stream && reply.batch?.documents.length === 0 && reply.batch.id !== Long.ZERO;
        if (!isEmpty || Date.now() >= deadline) return reply;
        await cursor.stream?.ready(deadline - Date.now());
        if (cursorById.get(id.toString()) !== cursor)
          throw failure("CursorKilled", `cursor id ${id} was killed while it waited for changes`);
      }
    },

    /** Whether an id is that of an open change stream. */
    isStream: (id: unknown): boolean => isLong(id) && !!cursorById.get(id.toString())?.stream,

    kill(id: Long): boolean {
      const cursor = cursorById.get(id.toString());
      if (cursor) close(cursor);
      return cursor !== undefined;
    },

    /** Closes what nobody asked for in a long time, and what belongs to a transaction that is over. */
    sweep(now = Date.now()): void {
      for (const cursor of cursorById.values())
        if (
          now - cursor.lastUsedAt > CURSOR_IDLE_MAX_MS ||
          (cursor.transaction && cursor.transaction.state !== "open")
        )
          close(cursor);
    },

    /** Those who wait for changes would keep a server from closing. */
    closeStreams(): void {
      for (const cursor of cursorById.values()) if (cursor.stream) close(cursor);
    },

    closeAll(): void {
      for (const cursor of cursorById.values()) close(cursor);
    },

    /** Whether any change stream is open. */
    get hasStreams() {
      return cursorById.values().some(({ stream }) => stream !== null);
    },

    get count() {
      return cursorById.size;
    },
  };
}

export type { Document };
