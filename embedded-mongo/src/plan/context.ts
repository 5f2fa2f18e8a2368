import { Timestamp } from "bson";
import type { Vars } from "../expressions/compile.ts";
import type { RangeCursor, RangeOptions, View } from "../store/storage.ts";
import type { Engine, Unit } from "../transactions/engine.ts";

/** What a query reads from and counts into while it runs. */
export type QueryContext = {
  readonly engine: Engine;
  readonly db: string;
  readonly view: View;
  /** Indexes made ready after this moment are not in the view. */
  readonly sequence: number;
  readonly vars: Vars;
  readonly examined: { keys: number; documents: number };
  range(options: RangeOptions): RangeCursor;
  /** Between two batches no engine resource stays open. */
  suspend(): void;
  close(): void;
};

export function createContext(options: {
  engine: Engine;
  db: string;
  unit?: Unit | undefined;
  vars?: Vars | undefined;
}): QueryContext {
  const { engine, db, unit } = options;
  const view = unit ? unit.overlay : engine.latest;
  const open = new Set<RangeCursor>();
  const now = new Date();
  const vars: Vars = Object.assign(
    Object.create(null),
    { NOW: now, CLUSTER_TIME: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }) },
    options.vars,
  );
  return {
    engine,
    db,
    view,
    sequence: unit?.isTransaction ? unit.sequence : Number.POSITIVE_INFINITY,
    vars,
    examined: { keys: 0, documents: 0 },
    range(rangeOptions) {
      const cursor = view.range(rangeOptions);
      open.add(cursor);
      return {
        next: cursor.next,
        seek: cursor.seek,
        suspend: cursor.suspend,
        close() {
          open.delete(cursor);
          cursor.close();
        },
      };
    },
    suspend() {
      for (const cursor of open) cursor.suspend();
    },
    close() {
      for (const cursor of open) cursor.close();
      open.clear();
    },
  };
}
