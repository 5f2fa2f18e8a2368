import { Timestamp } from "bson";
import { allow } from "../expressions/allowance.ts";
import type { Vars } from "../expressions/compile.ts";
import type { Collection } from "../store/catalog.ts";
import type { RangeCursor, RangeOptions, View } from "../store/storage.ts";
import type { Engine, Unit } from "../transactions/engine.ts";
import type { TimeLimit } from "./time-limit.ts";

/** One state of the data, of any number of readers. */
export type ReadView = {
  readonly view: View;
  readonly sequence: number;
  /** How a client asks for the same state again; null when it cannot. */
  readonly atClusterTime: Timestamp | null;
};

/** What a query reads from and counts into while it runs. */
export type QueryContext = {
  readonly engine: Engine;
  readonly db: string;
  readonly view: View;
  /** Indexes made ready after this moment are not in the view. */
  readonly sequence: number;
  readonly atClusterTime: Timestamp | null;
  readonly vars: Vars;
  readonly examined: { keys: number; documents: number };
  range(options: RangeOptions): RangeCursor;
  collectionAt(ns: string): Collection | undefined;
  /** Between two batches no engine resource stays open. */
  suspend(): void;
  resume(): void;
  close(): void;
};

export function createContext(options: {
  engine: Engine;
  db: string;
  unit?: Unit | undefined;
  /** What to read where there is no unit; absent: the latest state, whatever it is at each read. */
  readView?: ReadView | null;
  timeLimit?: TimeLimit | null;
  vars?: Vars | undefined;
}): QueryContext {
  const { engine, db, unit, readView, timeLimit } = options;
  const view = unit?.overlay ?? readView?.view ?? engine.latest;
  const open = new Set<RangeCursor>();
  const now = new Date();
  const vars: Vars = Object.assign(
    allow(Object.create(null), timeLimit),
    { NOW: now, CLUSTER_TIME: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }) },
    options.vars,
  );
  return {
    engine,
    db,
    view,
    sequence: unit?.isTransaction ? unit.sequence : (readView?.sequence ?? Number.POSITIVE_INFINITY),
    atClusterTime: readView?.atClusterTime ?? null,
    vars,
    examined: { keys: 0, documents: 0 },
    collectionAt: (ns) => engine.find(unit, ns),
    range(rangeOptions) {
      const cursor = view.range(rangeOptions);
      open.add(cursor);
      return {
        next: timeLimit
          ? () => {
              timeLimit.check();
              return cursor.next();
            }
          : cursor.next,
        seek: cursor.seek,
        suspend: cursor.suspend,
        close() {
          open.delete(cursor);
          cursor.close();
        },
      };
    },
    suspend() {
      timeLimit?.pause();
      for (const cursor of open) cursor.suspend();
    },
    resume: () => timeLimit?.resume(),
    close() {
      for (const cursor of open) cursor.close();
      open.clear();
    },
  };
}
