/** Snapshot isolation with first-writer-wins in a few lines of memory: what the server is compared with, step by step. */

export type Row = { readonly _id: number; readonly v: number; readonly u?: number };
export type Statement =
  | { readonly kind: "read" }
  | { readonly kind: "insert"; readonly row: Row }
  | { readonly kind: "increment"; readonly _id: number }
  | { readonly kind: "incrementRange"; readonly from: number; readonly to: number }
  /** Takes a value that only one row may have. */
  | { readonly kind: "claim"; readonly _id: number; readonly u: number }
  | { readonly kind: "delete"; readonly _id: number };
export type Answer =
  | { readonly code: number }
  | { readonly rows: readonly Row[] }
  | { readonly changed: number };

const CONFLICT = { code: 112 };
const DUPLICATE = { code: 11000 };
/** Somebody else holds what a write outside of transactions wants: it would wait. */
const BLOCKED = Symbol("blocked");

type Rows = Map<number, Row>;
type Transaction = {
  readonly number: number;
  readonly startedAt: number;
  readonly rows: Rows;
  readonly locks: Set<string>;
};

const sorted = (rows: Rows): Row[] => [...rows.values()].sort((a, b) => a.v - b.v || a._id - b._id);

/** Changes rows as one statement does, all or (it throws) nothing that counts. @returns How many rows it changed. */
function change(
  rows: Rows,
  statement: Exclude<Statement, { kind: "read" }>,
  lock: (key: string) => void,
): number {
  const claim = (_id: number, u: number) => {
    lock(`u${u}`);
    if ([...rows.values()].some((row) => row.u === u && row._id !== _id)) throw DUPLICATE;
  };
  if (statement.kind === "insert") {
    const { row } = statement;
    lock(`id${row._id}`);
    if (rows.has(row._id)) throw DUPLICATE;
    if (row.u !== undefined) claim(row._id, row.u);
    rows.set(row._id, row);
    return 1;
  }
  const isMeant = ({ _id, v }: Row) =>
    statement.kind === "incrementRange" ? statement.from <= v && v < statement.to : _id === statement._id;
  const meant = [...rows.values()].filter(isMeant);
  for (const { _id } of meant) lock(`id${_id}`);
  for (const row of meant) {
    if (statement.kind === "delete") {
      if (row.u !== undefined) lock(`u${row.u}`);
      rows.delete(row._id);
    } else if (statement.kind === "claim") {
      if (row.u !== undefined && row.u !== statement.u) lock(`u${row.u}`);
      if (row.u !== statement.u) claim(row._id, statement.u);
      rows.set(row._id, { ...row, v: row.v + 1, u: statement.u });
    } else rows.set(row._id, { ...row, v: row.v + 1 });
  }
  return meant.length;
}

export function snapshotModel(initial: readonly Row[]) {
  let committed: Rows = new Map(initial.map((row) => [row._id, row]));
  const changedAt = new Map<string, number>();
  const holders = new Map<string, number>();
  const open = new Map<number, Transaction>();
  let moment = 0;

  const end = ({ number, locks }: Transaction) => {
    for (const key of locks) holders.delete(key);
    open.delete(number);
  };
  const answerOf = (act: () => Answer): Answer | typeof BLOCKED => {
    try {
      return act();
    } catch (error) {
      if (error === CONFLICT || error === DUPLICATE || error === BLOCKED) return error as Answer;
      throw error;
    }
  };

  return {
    isOpen: (number: number): boolean => open.has(number),
    rows: (): readonly Row[] => sorted(committed),

    /** Outside of transactions; null when it would wait for somebody. */
    plain(statement: Statement): Answer | null {
      if (statement.kind === "read") return { rows: sorted(committed) };
      const rows = new Map(committed);
      const locks = new Set<string>();
      const answer = answerOf(() => ({
        changed: change(rows, statement, (key) => {
          if (holders.has(key)) throw BLOCKED;
          locks.add(key);
        }),
      }));
      if (answer === BLOCKED) return null;
      if ("changed" in answer && answer.changed > 0) {
        committed = rows;
        moment++;
        for (const key of locks) changedAt.set(key, moment);
      }
      return answer;
    },

    /** In a transaction, which begins with its first statement and ends with the first that fails. */
    inTransaction(number: number, statement: Statement): Answer {
      const transaction = open.get(number) ?? {
        number,
        startedAt: moment,
        rows: new Map(committed),
        locks: new Set<string>(),
      };
      open.set(number, transaction);
      const { rows, locks, startedAt } = transaction;
      if (statement.kind === "read") return { rows: sorted(rows) };
      const answer = answerOf(() => ({
        changed: change(rows, statement, (key) => {
          const holder = holders.get(key);
          if (holder !== undefined && holder !== number) throw CONFLICT;
          if (holder === undefined && (changedAt.get(key) ?? 0) > startedAt) throw CONFLICT;
          holders.set(key, number);
          locks.add(key);
        }),
      })) as Answer;
      if ("code" in answer) end(transaction);
      return answer;
    },

    commit(number: number): void {
      const transaction = open.get(number) as Transaction;
      const { rows, locks } = transaction;
      const merged = new Map(committed);
      for (const key of locks) {
        if (!key.startsWith("id")) continue;
        const _id = Number(key.slice(2));
        const row = rows.get(_id);
        if (row) merged.set(_id, row);
        else merged.delete(_id);
      }
      if (locks.size > 0) moment++;
      for (const key of locks) changedAt.set(key, moment);
      committed = merged;
      end(transaction);
    },

    abort: (number: number): void => end(open.get(number) as Transaction),
  };
}
