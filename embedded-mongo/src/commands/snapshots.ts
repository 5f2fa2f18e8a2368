import { Timestamp } from "bson";
import { failure } from "../errors.ts";
import { SNAPSHOT_HELD_MAX_MS, SNAPSHOTS_MAX } from "../limits.ts";
import type { ReadView } from "../plan/context.ts";
import type { Snapshot } from "../store/storage.ts";
import type { Engine } from "../transactions/engine.ts";

type Held = ReadView & {
  readonly snapshot: Snapshot;
  readonly takenAt: number;
  isReleased: boolean;
};

export type Snapshots = ReturnType<typeof createSnapshots>;

const MS_PER_S = 1_000;

/**
 * States of the data that readers outside transactions come back to: read concern `snapshot`, by the time that their
 * first read was told. They are held for as long as MongoDB keeps its history.
 */
export function createSnapshots(engine: Engine) {
  const heldByTime = new Map<string, Held>();
  let last = Timestamp.fromNumber(0);

  const nextTime = (): Timestamp => {
    const seconds = Math.floor(Date.now() / MS_PER_S);
    const isSame = last.getHighBits() >= seconds;
    last = new Timestamp(isSame ? { t: last.getHighBits(), i: last.getLowBits() + 1 } : { t: seconds, i: 1 });
    return last;
  };

  const release = (held: Held) => {
    held.isReleased = true;
    held.snapshot.release();
    heldByTime.delete(String(held.atClusterTime));
  };

  const take = (now: number): Held => {
    const [oldest] = heldByTime.values();
    if (oldest && heldByTime.size >= SNAPSHOTS_MAX) release(oldest);
    const snapshot = engine.storage.snapshot();
    const refuseReleased = () => {
      if (held.isReleased) throw tooOld();
    };
    const held: Held = {
      snapshot,
      takenAt: now,
      isReleased: false,
      sequence: engine.visibleSequence(),
      atClusterTime: nextTime(),
      view: {
        get(key) {
          refuseReleased();
          return snapshot.get(key);
        },
        range(options) {
          const cursor = snapshot.range(options);
          const next = () => {
            refuseReleased();
            return cursor.next();
          };
          return { ...cursor, next };
        },
      },
    };
    heldByTime.set(String(held.atClusterTime), held);
    return held;
  };

  return {
    /** @param time As an earlier read was told; absent: now. @throws CommandError 239 when it is held no more. */
    at(time: unknown, now = Date.now()): ReadView {
      if (time !== undefined) {
        const held = heldByTime.get(String(time));
        if (!held) throw tooOld();
        return held;
      }
      const newest = [...heldByTime.values()].at(-1);
      return newest?.sequence === engine.visibleSequence() ? newest : take(now);
    },
    sweep(now = Date.now()): void {
      for (const held of heldByTime.values()) if (now - held.takenAt > SNAPSHOT_HELD_MAX_MS) release(held);
    },
    closeAll(): void {
      for (const held of heldByTime.values()) release(held);
    },
  };
}

const tooOld = () =>
  failure(
    "SnapshotTooOld",
    `Read timestamp is not one that this server holds: it keeps those it gave, ${SNAPSHOT_HELD_MAX_MS / MS_PER_S} s long, at most ${SNAPSHOTS_MAX} of them.`,
  );
