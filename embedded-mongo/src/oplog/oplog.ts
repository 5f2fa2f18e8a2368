import { Binary, Timestamp } from "bson";
import { CODES, CommandError } from "../errors.ts";
import { BACKGROUND_BATCH_WRITES, OPLOG_IDLE_MAX_MS, OPLOG_MAX_BYTES, OPLOG_READ_BYTES } from "../limits.ts";
import type { Key, Storage, Write } from "../store/storage.ts";
import { decode, encode } from "../values/codec.ts";
import type { Document } from "../values/types.ts";
import { type Change, encodeEntry, type Origin } from "./entry.ts";
import { type Position, positionOf, startOf, timeOf } from "./position.ts";

/** Where entries live, in the order of their commits; and what is remembered about them. */
const OPLOG_TREE = "\x00\x00\x00\x02";
const STATE_KEY = "\x00\x00\x00\x00oplog";

/** The collection a change was made in, as far as the oplog needs it. */
type Place = { readonly ns: string; readonly uuid: Uint8Array; readonly options: Document };
export type PlacedChange = { readonly place: Place; readonly change: Change };

export type Oplog = {
  /** The writes that record changes, in the same commit as the changes themselves; none while nobody listens. */
  writesOf(changes: readonly PlacedChange[], origin: Origin | null): Write[];
  /** To be called when what was recorded has become visible. */
  announce(records: readonly Write[]): void;
  /** Begins to record, if that has not begun; from here on a stream may start at the time that is given. */
  listen(): Timestamp;
  /** Everything that was recorded up to this time can be read. */
  now(): Timestamp;
  /** Up to `OPLOG_READ_BYTES` of entries after a position, oldest first. @throws CommandError 286 when some are gone. */
  read(after: Position): { position: Position; bytes: Uint8Array }[];
  entryAt(position: Position): Uint8Array | undefined;
  /** Resolves at the next change, or when the time is over. */
  wait(maxMs: number): Promise<void>;
  /** Drops the oldest entries beyond the bound, and all of them when nobody has listened for long. */
  trim(isListenedTo: boolean, now?: number): Promise<void>;
};

const keyOf = (position: Position): Key => OPLOG_TREE + position;
const positionOfKey = (key: Key): Position => key.slice(OPLOG_TREE.length);
const END: Key = `${OPLOG_TREE}\xff\xff\xff\xff\xff`;

const isPreImageKept = ({ options }: Place): boolean =>
  (options.changeStreamPreAndPostImages as Document | undefined)?.enabled === true;

/** @throws CommandError, with the label that tells the driver not to try again. */
export const historyLost = () =>
  new CommandError(
    CODES.ChangeStreamHistoryLost,
    "Resume of change stream was not possible, as the resume point may no longer be in the oplog.",
    { labels: ["NonResumableChangeStreamError"] },
  );

/**
 * The changes that change streams read: a bounded range of keys, written with the changes. It is recorded from the
 * first stream on that is ever opened, and until none has been opened for `OPLOG_IDLE_MAX_MS`: who never opens one
 * does not pay for it.
 */
export function createOplog(storage: Storage): Oplog {
  const waiters = new Set<() => void>();
  let last = new Timestamp({ t: 0, i: 0 });
  /** Everything after this position can be read; null: nothing is recorded. */
  let start: Position | null = null;
  let usedAt = 0;
  let sizeBytes = 0;

  const saveState = (): Write => [STATE_KEY, encode({ start: Buffer.from(start ?? "", "latin1"), usedAt })];
  const commit = (writes: Write[]): Promise<void> => storage.commit(writes).visible;

  const load = () => {
    const state = storage.latest.get(STATE_KEY);
    if (!state) return;
    const stored = decode(state) as { start: Binary; usedAt: { valueOf(): number } };
    start = Buffer.from(stored.start.buffer.subarray(0, stored.start.position)).toString("latin1");
    usedAt = Number(stored.usedAt.valueOf());
    const cursor = storage.latest.range({ start: OPLOG_TREE, end: END });
    for (let entry = cursor.next(); entry; entry = cursor.next()) {
      sizeBytes += entry.value.length;
      last = timeOf(positionOfKey(entry.key));
    }
    cursor.close();
  };

  /** Later than all before it, also where the clock went back. */
  const tick = (): Timestamp => {
    const t = Math.floor(Date.now() / 1_000);
    last = t > last.t ? new Timestamp({ t, i: 1 }) : new Timestamp({ t: last.t, i: last.i + 1 });
    return last;
  };

  load();
  let visible = last;

  return {
    writesOf(changes, origin) {
      if (start === null || changes.length === 0) return [];
      const time = tick();
      const wallTime = new Date();
      return changes.map(({ place, change }, i): Write => {
        const images = "after" in change ? change : {};
        const value = encodeEntry(
          {
            op: change.op,
            ns: place.ns,
            uuid: new Binary(place.uuid, Binary.SUBTYPE_UUID),
            wallTime,
            hasPreImage: isPreImageKept(place),
            description: "description" in change ? (change.description ?? null) : null,
            origin,
          },
          images,
        );
        sizeBytes += value.length;
        return [keyOf(positionOf(time, i + 1)), value];
      });
    },

    announce([first]) {
      if (first) visible = timeOf(positionOfKey(first[0]));
      for (const wake of waiters) wake();
    },

    listen() {
      usedAt = Date.now();
      const time = tick();
      start ??= startOf(time);
      void commit([saveState()]).catch(() => undefined);
      return time;
    },

    now: () => visible,

    read(after) {
      if (start === null || after < start) throw historyLost();
      const entries: { position: Position; bytes: Uint8Array }[] = [];
      let readBytes = 0;
      const cursor = storage.latest.range({ start: `${keyOf(after)}\x00`, end: END });
      try {
        for (let entry = cursor.next(); entry && readBytes < OPLOG_READ_BYTES; entry = cursor.next()) {
          entries.push({ position: positionOfKey(entry.key), bytes: entry.value });
          readBytes += entry.value.length;
        }
      } finally {
        cursor.close();
      }
      return entries;
    },

    entryAt: (position) => storage.latest.get(keyOf(position)),

    wait(maxMs) {
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiters.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.max(maxMs, 0));
        waiters.add(wake);
      });
    },

    async trim(isListenedTo, now = Date.now()) {
      if (start === null) return;
      if (isListenedTo) usedAt = now;
      const isForgotten = now - usedAt > OPLOG_IDLE_MAX_MS;
      if (!isForgotten && sizeBytes <= OPLOG_MAX_BYTES) return;
      const writes: Write[] = [];
      const cursor = storage.latest.range({ start: OPLOG_TREE, end: END });
      for (let entry = cursor.next(); entry; entry = cursor.next()) {
        if (writes.length >= BACKGROUND_BATCH_WRITES || (!isForgotten && sizeBytes <= OPLOG_MAX_BYTES)) break;
        writes.push([entry.key, null]);
        start = positionOfKey(entry.key);
        sizeBytes -= entry.value.length;
      }
      cursor.close();
      const isAllGone = isForgotten && writes.length < BACKGROUND_BATCH_WRITES;
      if (isAllGone) start = null;
      await commit([...writes, isAllGone ? [STATE_KEY, null] : saveState()]);
    },
  };
}
